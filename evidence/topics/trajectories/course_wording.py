"""Small wordings that chart, table and notes share."""

from collections.abc import Iterable

from evidence import prose
from evidence.cohorts.courses import Course
from evidence.cohorts.followed import Loss
from evidence.cohorts.once import NO_CEMENT_STATED, PART
from evidence.cohorts.records import Arm, Difference, Score, Statement
from evidence.topics.trajectories.measures import OTHER

BEFORE = "before treatment"
NOT_ON_AXIS = "not on a named scale that the axis can hold"

_AGAINST = {
    "baseline": BEFORE,
    "first visit after treatment": "the first visit after treatment",
}


_REASONS = {PART: "another score of the same arm counts"}


def cement_stated(arm: Arm) -> bool:
    """Return whether it is said if patients had cement; a comparator is shown as such anyway."""
    return arm.cement_known or not arm.treated


def therapy(arm: Arm) -> str:
    """Return an arm's therapy; of a treated arm also that its cement is not stated."""
    return arm.therapy if cement_stated(arm) else f"{arm.therapy}, {NO_CEMENT_STATED}"


def who(row: Score | Statement | Difference) -> str:
    """Return study, arm and therapy: "Kastler 2014, Microwave ablation (PVP + MWA)"."""
    outside = ", outside the review" if row.study.outside_review else ""
    if row.arm is None:
        return f"{prose.whose(row)}, {prose.WHOLE_STUDY}{outside}"
    given = therapy(row.arm)
    told = "" if given == row.arm.label else f" ({given})"
    comparator = "" if row.arm.treated else ", a comparator"
    return f"{prose.whose(row)}, {row.arm.label}{told}{comparator}{outside}"


def named(course: Course) -> str:
    """Return study and arm of a course, "Kastler 2014, Microwave ablation"."""
    return f"{prose.whose(course)}, {course.arm.label}"


def item(row: Score | Statement | Difference) -> str:
    """Return what was measured: the instrument, its item, or the item where there is no name."""
    if row.measure is None:
        return row.instrument
    return row.measure if row.instrument == OTHER else f"{row.instrument}, {row.measure}"


def against(row: Statement) -> str:
    """Return what a statement compares with."""
    if row.other is not None:
        return row.other.label
    return _AGAINST.get(row.against, row.against)


def p_of(row: Score | Statement | Difference) -> str:
    """Return a p-value as printed; of a score with what it is compared with."""
    if row.p_value is None:
        return ""
    text = prose.p_value(row.p_value)
    if not isinstance(row, Score) or row.p_against is None:
        return text
    arm = row.study.arm(row.p_against)
    other = _AGAINST.get(row.p_against, row.p_against) if arm is None else arm.label
    return f"{text} against {other}"


def gone(loss: Loss) -> str:
    """Return how many were gone: "8 of 22 scored", "30 of 100 dead"."""
    if loss.deaths is not None:
        return f"{prose.number(loss.gone)} of {prose.number(loss.of)} dead"
    return f"{prose.number(loss.of - loss.gone)} of {prose.number(loss.of)} scored"


def reason(why: str) -> str:
    """Return why a course does not count, in words for readers."""
    return _REASONS.get(why) or prose.LEFT_OUT.get(why, why)


def once(texts: Iterable[str]) -> list[str]:
    """Return texts without repetitions, in order."""
    return list(dict.fromkeys(texts))
