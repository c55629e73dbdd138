"""Which visits describe survivors, and which times are printed at all."""

from dataclasses import replace

import pytest

from evidence.cohorts.courses import courses
from evidence.cohorts.followed import Loss, survivors_only, time_of


def score_of(cohorts, row_id):
    return next(one for one in cohorts.scores if one.row_id == row_id)


@pytest.fixture(scope="module")
def lost(cohorts):
    pain = [score for score in cohorts.scores if score.value_std is not None]
    return survivors_only(courses(pain), cohorts.counts)


def test_a_visit_that_scored_less_than_four_fifths_of_the_arm_describes_survivors(lost):
    found = lost["front-oncol-2024.measurements.3"]

    assert (found.gone, found.of, found.deaths) == (14, 22, None)
    assert found.share == pytest.approx(14 / 22)


def test_of_two_losses_the_larger_counts(lost):
    """Levy 2020: 22 of 100 scored at 6 months, 30 of 100 dead during the study."""
    (levy,) = [loss for loss in lost.values() if loss.score.study.study_id == "levy-2020"]

    assert (levy.gone, levy.of, levy.deaths) == (78, 100, None)


def test_small_losses_and_scores_before_treatment_say_nothing(lost):
    assert not any(row_id.startswith("pkp-osteoblastic-31") for row_id in lost)
    assert not any(loss.score.before for loss in lost.values())


def test_deaths_count_for_visits_at_or_after_them_and_without_a_time_for_the_last(cohorts):
    kastler = [one for one in cohorts.scores if one.study.study_id == "kastler-2014"]
    (course,) = courses(kastler)
    dead = next(one for one in cohorts.counts if one.kind == "death")
    by_three = replace(
        dead, study=course.study, arm=course.arm, events=9, total=17, months=3.0, preferred=True
    )
    some_time = replace(by_three, months=None)

    assert [loss.score.months for loss in survivors_only([course], [by_three]).values()] == [
        3.0,
        6.0,
    ]
    assert [loss.score.months for loss in survivors_only([course], [some_time]).values()] == [6.0]
    (loss,) = survivors_only([course], [some_time]).values()
    assert isinstance(loss, Loss)
    assert loss.deaths is some_time


def test_how_long_patients_were_followed_on_average_is_no_time_of_a_visit(cohorts):
    score = score_of(cohorts, "kastler-2014.measurements.6")
    on_average = replace(score.study, follow_up_months=6.0, follow_up_kind="mean")
    to_the_end = replace(score.study, follow_up_months=6.0, follow_up_kind="last visit")

    assert time_of(replace(score, study=on_average)) is None
    assert time_of(replace(score, study=to_the_end)) == 6
    assert time_of(replace(score, study=on_average, months=3.0)) == 3
