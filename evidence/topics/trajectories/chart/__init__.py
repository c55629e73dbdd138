"""The chart of courses: scores over time, directions and numbers followed beneath them."""

from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, Layout, Markup, bold, escaped, joined
from evidence.topics.trajectories.chart import direction_rows, followed_rows, lines, threshold
from evidence.topics.trajectories.chart.line_names import Room, name_ends
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.chart.strips import (
    AXIS_TITLE,
    MARGIN,
    TOP,
    Kind,
    Strip,
    arrange,
    plot_height,
)
from evidence.topics.trajectories.drawing import Drawing, Line, Panel

HEIGHT = 330
HEIGHT_GROUPED = 200
FEW_LINES = 5
"""Lines of a panel that can all be named."""

BACK = 0.55
"""Opacity of lines from outside the review while the reader has chosen none."""

_TITLES: dict[Kind, str] = {
    "directions": "Direction only, no number printed",
    "followed": "Still followed (n printed at the visit)",
}


@dataclass(frozen=True)
class _Strip:
    """A strip with the panel that it belongs to and the rows that stand in it."""

    strip: Strip
    panel: Panel
    first: bool
    rows: tuple[direction_rows.Row, ...] = ()
    followed: tuple[Line, ...] = ()


def courses_chart(drawn: Drawing) -> Figure:
    """Draw the courses: one panel with names at the line ends, or one per therapy.

    Every mark's `customdata` is the row id of the figure behind it.
    """
    parts = Parts()
    strips = [
        strip for place, panel in enumerate(drawn.panels) for strip in _strips(drawn, panel, place)
    ]
    span = _span(drawn)
    own = [each.strip for each in strips]
    for strip, axes in zip(strips, arrange(parts, own, drawn.axis), strict=True):
        _draw(parts, axes, strip, drawn, span)
    return parts.figure(plot_height(own) + TOP + AXIS_TITLE, MARGIN)


def _strips(drawn: Drawing, panel: Panel, place: int) -> list[_Strip]:
    found = []
    heading: Markup | str = _heading(panel)
    first = place == 0
    if panel.lines:
        height = HEIGHT_GROUPED if drawn.grouped else HEIGHT
        found.append(_Strip(Strip("numbers", height, heading, ticks=True), panel, first))
        heading = ""
    if panel.directions:
        rows = tuple(direction_rows.rows(panel.directions, drawn.measure, panel.title))
        height = len(rows) * direction_rows.ROW + 4
        named = heading or escaped(_TITLES["directions"])
        ticks = not panel.lines or len(rows) > FEW_LINES
        found.append(_Strip(Strip("directions", height, named, ticks), panel, first, rows))
    shown = [line for line in panel.lines if not drawn.grouped or line.course.study in drawn.strong]
    followed = tuple(followed_rows.with_numbers(shown))
    if followed:
        height = len(followed) * followed_rows.ROW
        title = escaped(_TITLES["followed"])
        found.append(_Strip(Strip("followed", height, title), panel, first, followed=followed))
    return found


def _heading(panel: Panel) -> Markup | str:
    if not panel.title:
        return ""
    studies = prose.counted(panel.studies, "study")
    return joined(bold(panel.title), f", {studies} with numbers", between="")


def _span(drawn: Drawing) -> tuple[float, float]:
    """Return the ends of the value axis: the whole scale, or all that is drawn and its zero."""
    if drawn.scale == "Score" and drawn.measure.high is not None:
        low, high = drawn.measure.low or 0, drawn.measure.high
        pad = 0.04 * (high - low)
        return low - pad, high + pad
    values = [0.0, *threshold.limits(drawn)]
    for line in drawn.lines:
        for point in line.points:
            ends = (point.y, point.low, point.high)
            values += [value for value in ends if value is not None]
    pad = 0.08 * ((max(values) - min(values)) or 1)
    return min(values) - pad, max(values) + pad


def _draw(parts: Parts, axes: Axes, own: _Strip, drawn: Drawing, span: tuple[float, float]) -> None:
    at = lines.places(own.panel.lines, drawn.axis)
    if own.strip.kind == "numbers":
        _numbers(parts, axes, own, drawn, span, at)
        return
    levels = len(own.rows) or len(own.followed)
    parts.axis(axes.y, {"range": [-0.5, levels - 0.5], "visible": False})
    if own.strip.kind == "directions":
        strong = drawn.strong if drawn.grouped else None
        direction_rows.draw(parts, axes, own.rows, drawn.axis, drawn.measure, strong)
    else:
        followed_rows.draw(parts, axes, own.followed, at, drawn.measure, drawn.scale)


def _numbers(
    parts: Parts,
    axes: Axes,
    own: _Strip,
    drawn: Drawing,
    span: tuple[float, float],
    at: lines.Places,
) -> None:
    title: Layout = {"text": escaped(drawn.title), "standoff": 6, "font": {"size": 13}}
    parts.axis(axes.y, {"range": list(span), "title": title, "nticks": 7})
    threshold.draw(parts, drawn, axes, named=own.first)
    style = lines.Style(
        strong=drawn.strong,
        back=theme.FADED if drawn.picked else BACK,
        measure=drawn.measure,
        scale=drawn.scale,
    )
    lines.draw(parts, axes, own.panel.lines, at, style)
    named = own.panel.lines
    if drawn.grouped and (drawn.picked or len(named) > FEW_LINES):
        named = tuple(line for line in named if line.course.study in drawn.strong)
    upwards = drawn.measure.better != "higher" or drawn.scale != "Score"
    room = Room(
        own.strip.height,
        span,
        detailed=not drawn.grouped,
        by_item=drawn.measure.by_item,
        upwards=upwards,
    )
    name_ends(parts, axes, named, at, drawn.axis, room)
