"""The traces of a chart as marks: lines, error bars, markers, texts, bars."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from evidence.charts.plotly_json import Json
from evidence.share.drawn.axes import Axis, Plane
from evidence.share.drawn.marks import Area, Box, Colour, Drawn, Line, Mark, Words
from evidence.share.drawn.read import (
    INK,
    colour,
    each,
    extent,
    node,
    number,
    numbers,
    values,
    words,
)

Trace = Mapping[str, Json]


def drawn_trace(trace: Trace, area: Plane) -> Iterator[Drawn]:
    """Yield the marks of a trace."""
    across, down = area.axis(trace.get("xaxis"), "x"), area.axis(trace.get("yaxis"), "y")
    if trace["type"] == "bar":
        yield from _bars(trace, across, down)
        return
    mode = str(trace.get("mode"))
    if trace.get("fill") == "toself":
        yield from _areas(trace, across, down)
    elif "lines" in mode:
        yield from _lines(trace, across, down)
    yield from _errors(trace, across, down)
    if "markers" in mode:
        yield from _markers(trace, across, down)
    if "text" in mode:
        yield from _texts(trace, across, down)


def points(trace: Trace) -> Iterator[tuple[int, float, float] | None]:
    """Yield the points of a trace with their place in it, None for a gap."""
    pairs = zip(numbers(trace["x"]), numbers(trace["y"]), strict=True)
    for index, (x, y) in enumerate(pairs):
        yield None if x is None or y is None else (index, x, y)


def _areas(trace: Trace, across: Axis, down: Axis) -> Iterator[Area]:
    fill = colour(trace.get("fillcolor")) or INK
    for gap, piece in groupby(points(trace), key=lambda point: point is None):
        if not gap:
            corners = [(across.place(one[1]), down.place(one[2])) for one in piece if one]
            yield Area(tuple(corners), fill)


def _lines(trace: Trace, across: Axis, down: Axis) -> Iterator[Line]:
    look = node(trace.get("line"))
    ink, width = colour(look.get("color")) or INK, number(look.get("width"), 1)
    before: tuple[int, float, float] | None = None
    for point in points(trace):
        if before and point:
            ends = (across.place(before[1]), down.place(before[2]))
            yield Line(
                *ends,
                across.place(point[1]),
                down.place(point[2]),
                ink,
                width,
                str(look.get("dash") or "solid"),
            )
        before = point


def _errors(trace: Trace, across: Axis, down: Axis) -> Iterator[Line]:
    spread = node(trace.get("error_y"))
    above, below = numbers(spread.get("array")), numbers(spread.get("arrayminus"))
    ink = colour(spread.get("color")) or INK
    for point in points(trace):
        if point and point[0] < len(above) and (up := above[point[0]]) is not None:
            index, x, y = point
            low = y - ((below[index] if index < len(below) else None) or 0)
            at = across.place(x)
            yield Line(at, down.place(low), at, down.place(y + up), ink, 1.5)


def _markers(trace: Trace, across: Axis, down: Axis) -> Iterator[Mark]:
    look = node(trace.get("marker"))
    edge = node(look.get("line"))
    for point in points(trace):
        index, x, y = point or (0, 0.0, 0.0)
        opacity = each(look.get("opacity"), index)
        if point is None or opacity == 0:
            continue
        symbol = str(each(look.get("symbol"), index) or "circle")
        ink = colour(each(look.get("color"), index)) or INK
        place, size = (across.place(x), down.place(y)), number(each(look.get("size"), index), 6)
        rim = colour(each(edge.get("color"), index)) or ink
        fill = None if is_open(symbol) else ink
        width = number(each(edge.get("width"), index), 0)
        yield Mark(*place, plain(symbol), size, fill, rim, width)
        if symbol.endswith("-dot"):
            yield Mark(*place, "circle", size * _DOT, rim, rim, 0)


_DOT = 0.3
"""Size of the dot in a marker, as a share of the marker's."""


def is_open(symbol: str) -> bool:
    """Return whether a marker is an outline alone."""
    return symbol.removesuffix("-dot").endswith("-open")


def plain(symbol: str) -> str:
    """Return the shape of a marker, open or not, dotted or not."""
    return symbol.removesuffix("-dot").removesuffix("-open")


def _texts(trace: Trace, across: Axis, down: Axis) -> Iterator[Words]:
    look = node(trace.get("textfont"))
    for point in points(trace):
        text = str(each(trace.get("text"), point[0]) or "") if point else ""
        if point and text:
            ink = colour(each(look.get("color"), point[0])) or INK
            yield centred(text, across.place(point[1]), down.place(point[2]), look, ink)


def centred(text: str, x: float, y: float, look: Mapping[str, Json], ink: Colour) -> Words:
    """Return words around a point."""
    lines = words(text, number(look.get("size"), 12), ink)
    width, height = extent(lines)
    return Words(x, y - height / 2, "center", lines, width, height)


def _bars(trace: Trace, across: Axis, down: Axis) -> Iterator[Drawn]:
    flat = trace.get("orientation") == "h"
    look, font = node(trace.get("marker")), node(trace.get("textfont"))
    pattern = node(look.get("pattern"))
    edges = node(look.get("line"))
    for index, (x, y) in enumerate(zip(values(trace["x"]), values(trace["y"]), strict=True)):
        base, half = (
            number(each(trace.get("base"), index)),
            number(each(trace.get("width"), index), 0.8) / 2,
        )
        along, at = (number(x), number(y)) if flat else (number(y), number(x))
        fill = colour(each(look.get("color"), index))
        shape = str(each(pattern.get("shape"), index) or "")
        edge = colour(each(edges.get("color"), index)) if each(edges.get("width"), index) else None
        if shape:
            edge = colour(each(pattern.get("fgcolor"), index)) or edge or fill
        ends = (base, base + along)
        if flat:
            places = (
                across.place(ends[0]),
                down.place(at - half),
                across.place(ends[1]),
                down.place(at + half),
            )
        else:
            places = (
                across.place(at - half),
                down.place(ends[0]),
                across.place(at + half),
                down.place(ends[1]),
            )
        if fill or edge:
            yield Box(*places, fill, edge, hatched=bool(shape))
        if text := str(each(trace.get("text"), index) or ""):
            ink = colour(each(font.get("color"), index)) or INK
            yield centred(text, (places[0] + places[2]) / 2, (places[1] + places[3]) / 2, font, ink)
