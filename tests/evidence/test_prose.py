"""One way to write each kind of thing."""

from dataclasses import dataclass

import pytest

from evidence import prose


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (-8, -1.9, "fell by 1.9 to 8 points"),
        (-4.7, -4.7, "fell by 4.7 points"),
        (-1, -1, "fell by 1 point"),
        (0.5, 1.25, "rose by 0.5 to 1.2 points"),
        (-0.04, 0, "did not change"),
        (-3, 1, "changed by −3 to +1 points"),
        (-3, 0, "changed by −3 to 0 points"),
    ],
)
def test_a_change_is_after_minus_before(low, high, written):
    assert prose.moved(low, high) == written
    assert prose.moved(high, low) == written


@pytest.mark.parametrize(
    ("low", "high", "way", "size"),
    [
        (-8, -1.9, "fell by", "1.9 to 8"),
        (30.1, 31.8, "rose by", "30.1 to 31.8"),
        (0.04, 0, "did not change", ""),
        (-1, 1, "changed by", "−1 to +1"),
    ],
)
def test_a_movement_comes_in_two_parts_for_sentences_that_name_it_twice(low, high, way, size):
    assert prose.movement(low, high) == (way, size)


def test_units_of_a_movement_agree_with_its_size():
    assert prose.pain_moved(-5.5, -5.5) == "fell by 5.5 points of 10"
    assert prose.pain_moved(0.01, -0.01) == "did not change"
    assert prose.moved(-1, 1) == "changed by −1 to +1 points"
    assert prose.moved(10.6, 17.4, "degree") == "rose by 10.6 to 17.4 degrees"


@dataclass(frozen=True)
class Difference:
    statistic: str
    value: float
    low: float | None = None
    high: float | None = None
    unit: str = "point"


def test_a_difference_between_arms_has_its_sign_and_limits():
    assert (
        prose.difference(Difference("mean difference", -1.2, -2, -0.4))
        == "mean difference −1.2 points (limits −2 to −0.4)"
    )
    assert prose.difference(Difference("not stated", 1)) == "difference 1 point"
    assert prose.difference(Difference("not stated", -3, unit="")) == "difference −3"


def test_a_filter_is_said_as_what_studies_did():
    assert prose.enrolled("primary", ("breast", "lung")) == "enrolled breast or lung primaries"
    assert prose.enrolled("region", ("thoracic",)) == "treated the thoracic spine"
    assert (
        prose.enrolled("region", ("sacral", "not reported"))
        == "treated the sacral spine or left the region unreported"
    )
    assert prose.enrolled("primary", ("not reported",)) == "left the primary unreported"


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and 1 more"),
        (["A", "B", "C", "D"], "A, B and 2 more"),
    ],
)
def test_some_are_named_and_the_rest_counted(names, written):
    assert prose.some(names, 2) == written


def test_a_report_of_others_is_named_with_its_kind():
    assert prose.reported_otherwise({}) == ""
    assert (
        prose.reported_otherwise({"animals": ["Liu"], "harm of any cause": ["Kim", "Boon", "Wu"]})
        == "in animals (Liu) and as harm of any cause (Kim, Boon and 1 more)"
    )


@pytest.mark.parametrize(
    ("count", "filtered", "written"),
    [
        (0, False, "Nor does the wider literature."),
        (0, True, "Nor does the wider literature under these filters."),
        (1, True, "In the wider literature 1 study does under these filters."),
        (2, False, "In the wider literature 2 studies do."),
    ],
)
def test_the_wider_literature_reports_it_or_not(count, filtered, written):
    assert prose.in_wider(count, filtered=filtered) == written


def test_grades_name_the_best_and_count_the_rest():
    low, very_low = "⊕⊕○○ low", "⊕○○○ very low"
    assert prose.by_grade({}) == ""
    assert prose.by_grade({low: ["A", "B"]}) == "⊕⊕○○ low after A and B"
    assert prose.by_grade({low: list("ABCDE")}) == "⊕⊕○○ low after each of 5 therapies"
    assert (
        prose.by_grade({low: ["A"], very_low: ["B", "C"]})
        == "⊕⊕○○ low after A; ⊕○○○ very low after 2 other therapies"
    )
    assert prose.by_grade({low: ["A"], very_low: ["B"]}).endswith("⊕○○○ very low after B")


@dataclass(frozen=True)
class Statement:
    direction: str
    about_pain: bool


def test_a_statement_about_pain_says_pain():
    assert prose.stated(Statement("better", about_pain=True)) == "less pain"
    assert prose.stated(Statement("better", about_pain=False)) == "better"
    assert prose.stated(Statement("unclear", about_pain=True)) == "direction unclear"


def test_every_reason_to_leave_a_figure_out_has_words():
    from typing import get_args

    from evidence.cohorts.once import KEPT_OUT, NO_CEMENT_STATED
    from evidence.cohorts.records import LeftOut

    assert set(prose.LEFT_OUT) == {*get_args(LeftOut), NO_CEMENT_STATED, KEPT_OUT}


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (1, 1, "the trial is blinded"),
        (0, 1, "the trial is open"),
        (0, 5, "none of 5 trials is blinded"),
        (1, 5, "1 of 5 trials is blinded"),
        (3, 5, "3 of 5 trials are blinded"),
        (2, 2, "both trials are blinded"),
        (5, 5, "all 5 trials are blinded"),
    ],
)
def test_how_many_of_some_things_reads_right(count, total, said):
    assert prose.holding(count, total, "trial", "is blinded", "are blinded", "is open") == said
