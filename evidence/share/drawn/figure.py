"""A whole chart as marks: its axes, shapes, traces and words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from evidence.charts.plotly_json import Figure, Json
from evidence.share.drawn.axes import TICK_SIZE, Axis, Plane, plane
from evidence.share.drawn.marks import Box, Colour, Drawn, Line, Words, bounds
from evidence.share.drawn.read import INK, colour, extent, node, number, values, words
from evidence.share.drawn.traces import drawn_trace

WIDTH = 960
"""Pixels that a chart is laid out for, as on a screen."""

GRID: Colour = (230, 234, 236)
_BELOW = 6


def area_of(figure: Figure) -> Plane:
    """Return where everything of a chart lies."""
    return plane(node(figure["layout"]), WIDTH)


def axes_drawn(area: Plane) -> tuple[Drawn, ...]:
    """Return ticks and titles of the axes, and the grid across the chart."""
    return tuple(
        mark for name, one in area.axes.items() if one.seen for mark in _axis(name, one, area)
    )


def _axis(name: str, one: Axis, area: Plane) -> Iterator[Drawn]:
    across = name.startswith("x")
    named = one.layout.get("showticklabels") is not False
    above = one.layout.get("side") == "top"
    depth = 0.0
    for value, text in one.ticks:
        at = one.place(value)
        if one.layout.get("showgrid") is not False and across:
            yield Line(at, area.top, at, area.bottom, GRID, 1)
        broken = text.replace(" ", "<br>") if one.layout.get("tickangle") else text
        lines = words(broken, TICK_SIZE)
        wide, high = extent(lines)
        if named and across:
            top = area.top - _BELOW - high if above else area.bottom + _BELOW
            depth = max(depth, high)
            yield Words(at, top, "center", lines, wide, high)
        elif named:
            yield Words(area.left - _BELOW, at - high / 2, "right", lines, wide, high)
    if one.title and across:
        lines = words(one.title)
        wide, high = extent(lines)
        beside = depth + 2 * _BELOW
        top = area.top - beside - high if above else area.bottom + beside
        yield Words((one.start + one.end) / 2, top, "center", lines, wide, high)


def drawn(figure: Figure, area: Plane) -> tuple[Drawn, ...]:
    """Return everything of a chart but its axes, from the bottom layer to the top."""
    layout = node(figure["layout"])
    shapes = [mark for one in values(layout.get("shapes")) for mark in _shape(node(one), area)]
    traces = [mark for one in values(figure["data"]) for mark in drawn_trace(node(one), area)]
    texts = [mark for one in values(layout.get("annotations")) for mark in _note(node(one), area)]
    return (*shapes, *traces, *texts)


def _shape(one: Mapping[str, Json], area: Plane) -> Iterator[Drawn]:
    ends = [_x(one, f"x{end}", area) for end in "01"] + [_y(one, f"y{end}", area) for end in "01"]
    x0, x1, y0, y1 = ends
    look = node(one.get("line"))
    if one["type"] == "rect":
        yield Box(x0, y0, x1, y1, colour(one.get("fillcolor")), None)
    elif one["type"] == "line":
        dash = str(look.get("dash") or "solid")
        yield Line(
            x0, y0, x1, y1, colour(look.get("color")) or INK, number(look.get("width"), 1), dash
        )


def _x(one: Mapping[str, Json], name: str, area: Plane) -> float:
    reference, value = str(one.get("xref") or "x"), number(one.get(name))
    if one.get("xsizemode") == "pixel":
        return _x({**one, "xsizemode": None, name: one.get("xanchor")}, name, area) + value
    if reference == "paper":
        return area.left + value * (area.right - area.left)
    axis = area.axes[reference.removesuffix(" domain")]
    return axis.part(value) if reference.endswith("domain") else axis.place(value)


def _y(one: Mapping[str, Json], name: str, area: Plane) -> float:
    reference, value = str(one.get("yref") or "y"), number(one.get(name))
    if reference == "paper":
        return area.bottom - value * (area.bottom - area.top)
    axis = area.axes[reference.removesuffix(" domain")]
    return axis.part(value) if reference.endswith("domain") else axis.place(value)


_ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}


def _note(one: Mapping[str, Json], area: Plane) -> Iterator[Drawn]:
    font = node(one.get("font"))
    lines = words(str(one["text"]), number(font.get("size"), 13), colour(font.get("color")) or INK)
    wide, high = extent(lines)
    x, y = _x(one, "x", area), _y(one, "y", area)
    if one.get("showarrow"):
        ink = colour(one.get("arrowcolor")) or INK
        tip = (x + number(one.get("ax")), y + number(one.get("ay")))
        yield Line(x, y, *tip, ink, 1)
        x, y = tip
    x, y = x + number(one.get("xshift")), y - number(one.get("yshift"))
    anchor, align = str(one.get("xanchor") or "center"), str(one.get("align") or "center")
    left = x - _SIDES[anchor] * wide
    top = y - _ABOVE[str(one.get("yanchor") or "middle")] * high
    yield Words(left + _SIDES[align] * wide, top, align, lines, wide, high)


def rules(marks: Sequence[Drawn]) -> list[float]:
    """Return the heights of the lines that part the rows of a chart into groups."""
    lines = (mark for mark in marks if isinstance(mark, Line))
    return sorted({one.y0 for one in lines if one.y0 == one.y1 and one.x1 - one.x0 > WIDTH / 10})


def slices(marks: Sequence[Drawn], tallest: float) -> list[tuple[float, float]]:
    """Return bands of at most so many pixels, cut before a group, else between rows."""
    if not marks:
        return []
    spans = sorted(bounds(mark) for mark in marks)
    top, end = spans[0][0], max(bottom for _, bottom in spans)
    free = _gaps([span for span in spans if span[1] - span[0] < tallest / 2], top, end)
    grouped = [one - 0.5 for one in rules(marks) if any(abs(one - gap) < _NEAR for gap in free)]
    cuts = [top]
    while end - cuts[-1] > tallest:
        low, high = cuts[-1], cuts[-1] + tallest
        before_a_group = [one for one in grouped if low + tallest / 3 < one <= high]
        between_rows = [one for one in free if low + 1 < one <= high]
        cuts.append(max(before_a_group or between_rows, default=high))
    return list(pairwise([*cuts, end]))


_NEAR = 30
"""Pixels between a line and the next gap between rows."""


def _gaps(spans: Sequence[tuple[float, float]], top: float, end: float) -> list[float]:
    """Return the heights between marks."""
    gaps, reached = [], top
    for first, last in spans:
        if first > reached:
            gaps.append((first + reached) / 2)
        reached = max(reached, last)
    return [*gaps, end]
