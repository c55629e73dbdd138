"""What lies behind the marks of a chart of rows: bands and lines, which never run through words.

Heights are in pixels below the top of the plot; `x` is in the unit of the axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evidence.charts import theme
from evidence.charts.plot import Trace, hover
from evidence.charts.row_marks import Limits, Pair, Pen, line

Strip: TypeAlias = Pair
"""Heights between which marks and bands may stand, clear of words."""

_UNSEEN = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Band:
    """A range behind the rows from the line `first` to the line `last`."""

    low: float
    high: float
    first: int
    last: int
    hatched: bool
    colour: str
    hover: str = ""
    row_id: str | None = None
    unbroken: bool = False


@dataclass(frozen=True)
class Reference:
    """A line through the rows from line `first` to `last`, the end if None; its name above them."""

    x: float
    pen: Pen
    first: int
    last: int | None
    label: str = ""
    unbroken: bool = False


@dataclass(frozen=True)
class Silence:
    """A row of words without a mark, which answers the pointer in its whole width."""

    strip: Strip
    hover: str
    row_id: str | None


def joined(strips: Sequence[Strip | None]) -> list[Strip]:
    """Return strips with those that touch made one, so that dashes and hatches run on."""
    found: list[Strip] = []
    for top, bottom in filter(None, strips):
        if found and found[-1][1] == top:
            found[-1] = (found[-1][0], bottom)
        else:
            found.append((top, bottom))
    return found


def references(drawn: Sequence[tuple[Reference, Sequence[Strip]]]) -> list[Trace]:
    """Return a trace for each pen of a reference line, drawn only within its strips."""
    return [
        line("references", pen, [((each.x, each.x), strip) for each, strip in own])
        for pen in dict.fromkeys(each.pen for each, _ in drawn)
        if (own := [(e, strip) for e, strips in drawn for strip in strips if e.pen == pen])
    ]


def bands(drawn: Sequence[tuple[Band, Sequence[Strip]]]) -> list[Trace]:
    """Return a trace for each look of a band, drawn only within its strips."""
    return [
        _bars([(band, strip) for band, strips in drawn for strip in strips if _look(band) == key])
        for key in dict.fromkeys(_look(band) for band, strips in drawn if strips)
    ]


def _look(band: Band) -> tuple[bool, str, bool]:
    return band.hatched, band.colour, bool(band.hover)


def _bars(pieces: Sequence[tuple[Band, Strip]]) -> Trace:
    first = pieces[0][0]
    fill: Trace = {"color": theme.pale(first.colour, 0.12), "line": {"width": 0}}
    if first.hatched:
        stripes = {"fgcolor": theme.pale(first.colour, 0.5), "bgcolor": _UNSEEN}
        fill["pattern"] = {"shape": theme.HATCH, "size": 8, "solidity": 0.2, **stripes}
    ends = [(band.low, band.high) for band, _ in pieces]
    bars = _trace("claimed" if first.hatched else "band", ends, [strip for _, strip in pieces])
    if not first.hover:
        return {**bars, "marker": fill, "hoverinfo": "skip"}
    told = hover([band.hover for band, _ in pieces], [band.row_id for band, _ in pieces])
    return {**bars, "marker": fill, **told}


def silences(drawn: Sequence[Silence], limits: Limits) -> list[Trace]:
    """Return what makes the words of rows without marks answer the pointer."""
    told = [each for each in drawn if each.hover]
    if not told:
        return []
    bars = _trace("words", [(limits.low, limits.high)] * len(told), [each.strip for each in told])
    answers = hover([each.hover for each in told], [each.row_id for each in told])
    return [{**bars, "marker": {"color": _UNSEEN, "line": {"width": 0}}, **answers}]


def _trace(name: str, ends: Sequence[Pair], strips: Sequence[Strip]) -> Trace:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "base": [low for low, _ in ends],
        "x": [high - low for low, high in ends],
        "y": [(top + bottom) / 2 for top, bottom in strips],
        "width": [bottom - top for top, bottom in strips],
    }
