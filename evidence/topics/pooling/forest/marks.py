"""What stands in the plot itself: squares, intervals, arrowheads, diamonds, prediction bars."""

import math
from collections.abc import Sequence
from typing import TypeAlias

import plotly.graph_objects as go

from evidence.charts.theme import pale, surface, therapy_style
from evidence.topics.pooling.forest.axis import Axis
from evidence.topics.pooling.synthesis import Line

Placed: TypeAlias = Sequence[tuple[Line, float]]
"""Lines with the height of their marks."""

CONSTANT = 10.0
_LARGEST = 26.0
_SMALLEST = 5.0
_HALF_DIAMOND = 8.0
_CAP = 4.0


def draw_marks(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    """Draw every line that has something to draw, studies above pooled values."""
    _bars(figure, placed, scale, dark)
    _intervals(figure, placed, scale, dark)
    _arrows(figure, placed, scale, dark)
    _diamonds(figure, placed, scale, dark)
    _squares(figure, placed, scale, dark)
    _words(figure, placed, scale, dark)


def square_size(line: Line) -> float:
    """Return a side whose square is proportional to the weight; constant where not pooled."""
    if line.share is None:
        return CONSTANT
    return max(_SMALLEST, _LARGEST * math.sqrt(line.share))


def _squares(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    drawn = [(line, y) for line, y in placed if line.kind == "study" and line.estimate is not None]
    page = surface(dark=dark).page
    colours = [therapy_style(line.therapy, dark=dark).colour for line, _ in drawn]
    hollow = [not line.pooled for line, _ in drawn]
    dotted = ["-dot" if line.collection == "supplement" else "" for line, _ in drawn]
    fills = [
        colour if empty or not line.derived else pale(colour)
        for (line, _), colour, empty in zip(drawn, colours, hollow, strict=True)
    ]
    figure.add_trace(
        go.Scatter(
            name="studies",
            x=[(line.estimate or 0.0) * scale.factor for line, _ in drawn],
            y=[y for _, y in drawn],
            mode="markers",
            marker={
                "symbol": [
                    f"square{'-open' if empty else ''}{dot}"
                    for empty, dot in zip(hollow, dotted, strict=True)
                ],
                "size": [square_size(line) for line, _ in drawn],
                "color": fills,
                "opacity": 1,
                "line": {
                    "color": [
                        colour if empty or line.derived else page
                        for (line, _), colour, empty in zip(drawn, colours, hollow, strict=True)
                    ],
                    "width": 1.5,
                },
            },
            hovertext=[line.hover for line, _ in drawn],
            hoverinfo="text",
            showlegend=False,
        )
    )
    _opens(figure, drawn)


def _intervals(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    x: list[float] = []
    y: list[float] = []
    for line, height in placed:
        if line.kind == "study" and line.low is not None and line.high is not None:
            x += [_clip(line.low, scale), _clip(line.high, scale), math.nan]
            y += [height, height, math.nan]
    figure.add_trace(
        go.Scatter(
            name="intervals",
            x=x,
            y=y,
            mode="lines",
            line={"color": surface(dark=dark).muted, "width": 1.5},
            hoverinfo="skip",
            showlegend=False,
        )
    )


def _clip(value: float, scale: Axis) -> float:
    return min(max(value * scale.factor, scale.low), scale.high)


def _arrows(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    """Put an arrowhead where an interval leaves the axis."""
    ends = []
    for line, y in placed:
        if line.kind in {"study", "prediction"} and line.low is not None and line.high is not None:
            if line.low * scale.factor < scale.low:
                ends.append((scale.low, y, "triangle-left"))
            if line.high * scale.factor > scale.high:
                ends.append((scale.high, y, "triangle-right"))
    figure.add_trace(
        go.Scatter(
            name="arrowheads",
            x=[x for x, _, _ in ends],
            y=[y for _, y, _ in ends],
            mode="markers",
            marker={
                "symbol": [symbol for *_, symbol in ends],
                "size": 9,
                "color": surface(dark=dark).muted,
            },
            cliponaxis=False,
            hoverinfo="skip",
            showlegend=False,
        )
    )


def _diamonds(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    for line, y in placed:
        if line.kind != "pooled" or line.estimate is None or line.low is None or line.high is None:
            continue
        middle, low, high = (v * scale.factor for v in (line.estimate, line.low, line.high))
        figure.add_trace(
            go.Scatter(
                name=line.label,
                x=[low, middle, high, middle, low],
                y=[y, y - _HALF_DIAMOND, y, y + _HALF_DIAMOND, y],
                mode="lines",
                fill="toself",
                fillcolor=surface(dark=dark).text,
                line={"color": surface(dark=dark).text, "width": 1},
                text=line.hover,
                hoverinfo="text",
                hoveron="fills",
                showlegend=False,
            )
        )


def _bars(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    for line, y in placed:
        if line.kind != "prediction" or line.low is None or line.high is None:
            continue
        figure.add_trace(
            go.Scatter(
                name=line.label,
                x=[_clip(line.low, scale), _clip(line.high, scale)],
                y=[y, y],
                mode="lines",
                line={"color": surface(dark=dark).axis, "width": 2 * _CAP},
                hovertext=line.hover,
                hoverinfo="text",
                showlegend=False,
            )
        )


def _words(figure: go.Figure, placed: Placed, scale: Axis, dark: bool) -> None:
    """Write the direction, or the reason, where there is no estimate to draw."""
    told = [(line, y) for line, y in placed if line.kind == "study" and line.estimate is None]
    figure.add_trace(
        go.Scatter(
            name="directions",
            x=[scale.low] * len(told),
            y=[y for _, y in told],
            mode="text",
            text=[line.said for line, _ in told],
            textposition="middle right",
            textfont={"size": 13, "color": surface(dark=dark).muted},
            hovertext=[line.hover for line, _ in told],
            hoverinfo="text",
            showlegend=False,
        )
    )
    _opens(figure, told)


def _opens(figure: go.Figure, drawn: Placed) -> None:
    """Let each mark of the last trace open its evidence card."""
    figure.data[-1].customdata = [[line.row_id] for line, _ in drawn]
