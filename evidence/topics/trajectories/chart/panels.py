"""Panels side by side and under one another, each with a column of names at its right.

Heights are in pixels. Widths are shares of the figure, chosen so that ticks and names have their
pixels on the narrowest screen that the layout is made for; wider screens give all of them more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.charts.plot import Layout, escaped, lines
from evidence.charts.theme import LIGHT
from evidence.charts.time_axis import SCALE, TimeAxis
from evidence.charts.type_width import NAME, SMALL
from evidence.topics.trajectories.chart.parts import Axes, Parts

LEFT = 42
"""Pixels for the ticks of the value axis."""

HEADING = 26
TICKS = 46
FOOT = 26
_GAP = 8


@dataclass(frozen=True)
class Layouts:
    """How many panels stand side by side, and pixels for names on the narrowest screen."""

    columns: int
    names: int
    narrowest: int

    @property
    def area(self) -> int:
        """Return the pixels between the margins of the narrowest screen."""
        return self.narrowest - LEFT - self.names

    @property
    def panel(self) -> float:
        """Return the width of a panel on the narrowest screen, in pixels."""
        return (self.area - (self.columns - 1) * (LEFT + self.names)) / self.columns

    def domain(self, column: int) -> list[float]:
        """Return where a panel begins and ends, as shares of the area."""
        start = column * (self.panel + LEFT + self.names) / self.area
        return [start, start + self.panel / self.area]


@dataclass(frozen=True)
class Box:
    """The room of one panel: its heading, its height, and a strip of rows beneath its ticks."""

    heading: str
    height: float
    rows: float = 0

    @property
    def whole(self) -> float:
        """Return the height with all that belongs to the panel."""
        above = HEADING if self.heading else _GAP
        beneath = self.rows + HEADING if self.rows else 0
        return above + self.height + TICKS + beneath


@dataclass(frozen=True)
class Placed:
    """The axes of a panel, and of the rows beneath it."""

    numbers: Axes
    rows: Axes


def evened(boxes: Sequence[Box], layout: Layouts) -> list[Box]:
    """Return panels of which those side by side are equally high."""
    return [
        replace(box, height=max(each.height for each in row))
        for row in _rows(boxes, layout)
        for box in row
    ]


def total_height(boxes: Sequence[Box], layout: Layouts) -> float:
    """Return the height of all panels, those side by side as high as the highest."""
    return sum(max(box.whole for box in row) for row in _rows(boxes, layout))


def _rows(boxes: Sequence[Box], layout: Layouts) -> list[Sequence[Box]]:
    return [boxes[at : at + layout.columns] for at in range(0, len(boxes), layout.columns)]


def arrange(
    parts: Parts, boxes: Sequence[Box], time: TimeAxis, layout: Layouts, title: Sequence[str]
) -> Iterator[Placed]:
    """Give each panel its axes, ticks, heading and lane; yield the axes in order.

    `title` are the lines of what stands above all panels: what the value axis measures.
    """
    plot = total_height(boxes, layout)
    top, number = plot, 1
    for row in _rows(boxes, layout):
        for column, box in enumerate(row):
            high = top - (HEADING if box.heading else _GAP)
            names = [("" if place == 1 else str(place)) for place in (number, number + 1)]
            placed = Placed(*(Axes(f"x{name}", f"y{name}") for name in names))
            domain = layout.domain(column)
            _axes(parts, placed.numbers, domain, (high - box.height, high), plot)
            parts.axis(placed.numbers.x, time.layout(time.ticks_within(layout.panel)))
            _background(parts, placed.numbers, box, time)
            if box.rows:
                low = high - box.height - TICKS - HEADING
                _axes(parts, placed.rows, domain, (low - box.rows, low), plot)
                parts.axis(placed.rows.x, {**time.layout({}), "showgrid": False})
            yield placed
            number += 2 if box.rows else 1
        top -= max(box.whole for box in row)
    _titles(parts, title)


def _axes(
    parts: Parts, axes: Axes, across: list[float], heights: tuple[float, float], plot: float
) -> None:
    parts.axis(axes.x, {"anchor": axes.y, "domain": across})
    low, high = heights
    parts.axis(
        axes.y,
        {
            "anchor": axes.x,
            "domain": [low / plot, high / plot],
            "fixedrange": True,
            "automargin": False,
        },
    )


def _background(parts: Parts, axes: Axes, box: Box, time: TimeAxis) -> None:
    for shape in time.separators(axes.x, axes.y):
        parts.shape(shape)
    if box.heading:
        parts.note(above(axes, box.heading))


def above(axes: Axes, text: str) -> Layout:
    """Return a heading above a panel or its rows, from the edge of the figure on."""
    return {
        "text": text,
        "xref": f"{axes.x} domain",
        "yref": f"{axes.y} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -LEFT + 2,
        "yshift": 3,
        "font": {"size": NAME, "color": LIGHT.text},
    }


def _titles(parts: Parts, title: Sequence[str]) -> None:
    edge: Layout = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -LEFT + 2,
        "font": {"size": SMALL, "color": LIGHT.muted},
    }
    above_all: Layout = {"y": 1, "yanchor": "top", "yshift": title_height(title), "align": "left"}
    parts.note({**edge, **above_all, "text": lines(*title)})
    beneath: Layout = {"text": escaped(f"Time since treatment, {SCALE}"), "y": 0, "yanchor": "top"}
    parts.note({**edge, **beneath})


def title_height(title: Sequence[str]) -> int:
    """Return the pixels for the lines of the title of the value axis, above the first panels."""
    return _GAP + 18 * len(title)
