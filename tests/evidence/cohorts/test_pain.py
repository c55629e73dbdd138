"""Each treated arm once, with the visit that stands for a window; each patient once."""

import pytest

import evidence
from evidence import cohorts
from evidence.cohorts.controls import against_usual_care
from evidence.cohorts.courses import LAST
from evidence.cohorts.pain import asked_for, changes, pain_results, tallied
from evidence.corpus.selection import Selection


@pytest.fixture(scope="module")
def records():
    return cohorts.build(evidence.load())


@pytest.fixture(scope="module")
def review(records):
    return cohorts.choose(records, Selection())


@pytest.fixture(scope="module")
def wider(records):
    return cohorts.choose(records, Selection(collection="all"))


def of(results, study_id):
    return [one for one in results if one.study.study_id == study_id]


@pytest.mark.parametrize(
    ("window", "after", "change"),
    [
        ("up to 1 week", 1.6, -5.8),
        ("1 month", 1.9, -5.5),
        ("3 months", 2.2, -5.2),
        ("6 months", 2.3, -5.1),
        (LAST, 2.3, -5.1),
    ],
)
def test_a_window_takes_the_nearest_visit_of_the_same_arm(review, window, after, change):
    (kastler,) = of(pain_results(review, window), "kastler-2014")

    assert (kastler.before.value, kastler.score.value) == (7.4, after)
    assert kastler.change == pytest.approx(change)
    assert kastler.direction == "better"


def test_six_months_holds_scores_scores_without_one_before_and_words(review):
    results = {one.row_id: one for one in pain_results(review, "6 months")}

    assert results["khan-2018.measurements.3"].change == -5
    assert results["yang-z-2009.measurements.1"].change is None
    assert results["yang-z-2009.measurements.1"].direction is None
    assert results["masala-2013.directions.18"].direction == "better"
    assert not any(row_id.startswith("yang-z-2009.measurements.5") for row_id in results)


def test_each_arm_has_one_result_by_therapy_and_year(wider):
    results = pain_results(wider, LAST)
    arms = [(one.study.study_id, one.arm and one.arm.arm_id) for one in results]

    assert len(set(arms)) == len(arms)
    years = [one.study.year for one in results if one.therapy == "PVP" and one.study.year]
    assert years == sorted(years)


def test_no_animal_no_review_no_row_that_steps_back(wider):
    results = pain_results(wider, LAST)
    stepped_back = {score.row_id for score in wider.scores if not score.preferred}

    assert all(one.study.has_patients for one in results)
    assert not stepped_back & {one.row_id for one in results}


def test_the_last_statement_with_a_time_stands_for_the_last_visit(review):
    (chen,) = of(pain_results(review, LAST), "chen-2016")

    assert (chen.timepoint, chen.statement.source.basis) == ("1 year", "primary")


def test_words_on_a_whole_study_belong_to_its_one_therapy_and_else_to_none(review):
    (sun,) = of(pain_results(review, LAST), "sun")

    assert (sun.arm, sun.therapy, sun.patients) == (None, "PVP", 120)
    assert all(one.arm for one in of(pain_results(review, LAST), "yang-z-2009"))


def test_arms_whose_cement_is_not_stated_never_count(wider):
    rows = tallied(pain_results(wider, LAST))
    unknown = [row for row in rows if not row.row.cement_known]

    assert {row.row.therapy for row in unknown} >= {
        "RFA + radiotherapy",
        "cryoablation",
        "pedicle screws",
    }
    assert {row.why_not for row in unknown} == {"cement not stated"}


def test_patients_who_may_be_in_two_reports_count_once(wider):
    rows = {row.row.study.study_id: row for row in tallied(pain_results(wider, "6 months"))}

    assert rows["wang-b-2022"].counts
    assert rows["zhang-x-2024"].why_not == "patients may overlap with Wang B 2022"
    assert len(changes(rows.values())) == sum(row.counts for row in rows.values())


def test_overlap_is_looked_for_over_all_therapies(wider):
    rows = {row.row.study.study_id: row for row in tallied(pain_results(wider, LAST))}

    assert rows["cazzato-2022"].counts
    assert rows["cazzato-2021"].why_not == "patients may overlap with Cazzato 2022"


def test_a_therapy_filter_asks_for_arms_given_it(records):
    choice = cohorts.choose(records, Selection(collection="all", therapy=("PVP + RFA",)))
    results = pain_results(choice, LAST)

    assert {one.therapy for one in results} == {"PVP", "PVP + RFA"}
    assert {one.therapy for one in asked_for(results, choice)} == {"PVP + RFA"}


def test_usual_care_needs_treated_patients_beside_it(records):
    assert against_usual_care(records.by_id["berenson-2011"])
    assert against_usual_care(records.by_id["kallmes-2009"])
    assert not against_usual_care(records.by_id["yang-z-2013-radiotherapy"])
    assert not against_usual_care(records.by_id["lei-2017"])
