"""What a single record is: whose figure it is, and why it takes no part."""

import pytest


@pytest.fixture(scope="module")
def by_id(cohorts):
    return {count.row_id: count for count in cohorts.counts}


@pytest.mark.parametrize(
    ("row_id", "reason"),
    [
        ("berenson-2011.events.1", "harm of any cause"),
        ("boonen-2011.events.4", "harm of any cause"),
        ("lei-2017.events.1", "comparator arm"),
        ("qian-2016.events.1", "comparator arm"),
        ("khan-2018.events.4", "printed twice"),
        ("chew-2011-review.events.2", "review or guideline"),
        ("radiology-2006.events.8", "share of leaks"),
        ("khan-2018.events.3", None),
    ],
)
def test_why_a_count_takes_no_part_is_data(by_id, row_id, reason):
    assert by_id[row_id].left_out == reason


def test_a_row_of_a_study_with_a_comparator_and_no_arm_belongs_to_nobody(cohorts):
    for count in cohorts.counts:
        if count.arm is None and count.study.has_comparator and count.study.has_patients:
            assert count.left_out is not None, count.row_id
            assert count.therapy is None or len(count.study.therapies) == 1


def test_a_figure_of_a_study_with_one_arm_is_that_arm_s(cohorts):
    for count in cohorts.counts:
        if len(count.study.arms) == 1:
            assert count.arm is count.study.arms[0], count.row_id


def test_an_arm_without_cement_is_a_comparator(cohorts):
    for study in cohorts.studies:
        for arm in study.arms:
            assert arm.cement != "none" or not arm.treated, arm.row_id


def test_a_leak_with_symptoms_is_of_two_kinds(by_id):
    lane = by_id["lane-2011.events.2"]

    assert lane.families == ("clinical complications", "cement leakage")


def test_sums_over_studies_have_no_interval(cohorts):
    for count in cohorts.counts:
        if count.study.design in {"systematic review", "guideline", "narrative review"}:
            assert count.limits() is None


def test_khan_s_two_of_sixty_nine(by_id):
    low, high = by_id["khan-2018.events.1"].limits()

    assert (round(low, 4), round(high, 4)) == (0.008, 0.0997)
