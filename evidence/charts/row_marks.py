"""The marks of a chart of rows, gathered first and drawn as few traces: one for each look.

Heights (`y`) are in pixels below the top of the plot; `x` is in the unit of the axis.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from evidence.charts import theme
from evidence.charts.plot import Trace, hover

Pair: TypeAlias = tuple[float, float]
"""Two places on an axis, the lesser first."""

DIAMOND = 8.0
"""Half the height of a diamond, in pixels."""

_ARROW = 10


class Limits(NamedTuple):
    """Where the axis begins and ends."""

    low: float
    high: float

    def held(self, x: float) -> float:
        """Return a place on the axis, the nearest one for what lies beyond."""
        return min(max(x, self.low), self.high)


@dataclass(frozen=True)
class Point:
    """A mark; `hover` is plain text, `group` the name of its trace."""

    x: float
    y: float
    look: theme.Look
    hover: str = ""
    row_id: str | None = None
    group: str = "marks"


@dataclass(frozen=True)
class Pen:
    """How a line is drawn; width in pixels, dash as plotly names it."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True)
class Span:
    """A line along a row."""

    low: float
    high: float
    y: float
    pen: Pen
    hover: str = ""
    row_id: str | None = None


@dataclass(frozen=True)
class Diamond:
    """A pooled value: its middle and the ends of its interval."""

    low: float
    middle: float
    high: float
    y: float
    colour: str


def spans(drawn: Sequence[Span], limits: Limits, name: str) -> list[Trace]:
    """Return a trace for each pen, its lines cut at the ends of the axis."""
    ends = [((limits.held(each.low), limits.held(each.high)), (each.y, each.y)) for each in drawn]
    return [
        line(name, pen, [place for each, place in zip(drawn, ends, strict=True) if each.pen == pen])
        for pen in dict.fromkeys(each.pen for each in drawn)
    ]


def line(name: str, pen: Pen, pieces: Sequence[tuple[Pair, Pair]]) -> Trace:
    """Return one trace of lines that don't answer the pointer: for each its x and its y ends."""
    return {
        "name": name,
        "mode": "lines",
        "x": _gapped(x for x, _ in pieces),
        "y": _gapped(y for _, y in pieces),
        "line": {"color": pen.colour, "width": pen.width, "dash": pen.dash},
        "hoverinfo": "skip",
    }


def diamonds(drawn: Sequence[Diamond], limits: Limits) -> list[Trace]:
    """Return a trace of filled diamonds for each colour."""
    return [
        {
            "name": "pooled",
            "mode": "lines",
            "x": _gapped(map(limits.held, (d.low, d.middle, d.high, d.middle, d.low)) for d in own),
            "y": _gapped((d.y, d.y - DIAMOND, d.y, d.y + DIAMOND, d.y) for d in own),
            "fill": "toself",
            "fillcolor": colour,
            "line": {"color": colour, "width": 1},
            "hoverinfo": "skip",
        }
        for colour in dict.fromkeys(each.colour for each in drawn)
        if (own := [each for each in drawn if each.colour == colour])
    ]


def _gapped(pieces: Iterable[Iterable[float]]) -> list[float | None]:
    """Join pieces into one line that is interrupted between them."""
    found: list[float | None] = []
    for piece in pieces:
        found += [*piece, None]
    return found[:-1]


def points(drawn: Iterable[Point], limits: Limits) -> list[Trace]:
    """Return a trace for each group of marks, in the order in which the groups began.

    A mark beyond the axis becomes an arrowhead at its end: nothing lands on the words beside it.
    Marks that say nothing stand in a trace of their own, which does not answer the pointer.
    """
    groups: dict[tuple[str, bool], list[Point]] = {}
    for point in drawn:
        groups.setdefault((point.group, bool(point.hover)), []).append(_held(point, limits))
    return [_trace(name, own, answers=answers) for (name, answers), own in groups.items()]


def _trace(name: str, drawn: Sequence[Point], *, answers: bool) -> Trace:
    trace: Trace = {
        "name": name,
        "mode": "markers",
        "x": [point.x for point in drawn],
        "y": [point.y for point in drawn],
        "marker": theme.markers([point.look for point in drawn]),
        "cliponaxis": False,
    }
    if not answers:
        return {**trace, "hoverinfo": "skip"}
    return trace | hover([point.hover for point in drawn], [point.row_id for point in drawn])


def arrows(drawn: Iterable[Span], limits: Limits) -> Iterator[Point]:
    """Yield an arrowhead wherever the axis ends before an interval does."""
    for each in drawn:
        if each.low < limits.low:
            yield _head(Point(each.low, each.y, _plain(each), each.hover, each.row_id), limits)
        if each.high > limits.high:
            yield _head(Point(each.high, each.y, _plain(each), each.hover, each.row_id), limits)


def _plain(span: Span) -> theme.Look:
    return theme.Look("circle", span.pen.colour)


def _held(point: Point, limits: Limits) -> Point:
    inside = limits.low <= point.x <= limits.high
    return point if inside else _head(point, limits, point.group)


def _head(point: Point, limits: Limits, group: str = "goes on") -> Point:
    side = "left" if point.x < limits.low else "right"
    look = theme.Look(f"triangle-{side}", point.look.colour, _ARROW)
    return Point(limits.held(point.x), point.y, look, point.hover, point.row_id, group)
