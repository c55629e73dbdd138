"""Pain of each arm before and after in words, and the table of the arms."""

from collections.abc import Iterable, Mapping

from evidence import prose
from evidence.cohorts.once import NO_CEMENT_STATED, Tallied
from evidence.cohorts.pain import PainResult, tallied
from evidence.topics.page import Row, Table
from evidence.topics.therapies.therapy_wording import scale

NO_BEFORE = "no score before"

HEADINGS: Mapping[str, str] = {
    "therapy": "Therapy",
    "study": "Study",
    "arm": "Arm",
    "aetiology": "Aetiology",
    "instrument": "Scale",
    "timepoint": "Visit",
    "before_figure": "Before",
    "figure": "After, or stated change",
    "change": "Change, points of 10",
    "not_counted": "Not counted because",
    "collection": "Collection",
    "basis": "Basis",
    "locator": "Printed in",
}


def before(one: PainResult) -> str:
    """Return the score before treatment as printed."""
    return NO_BEFORE if one.before is None else prose.score(one.before)


def after(one: PainResult) -> str:
    """Return the score after treatment as printed, or what is said in its place."""
    if one.score is not None:
        return prose.score(one.score)
    assert one.statement is not None
    return prose.PAIN_DIRECTIONS[one.statement.direction]


def course(one: PainResult) -> str:
    """Return "mean 7.4 → mean 2.3", or the direction and that it has no number."""
    if one.score is None:
        return f"{after(one)}, no number printed"
    if one.before is None:
        return f"{after(one)}, {NO_BEFORE}"
    return f"{before(one)} → {after(one)}"


def change(one: PainResult) -> str:
    """Return the change in points of 10 with its sign; "" where there is none."""
    return "" if one.change is None else prose.signed(one.change, 2)


def sentence(one: PainResult, why_not: str = "") -> str:
    """Return a result in full, as it is read at its mark."""
    arm = prose.WHOLE_STUDY if one.arm is None else one.arm.label
    named = "" if one.score is None else f"{scale(one.score)} "
    text = f"{prose.whose(one)}, {arm}: {named}{course(one)}; {one.timepoint}"
    if one.change is not None:
        text += f"; pain {prose.pain_moved(one.change, one.change, digits=2)}"
    return f"{text}. Not counted: {why_not}" if why_not else text


def reasons(results: Iterable[PainResult]) -> Mapping[str, str]:
    """Return why results are not counted, by row: overlapping patients, cement not stated."""
    known: tuple[PainResult, ...] = tuple(results)
    rows: tuple[Tallied[PainResult], ...] = tallied(known)
    found = {one.row_id: NO_CEMENT_STATED for one in known if not one.cement_known}
    return found | {row.row.row_id: row.why_not for row in rows if row.why_not}


def table(results: Iterable[PainResult], why_not: Mapping[str, str]) -> Table:
    """Return a row for each arm."""
    return Table(tuple(_row(one, why_not.get(one.row_id, "")) for one in results), HEADINGS)


def _row(one: PainResult, why_not: str) -> Row:
    row = one.score or one.statement
    assert row is not None
    return {
        "row_id": one.row_id,
        "study_id": one.study.study_id,
        "arm_id": None if one.arm is None else one.arm.arm_id,
        "therapy": one.therapy,
        "study": prose.whose(one),
        "arm": prose.WHOLE_STUDY if one.arm is None else one.arm.label,
        "aetiology": one.study.aetiology,
        "instrument": row.instrument if one.score is None else scale(one.score),
        "timepoint": one.timepoint,
        "months": row.months,
        "before_row_id": None if one.before is None else one.before.row_id,
        "before_figure": None if one.before is None else prose.score(one.before),
        "before_0_10": None if one.before is None else one.before.value_std,
        "figure": after(one),
        "after_0_10": None if one.score is None else one.score.value_std,
        "change": one.change,
        "direction": one.direction,
        "not_counted": why_not or None,
        "collection": one.study.collection,
        "basis": prose.BASIS[row.source.basis],
        "locator": row.source.locator,
    }
