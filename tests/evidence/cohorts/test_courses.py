"""One course per arm: which scores may be joined, which visit is the last, how far pain moved."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.courses import LAST, courses, pain_courses
from evidence.corpus.selection import Selection
from evidence.statistics import WINDOW_NAMES, visit_window, window_named


@pytest.fixture(scope="module")
def by_study(cohorts):
    return {course.study.study_id: course for course in pain_courses(cohorts.scores)}


def test_khan_s_course(by_study):
    """Khan 2018, abstract: median VAS 7.0 before, 2 at 2–4 and at 20–24 weeks."""
    khan = by_study["khan-2018"]

    assert [score.value for score in khan.scores] == [7.0, 2.0, 2.0]
    assert khan.fall(khan.last) == 5.0
    assert khan.change(khan.last) == -5.0
    assert khan.in_window("6 months") is khan.last


def test_a_visit_without_a_time_keeps_its_place(by_study):
    """Ragheb prints a score at discharge without a time, before the ones at 1 to 6 months."""
    ragheb = by_study["ragheb-2022"]

    assert ragheb.last.timepoint == "6 months"
    assert by_study["gu-2013"].last.timepoint == "end of follow-up"


def test_each_treated_arm_has_one_course_of_pain(cohorts):
    found = pain_courses(cohorts.scores)
    arms = [(course.study.study_id, course.arm.arm_id) for course in found]

    assert len(arms) == len(set(arms))
    assert all(course.arm.treated and course.study.has_patients for course in found)
    assert all(course.outcome == "pain" for course in found)


def test_scores_of_different_statistics_or_sources_are_never_joined(cohorts):
    for course in courses(cohorts.scores):
        assert len({score.statistic for score in course.scores}) == 1
        assert len({score.source.basis for score in course.scores}) == 1
        assert len({score.arm.arm_id for score in course.scores}) == 1


@pytest.mark.parametrize("window", WINDOW_NAMES)
def test_the_visit_of_a_window_is_the_nearest_to_its_centre(cohorts, window):
    centre = window_named(window).centre
    for course in pain_courses(choose(cohorts, Selection(collection="all")).scores):
        chosen = course.in_window(window)
        inside = [score for score in course.after if visit_window(score.months) == window]
        assert (chosen is None) == (not inside)
        if chosen is not None:
            assert abs(chosen.months - centre) == pytest.approx(
                min(abs(score.months - centre) for score in inside)
            )


def test_the_last_visit_is_a_window_of_its_own(by_study):
    kastler = by_study["kastler-2014"]

    assert kastler.in_window(LAST) is kastler.last


def test_an_unknown_window_is_refused(by_study):
    with pytest.raises(ValueError, match="'next year'; choose one of"):
        by_study["khan-2018"].in_window("next year")
