"""Printed scores: a line per arm with its spread, and rings around visits of survivors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.charts import theme
from evidence.charts.plot import Json, Layout, hover
from evidence.charts.time_axis import TimeAxis
from evidence.cohorts.records import Study
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.drawing import Line, Point
from evidence.topics.trajectories.marks import point_sentence
from evidence.topics.trajectories.measures import Measure, Scale

STEP = 0.11
"""How far marks of one visit are set apart, in units of the time axis."""

_ROOM = 0.5
_RING = theme.Look("circle-open", theme.LIGHT.text, 22, theme.LIGHT.text, 1.5)

Places = Mapping[Point, float]
"""Where each point stands on the time axis."""


@dataclass(frozen=True)
class Style:
    """Which studies stand out, how far the others stand back, and what the pointer is told."""

    strong: frozenset[Study]
    back: float
    measure: Measure
    scale: Scale


def places(lines: Sequence[Line], time: TimeAxis) -> Places:
    """Return where points stand, marks of the same time set side by side."""
    points = [point for line in lines for point in line.points]
    spots = {point: time.place(point.months) for point in points}
    near = Counter(round(spot, 1) for spot in spots.values())
    seen: defaultdict[float, int] = defaultdict(int)
    found = {}
    for point, spot in spots.items():
        key = round(spot, 1)
        step = min(STEP, _ROOM / near[key])
        found[point] = spot + (seen[key] - (near[key] - 1) / 2) * step
        seen[key] += 1
    return found


def draw(parts: Parts, axes: Axes, lines: Sequence[Line], at: Places, style: Style) -> None:
    """Add each line, those that stand back first; values without a time are never joined."""
    for front in (False, True):
        for line in lines:
            if (line.course.study in style.strong) == front:
                for points in _joined(line):
                    trace = _trace(line, points, at, style)
                    parts.scatter(axes, {**trace, "opacity": 1 if front else style.back})
    ringed = [point for line in lines for point in line.points if point.loss is not None]
    if ringed:
        parts.scatter(
            axes,
            {
                "name": "over 20 % lost or dead",
                "mode": "markers",
                "x": [at[point] for point in ringed],
                "y": [point.y for point in ringed],
                "marker": theme.markers([_RING] * len(ringed)),
                "customdata": [[point.score.row_id] for point in ringed],
                "hoverinfo": "skip",
            },
        )


def line_key(line: Line) -> str:
    """Return what the marks and the name of a line have in common, for bringing them forward."""
    return line.points[0].score.row_id


def _joined(line: Line) -> Iterator[Sequence[Point]]:
    timed = [point for point in line.points if point.months is not None]
    rest = [point for point in line.points if point.months is None]
    yield from (points for points in (timed, rest) if points)


def _trace(line: Line, points: Sequence[Point], at: Places, style: Style) -> dict[str, Json]:
    course = line.course
    mark = theme.therapy_style(course.arm.therapy)
    together = len(points) > 1 and points[0].months is not None
    look = theme.look(course.arm.therapy, course.study.collection, course.statistic, course.basis)
    return {
        "name": f"{course.study.short_label}, {course.arm.label}",
        "legendgroup": line_key(line),
        "mode": "lines+markers" if together else "markers",
        "x": [at[point] for point in points],
        "y": [point.y for point in points],
        "line": {"color": mark.colour, "width": theme.LINE_WIDTH, "dash": mark.dash},
        "marker": theme.markers([look] * len(points)),
        "error_y": _spread(points, mark.colour),
        **hover(
            [point_sentence(point, style.measure, style.scale) for point in points],
            [point.score.row_id for point in points],
        ),
    }


def _spread(points: Iterable[Point], colour: str) -> Layout:
    ends = [(point.y, point.low, point.high) for point in points]
    if all(low is None and high is None for _, low, high in ends):
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": [0 if high is None else high - y for y, _, high in ends],
        "arrayminus": [0 if low is None else y - low for y, low, _ in ends],
        "color": theme.pale(colour, 0.55),
        "thickness": 1.5,
        "width": 3,
    }
