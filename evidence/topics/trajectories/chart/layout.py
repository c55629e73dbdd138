"""Cells under one another that share the time axis, measured in pixels.

A figure is sent to every screen alike, so there is one column of cells, and heights, gaps and
offsets are in pixels: nothing depends on how wide the screen is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evidence.topics.trajectories.timeline import BREAK, LEFT, TITLE, Timeline

from evidence.charts import theme
from evidence.topics.trajectories.chart.sheet import Sheet

Kind = Literal["numbers", "directions", "followed"]

TITLE_GAP = 30
PANEL_GAP = 44
TICKS_GAP = 46
GAP = 10
AXIS_TITLE = 34
TOP = 6
LEFT_MARGIN = 46


@dataclass(frozen=True)
class Cell:
    """One strip of the figure; `ticks` when the time axis is labelled beneath it."""

    kind: Kind
    panel: int
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


@dataclass(frozen=True)
class Axes:
    """The names of a cell's axes in the sheet, for traces and for layout."""

    x: str
    y: str


def arrange(
    sheet: Sheet, cells: Sequence[Cell], timeline: Timeline, *, dark: bool
) -> tuple[Axes, ...]:
    """Give each cell its axes, time ticks, title, lane and break; return the axes in order."""
    plot = sum(cell.above + cell.height + cell.below for cell in cells)
    sheet.layout.update(
        template=theme.template(dark=dark),
        height=plot + TOP + AXIS_TITLE,
        margin={"l": LEFT_MARGIN, "r": 8, "t": TOP, "b": AXIS_TITLE, "pad": 0},
        showlegend=False,
    )
    placed = []
    top = plot
    for number, cell in enumerate(cells, start=1):
        high = top - cell.above
        low = high - cell.height
        suffix = "" if number == 1 else str(number)
        axes = Axes(f"x{suffix}", f"y{suffix}")
        _axes(sheet, axes, (low / plot, high / plot), cell, timeline)
        _background(sheet, axes, timeline, cell, dark=dark)
        placed.append(axes)
        top = low - cell.below
    sheet.note(
        text=TITLE,
        xref="paper",
        yref="paper",
        x=0.5,
        y=0,
        yanchor="top",
        yshift=-4,
        showarrow=False,
        font={"size": 13, "color": theme.surface(dark=dark).text},
    )
    return tuple(placed)


def _axes(
    sheet: Sheet,
    axes: Axes,
    domain: tuple[float, float],
    cell: Cell,
    timeline: Timeline,
) -> None:
    places, texts = zip(*timeline.ticks, strict=True)
    sheet.axis(
        axes.x,
        anchor=axes.y,
        range=[LEFT, timeline.right],
        tickvals=list(places),
        ticktext=list(texts),
        showticklabels=cell.ticks,
        tickfont={"size": 12},
        tickangle=0,
        showgrid=cell.kind != "followed",
        fixedrange=True,
        automargin=False,
    )
    sheet.axis(axes.y, anchor=axes.x, domain=list(domain), fixedrange=True, automargin=False)


def _background(sheet: Sheet, axes: Axes, timeline: Timeline, cell: Cell, *, dark: bool) -> None:
    surface = theme.surface(dark=dark)
    whole = {"xref": axes.x, "yref": f"{axes.y} domain", "y0": 0, "y1": 1, "layer": "below"}
    if timeline.lane is not None:
        ends = {"x0": timeline.lane_left, "x1": timeline.right}
        fill = {"fillcolor": surface.band, "line": {"width": 0}}
        sheet.shape(type="rect", **whole, **ends, **fill)
    if cell.kind == "numbers":
        line = {"color": surface.axis, "width": 1, "dash": "dot"}
        sheet.shape(type="line", **whole, x0=BREAK, x1=BREAK, line=line)
    if cell.title:
        sheet.note(
            text=cell.title,
            xref=f"{axes.x} domain",
            yref=f"{axes.y} domain",
            x=0,
            y=1,
            xanchor="left",
            yanchor="bottom",
            yshift=4,
            showarrow=False,
            font={"size": 14, "color": surface.text},
        )
