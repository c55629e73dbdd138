"""How large a change has to be for a patient to notice it, drawn behind changes."""

from evidence import prose
from evidence.charts.plot import escaped
from evidence.charts.theme import LIGHT
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.drawing import Drawing
from evidence.topics.trajectories.measures import Reference


def limits(drawn: Drawing) -> tuple[float, ...]:
    """Return the values that the axis must hold for the threshold to be seen."""
    found = drawn.measure.reference(drawn.scale)
    return () if found is None else (found.change.line, *(found.change.band or ()))


def draw(parts: Parts, drawn: Drawing, axes: Axes, *, named: bool) -> None:
    """Draw zero, the band and line of a threshold, named once; nothing for scores as printed."""
    if drawn.scale == "Score":
        return
    _line(parts, axes, 0, "solid")
    found = drawn.measure.reference(drawn.scale)
    if found is None:
        return
    if found.change.band is not None:
        low, high = found.change.band
        parts.shape(
            {
                "type": "rect",
                "xref": f"{axes.x} domain",
                "yref": axes.y,
                "x0": 0,
                "x1": 1,
                "y0": low,
                "y1": high,
                "fillcolor": LIGHT.band,
                "line": {"width": 0},
            }
        )
    _line(parts, axes, found.change.line, "dash")
    if named:
        unit = "" if drawn.scale == "Change" else f"{prose.SPACE}%"
        _name(parts, axes, found, unit, drawn.axis.lane_left)


def _line(parts: Parts, axes: Axes, y: float, dash: str) -> None:
    colour, width = (LIGHT.axis, 1) if dash == "solid" else (LIGHT.muted, 1.5)
    parts.shape(
        {
            "type": "line",
            "xref": f"{axes.x} domain",
            "yref": axes.y,
            "x0": 0,
            "x1": 1,
            "y0": y,
            "y1": y,
            "line": {"color": colour, "width": width, "dash": dash},
        }
    )


def _name(parts: Parts, axes: Axes, found: Reference, unit: str, end: float) -> None:
    line = found.change.line
    parts.note(
        {
            "text": escaped(f"{prose.signed(line)}{unit}: {found.name}"),
            "xref": axes.x,
            "yref": axes.y,
            "x": end,
            "y": line,
            "xanchor": "right",
            "xshift": -4,
            "yanchor": "bottom" if line > 0 else "top",
            "font": {"size": 12, "color": LIGHT.muted},
        }
    )
