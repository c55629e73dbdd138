"""Strips under one another that share the time axis, measured in pixels.

A figure is sent to every screen alike, so there is one column of strips, and heights, gaps and
offsets are in pixels: nothing depends on how wide the screen is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from evidence.charts.plot import Layout, escaped
from evidence.charts.theme import LIGHT
from evidence.charts.time_axis import SCALE, TimeAxis
from evidence.topics.trajectories.chart.parts import Axes, Parts

Kind = Literal["numbers", "directions", "followed"]

TITLE_GAP = 30
PANEL_GAP = 44
TICKS_GAP = 46
GAP = 10
AXIS_TITLE = 34
TOP = 6
MARGIN = {"l": 46, "r": 8, "t": TOP, "b": AXIS_TITLE, "pad": 0}


@dataclass(frozen=True)
class Strip:
    """One strip of the figure; `ticks` when the time axis is labelled beneath it."""

    kind: Kind
    height: float
    title: str = ""
    ticks: bool = False

    @property
    def above(self) -> float:
        """Return the space above the strip."""
        if self.title and self.kind == "numbers":
            return PANEL_GAP
        return TITLE_GAP if self.title else GAP

    @property
    def below(self) -> float:
        """Return the space beneath the strip."""
        return TICKS_GAP if self.ticks else 0


def plot_height(strips: Sequence[Strip]) -> float:
    """Return the height of all strips with their gaps."""
    return sum(strip.above + strip.height + strip.below for strip in strips)


def arrange(parts: Parts, strips: Sequence[Strip], time: TimeAxis) -> Iterator[Axes]:
    """Give each strip its axes, time ticks, title and lane; yield the axes in order."""
    plot = plot_height(strips)
    top = plot
    for number, strip in enumerate(strips, start=1):
        high = top - strip.above
        low = high - strip.height
        suffix = "" if number == 1 else str(number)
        axes = Axes(f"x{suffix}", f"y{suffix}")
        _axes(parts, axes, (low / plot, high / plot), strip, time)
        _background(parts, axes, strip, time)
        yield axes
        top = low - strip.below
    parts.note(
        {
            "text": escaped(f"Time since treatment, {SCALE}"),
            "xref": "paper",
            "yref": "paper",
            "x": 0.5,
            "y": 0,
            "yanchor": "top",
            "yshift": -4,
            "font": {"size": 13, "color": LIGHT.text},
        }
    )


def _axes(
    parts: Parts, axes: Axes, domain: tuple[float, float], strip: Strip, time: TimeAxis
) -> None:
    grid: Layout = {"anchor": axes.y, "showgrid": strip.kind != "followed"}
    parts.axis(axes.x, {**time.layout(labelled=strip.ticks), **grid})
    parts.axis(
        axes.y, {"anchor": axes.x, "domain": list(domain), "fixedrange": True, "automargin": False}
    )


def _background(parts: Parts, axes: Axes, strip: Strip, time: TimeAxis) -> None:
    for shape in time.separators(axes.x, axes.y):
        if strip.kind == "numbers" or shape["type"] == "rect":
            parts.shape(shape)
    if strip.title:
        parts.note(
            {
                "text": strip.title,
                "xref": f"{axes.x} domain",
                "yref": f"{axes.y} domain",
                "x": 0,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": 4,
                "font": {"size": 14, "color": LIGHT.text},
            }
        )
