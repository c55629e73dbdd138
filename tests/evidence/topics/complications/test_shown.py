"""Each patient stands on screen once, with what a count leaves possible."""

import pytest

from evidence.cohorts import choose, harms
from evidence.corpus.selection import Selection
from evidence.topics.complications import TOPIC
from evidence.topics.complications.asked import ALL_UNITS, OVERALL, Asked, values
from evidence.topics.complications.shown import largest

KINDS = harms.FAMILIES


def figures(rows, study_id):
    return [row.figure for row in rows if row.count.study.study_id == study_id]


def options(**chosen):
    return TOPIC.options(**chosen)


def test_the_reviews_tumour_cohorts_are_counted_once_each(shown):
    rows = [row for row in shown() if row.count.study.of_tumours]

    assert [
        (row.count.study.study_id, row.count.events, row.count.total, row.why_not) for row in rows
    ] == [
        ("khan-2018", 2, 69, ""),
        ("masala-2013", 0, 46, ""),
        ("kastler-2014", 0, 17, ""),
        ("chen-2016", 0, 282, ""),
        ("pusceddu", 0, 35, "cement not stated"),
    ]


def test_khans_count_reads_as_everywhere(shown):
    assert figures(shown(), "khan-2018") == [
        "2 of 69 patients: 2.9\N{NO-BREAK SPACE}% (0.8–10.0\N{NO-BREAK SPACE}%)"
    ]


def test_clopper_pearson_is_wider(shown):
    exact = shown(options={"interval": "Clopper–Pearson"})

    assert figures(exact, "khan-2018") == [
        "2 of 69 patients: 2.9\N{NO-BREAK SPACE}% (0.4–10.1\N{NO-BREAK SPACE}%)"
    ]


def test_no_event_gives_its_upper_bound(shown):
    assert figures(shown(), "chen-2016") == ["0 of 282 patients: up to 1.3\N{NO-BREAK SPACE}%"]


def test_a_percentage_without_counts_has_no_interval_and_enters_no_tally(shown):
    gupta = next(
        row
        for row in shown("all", options={"unit": "not stated"})
        if row.count.study.study_id == "gupta-2021"
    )

    assert (gupta.limits, gupta.drawn, gupta.counts) == (None, True, False)
    assert gupta.figure == "29.4\N{NO-BREAK SPACE}%, count not printed"


def test_a_count_without_total_stays_in_the_table(shown):
    rows = shown("all")
    farrokhi = next(row for row in rows if row.count.study.study_id == "farrokhi-2011")

    assert farrokhi.figure == "1 patient, total not printed"
    assert farrokhi not in largest(rows, 1000)


def test_the_widest_count_of_a_study_stands_for_it(shown):
    """Kastler is read both as no complication at all and as no major one."""

    def events(severity):
        rows = shown(options={"severity": severity})
        return [row.count.event for row in rows if row.count.study.study_id == "kastler-2014"]

    assert events("widest count") == ["any complication"]
    assert events("major") == ["major complication"]


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_cohorts_overall_count_is_the_one_that_every_page_means(cohorts, shown, kind, collection):
    counts = choose(cohorts, Selection(collection=collection)).counts
    expected = {
        row.row.row_id
        for aetiology in {count.study.aetiology for count in counts}
        for row in harms.summed_up(
            (count for count in counts if count.study.aetiology == aetiology), kind
        )
        if row.counts
    }

    found = shown(collection, options={"kind": kind})

    assert {row.count.row_id for row in found if row.counts} == expected


@pytest.mark.parametrize(
    ("row_id", "why"),
    [
        ("berenson-2011.events.1", "harm of any cause"),
        ("kim-2020.events.1", "harm of any cause"),
        ("lei-2017.events.2", "comparator arm"),
        ("lei-2017.events.1", "comparator arm"),
        ("voormolen-2007.events.3", "treatment and comparator together"),
        ("chew-2011-review.events.3", "review or guideline"),
        ("yang-z-2013-pigs.events.1", "animals"),
        ("khan-2018.events.4", "printed twice"),
        ("zaretskov.events.1", "case report"),
        ("radiology-2006.events.9", "share of leaks"),
    ],
)
def test_rows_that_take_no_part_say_why(pool, row_id, why):
    assert pool("all").reasons[row_id] == why


def test_nothing_left_out_stands_on_screen(shown):
    for kind in KINDS:
        for row in shown("all", options={"kind": kind, "unit": ALL_UNITS}):
            assert row.count.left_out is None
            assert row.count.unit != "leaks"


def test_patients_whose_cement_is_not_stated_are_shown_and_not_counted(shown):
    unknown = {
        row.count.study.study_id: row.why_not
        for kind in KINDS
        for row in shown("all", options={"kind": kind, "unit": ALL_UNITS})
        if not row.count.cement_known
    }

    assert {"pusceddu", "levy-2023"} <= set(unknown)
    assert set(unknown.values()) == {"cement not stated"}


def test_parts_and_overlaps_are_shown_and_not_counted(shown):
    embolism = shown("all", options={"event": "pulmonary cement embolism"})
    mansour = [row for row in embolism if row.count.study.study_id == "mansour-2018"]

    assert [(row.count.events, row.count.total) for row in mansour if row.counts] == [(13, 102)]
    assert {row.why_not for row in mansour if not row.counts} == {
        "part of another row of this study"
    }
    massari = next(row for row in shown("all") if row.count.study.study_id == "massari-2009")
    assert massari.why_not == "patients may overlap with Masala 2013"
    counted = {row.count.study.study_id: row.count.study for row in shown("all") if row.counts}
    families = {(study.cohort_family, study.aetiology) for study in counted.values()}
    assert len(families) == len(counted)


def test_a_mixed_series_does_not_silence_one_of_hemangiomas(shown):
    """Two of Anselmetti's 60 patients had an angioma; Nambiar's 50 all had one."""
    counted = {row.count.row_id for row in shown("all") if row.counts}

    assert "nambiar-2020.events.2" in counted
    assert "anselmetti-2008.events.5" in counted


def test_arms_that_are_counted_alike_stand_side_by_side(shown):
    """Liu prints 50 % with any leak after vertebroplasty, beside 13 of 51 with a mesh."""

    def leaks(**chosen):
        rows = shown("all", options={"kind": "cement leakage", **chosen})
        return {
            row.count.row_id: row.counts for row in rows if row.count.study.study_id == "liu-q-2024"
        }

    assert leaks() == {"liu-q-2024.events.1": True, "liu-q-2024.events.2": False}
    assert leaks(severity="symptomatic") == {
        "liu-q-2024.events.3": True,
        "liu-q-2024.events.4": True,
    }


def test_wangs_leaks_by_one_route_are_part_of_all_its_leaks(shown):
    rows = shown("all", options={"kind": "cement leakage", "unit": "vertebrae"})
    wang = {
        row.count.row_id: row.counts for row in rows if row.count.study.study_id == "wang-l-2022"
    }

    assert wang == {"wang-l-2022.events.1": True, "wang-l-2022.events.4": False}


def test_leaks_with_symptoms_are_of_both_kinds(shown):
    def lane(kind, **chosen):
        rows = shown("all", options={"kind": kind, "unit": "procedures", **chosen})
        return figures(rows, "lane-2011")

    as_leak = lane("cement leakage", severity="symptomatic")
    assert as_leak == lane("clinical complications", event="symptomatic cement leakage")
    assert as_leak[0].startswith("2 of 53 procedures: ")


def test_every_leak_with_symptoms_is_found_among_leaks(pool, shown):
    asked = {"kind": "cement leakage", "severity": "symptomatic", "unit": ALL_UNITS}

    found = {row.count.row_id for row in shown("all", options=asked)}
    assert found == {
        count.row_id
        for count in pool("all").usable
        if count.event == "symptomatic cement leakage" and harms.severity_of(count) == "symptomatic"
    }
    assert {"nambiar-2020.events.1", "liu-q-2024.events.3", "liu-q-2024.events.4"} <= found


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_is_never_mixed_with_another(shown, kind):
    for unit in ("patients", "procedures", "vertebrae", "lesions", "not stated"):
        assert {row.count.unit for row in shown("all", options={"kind": kind, "unit": unit})} <= {
            unit
        }


def test_a_therapy_filter_leaves_the_other_arms_out(pool, shown):
    asked = {"therapy": ("PVP + RFA",)}

    assert {row.therapy for row in shown("all", **asked)} == {"PVP + RFA"}
    reasons = pool("all", **asked).reasons
    assert reasons["pmid-34247255.events.2"] == "other therapy"
    assert reasons["orgera-2014.events.1"] == "several therapies together"


def test_options_are_what_the_studies_count(cohorts):
    review, both = (choose(cohorts, Selection(collection=name)) for name in ("review", "all"))

    assert values(both, options())["unit"][0] == "patients"
    assert values(both, options())["unit"][-1] == ALL_UNITS
    assert values(both, options())["event"][0] == OVERALL
    assert values(review, options(kind="cement leakage"))["event"] == (
        "disc leakage",
        "venous leakage",
    )


def test_every_event_of_a_kind_can_be_chosen(cohorts):
    choice = choose(cohorts, Selection(collection="all"))
    for kind in KINDS:
        offered = values(choice, options(kind=kind))["event"]
        for count in harms.of_family(choice.counts, kind):
            assert any(Asked(kind, event).of_event(count) for event in offered)


def test_rows_are_sorted_by_aetiology_definition_and_size(shown):
    rows = shown("all")
    aetiologies = [row.count.study.aetiology for row in rows]
    major = [
        row.count.study.short_label
        for row in rows
        if row.count.study.of_tumours and row.count.event == "major complication"
    ]

    assert list(dict.fromkeys(aetiologies)) == ["tumour", "osteoporosis", "hemangioma", "mixed"]
    assert major[:3] == ["Chen 2016", "Trumm 2012", "Bludau 2020"]


def test_the_largest_and_the_highest_cohorts_are_drawn_and_none_lost(shown):
    rows = shown("all")
    tumour = {row.count.study.study_id for row in largest(rows, 3) if row.count.study.of_tumours}

    # Fisher 2019 has the highest share of all, which the answer names.
    assert tumour == {"levy-2023", "chen-2016", "trumm-2012", "fisher-2019"}
    assert largest(rows, 1000) == tuple(row for row in rows if row.drawn)
