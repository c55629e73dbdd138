"""Each cohort is weighed once, and every other row says why it is not."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.mean_changes import mean_changes
from evidence.cohorts.weighing import one_per_arm, uncounted, weighed
from evidence.corpus.selection import Selection


@pytest.fixture(scope="module")
def choice(cohorts):
    return choose(cohorts, Selection(collection="all"))


@pytest.fixture(scope="module")
def month(choice):
    tumours = [one for one in mean_changes(choice, "1 month", "VAS") if one.study.of_tumours]
    return weighed(tumours, lambda one: one.n, lambda one: one.cannot)


def of(rows, study_id):
    (found,) = (one for one in rows if one.row.study.study_id == study_id)
    return found


def test_overlapping_patients_are_weighed_once_the_largest(month):
    assert of(month, "wang-b-2022").enters
    assert not of(month, "zhang-x-2024").enters
    assert of(month, "zhang-x-2024").why_not == "patients may overlap with Wang B 2022"
    assert not of(month, "zhang-x-2024").stands


def test_patients_whose_cement_is_not_stated_are_never_weighed(month):
    one = of(month, "pusceddu")

    assert (one.cannot, one.why_not, one.stands) == (
        "scale not named",
        "cement not stated",
        False,
    )


def test_what_cannot_be_weighed_may_stand_for_its_cohort(month):
    one = of(month, "khan-2018")

    assert (one.why_not, one.stands, one.enters) == ("medians", True, False)


def test_the_weighed_rows_of_pain_at_one_month(month):
    assert sorted(one.row.study.study_id for one in month if one.enters) == [
        "clarencon-2013",
        "kastler-2014",
        "pkp-osteoblastic-31",
        "wang-b-2022",
        "wu-2021",
        "yildizhan-2021",
    ]


def test_each_cohort_stands_once(month):
    families = [one.row.study.cohort_family for one in month if one.stands]

    assert len(families) == len(set(families))
    assert {one.row.study.cohort_family for one in month if one.enters} <= set(families)


def test_one_count_stands_for_each_arm(choice):
    for event in ("cement leakage", "pain response", "any complication"):
        counts = [one for one in choice.counts if one.event == event and one.left_out is None]
        kept = one_per_arm(counts)
        arms = [(one.study.study_id, one.arm and one.arm.arm_id) for one in kept]
        assert len(arms) == len(set(arms))
    rows = [one for one in choice.counts if one.study.study_id == "wang-l-2022"]
    (leak,) = one_per_arm(
        one for one in rows if one.event == "cement leakage" and one.unit == "vertebrae"
    )
    assert (leak.events, leak.total) == (64, 113)


def test_a_count_says_what_it_lacks(cohorts):
    for count in cohorts.counts:
        if not uncounted(count):
            assert count.counted
            assert count.left_out is None
    case = next(count for count in cohorts.counts if count.study.design == "case report")
    assert uncounted(case) == "case report"
