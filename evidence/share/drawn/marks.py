"""What a drawn chart is made of; places and sizes in pixels, from the left and the top."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Line:
    """A straight line; `dash` as plotly names it: solid, dot, dash."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour
    width: float
    dash: str = "solid"


@dataclass(frozen=True)
class Box:
    """A rectangle; `hatched` lines it in the colour of its edge."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: Colour | None
    edge: Colour | None
    hatched: bool = False


@dataclass(frozen=True)
class Mark:
    """A marker around its middle; `symbol` as plotly names it."""

    x: float
    y: float
    symbol: str
    size: float
    fill: Colour | None
    edge: Colour
    edge_width: float


@dataclass(frozen=True)
class Run:
    """Words in one type; size in pixels."""

    text: str
    size: float
    colour: Colour
    bold: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of words; `x` is the side that `align` names (left, center, right), `y` the top."""

    x: float
    y: float
    align: str
    lines: tuple[tuple[Run, ...], ...]
    width: float
    height: float


@dataclass(frozen=True)
class Area:
    """A filled shape with straight edges, such as the diamond of a pooled value."""

    corners: tuple[tuple[float, float], ...]
    fill: Colour


Drawn = Line | Box | Mark | Words | Area


def bounds(one: Drawn) -> tuple[float, float]:
    """Return the top and the bottom of a mark."""
    if isinstance(one, Mark):
        return one.y - one.size / 2, one.y + one.size / 2
    if isinstance(one, Words):
        return one.y, one.y + one.height
    if isinstance(one, Area):
        return min(y for _, y in one.corners), max(y for _, y in one.corners)
    return min(one.y0, one.y1), max(one.y0, one.y1)


SPARE = 1.12
"""How much wider words are taken to be than we reckon: another typeface may be wider."""

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


def sides(one: Drawn) -> tuple[float, float]:
    """Return the left and the right end of a mark."""
    if isinstance(one, Mark):
        return one.x - one.size / 2, one.x + one.size / 2
    if isinstance(one, Words):
        left = one.x - _SHARES[one.align] * one.width * SPARE
        return left, left + one.width * SPARE
    if isinstance(one, Area):
        return min(x for x, _ in one.corners), max(x for x, _ in one.corners)
    return min(one.x0, one.x1), max(one.x0, one.x1)
