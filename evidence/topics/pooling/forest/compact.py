"""The forest plot for narrow screens: a card per row, its text above its interval."""

from textwrap import wrap

import plotly.graph_objects as go

from evidence.charts.theme import surface, template
from evidence.topics.pooling.forest.axis import axis, draw_axis, mcid_mark, references
from evidence.topics.pooling.forest.marks import draw_marks
from evidence.topics.pooling.synthesis import Line, Synthesis, lines, under_plot

_CHARACTERS = 46
_LINE = 18
_MARK = 26
_GAP = 12
_HEAD = 22
_FOOT = 58
_EDGE = 8


def forest_compact(synthesis: Synthesis, *, dark: bool = False) -> go.Figure:
    """Draw the lines of `forest` one below the other, readable from 320 pixels on."""
    found = lines(synthesis)
    scale = axis(synthesis, found)
    figure = go.Figure()
    colours = surface(dark=dark)
    y = float(_HEAD)
    placed = []
    texts = []
    for line in found:
        text = _text(line)
        muted = line.kind == "study" and not line.pooled
        texts.append(_text_at("<br>".join(text), y, colours.muted if muted else colours.text))
        y += _LINE * len(text)
        if line.kind != "group":
            placed.append((line, y + _MARK / 2))
            y += _MARK
        y += _GAP
    below = [part for part in wrap(under_plot(synthesis), _CHARACTERS) if part]
    if below:
        texts.append(_text_at("<br>".join(below), y, colours.muted))
        y += _LINE * len(below)
    draw_axis(figure, scale, round(y), grid=False)
    drawn = [at for line, at in placed if line.kind != "study" or line.estimate is not None]
    strips = [(at - _MARK / 2, at + _MARK / 2) for at in drawn]
    if synthesis.kind == "change":
        strips.insert(0, (0, _HEAD - 2))
    draw_marks(figure, placed, scale, dark)
    if synthesis.kind == "change":
        mcid_mark(figure, _HEAD / 2, dark=dark)
    figure.update_layout(
        template=template(dark=dark),
        height=round(y) + _FOOT,
        margin={"l": _EDGE, "r": _EDGE, "t": 0, "b": _FOOT, "pad": 0},
        showlegend=False,
        annotations=texts,
        shapes=references(synthesis, scale, strips, strips, dark=dark),
    )
    return figure


def _text(line: Line) -> list[str]:
    name = [f"<b>{part}</b>" for part in wrap(line.label, _CHARACTERS)]
    if line.kind == "group":
        return [part.replace("<b>", "<b>▪ ", 1) if not i else part for i, part in enumerate(name)]
    weight = f" · {line.weight}" if line.share is not None else ""
    figures = f"{line.text}{weight}" if line.estimate is not None or line.kind != "study" else ""
    detail = [f"<i>{part}</i>" for part in wrap(line.detail, _CHARACTERS)]
    return [part for part in (*name, *detail, _raw(line), figures) if part]


def _raw(line: Line) -> str:
    if len(line.raw) == 3:  # noqa: PLR2004
        before, after, n = line.raw
        scores = f"{before} → {after}, " if (before, after) != ("–", "–") else ""
        return f"{scores}n {n}"
    return line.raw[0] if line.raw else ""


def _text_at(text: str, y: float, colour: str) -> go.layout.Annotation:
    return go.layout.Annotation(
        text=text,
        x=0,
        xref="paper",
        xanchor="left",
        y=y,
        yanchor="top",
        align="left",
        showarrow=False,
        font={"size": 13, "color": colour},
    )
