"""The forest plot as journals print it: aligned columns on both sides of the plot."""

from textwrap import wrap

import plotly.graph_objects as go

from evidence.charts.theme import surface, template
from evidence.topics.pooling.forest.axis import axis, draw_axis, mcid_mark, references
from evidence.topics.pooling.forest.marks import draw_marks
from evidence.topics.pooling.synthesis import Line, Synthesis, headings, lines, under_plot

_LABEL = 190
"""Pixels for the names of studies."""
_CHARACTERS = 27
_RAW = {"change": (76, 76, 44), "proportion": (104,)}
_EFFECT = 152
_WEIGHT = 54
_GAP = 10
_LINE = 17
_PADDING = 11
_HEAD = 46
_FOOT = 56


def forest(synthesis: Synthesis, *, dark: bool = False) -> go.Figure:
    """Draw label, raw data, square with interval, estimate as text and weight, row by row.

    The area of a square is its weight where studies are pooled, else all are alike; a hollow
    square isn't weighed, a dotted one comes from outside the review. Diamonds are pooled values,
    the grey bar is the prediction interval, arrowheads mark intervals that leave the axis.
    """
    found = lines(synthesis)
    scale = axis(synthesis, found)
    figure = go.Figure()
    columns = _Columns(synthesis, dark)
    columns.head()
    y = float(_HEAD)
    placed = []
    spans = [(0.0, y)]
    for line in found:
        label = _label(line)
        height = _LINE * len(label) + _PADDING
        placed.append((line, y + height / 2))
        columns.row(line, label, y + height / 2)
        if line.kind != "study" or line.estimate is not None:
            spans.append((y, y + height))
        y += height
    y = columns.foot(y)
    draw_axis(figure, scale, round(y), grid=True)
    draw_marks(figure, placed, scale, dark)
    if synthesis.kind == "change":
        mcid_mark(figure, _HEAD / 2, dark=dark)
    figure.update_layout(
        template=template(dark=dark),
        height=round(y) + _FOOT,
        margin={"l": columns.left, "r": columns.right, "t": 0, "b": _FOOT, "pad": 0},
        showlegend=False,
        annotations=columns.texts,
        shapes=references(synthesis, scale, _joined(spans), [(0, y)], dark=dark),
    )
    return figure


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans with those that touch made one, so that dashes run on."""
    joined: list[tuple[float, float]] = []
    for top, bottom in spans:
        if joined and joined[-1][1] == top:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined


def _label(line: Line) -> list[str]:
    """Return a line's name and detail, wrapped to the column."""
    name = [f"<b>{part}</b>" if line.kind != "study" else part for part in _wrapped(line.label)]
    return [*name, *(f"<i>{part}</i>" for part in _wrapped(line.detail))]


def _wrapped(text: str) -> list[str]:
    return wrap(text, _CHARACTERS) if text else []


class _Columns:
    """Writes text at fixed distances from the plot, whatever its width."""

    def __init__(self, synthesis: Synthesis, dark: bool) -> None:
        self.texts: list[go.layout.Annotation] = []
        self.synthesis = synthesis
        self.colours = surface(dark=dark)
        self.raw = _RAW[synthesis.kind]
        self.weighted = bool(synthesis.whole.weights) or any(g.weights for g in synthesis.groups)
        self.left = _LABEL + sum(self.raw) + _GAP
        self.right = _GAP + _EFFECT + _WEIGHT * self.weighted

    def head(self) -> None:
        y = _HEAD / 2
        self._left("<b>Study</b>", y, 0)
        for end, heading in zip(self._ends(), headings(self.synthesis), strict=True):
            unit = "<br>mean (SD)" if heading in {"Before", "After"} else ""
            self._right_of_left(f"<b>{heading}</b>{unit}", y, end)
        measure = "Change" if self.synthesis.kind == "change" else "%"
        self._right(f"<b>{measure} [95 % CI]</b>", y, _GAP + _EFFECT)
        if self.weighted:
            self._right("<b>Weight</b>", y, self.right)

    def row(self, line: Line, label: list[str], y: float) -> None:
        muted = line.kind == "study" and not line.pooled
        colour = self.colours.muted if muted else self.colours.text
        self._left("<br>".join(label), y, 0, colour)
        for end, text in zip(self._ends(), line.raw, strict=False):
            self._right_of_left(text, y, end, colour)
        if line.text:
            text = line.text if line.kind == "study" else f"<b>{line.text}</b>"
            self._right(text, y, _GAP + _EFFECT, colour)
        if self.weighted and line.weight:
            self._right(line.weight, y, self.right, colour)

    def foot(self, y: float) -> float:
        """Write the heterogeneity line; return where the plot ends."""
        text = under_plot(self.synthesis)
        if not text:
            return y + 4
        self._left(text, y + _LINE, 0, self.colours.muted)
        return y + 2 * _LINE

    def _ends(self) -> list[int]:
        """Return the right edge of each column of raw data, from the left edge of the figure."""
        return [_LABEL + sum(self.raw[: place + 1]) for place in range(len(self.raw))]

    def _left(self, text: str, y: float, at: int, colour: str | None = None) -> None:
        self._write(text, y, 0, at - self.left, "left", colour)

    def _right_of_left(self, text: str, y: float, end: int, colour: str | None = None) -> None:
        self._write(text, y, 0, end - self.left, "right", colour)

    def _right(self, text: str, y: float, end: int, colour: str | None = None) -> None:
        self._write(text, y, 1, end, "right", colour)

    def _write(
        self, text: str, y: float, x: int, shift: int, anchor: str, colour: str | None
    ) -> None:
        self.texts.append(
            go.layout.Annotation(
                text=text,
                x=x,
                xref="paper",
                xshift=shift,
                xanchor=anchor,
                y=y,
                yanchor="middle",
                align=anchor,
                showarrow=False,
                font={"size": 13, "color": colour or self.colours.text},
            )
        )
