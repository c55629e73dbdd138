"""How many were still followed: the number printed at each visit, a row for each line."""

from collections.abc import Sequence

from evidence import prose
from evidence.charts.plot import Trace, escaped, hover
from evidence.charts.theme import LIGHT
from evidence.charts.type_width import NAME, width
from evidence.topics.trajectories.chart.line_names import short_study
from evidence.topics.trajectories.chart.lines import Places
from evidence.topics.trajectories.chart.panels import above
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.drawing import Line
from evidence.topics.trajectories.marks import point_sentence
from evidence.topics.trajectories.measures import Measure, Scale

ROW = 24
"""Height of a row, in pixels."""

TITLE = "Still followed: n printed at the visit"
_GAP = 8


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a number of patients printed at any visit."""
    return [line for line in lines if any(point.score.n is not None for point in line.points)]


def draw(
    parts: Parts,
    axes: Axes,
    lines: Sequence[Line],
    at: Places,
    measure: Measure,
    scale: Scale,
    room: float,
) -> None:
    """Write the number followed under each visit that prints one, and whose it is at the right."""
    spots = [
        (point, point.score.n, len(lines) - 1 - place)
        for place, line in enumerate(lines)
        for point in line.points
        if point.score.n is not None
    ]
    parts.axis(axes.y, {"range": [-0.5, len(lines) - 0.5], "visible": False})
    trace: Trace = {
        "name": "still followed",
        "mode": "text",
        "x": [at[point] for point, _, _ in spots],
        "y": [level for _, _, level in spots],
        "text": [escaped(prose.number(n)) for _, n, _ in spots],
        "textfont": {"size": NAME, "color": LIGHT.text},
        **hover(
            [point_sentence(point, measure, scale) for point, _, _ in spots],
            [point.score.row_id for point, _, _ in spots],
        ),
    }
    parts.scatter(axes, trace)
    parts.note(above(axes, escaped(TITLE)))
    for place, line in enumerate(lines):
        parts.note(
            {
                "text": escaped(_label(line, room - 2 * _GAP)),
                "xref": f"{axes.x} domain",
                "yref": axes.y,
                "x": 1,
                "y": len(lines) - 1 - place,
                "xanchor": "left",
                "xshift": _GAP,
                "font": {"size": NAME, "color": LIGHT.muted},
            }
        )


def _label(line: Line, room: float) -> str:
    """Return whose the numbers are, of how many where there is room for all of that."""
    course = line.course
    size = course.study.size_of(course.arm)
    told = "" if size is None else f", {prose.number(size)} in the arm"
    whole = f"{prose.whose(course)}{told}"
    return whole if width(whole) <= room else short_study(course, room)
