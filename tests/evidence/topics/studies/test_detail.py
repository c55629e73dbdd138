"""One study: every number of the corpus about it, each with its source."""

from dataclasses import replace

import pytest

from evidence.topics.page import page_json
from evidence.topics.studies.printed_rows import readings
from tests.evidence.topics.studies.conftest import opened

TABLES = (
    *("arms", "measurements", "directions", "differences"),
    *("events", "primaries", "regions", "details"),
)


@pytest.fixture(scope="module")
def khan(cohorts):
    return opened(cohorts, "khan-2018").detail


@pytest.fixture(scope="module")
def yang(cohorts):
    return opened(cohorts, "yang-z-2009").detail


def in_section(detail, name):
    return [row for row in detail.figures.rows if row["section"] == name]


def figures(detail):
    return {row["row_id"]: row for row in detail.figures.rows}


def test_without_a_study_the_list_remains(cohorts):
    page = opened(cohorts)

    assert page.detail is None
    assert len(page.listing.studies.rows) == 17


def test_every_row_of_every_study_is_there_with_its_source(corpus, cohorts):
    for study in cohorts.studies:
        found = opened(cohorts, study.study_id).detail.figures.rows
        wanted = {
            row_id
            for frame in map(corpus.table, TABLES)
            for row_id in frame.loc[frame["study_id"] == study.study_id, "row_id"]
        }

        assert wanted <= {row["row_id"] for row in found}, study.study_id
        for row in found:
            assert all(row[name] for name in ("row_id", "figure", "basis", "locator", "what")), row


def test_the_command_prints_every_figure(cohorts):
    printed = page_json("studies", opened(cohorts, "khan-2018"))["tables"]["figures"]

    assert {"row_id", "figure", "basis", "locator"} <= set(printed[0])
    assert len(printed) == len(figures(opened(cohorts, "khan-2018").detail))


def test_khan_is_described_as_printed(khan):
    assert khan.citation.endswith("Spinal Metastases and Myeloma. AJNR Am J Neuroradiol. 2018.")
    assert khan.collection == "Described by the review, ref 30"
    assert khan.about[1] == "OCEBM level 4: patients followed without a control group."
    assert [row["address"] for row in khan.links.rows] == ["https://doi.org/10.3174/ajnr.A5680"]
    # M. A. Khan is an author of both, and the years of treatment overlap
    assert khan.overlaps == (
        "Its patients may overlap with those of Motaghi 2022; totals count them once."
    )
    assert khan.outside == ""
    assert len(khan.notes) == 4
    assert khan.discrepancies_said == "5 discrepancies, gravest first"
    assert len(khan.discrepancies) == 5


def test_the_gravest_discrepancies_come_first(yang):
    grades = [("high", "medium", "low").index(one.severity) for one in yang.discrepancies]

    assert grades == sorted(grades)
    assert grades[0] == 0


def test_the_scores_of_khan_come_in_order_of_time(khan):
    scores = in_section(khan, "Scores")

    assert [row["when"] for row in scores] == ["before treatment", "2–4 weeks", "20–24 weeks"]
    assert scores[1]["figure"] == "median 2 ± 1.6 (spread not named)"
    assert {row["locator"] for row in scores} == {"abstract, doi 10.3174/ajnr.A5680"}


def test_counts_stand_with_share_and_limits_in_one_text(khan, yang):
    events = {row["what"]: row for row in in_section(khan, "Events")}

    assert events["skin burn"]["figure"] == "1 of 69 patients: 1.4\u00a0% (0.3–7.8\u00a0%)"
    told = {row["figure"] for row in in_section(yang, "Events")}
    assert "0 of 40 patients: up to 8.8\u00a0%" in told
    assert "40 of 40 patients: 100\u00a0% (91.2–100\u00a0%)" in told


def test_pooled_counts_of_a_review_have_no_limits(cohorts):
    for study in cohorts.studies:
        if study.design in {"systematic review", "narrative review", "guideline"}:
            for row in in_section(opened(cohorts, study.study_id).detail, "Events"):
                assert "(" not in row["figure"], row
                assert row["used"] == "in no tally"


def test_both_prints_of_a_number_stand_side_by_side(yang):
    sides = yang.sides.rows

    assert [row["what"] for row in sides] == ["VAS", "VAS", "KPS", "KPS"]
    assert sides[0]["review"] == "2.26 (mean or median not stated), time not given by the review ⚠"
    assert sides[0]["study"] == "mean 2.26 ± 1.05 (SD), 6 months ⚠"
    assert {row["same"] for row in sides} == {"yes"}
    unused = [row for row in yang.figures.rows if row["used"] == "no"]
    assert {row["row_id"] for row in unused} == {row["row_id"] for row in sides}
    assert {row["basis"] for row in unused} == {"stated in the review"}
    assert {row["why_not_used"] for row in unused} == {"the study's own figure is used"}


def test_figures_in_doubt_are_marked_on_the_page_of_their_study(cohorts, yang):
    shown = {row["row_id"]: row["what"] for part in yang.sections for row in part.table.rows}
    doubtful = {row.row_id for row in cohorts.scores if row.touched} & set(shown)

    assert {row_id for row_id, what in shown.items() if "⚠" in what} == doubtful
    assert {row["row_id"] for row in yang.figures.rows if row["in_doubt"]} == doubtful
    assert [row["study"].count("⚠") for row in yang.sides.rows] == [1, 1, 0, 0]
    assert [row["review"].count("⚠") for row in yang.sides.rows] == [1, 1, 1, 1]


def test_overlapping_series_are_named_with_their_marks(yang):
    assert yang.overlaps == (
        "Its patients may overlap with those of Yang 2005 and Yang Z 2013; totals count them once."
    )
    assert yang.collection == "Described by the review, refs 45 and 50"


def test_unseen_authors_and_years_are_said_to_be_unseen(cohorts):
    assert opened(cohorts, "pusceddu").detail.citation == (
        "Pusceddu et al. Title not seen. Year not seen."
    )
    assert opened(cohorts, "unnamed-leakage-risk").detail.citation.startswith(
        "First author not seen."
    )


def test_an_arm_whose_cement_is_not_stated_says_so_in_every_row(cohorts):
    found = figures(opened(cohorts, "pusceddu").detail)

    assert found["pusceddu.arms.1"]["what"] == "MWA (cement not stated)"
    assert found["pusceddu.events.1"]["arm"] == "Microwave ablation (cement not stated)"
    assert found["pusceddu.events.3"]["used"] == "in no tally"
    assert found["pusceddu.events.3"]["why_not_used"] == "cement not stated"


def test_a_study_opens_whatever_the_filters_and_says_that_it_is_outside(cohorts):
    for filters in ({"primary": ("breast",)}, {"primary": ("melanoma",), "region": ("sacral",)}):
        page = opened(cohorts, "gu-2015", **filters)

        assert page.question == "What is printed about Gu 2015?"
        assert page.nothing == ""
        assert page.detail.outside.startswith("This study is outside the present filters")


def test_the_wider_literature_is_named_as_such(cohorts):
    assert opened(cohorts, "kallmes-2009").detail.collection == (
        "Wider literature, not in the review"
    )


def test_sources_are_short_on_screen_and_whole_in_the_table(khan, trial):
    assert figures(khan)["khan-2018.patients"]["source"] == "study, abstract"
    assert figures(khan)["khan-2018.events.4"]["source"] == (
        "review, PVP combined with MWA, ref 30"
    )
    doe = figures(opened(trial, "doe-2020").detail)
    assert doe["doe-2020.patients"]["source"] == "study, abstract"
    assert doe["doe-2020.patients"]["locator"] == "abstract, PMID 123"
    # Another paper's place is left as it is, whatever it ends with.
    assert doe["doe-2020.directions.1"]["source"] == (
        "another paper, table 2 of a review, PMID 123"
    )


def test_what_every_row_says_is_said_once(khan):
    (section,) = [one for one in khan.sections if one.heading == "Tumour primaries"]

    assert section.note.startswith("Source: study, abstract. Note: The counts sum to 69")
    assert {row["note"] for row in section.table.rows} == {""}
    assert len(section.table.rows) == 9
    assert "used" not in section.table.headings


def test_what_only_some_rows_say_stands_below_them(khan):
    (section,) = [one for one in khan.sections if one.heading == "Events"]
    below = {row["row_id"]: row["note"] for row in section.table.rows}

    assert below["khan-2018.events.3"] == (
        "Source: study, abstract. The denominator is our choice; the other would be 102 lesions."
    )
    assert below["khan-2018.events.6"] == (
        "Source: review, PVP combined with MWA, ref 30. The study's own figure is used."
    )
    assert section.table.headings["used"] == "Used here"


def test_a_trial_shows_all_that_it_prints(trial):
    detail = opened(trial, "doe-2020").detail
    found = figures(detail)

    assert detail.citation == "Doe J; Roe R. Cement or sham. J Trials. 2020."
    assert detail.about[2:] == (
        "Patients did not know which treatment they had.",
        "Patients could change to the other treatment.",
        "Patients are called consecutive.",
        "Centre: Utrecht, the Netherlands.",
    )
    assert found["doe-2020.follow-up"]["figure"] == "five visits"
    assert found["doe-2020.follow-up"]["note"] == "Taken as 12 months (last visit)."
    difference = found["doe-2020.differences.1"]
    assert difference["figure"] == "mean difference −1.5 points (limits −2.5 to −0.5)"
    assert difference["compared"] == "Sham procedure, p = 0.003"
    score = found["doe-2020.measurements.1"]
    assert score["arm"] == "Ablation (cement not stated)"
    assert score["compared"] == "Sham procedure, p < 0.01"
    direction = found["doe-2020.directions.1"]
    assert direction["figure"] == "better"
    assert direction["compared"] == "first visit after treatment"
    leak = found["doe-2020.events.1"]
    assert leak["used"] == "as a comparator"
    assert leak["note"] == "Printed as 1\u00a0%. As printed."
    volume = found["doe-2020.details.1"]
    assert (volume["figure"], volume["number"]) == ("Volume injected", "2–4\u00a0ml")
    assert found["doe-2020.arms.1"]["figure"] == "1 patient"
    assert found["doe-2020.arms.2"]["what"] == "sham (comparator, no cement)"
    assert found["doe-2020.arms.3"]["figure"] == "size not printed"


def test_what_was_read_is_shown_and_downloaded(trial):
    detail = opened(trial, "doe-2020").detail

    assert [(row["what"], row["where"], row["on"]) for row in detail.readings.rows] == [
        ("abstract", "PubMed 123", "2026-11-20"),
        ("not found", "publisher's page", "2026-11-21"),
    ]
    last = detail.download.rows[-1]
    assert last["row_id"] == "doe-2020.readings.2"
    assert (last["section"], last["what"], last["locator"]) == (
        "What was read",
        "not found",
        "publisher's page",
    )
    assert len(detail.download.rows) == len(detail.figures.rows) + 2
    assert set(last) == set(detail.figures.rows[0])


def test_a_study_without_readings_shows_none(trial):
    (doe,) = trial.studies

    assert not readings(replace(doe, readings=()))


def test_a_study_that_shares_no_patients_names_none(trial):
    assert opened(trial, "doe-2020").detail.overlaps == ""


def test_what_could_be_judged_is_shown_and_the_rest_named(cohorts, khan):
    assert {row["item"] for row in khan.appraisal.rows} == {
        "clinical information reported",
        "outcomes or follow-up reported",
        "appropriate statistics",
    }
    assert khan.not_judged.startswith("7 of 10 items of JBI case series cannot be judged from ")
    pusceddu = opened(cohorts, "pusceddu").detail
    assert not pusceddu.appraisal
    assert pusceddu.not_judged == (
        "None of the 10 items of JBI case series can be judged from what we read."
    )
    review = opened(cohorts, "xie-2015").detail
    assert not review.appraisal
    assert review.not_judged == ""
