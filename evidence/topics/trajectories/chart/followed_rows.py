"""How many were still followed: the number printed at each visit, a row for each line."""

from collections.abc import Sequence

from evidence import prose
from evidence.charts.plot import Trace, escaped, hover
from evidence.charts.theme import LIGHT
from evidence.topics.trajectories.chart.direction_rows import BENEATH, LABEL, row_label
from evidence.topics.trajectories.chart.line_names import short
from evidence.topics.trajectories.chart.lines import Places
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.course_wording import therapy
from evidence.topics.trajectories.drawing import Line
from evidence.topics.trajectories.marks import point_sentence
from evidence.topics.trajectories.measures import Measure, Scale

ROW = 38
"""Height of a row with its label above its numbers, in pixels."""


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a number of patients printed at any visit."""
    return [line for line in lines if any(point.score.n is not None for point in line.points)]


def draw(
    parts: Parts, axes: Axes, lines: Sequence[Line], at: Places, measure: Measure, scale: Scale
) -> None:
    """Write the number followed under each visit that prints one."""
    spots = [
        (point, point.score.n, len(lines) - 1 - place)
        for place, line in enumerate(lines)
        for point in line.points
        if point.score.n is not None
    ]
    trace: Trace = {
        "name": "still followed",
        "mode": "text",
        "x": [at[point] for point, _, _ in spots],
        "y": [level - BENEATH for _, _, level in spots],
        "text": [escaped(prose.number(n)) for _, n, _ in spots],
        "textfont": {"size": 13, "color": LIGHT.text},
        **hover(
            [point_sentence(point, measure, scale) for point, _, _ in spots],
            [point.score.row_id for point, _, _ in spots],
        ),
    }
    parts.scatter(axes, trace)
    for place, line in enumerate(lines):
        parts.note(row_label(_label(line), len(lines) - 1 - place, axes))


def _label(line: Line) -> str:
    course = line.course
    size = course.study.size_of(course.arm)
    told = "" if size is None else f", {prose.number(size)} in the arm"
    return short(f"{prose.whose(course)}, {therapy(course.arm)}{told}", LABEL)
