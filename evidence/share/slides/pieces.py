"""A chart in pieces that fit on slides: scores over time as native charts, rows as shapes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from pptx.slide import Slide
from pptx.util import Emu, Inches

from evidence.share.drawn.axes import TICK_SIZE, Axis, Plane
from evidence.share.drawn.figure import area_of, axes_drawn, drawn, rules, slices
from evidence.share.drawn.marks import Drawn, Line, Words, bounds, sides
from evidence.share.drawn.read import extent, words
from evidence.share.slides.native import Panel, add_scatter, panels
from evidence.share.slides.shapes import Frame, add_marks, within
from evidence.topics.page import Chart

Piece = Callable[[Slide, str], None]
"""Draws itself on a slide, with a text for who can't see it."""

TALLEST = 430
"""Pixels of a chart on one slide: more would make its words too small for the last row."""

LARGEST = 2 * 12_700
"""EMU of a pixel: small charts grow to twice their size and no more."""

ABOVE_PANEL = 24
"""Pixels above a panel that hold its name."""


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, width and height in PowerPoint's unit."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


ROOM = Box(0.5, 1.68, 12.33, 5.0)


def pieces(chart: Chart) -> list[Piece]:
    """Return what draws each piece of a chart, in reading order."""
    area = area_of(chart.figure)
    marks = drawn(chart.figure, area)
    over_time = panels(chart.figure)
    if not over_time:
        return [partial(_draw_marks, part) for part in _bands(marks, area)]
    native: list[Piece] = [partial(_draw_native, panel) for panel in over_time]
    return [*native, *(partial(_draw_marks, part) for part in _strips(marks, area))]


def _strips(marks: Sequence[Drawn], area: Plane) -> Iterator[Sequence[Drawn]]:
    """Yield what stands in rows below the panels over time, with the visits under each slide."""
    for name, axis in area.axes.items():
        if name.startswith("x") or axis.seen:
            continue
        visits = area.axes[f"x{name.removeprefix('y')}"]
        top, bottom = min(axis.start, axis.end) - ABOVE_PANEL, max(axis.start, axis.end)
        own = list(within(marks, top, bottom))
        for first, last in slices(own, TALLEST - ABOVE_PANEL):
            shown = list(within(own, first, last))
            if any(isinstance(mark, Words) for mark in shown):
                yield [*shown, *_visits(visits, last)]


def _visits(axis: Axis, top: float) -> Iterator[Words]:
    for value, text in axis.ticks:
        lines = words(text, TICK_SIZE)
        yield Words(axis.place(value), top, "center", lines, *extent(lines))


def _bands(marks: Sequence[Drawn], area: Plane) -> Iterator[Sequence[Drawn]]:
    """Yield the marks of one slide after the other, each with axes and column headings."""
    axes = axes_drawn(area)
    headings = _headings(marks)
    high = max((bounds(mark)[1] for mark in headings), default=-inf)
    low = min((bounds(mark)[0] for mark in headings), default=high)
    taken = high - low if headings else 0.0
    below = [mark for mark in marks if mark not in headings]
    body = list(within(below, high, inf)) if headings else below
    room = max(TALLEST - _depth(axes, area) - taken, TALLEST / 2)
    for top, bottom in slices(body, room):
        above = [replace(mark, y=mark.y + top - high) for mark in headings]
        yield [*_axes(axes, area, top - taken, bottom), *within(body, top, bottom), *above]


def _headings(marks: Sequence[Drawn]) -> list[Words]:
    """Return the words above the first group of rows."""
    first = min(rules(marks), default=0.0)
    return [mark for mark in marks if isinstance(mark, Words) and bounds(mark)[1] <= first + 2]


def _depth(axes: Sequence[Drawn], area: Plane) -> float:
    """Return how many pixels the words of the axes take above and below the chart."""
    ends = [bounds(mark) for mark in axes if isinstance(mark, Words)]
    above = max((area.top - first for first, _ in ends), default=0.0)
    below = max((last - area.bottom for _, last in ends), default=0.0)
    return max(above, 0.0) + max(below, 0.0)


def _axes(axes: Sequence[Drawn], area: Plane, top: float, bottom: float) -> Iterator[Drawn]:
    """Yield the axes as they stand around a band of the chart."""
    for mark in axes:
        if isinstance(mark, Words) and mark.y >= area.bottom:
            yield replace(mark, y=mark.y + bottom - area.bottom)
        elif isinstance(mark, Words) and mark.y + mark.height <= area.top:
            yield replace(mark, y=mark.y + top - area.top)
        elif isinstance(mark, Line):
            yield replace(mark, y0=top, y1=bottom)
        else:
            yield from within([mark], top, bottom)


def _draw_native(panel: Panel, slide: Slide, alt: str) -> None:
    frame = add_scatter(slide, panel, ROOM.emu)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx has none


def _draw_marks(marks: Sequence[Drawn], slide: Slide, alt: str) -> None:
    tops, ends = zip(*map(bounds, marks), strict=True)
    lefts, rights = zip(*map(sides, marks), strict=True)
    left, top = min(lefts), min(tops)
    room_left, room_top, wide, high = ROOM.emu
    across = max(rights) - left
    pixel = min(wide / across, high / max(max(ends) - top, 1), LARGEST)
    spare = (wide - pixel * across) / 2
    frame = Frame(room_left + spare - left * pixel, room_top - top * pixel, pixel)
    group = add_marks(slide, marks, frame, "Chart")
    group._element.nvGrpSpPr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx has none
