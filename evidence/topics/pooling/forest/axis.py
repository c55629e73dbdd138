"""The horizontal axis of a forest plot: its range, its unit and what lies behind the marks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import plotly.graph_objects as go

from evidence.charts.theme import surface
from evidence.topics.pooling.synthesis import Line, Synthesis

MCID = 2.0
MCID_LOW, MCID_HIGH = 1.2, 3.9
MCID_TEXT = (
    "<b>Smallest change that patients notice (MCID)</b><br>"
    "about 2 points or 30 %: Farrar 2001, 10.1016/S0304-3959(01)00349-9<br>"
    "median 2.3, quartiles 1.2 to 3.9 points: Olsen's review of 66 studies<br>"
    "It is a yardstick for one patient, not for the mean of a group."
)

_REACH = 2.0
"""Points beyond the outermost estimate that an interval may still draw the axis."""


Shape: TypeAlias = dict[str, object]
Spans: TypeAlias = Sequence[tuple[float, float]]
"""Heights between which reference lines run, so that none runs through words."""


@dataclass(frozen=True)
class Axis:
    """From where to where, in the unit of the axis, and its title; `factor` converts to it."""

    low: float
    high: float
    factor: float
    title: str
    step: float


def axis(synthesis: Synthesis, lines: Sequence[Line]) -> Axis:
    """Return an axis on which every estimate and pooled interval fits.

    A study's interval may leave it; it then ends in an arrowhead.
    """
    if synthesis.kind == "proportion":
        return _share(synthesis, lines)
    estimates = [line.estimate for line in lines if line.estimate is not None] or [0.0]
    outer = [x for line in lines for x in (line.low, line.high) if x is not None]
    pooled = [
        x
        for line in lines
        if line.kind in {"pooled", "prediction"}
        for x in (line.low, line.high)
        if x is not None
    ]
    low = min(*estimates, *pooled, -5.0, max(min([*outer, 0.0]), min(estimates) - _REACH))
    high = max(*estimates, *pooled, 0.5, min(max([*outer, 0.0]), max(estimates) + _REACH))
    scale = synthesis.name.removeprefix("pain change, ")
    title = f"Change in {scale}, points (left: pain fell)"
    return Axis(max(math.floor(low - 0.2), -10.0), min(high + 0.3, 10.0), 1.0, title, 2.0)


def _share(synthesis: Synthesis, lines: Sequence[Line]) -> Axis:
    estimates = [line.estimate for line in lines if line.estimate is not None]
    pooled = [line.high for line in lines if line.kind != "study" and line.high is not None]
    highs = sorted(line.high for line in lines if line.kind == "study" and line.high is not None)
    usual = highs[len(highs) * 3 // 4] if highs else 0.0
    top = 100 * max([*estimates, *pooled, usual, 0.04]) * 1.05
    step = next(step for step in (1.0, 2.0, 5.0, 10.0, 20.0, 25.0) if top / step <= 5 or step == 25)  # noqa: PLR2004
    high = min(100.0, step * math.ceil(top / step))
    unit = synthesis.whole.rows["unit"].iloc[0] if len(synthesis.whole.rows) else "patients"
    return Axis(-0.01 * high, high * 1.01, 100.0, f"% of {unit} (95 % CI)", step)


def draw_axis(figure: go.Figure, scale: Axis, height: int, *, grid: bool) -> None:
    """Set up both axes; the vertical one counts pixels from the top."""
    figure.update_xaxes(
        range=[scale.low, scale.high],
        title={"text": scale.title, "font": {"size": 13}},
        dtick=scale.step,
        fixedrange=True,
        automargin=False,
        showgrid=grid,
        ticks="" if grid else "outside",
    )
    figure.update_yaxes(
        range=[height, 0], visible=False, fixedrange=True, automargin=False, showgrid=False
    )


def references(
    synthesis: Synthesis, scale: Axis, lines: Spans, bands: Spans, *, dark: bool
) -> list[Shape]:
    """Return what lies behind the marks, drawn between the given heights.

    Only a change has a line at 0 and the MCID band; single-arm data have no line of no effect
    that would favour anything. The pooled value is a dotted line.
    """
    colours = surface(dark=dark)
    found: list[Shape] = []
    if synthesis.kind == "change":
        box: Shape = {"type": "rect", "fillcolor": colours.band, "line": {"width": 0}}
        found += _behind(box, "MCID band", -MCID_HIGH, -MCID_LOW, bands)
        dash: Shape = {"color": colours.axis, "width": 1, "dash": "dash"}
        found += _behind(_line(dash), "MCID", -MCID, -MCID, lines)
        found += _behind(_line({"color": colours.axis, "width": 1.5}), "no change", 0, 0, lines)
    if synthesis.pooled:
        at = synthesis.pooled.estimate * scale.factor
        dots: Shape = {"color": colours.text, "width": 1, "dash": "dot"}
        found += _behind(_line(dots), "pooled", at, at, lines)
    return found


def _line(line: Shape) -> Shape:
    return {"type": "line", "line": line}


def _behind(shape: Shape, name: str, x0: float, x1: float, spans: Spans) -> list[Shape]:
    place: Shape = {"x0": x0, "x1": x1, "layer": "below", "name": name}
    return [{**shape, **place, "y0": top, "y1": bottom} for top, bottom in spans]


def mcid_mark(figure: go.Figure, y: float, *, dark: bool) -> None:
    """Name the band, with its sources on hover."""
    figure.add_trace(
        go.Scatter(
            x=[-(MCID_LOW + MCID_HIGH) / 2],
            y=[y],
            mode="text",
            text=["MCID"],
            textfont={"size": 12, "color": surface(dark=dark).muted},
            hovertext=[MCID_TEXT],
            hoverinfo="text",
            name="MCID",
            showlegend=False,
        )
    )
