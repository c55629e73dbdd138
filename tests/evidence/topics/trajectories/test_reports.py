"""What belongs to a score: lines that may be joined, directions told once, nothing lost."""

from dataclasses import replace

import pytest

from evidence.cohorts import choose
from evidence.cohorts.records import Difference
from evidence.corpus.selection import Selection
from evidence.topics.trajectories.measures import ALL_PAIN, measure
from evidence.topics.trajectories.reports import reports


def directions_of(found, study_id):
    return [one for one in found.directions if one.study.study_id == study_id]


@pytest.mark.parametrize("name", ["VAS", "NRS", "BPI worst pain", ALL_PAIN])
def test_pain_scales_hold_pain_alone(found, name):
    got = found(name, collection="all")

    assert {score.outcome for course in got.courses for score in course.scores} == {"pain"}
    assert all(score.value_std is not None for course in got.courses for score in course.scores)


def test_all_pain_takes_every_score_on_ten_points_and_every_statement_about_pain(cohorts, found):
    got = found(ALL_PAIN, collection="all")
    scored = {score.row_id for course in got.courses for score in course.scores}

    assert scored == {
        one.row_id
        for one in cohorts.scores
        if one.about_pain and one.value_std is not None and one.study.has_patients
    }
    assert {one.row_id for one in got.statements} == {
        one.row_id for one in cohorts.statements if one.about_pain and one.study.has_patients
    }


def test_a_share_of_patients_and_interference_are_no_pain(found):
    """Clark 2016 states a share of patients, Levy 2020 how much pain interferes."""
    pain = {one.row_id for one in found(ALL_PAIN, collection="all").statements}

    assert "clark-2016.directions.1" not in pain
    assert "levy-2020.directions.2" not in pain
    assert "clark-2016.directions.1" in {
        one.row_id for one in found("NRS", collection="all").statements
    }


def test_an_arrow_of_another_outcome_shows_better_as_up(found):
    clark, fall = directions_of(found("NRS", collection="all"), "clark-2016")
    (levy,) = directions_of(found("BPI", collection="all"), "levy-2020")

    assert measure("NRS").way(clark.statement) == "up"
    assert measure("NRS").way(fall.statement) == "down"
    assert measure("BPI").way(levy.statement) == "down"


def test_a_direction_against_before_gives_way_to_a_printed_score(found):
    kastler = directions_of(found(ALL_PAIN), "kastler-2014")

    assert [one.statement.months for one in kastler] == [0.03]


def test_a_statement_about_another_item_is_not_taken_for_printed(cohorts):
    choice = choose(cohorts, Selection())
    pain = next(one for one in cohorts.statements if one.row_id == "kastler-2014.directions.2")
    share = replace(pain, row_id="x", instrument="VAS", outcome="other", measure="a share")
    changed = choose(replace(cohorts, statements=(share,)), Selection())

    assert reports(choice, measure("VAS")).directions
    assert [one.statement.row_id for one in reports(changed, measure("VAS")).directions] == ["x"]


def test_what_the_review_repeats_is_one_direction(found):
    gu = directions_of(found("VAS"), "gu-2015")

    assert [one.statement.source.basis for one in gu] == ["primary", "primary"]
    assert all(one.repeated for one in gu)


def test_with_all_pain_the_review_repeats_a_study_whatever_scale_it_names(found):
    chen = directions_of(found(ALL_PAIN), "chen-2016")

    assert {one.statement.instrument for one in chen} == {"VAS"}
    assert len(chen) == 4
    assert all(one.repeated for one in chen)


def test_two_claims_without_a_time_are_one_only_if_they_name_the_same_visit(found):
    sun = [one for one in directions_of(found("VAS"), "sun") if one.statement.since_before]

    assert {one.statement.timepoint for one in sun} == {"after the procedure", "every visit"}


def test_reviews_and_guidelines_have_no_patients_of_their_own_to_draw(cohorts):
    """A review's statement is named, never drawn."""
    one = next(one for one in cohorts.statements if one.instrument == "VAS")
    review = next(study for study in cohorts.studies if not study.has_patients)
    told = replace(one, study=review, arm=None)
    changed = choose(replace(cohorts, statements=(told,)), Selection(collection="all"))

    got = reports(changed, measure("VAS"))

    assert got.directions == ()
    assert got.without_patients == (review,)


def test_arrows_show_the_score_and_words_what_is_better(found):
    vas, kps = found("VAS"), found("KPS")
    masala = [one for one in directions_of(vas, "masala-2013") if one.statement.months == 0.03]

    better = [one.statement for one in vas.directions if one.statement.direction == "better"]
    assert {measure("VAS").way(one) for one in better} == {"down"}
    better = [one.statement for one in kps.directions if one.statement.direction == "better"]
    assert {measure("KPS").way(one) for one in better} == {"up"}
    assert {measure("VAS").way(one.statement) for one in masala} == {"unclear", "down"}


def test_a_score_on_another_scale_than_the_axis_is_not_drawn(cohorts):
    odi = next(one for one in cohorts.scores if one.instrument == "ODI")
    on_fifty = replace(odi, scale_min=0.0, scale_max=50.0)
    changed = choose(replace(cohorts, scores=(on_fifty,)), Selection(collection="all"))

    got = reports(changed, measure("ODI"))

    assert got.courses == ()
    assert got.undrawn == (on_fifty,)


def test_a_study_that_prints_a_difference_does_not_speak_in_words_only(cohorts):
    one = next(one for one in cohorts.statements if one.row_id == "firanescu-2018.directions.19")
    printed = Difference(
        row_id="firanescu-2018.differences.1",
        study=one.study,
        arm=one.arm,
        other=one.other,
        instrument="RDQ",
        measure=None,
        outcome="function",
        months=None,
        timepoint="over 12 months",
        statistic="mean difference",
        value=-0.5,
        low=None,
        high=None,
        p_value=None,
        source=one.source,
        touched=False,
    )
    changed = choose(replace(cohorts, differences=(printed,)), Selection(collection="all"))

    got = reports(changed, measure("RDQ"))

    assert got.comparing == (one.study,)
    assert one.study not in got.stating


def test_thresholds_belong_to_changes_of_pain_and_kps_has_only_a_step():
    assert measure("VAS").reference("Score") is None
    assert measure("VAS").reference("Change").change.band == (-3.9, -1.2)
    assert measure("VAS").reference("Percent change").change.line == -30
    assert measure("ODI").reference("Change") is None
    assert not measure("KPS").reference("Change").single
