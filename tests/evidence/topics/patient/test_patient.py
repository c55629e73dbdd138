"""The page on patients like these, against hand-checked rows."""

import plotly.graph_objects as go
import pytest

from evidence import cohorts as room
from evidence import prose
from evidence.cohorts import harms as counts
from evidence.corpus.selection import Selection
from evidence.topics.page import page_json
from evidence.topics.patient import TOPIC
from evidence.topics.patient.page import PatientOptions
from evidence.topics.patient.pain import SHOWN

KHAN = (
    "Khan 2018 (PVP + MWA, 69 patients) – VAS, before treatment: median 7 ± 1.8 (spread not "
    "named); 2–4 weeks: median 2 ± 1.6 (spread not named); 20–24 weeks: median 2 ± 2.1 (spread not "
    "named); n not printed."
)
SELECTIONS: tuple[dict[str, object], ...] = (
    {},
    {"collection": "all"},
    {"primary": ("breast",), "region": ("thoracic",)},
    {"primary": ("kidney",), "region": ("cervical",)},
    {"therapy": ("PVP",)},
    {"collection": "all", "therapy": ("PKP",)},
    {"collection": "all", "therapy": ("RFA",)},
    {"collection": "all", "aetiology": ("hemangioma",)},
    {"collection": "all", "design": ("randomised trial",)},
    {"design": ("narrative review",)},
)


@pytest.fixture
def page(cohorts):
    def build(*, plain=False, **filters):
        choice = room.choose(cohorts, Selection(**filters))
        return TOPIC.build(choice, PatientOptions(plain=plain))

    return build


def text(lines):
    return " ".join(lines)


# --- who ---------------------------------------------------------------------------------------


def test_breast_and_thoracic_is_told_from_khan_alone(page):
    found = page(primary=("breast",), region=("thoracic",))

    assert found.who == (
        "1 of the review's 13 studies of patients enrolled breast primaries and treated the "
        "thoracic spine (Khan 2018; 69 patients)."
    )
    assert found.notes == (
        "Each by itself: 1 enrolled breast primaries and 8 treated the thoracic spine.",
        (
            "Whether they were the same patients isn't reported, and its figures are for all its "
            "patients together, not for these alone."
        ),
    )
    assert found.pain == (KHAN,)


def test_patients_of_a_therapy_are_those_in_its_arms(page):
    assert page(therapy=("PVP",)).who == (
        "6 of the review's 13 studies of patients used PVP (280 patients in such arms, not printed "
        "by 1 study)."
    )  # 37 + 23 + 40 + 60 + 120; 374 were in all arms of these studies


def test_a_therapy_filter_says_that_only_its_arms_are_shown(page):
    assert page(therapy=("PVP",)).notes == ("Only figures of arms with PVP are shown.",)


def test_studies_without_patients_are_told_apart(page):
    found = page(design=("narrative review",))

    assert found.who.startswith("None of the review's 13 studies of patients")
    assert found.notes == (
        "3 studies that match have no patients of their own (narrative review).",
    )
    assert found.sure == ("There is nothing to be sure of: no study of such patients.",)


def test_no_filter_is_said(page):
    assert page().who.startswith("No filter is set: this is what the review's 13 studies")
    assert page().notes == ()


def test_an_empty_choice_looks_into_the_wider_literature(page):
    found = page(primary=("liver",))

    assert (
        found.nothing
        == found.answer
        == (
            "No study matches the filter tumour primary liver. In the wider literature 1 "
            "study matches: Katonis."
        )
    )
    assert page_json("patient", found)["sentences"] == [found.answer, found.nothing]
    assert found.icons is None


# --- the bold line ------------------------------------------------------------------------------


def test_the_answer_is_pain_harm_and_certainty_with_their_denominators(page):
    """Kastler 2014 7.4 to 2.3 and Khan 2018 7 to 2: arms of 17 and 69 patients."""
    assert page().answer == (
        "Pain fell by 5 to 5.1 points of 10 in 2 tumour arms (86 patients); 2 of 69 patients had "
        "any complication (Khan 2018); certainty low to very low."
    )


@pytest.mark.parametrize("filters", SELECTIONS)
def test_the_answer_is_short(page, filters):
    assert len(page(**filters).answer.replace(" ⚠", "").split()) <= 30


@pytest.mark.parametrize("filters", SELECTIONS)
def test_plain_words_hold_no_figure_that_the_page_does_not(page, filters):
    found = page(plain=True, **filters)
    told = text(found.plain)

    assert found.plain[-1] == "Your own case may differ: talk it over with your doctor."
    assert not {"CI", "SD", "Wilson", "median", "cohort"} & set(told.split())
    if found.icons is not None:
        row = found.icons.table.rows[0]["figure"].replace("patients", "people")
        assert row.split(" people")[0] in told


def test_the_printed_page_names_its_sources(page):
    assert page(primary=("breast",)).sources == "Sources: Khan 2018 doi:10.3174/ajnr.A5680."


# --- pain --------------------------------------------------------------------------------------


def test_scores_are_written_as_everywhere_and_each_visit_reads_well(page):
    assert page().pain[1] == (
        "Kastler 2014 (PVP + MWA, 17 patients) – VAS, before treatment: mean 7.4 ± 1.2 (SD); day "
        "0 (after the procedure): mean 1.3 ± 1.8 (SD); 1 month: mean 1.9 ± 1.6 (SD); 6 months: mean "
        "2.3 ± 1.4 (SD); n not printed."
    )


def test_spinal_tumours_come_before_other_diseases(page):
    assert (
        page()
        .pain[2]
        .startswith(
            "Gu 2013 (PVP + pedicle screws, 20 patients, osteoporosis) – VAS, before surgery: mean "
            "7.3 ± 1.3 (SD), n 20;"
        )
    )


def test_a_therapy_filter_leaves_out_the_other_arm(page):
    lines = page(therapy=("PVP + 125I",)).pain

    assert lines == (
        (
            "Yang Z 2009 ⚠ (PVP + 125I, 40 patients) – VAS, 6 months: mean 2.26 ± 1.05 (SD); no "
            "score before treatment printed; n not printed."
        ),
        "1 study says only in words how pain had changed by the last visit (less pain).",
    )


def test_comparators_and_the_review_s_own_print_are_not_counted(page):
    found = page()
    told = text(found.pain + found.response)

    assert "(radiotherapy" not in told
    assert told.count("mean 2.26") == 1


def test_pain_stated_only_between_arms_is_not_lost(page):
    """Trials against sham print no score here, and no change since before treatment."""
    assert page(collection="all").pain[-1] == (
        "49 more studies print a pain score; 32 studies say only in words how pain had changed by "
        "the last visit (less pain in all of them); 14 studies report pain only against another "
        "arm or visit (Boonen 2011, Gu 2014, Clark 2016 and 11 more)."
    )


def test_a_scale_that_cannot_be_converted_is_named(page):
    assert page(collection="all", therapy=("PVP + RFA",)).pain
    (line,) = page(collection="all", therapy=("PVP + ethanol",), instrument=("SF-36",)).pain
    assert (
        line == "1 study prints pain on a scale that isn't 0–10, or not printed (Chin Med J 2007)."
    )


def test_what_lies_outside_the_review_is_marked(page):
    assert any("outside the review" in line for line in page(collection="all").pain)
    assert not any("outside" in line for line in page().pain)


def test_arms_whose_cement_is_not_stated_say_so(page):
    assert (
        page(collection="all", therapy=("RFA + radiotherapy",))
        .pain[0]
        .startswith("Greenwood 2015 (RFA + radiotherapy, 21 patients, cement not stated, ")
    )


# --- response ----------------------------------------------------------------------------------


def test_no_change_is_no_response(page):
    """Yang Z 2009 counts "no change" into its clinical benefit of 40 of 40."""
    assert page(therapy=("PVP + 125I",)).response[1] == (
        "Yang Z 2009 (PVP + 125I, 40 patients): complete response (complete relief (CR); 6 "
        "months) in 0 of 40 patients: up to 8.8\u00a0%; partial response (partial relief (PR); 6 "
        "months) in 36 of 40 patients: 90.0\u00a0% (76.9–96.0\u00a0%)."
    )


def test_responses_without_a_count_are_named(page):
    assert any(
        "report other responses, or without a count of patients" in line
        for line in page(collection="all").response
    )


def test_no_response_looks_into_the_wider_literature(page):
    assert page(primary=("breast",), region=("thoracic",)).response == (
        "No study here reports how many such patients responded.",
        "In the wider literature 1 study does under these filters.",
    )


# --- complications -----------------------------------------------------------------------------


def test_the_icons_are_khan_s_two_of_sixty_nine(page):
    found = page()

    assert found.complications[0] == (
        "Khan 2018 (PVP + MWA, 69 patients): any complication (all complications documented) "
        "in 2 of 69 patients: 2.9\u00a0% (0.8–10.0\u00a0%)."
    )
    legend = str(found.icons.figure["layout"]["annotations"])
    assert "● 3 reported, of 100" in legend
    assert "⊗ 7 more within the 95 % interval" in legend
    assert [row["icons"] for row in found.icons.table.rows] == [3, 7, 90]
    assert set(found.icons.marks) == {"khan-2018.events.1"}


def test_no_event_still_leaves_icons_possible(page):
    found = page(therapy=("PKP",))

    assert found.complications[0] == (
        "Chen 2016 (PKP, 282 patients): major complication (no serious complication reported) in "
        "0 of 282 patients: up to 1.3\u00a0%, our reading of the text."
    )
    assert [row["icons"] for row in found.icons.table.rows] == [0, 2, 98]  # upper limit 1.3 %


def test_a_cohort_whose_cement_is_not_stated_never_stands_for_others(page):
    """Levy 2023 ablated bone metastases anywhere; its 206 patients are the largest count."""
    found = page(collection="all")

    assert found.icons.marks.keys() == {"chew-2011.events.1"}  # 3 of 128, spinal tumours
    assert any(
        line.startswith("Printed, but not counted here: Levy 2023 (RFA, 206 patients, cement not")
        for line in found.complications
    )
    alone = page(collection="all", therapy=("RFA",))
    assert alone.icons is None
    assert alone.complications[0] == (
        "No cohort here counts any or major complications in patients known to have had cement."
    )


def test_the_icons_show_spinal_tumours_if_any_count(page, cohorts):
    for filters in SELECTIONS:
        choice = room.choose(cohorts, Selection(**filters))
        kept = [one.row for one in counts.summed_up(choice.counts) if one.counts]
        found = page(**filters).icons
        if found is not None and not choice.selection.therapy:
            (row_id,) = found.marks
            shown = next(count for count in kept if count.row_id == row_id)
            wanted = {"any complication", "major complication"}
            tumours = [one for one in kept if one.study.of_tumours and one.event in wanted]
            assert shown.study.of_tumours or not tumours
            assert shown.cement_known


def test_arms_counted_together_are_of_no_single_therapy(page):
    found = page(therapy=("PVP",))

    assert set(found.icons.marks) == {"anselmetti-2008.events.5"}
    assert found.complications[-1] == (
        "Not shown, as counted only for several therapies together (Masala 2013)."
    )
    both = page(therapy=("PVP", "PVP + cryoablation"))
    assert set(both.icons.marks) == {"masala-2013.events.1"}


def test_harm_of_any_cause_is_named_and_never_shown(page):
    found = page(collection="all", design=("randomised trial",))

    assert "as harm of any cause (Berenson 2011" in found.complications[-1]
    assert "berenson-2011.events.1" not in {row["row_id"] for row in found.complication_counts.rows}


def test_other_cohorts_with_no_event_give_an_upper_limit(page):
    assert page().complications[1] == (
        "Other cohorts with this count: Masala 2013 (PVP + cryoablation and PVP, all arms "
        "together, 46 patients) – 0 of 46 patients: up to 7.7\u00a0%; Kastler 2014 (PVP + MWA, 17 "
        "patients) – 0 of 17 patients: up to 18.4\u00a0%."
    )


def test_all_hundred_icons_are_drawn_with_their_row(page):
    figure = go.Figure(page().icons.figure)

    drawn = {trace.name: len(trace.x) for trace in figure.data}
    assert drawn == {"reported": 3, "possible": 7, "free": 90}
    assert {row[0] for trace in figure.data for row in trace.customdata} == {"khan-2018.events.1"}
    assert len({trace.marker.symbol for trace in figure.data}) == 3
    assert list(figure.data[0].x) == [0, 1, 2]
    assert set(figure.data[0].y) == {0}
    assert max(figure.data[2].y) == 9


# --- what is not known -------------------------------------------------------------------------


def test_what_is_unknown_is_listed(page):
    assert page(primary=("kidney",), region=("cervical",)).unknown == (
        "Results for these patients alone: no study here gives them, nor in the wider literature.",
        "Not reported at all: function, cement leakage, new fractures and response.",
        "The wider literature doesn't report that either.",
        "Last pain score with a stated time: 5.1 months.",
        (
            "How many patients were still scored after treatment: not printed by the one study with "
            "a score after treatment on a scale of 0–10."
        ),
    )


def test_a_later_visit_without_its_time_is_not_forgotten(page):
    """Gu 2013 scores the end of follow-up; Pusceddu and Chen 2016 tell of a year in words."""
    assert page().unknown[0] == (
        "Last pain score with a stated time: 6 months; in words 12 months; 1 study scores a later "
        "visit without its time."
    )


def test_missing_outcomes_say_where_they_are(page):
    assert page(therapy=("PVP",)).unknown[:2] == (
        "Not reported at all: new fractures and local control.",
        (
            "Reported in the wider literature: new fractures by 16 studies and local control by 5 "
            "studies."
        ),
    )
    assert (
        "Complications: reported only in animals (Yang Z 2013, pigs)."
        in page(therapy=("PVP + 125I",)).unknown
    )


# --- how sure ----------------------------------------------------------------------------------


def test_how_sure_names_level_certainty_and_reasons(page):
    lines = page(primary=("breast",)).sure

    assert lines == (
        "Studies by level of OCEBM 2011, 1 best and 5 weakest: level 4, 1 case series.",
        "Certainty on pain and complications: ⊕○○○ very low after PVP + MWA.",
        (
            "Rated down for no randomised trial of the therapy (2 of 2); no group without it, or trials "
            "and comparisons not judged sound (2 of 2); few patients (2 of 2). The rating is ours (see "
            "Study quality)."
        ),
    )


def test_trials_against_another_arm_are_counted_as_on_the_page_on_quality(page):
    assert page(collection="all").sure[1] == (
        "Called better for pain than the other arm of randomised trials: PVP in 4 of 8, PKP in 2 of "
        "2 and PVP + RFA in none of 1."
    )


# --- all views ---------------------------------------------------------------------------------


@pytest.mark.parametrize("filters", SELECTIONS, ids=str)
def test_paragraphs_stay_short_enough_for_one_page(page, filters):
    found = page(**filters)

    assert len(found.pain) <= SHOWN + 3
    assert len(found.response) <= SHOWN + 2
    assert len(found.complications) <= 6
    assert len(found.unknown) <= 8
    assert len(found.sure) <= 6


@pytest.mark.parametrize("filters", SELECTIONS, ids=str)
def test_rows_are_spelled_as_everywhere(page, cohorts, filters):
    rows = page_json("patient", page(**filters))["tables"].values()
    spelled = {row["row_id"]: row["figure"] for table in rows for row in table}
    own = {score.row_id: prose.score(score) for score in cohorts.scores}
    own |= {
        count.row_id: prose.count_with_interval(count, count.limits()) for count in cohorts.counts
    }

    assert spelled.items() <= own.items()


def test_a_filter_by_therapy_keeps_only_its_figures(page):
    found = page(collection="all", therapy=("PVP + RFA",))
    for table in (found.pain_scores, found.responses, found.complication_counts):
        assert {row["therapy"] for row in table.rows} <= {"PVP + RFA"}
