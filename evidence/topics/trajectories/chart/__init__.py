"""The chart of courses: scores over time, directions and numbers followed beneath them."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.trajectories import Courses
from evidence.topics.trajectories.chart import bands, lines, reference
from evidence.topics.trajectories.chart.layout import Axes, Cell, Kind, arrange
from evidence.topics.trajectories.chart.sheet import Sheet

HEIGHT = 400
HEIGHT_GROUPED = 200
FEW_LINES = 5
"""Lines of a panel that can all be named."""

BACK = 0.55
"""Opacity of lines from outside the review while the reader has chosen none."""

_TITLES: dict[Kind, str] = {
    "directions": "Direction only, no number printed",
    "followed": "Still followed (n printed at the visit)",
}


@dataclass(frozen=True)
class _Panel:
    title: str
    visits: pd.DataFrame
    directions: pd.DataFrame
    followed: pd.DataFrame


def figure(courses: Courses, *, dark: bool = False) -> go.Figure:
    """Draw the courses: one panel with names at the line ends, or one per therapy.

    Every mark's `customdata` begins with the row id of the figure behind it.
    """
    sheet = Sheet()
    panels = [_panel(courses, title, therapies) for title, therapies in courses.panels]
    cells = [cell for number, panel in enumerate(panels) for cell in _cells(panel, number, courses)]
    span = _span(courses)
    for cell, axes in zip(cells, arrange(sheet, cells, courses.timeline, dark=dark), strict=True):
        _draw(sheet, cell, axes, panels[cell.panel], courses, span, dark=dark)
    return sheet.figure()


def _panel(courses: Courses, title: str, therapies: tuple[str, ...]) -> _Panel:
    visits = courses.visits[courses.visits["therapy"].isin(therapies)]
    visits = lines.placed(visits, courses.timeline)
    directions = courses.directions[courses.directions["therapy"].isin(therapies)]
    if courses.grouped:
        directions = bands.stacks_of(directions, courses.timeline)
        followed = visits[visits["study_id"].isin(courses.highlighted)]
    else:
        directions = bands.side_by_side(bands.rows_of(directions), courses.timeline)
        followed = visits
    studies = visits["study_id"].nunique()
    noun = f"{studies} stud{'y' if studies == 1 else 'ies'} with numbers"
    heading = f"<b>{title}</b>, {noun}" if title else ""
    return _Panel(heading, visits, directions, bands.followed_of(followed))


def _cells(panel: _Panel, number: int, courses: Courses) -> list[Cell]:
    cells = []
    heading = panel.title
    if len(panel.visits):
        height = HEIGHT_GROUPED if courses.grouped else HEIGHT
        cells.append(Cell("numbers", number, height, heading, ticks=True))
        heading = ""
    if len(panel.directions):
        levels = int(panel.directions["level"].max()) + 1
        size = bands.LEVEL if courses.grouped else bands.ROW
        title = heading or ("" if courses.grouped and number else _TITLES["directions"])
        alone = not len(panel.visits) or (not courses.grouped and levels > FEW_LINES)
        cells.append(Cell("directions", number, levels * size + 4, title, ticks=alone))
    if len(panel.followed):
        levels = int(panel.followed["level"].max()) + 1
        cells.append(Cell("followed", number, levels * bands.ROW, _TITLES["followed"]))
    return cells


def _span(courses: Courses) -> tuple[float, float]:
    """Return the ends of the value axis: the whole scale, or all that is drawn and its zero."""
    shown = courses.visits
    if courses.scale == "Score" and courses.score.high is not None:
        low, high = float(courses.score.low or 0), float(courses.score.high)
        pad = 0.04 * (high - low)
        return low - pad, high + pad
    values = [0.0, *reference.limits(courses)]
    for name in ("y", "y_low", "y_high"):
        values += [float(value) for value in shown[name].dropna()]
    pad = 0.08 * ((max(values) - min(values)) or 1)
    return min(values) - pad, max(values) + pad


def _draw(
    sheet: Sheet,
    cell: Cell,
    axes: Axes,
    panel: _Panel,
    courses: Courses,
    span: tuple[float, float],
    *,
    dark: bool,
) -> None:
    if cell.kind == "numbers":
        _numbers(sheet, cell, axes, panel, courses, span, dark=dark)
        return
    rows = panel.directions if cell.kind == "directions" else panel.followed
    levels = int(rows["level"].max()) + 1
    title = {"text": _TITLES[cell.kind]}
    sheet.axis(axes.y, range=[-0.5, levels - 0.5], visible=False, title=title)
    if cell.kind == "followed":
        bands.draw_followed(sheet, rows, axes, dark=dark)
        return
    bands.draw(sheet, rows, axes, courses.highlighted if courses.grouped else None, dark=dark)
    if not courses.grouped:
        measured = courses.score.better == "either"
        bands.name_rows(sheet, rows, axes, measured=measured, dark=dark)


def _numbers(
    sheet: Sheet,
    cell: Cell,
    axes: Axes,
    panel: _Panel,
    courses: Courses,
    span: tuple[float, float],
    *,
    dark: bool,
) -> None:
    title = {"text": courses.title, "standoff": 6, "font": {"size": 13}}
    sheet.axis(axes.y, range=list(span), title=title, nticks=7)
    reference.draw(sheet, courses, axes, named=cell.panel == 0, dark=dark)
    back = theme.FADED if courses.chosen else BACK
    lines.draw(sheet, panel.visits, axes, courses.highlighted, back=back, dark=dark)
    named = panel.visits
    many = named["line"].nunique() > FEW_LINES
    if courses.grouped and (courses.chosen or many):
        named = named[named["study_id"].isin(courses.highlighted)]
    lines.name_ends(
        sheet,
        named,
        axes,
        courses.timeline,
        height=cell.height,
        span=span,
        detailed=not courses.grouped,
        upwards=courses.score.better != "higher" or courses.scale != "Score",
        dark=dark,
    )
