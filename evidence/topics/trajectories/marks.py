"""What a reader is told at each mark: one text, with its source."""

from collections import Counter

from evidence import prose
from evidence.topics.trajectories.course_wording import against, gone, item, p_of, who
from evidence.topics.trajectories.drawing import Drawing, Point
from evidence.topics.trajectories.measures import Measure, Scale
from evidence.topics.trajectories.reports import Direction

_MOVED = {"up": "score higher", "down": "score lower"}


def point_sentence(point: Point, measure: Measure, scale: Scale) -> str:
    """Return what a reader should know of one printed score."""
    score = point.score
    parts = [
        f"{who(score)}\n{item(score)}, {score.timepoint}: {prose.score(score)}.",
        _not_printed(point),
        _converted(point, measure),
        changed(point, measure, scale),
        _sentence(p_of(score)),
        "" if score.preferred else "The review's print; the study's own figure is drawn as well.",
        "" if point.loss is None else f"Caution, survivors: {gone(point.loss)} by then.",
        f"\n{prose.capital(prose.BASIS[score.source.basis])}: {score.source.locator}.",
    ]
    return " ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    return f"{text}." if text else ""


def _not_printed(point: Point) -> str:
    score = point.score
    size = score.study.size_of(score.arm)
    told = []
    if score.spread is None and score.low is None:
        told.append("No spread printed.")
    if score.n is None:
        arm = "" if size is None else f"; the arm had {prose.counted(size, 'patient')}"
        told.append(f"n at the visit not printed{arm}.")
    return " ".join(told)


def _converted(point: Point, measure: Measure) -> str:
    low, high = point.score.scale_min, point.score.scale_max
    if not measure.converted or low is None or high is None or (low, high) == (0, 10):
        return ""
    scale = f"{prose.number(low)}–{prose.number(high)}"
    drawn = prose.number(point.score.value_std or 0, 2)
    return f"Printed on {scale}; drawn as {drawn} of 10."


def changed(point: Point, measure: Measure, scale: Scale) -> str:
    """Return how far a score had moved since before treatment, "" for scores as printed."""
    if scale == "Score" or point.score.before:
        return ""
    if scale == "Percent change":
        return f"Change since before: {prose.signed(point.y, 0)} %, computed by us."
    return f"Change since before: {measure.moved(point.y)}, computed by us."


def direction_sentence(one: Direction, measure: Measure) -> str:
    """Return what a reader should know of one stated direction."""
    statement = one.statement
    moved = "" if measure.better == "either" else _MOVED.get(measure.way(statement), "")
    told = f"{prose.stated(statement)}, against {against(statement)}"
    if moved and measure.outcome == statement.outcome:
        told = f"{told}; {moved}"
    parts = [
        f"{who(statement)}\n{item(statement)}, {statement.timepoint}: {told}.",
        "No number printed.",
        _sentence(p_of(statement)),
        "The review says the same." if one.repeated else "",
        f"\n{prose.capital(prose.BASIS[statement.source.basis])}: {statement.source.locator}.",
    ]
    return " ".join(part for part in parts if part)


def score_names(drawn: Drawing) -> dict[str, str]:
    """Return row id → words of each score, for opening a card without a pointer."""
    return {
        point.score.row_id: f"{prose.whose(point.score)}, {line.course.arm.label}: "
        f"{prose.score(point.score)}; {point.score.timepoint}"
        for line in drawn.lines
        for point in line.points
    }


def direction_names(drawn: Drawing) -> dict[str, str]:
    """Return row id → words of each direction, for opening a card without a pointer."""
    return {
        one.statement.row_id: f"{_whose(one)}: {prose.stated(one.statement)}, against "
        f"{against(one.statement)}; {one.statement.timepoint}"
        for one in drawn.directions
    }


def _whose(one: Direction) -> str:
    arm = one.statement.arm
    label = prose.WHOLE_STUDY if arm is None else arm.label
    return f"{prose.whose(one.statement)}, {label}"


def alt(drawn: Drawing, most: int = 8) -> str:
    """Return what the chart shows, for readers who can't see it."""
    told = [
        f"{prose.whose(line.course)}, {line.course.arm.label}: "
        + "; ".join(f"{point.score.timepoint}: {_y(point, drawn.scale)}" for point in line.points)
        for line in drawn.lines
    ]
    rest = len(told) - most
    if rest > 0:
        told = [*told[:most], f"{prose.counted(rest, 'more line')} in the table below"]
    return f"{drawn.title}, over time. {'. '.join(told)}."


def directions_alt(drawn: Drawing) -> str:
    """Return what the chart of directions shows, for readers who can't see it."""
    found = Counter(prose.stated(one.statement) for one in drawn.directions)
    told = prose.listed(f"{way} {prose.counted(many, 'time')}" for way, many in found.most_common())
    return f"Directions stated without a number, by therapy and study, over time: {told}."


def _y(point: Point, scale: Scale) -> str:
    if scale == "Score":
        return prose.number(point.y, 2)
    return prose.signed(point.y, 2 if scale == "Change" else 0)
