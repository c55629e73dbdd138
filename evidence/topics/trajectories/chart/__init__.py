"""The chart of courses: scores over time, one panel or one per therapy, each line named."""

from collections.abc import Sequence

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, Markup, bold, joined
from evidence.charts.type_width import SMALL, wrapped
from evidence.topics.trajectories.chart import followed_rows, lines, threshold
from evidence.topics.trajectories.chart.line_names import Column, name_lines, nameable
from evidence.topics.trajectories.chart.panels import (
    FOOT,
    LEFT,
    Box,
    Layouts,
    Placed,
    arrange,
    evened,
    title_height,
    total_height,
)
from evidence.topics.trajectories.chart.parts import Parts
from evidence.topics.trajectories.drawing import Drawing, Line, Panel

HEIGHT = 330
HEIGHT_GROUPED = 150
"""Heights of a panel in pixels, unless its names need more."""

MOST_NAMES = 18
"""Lines of a panel that can have a name; of more, the rest is named to pointer and keyboard."""

BACK = 0.55
"""Opacity of lines from outside the review while the reader has chosen none."""

_ALONE, _ALONE_NARROW = Layouts(1, 190, 800), Layouts(1, 118, 340)
_MANY, _MANY_NARROW = Layouts(2, 134, 800), Layouts(1, 118, 340)


def courses_chart(drawn: Drawing, *, wide: bool) -> Figure:
    """Draw the courses: one panel with names beside it, or one per therapy, two in a row if `wide`.

    Every mark's `customdata` is the row id of the figure behind it.
    """
    if drawn.grouped:
        layout = _MANY if wide else _MANY_NARROW
    else:
        layout = _ALONE if wide else _ALONE_NARROW
    parts, span, panels = Parts(), _span(drawn), [one for one in drawn.panels if one.lines]
    boxes = evened([_box(drawn, panel, layout) for panel in panels], layout)
    title = wrapped(drawn.title, layout.narrowest - 4, SMALL)
    places = arrange(parts, boxes, drawn.axis, layout, title)
    for panel, box, placed in zip(panels, boxes, places, strict=True):
        _draw(parts, drawn, panel, box, placed, layout, span, first=panel is panels[0])
    top = title_height(title)
    margin = {"l": LEFT, "r": layout.names, "t": top, "b": FOOT, "pad": 0}
    return parts.figure(total_height(boxes, layout) + top + FOOT, margin)


def _box(drawn: Drawing, panel: Panel, layout: Layouts) -> Box:
    least = HEIGHT_GROUPED if drawn.grouped else HEIGHT
    names = _column(drawn, layout).height(_named(drawn, panel))
    rows = len(_followed(drawn, panel)) * followed_rows.ROW
    return Box(_heading(panel), max(least, names), rows)


def _column(drawn: Drawing, layout: Layouts) -> Column:
    return Column(
        layout.names,
        layout.panel,
        detailed=not drawn.grouped,
        by_item=drawn.measure.by_item,
        bold=drawn.strong if drawn.picked else frozenset(),
    )


def _named(drawn: Drawing, panel: Panel) -> Sequence[Line]:
    """Return the lines with a name beside the panel: those that stand out before the others."""
    own = list(nameable(panel.lines))
    strong = [line for line in own if line.course.study in drawn.strong]
    return (strong if drawn.picked else [*strong, *(o for o in own if o not in strong)])[
        :MOST_NAMES
    ]


def _followed(drawn: Drawing, panel: Panel) -> Sequence[Line]:
    return [] if drawn.grouped else followed_rows.with_numbers(panel.lines)


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


def _draw(
    parts: Parts,
    drawn: Drawing,
    panel: Panel,
    box: Box,
    placed: Placed,
    layout: Layouts,
    span: tuple[float, float],
    *,
    first: bool,
) -> None:
    at = lines.places(panel.lines, drawn.axis)
    axes = placed.numbers
    parts.axis(axes.y, {"range": list(span), "nticks": 7 if box.height > HEIGHT_GROUPED else 6})
    threshold.draw(parts, drawn, axes, named=first)
    back = theme.FADED if drawn.picked else BACK
    style = lines.Style(drawn.strong, back, drawn.measure, drawn.scale)
    lines.draw(parts, axes, panel.lines, at, style)
    named = _named(drawn, panel)
    column = _column(drawn, layout)
    name_lines(parts, axes, named, at, drawn.axis, column, height=box.height, span=span)
    if followed := _followed(drawn, panel):
        room = float(layout.names)
        followed_rows.draw(parts, placed.rows, followed, at, drawn.measure, drawn.scale, room)
