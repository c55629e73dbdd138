"""The rows on screen as a table: scores, directions and differences between arms."""

from collections.abc import Iterator

from evidence import prose
from evidence.cohorts.followed import time_of
from evidence.cohorts.records import Difference, Score, Statement
from evidence.topics.page import Row, Table
from evidence.topics.trajectories.course_wording import (
    NOT_ON_AXIS,
    against,
    gone,
    p_of,
    reason,
    therapy,
)
from evidence.topics.trajectories.drawing import Drawing, Line, Point, therapy_in
from evidence.topics.trajectories.measures import Measure, Scale
from evidence.topics.trajectories.reports import Direction, Reports

_HEADINGS = {
    "study": "Study",
    "arm": "Arm",
    "therapy": "Therapy",
    "instrument": "Score",
    "measure": "Item",
    "timepoint": "Visit",
    "figure": "Result",
    "change_words": "Change (after − before)",
    "compared": "Compared with",
    "p": "p",
    "arm_n": "n in arm",
    "survivors": "Survivors",
    "not_counted": "Not counted because",
    "basis": "Basis",
    "locator": "Printed in",
}


def table(found: Reports, drawn: Drawing) -> Table:
    """Return every row on screen; figures read as everywhere else."""
    rows = (
        *_scores(found, drawn),
        *(_undrawn(score) for score in found.undrawn),
        *(_direction(one, found.measure) for one in drawn.directions),
        *(_difference(one) for one in found.differences),
    )
    headings = dict(_HEADINGS)
    if drawn.scale == "Score":
        del headings["change_words"]
    return Table(rows, {name: text for name, text in headings.items() if _used(name, rows)})


def _used(name: str, rows: tuple[Row, ...]) -> bool:
    return any(row.get(name) is not None for row in rows)


def _common(row: Score | Statement | Difference) -> Row:
    arm = row.arm
    return {
        "row_id": row.row_id,
        "study_id": row.study.study_id,
        "arm_id": None if arm is None else arm.arm_id,
        "study": prose.whose(row),
        "arm": prose.WHOLE_STUDY if arm is None else arm.label,
        "role": None if arm is None else arm.role,
        "aetiology": row.study.aetiology,
        "instrument": row.instrument,
        "measure": row.measure,
        "outcome": row.outcome,
        "timepoint": row.timepoint,
        "months": time_of(row),
        "p": p_of(row) or None,
        "basis": prose.BASIS[row.source.basis],
        "locator": row.source.locator,
        "collection": row.study.collection,
    }


def _scores(found: Reports, drawn: Drawing) -> Iterator[Row]:
    for line in drawn.lines:
        for point in line.points:
            yield _score(found, line, point, drawn.scale)


def _score(found: Reports, line: Line, point: Point, scale: Scale) -> Row:
    return {
        **_printed(point.score),
        **_moved(found.measure, point, scale),
        "survivors": None if point.loss is None else gone(point.loss),
        "not_counted": reason(found.not_counted[line.course]) or None,
    }


def _undrawn(score: Score) -> Row:
    return {**_printed(score), "not_counted": NOT_ON_AXIS}


def _printed(score: Score) -> Row:
    return {
        **_common(score),
        "therapy": therapy(score.arm),
        "figure": prose.score(score),
        "value": score.value,
        "value_0_10": None if score.value_std is None else round(score.value_std, 6),
        "statistic": score.statistic,
        "spread_kind": score.spread_kind,
        "spread": score.spread,
        "low": score.low,
        "high": score.high,
        "n": score.n,
        "arm_n": score.study.size_of(score.arm),
        "scale_min": score.scale_min,
        "scale_max": score.scale_max,
    }


def _moved(measure: Measure, point: Point, scale: Scale) -> Row:
    if scale == "Score" or point.score.before:
        return {}
    if scale == "Percent change":
        return {"change_percent": point.y, "change_words": f"{prose.signed(point.y, 0)} %"}
    return {"change": point.y, "change_words": measure.moved(point.y)}


def _direction(one: Direction, measure: Measure) -> Row:
    row = one.statement
    given = therapy_in(row) if row.arm is None else therapy(row.arm)
    return {
        **_common(row),
        "therapy": given,
        "figure": prose.stated(row),
        "direction": row.direction,
        "way": measure.way(row),
        "compared": against(row),
    }


def _difference(row: Difference) -> Row:
    return {
        **_common(row),
        "therapy": therapy(row.arm),
        "figure": prose.difference(row),
        "difference": row.value,
        "difference_low": row.low,
        "difference_high": row.high,
        "compared": row.other.label,
    }
