"""How large a change has to be for a patient to notice it, drawn behind changes of pain."""

from evidence.topics.trajectories.worth import Reference, reference

from evidence.charts import theme
from evidence.topics.trajectories import Courses
from evidence.topics.trajectories.chart.layout import Axes
from evidence.topics.trajectories.chart.lines import sentence
from evidence.topics.trajectories.chart.sheet import Sheet


def limits(courses: Courses) -> tuple[float, ...]:
    """Return the values that the axis must hold for the reference to be seen."""
    found = reference(courses.score, courses.scale)
    return () if found is None else (found.line, *found.band)


def draw(sheet: Sheet, courses: Courses, axes: Axes, *, named: bool, dark: bool) -> None:
    """Draw the reference band and line of a change, named once; nothing for scores as printed."""
    if courses.scale == "Score":
        return
    surface = theme.surface(dark=dark)
    _line(sheet, axes, 0, surface.axis, "solid")
    found = reference(courses.score, courses.scale)
    if found is None:
        return
    if found.band:
        low, high = found.band
        sheet.shape(
            type="rect",
            xref=f"{axes.x} domain",
            yref=axes.y,
            x0=0,
            x1=1,
            y0=low,
            y1=high,
            fillcolor=surface.band,
            line={"width": 0},
            layer="below",
        )
    _line(sheet, axes, found.line, surface.muted, "dash")
    if named:
        _name(sheet, found, axes, surface.muted)


def _line(sheet: Sheet, axes: Axes, y: float, colour: str, dash: str) -> None:
    sheet.shape(
        type="line",
        xref=f"{axes.x} domain",
        yref=axes.y,
        x0=0,
        x1=1,
        y0=y,
        y1=y,
        line={"color": colour, "width": 1 if dash == "solid" else 1.5, "dash": dash},
        layer="below",
    )


def _name(sheet: Sheet, found: Reference, axes: Axes, colour: str) -> None:
    sheet.note(
        text=found.label,
        hovertext=sentence(found.source),
        xref=f"{axes.x} domain",
        yref=axes.y,
        x=0,
        y=found.line,
        xanchor="left",
        yanchor="bottom" if found.line > 0 else "top",
        showarrow=False,
        font={"size": 12, "color": colour},
    )
