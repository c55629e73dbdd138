"""How far each arm moved, and which arms count."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.courses import LAST, courses
from evidence.cohorts.movement import (
    NO_BEFORE,
    OTHER_THERAPY,
    counting,
    movements,
    why_not,
    within_a_month,
)
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.pain import changes, pain_results, tallied
from evidence.corpus.selection import Selection


def courses_of(cohorts, study_id, instrument="VAS"):
    return courses(
        one
        for one in cohorts.scores
        if one.study.study_id == study_id and one.instrument == instrument
    )


def test_within_a_month_is_the_latest_visit_no_later_than_one(cohorts):
    (kastler,) = courses_of(cohorts, "kastler-2014")
    (front,) = courses_of(cohorts, "front-oncol-2024")

    assert within_a_month(kastler).months == 1
    assert within_a_month(front) is None


def test_a_change_is_after_minus_before_and_of_pain_on_ten_points(cohorts):
    found = next(
        one
        for course in courses(one for one in cohorts.scores if one.scale_max == 100)
        if course.instrument == "VAS"
        for one in counting(movements([course], "last visit", one_item=False))
    )

    assert found.change == pytest.approx(-5.52)


@pytest.mark.parametrize(
    ("study_id", "instrument", "why"),
    [
        ("kastler-2014", "VAS", ""),
        ("greenwood-2015", "NRS", NO_CEMENT_STATED),
        ("qian-2016", "VAS", "comparator arm"),
        ("shi-2019", "VAS", NO_BEFORE),
    ],
)
def test_arms_say_why_they_do_not_count(cohorts, study_id, instrument, why):
    assert {why_not(course) for course in courses_of(cohorts, study_id, instrument)} == {why}


def test_the_review_s_print_and_other_therapies_than_asked_for_do_not_count(cohorts):
    yang = courses_of(cohorts, "yang-z-2009")
    (kastler,) = courses_of(cohorts, "kastler-2014")

    assert [why_not(course) for course in yang if not course.preferred] == ["printed twice"] * 2
    assert why_not(kastler, ("PVP",)) == OTHER_THERAPY
    assert why_not(kastler, ("PVP", "PVP + MWA")) == ""


def test_an_arm_counts_once_by_its_mean(cohorts):
    found = movements(courses_of(cohorts, "wallace-2015", "NRS"), "last visit", one_item=False)

    assert [(row.row.course.statistic, row.counts) for row in found] == [
        ("mean", True),
        ("median", False),
    ]


def test_items_of_one_scale_count_apart_unless_one_is_asked_for(cohorts):
    gu = courses_of(cohorts, "gu-2013", "vertebral height")

    assert len(counting(movements(gu, "last visit", one_item=False))) == 2
    assert len(counting(movements(gu, "last visit", one_item=True))) == 1


@pytest.mark.parametrize("collection", ["review", "all"])
def test_all_pain_at_the_last_visit_is_what_the_other_pages_count(cohorts, collection):
    choice = choose(cohorts, Selection(collection=collection))
    pain = [one for one in choice.scores if one.about_pain and one.value_std is not None]
    mine = [
        one.change
        for one in counting(movements(courses(pain), "last visit", one_item=True))
        if one.study.of_tumours
    ]
    others = tallied(one for one in pain_results(choice, LAST) if one.study.of_tumours)

    assert sorted(mine) == sorted(changes(others))
