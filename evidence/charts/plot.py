"""How a chart is put together: plotly JSON, its texts made safe, its hovers.

Plotly reads a subset of HTML in every text and `%{…}` in hover templates. Here is the one place
where text is made safe for it; nothing else writes a tag.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from textwrap import wrap

from evidence.charts import theme
from evidence.charts.plotly_json import Figure, Json, Layout, Trace
from evidence.charts.type_width import SMALL

__all__ = [
    "Figure",
    "Json",
    "Layout",
    "Markup",
    "Trace",
    "bold",
    "coloured",
    "escaped",
    "figure",
    "hover",
    "joined",
    "lines",
    "noted",
    "quiet",
]

NOTE = 46
"""Longest line of a sentence above a chart in characters: what fits on the same phone."""

FOLD = 46
"""Longest line of a hover in characters: what fits beside a finger on a phone of 390 pixels."""


class Markup(str):
    """Text that is safe for plotly as it stands; adding plain text to it makes it plain again."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return a text that plotly writes as it reads; what is safe already stays as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def bold(text: str) -> Markup:
    """Return a text in bold."""
    return Markup(f"<b>{escaped(text)}</b>")


def quiet(text: str, size: int = SMALL) -> Markup:
    """Return a text that stands back: smaller (size in pixels) and in the muted colour."""
    return coloured(text, theme.LIGHT.muted, size)


def coloured(text: str, colour: str, size: int | None = None) -> Markup:
    """Return a text in a colour of the palette, and in a type size of pixels if given."""
    smaller = f"font-size:{size}px;" if size else ""
    return Markup(f'<span style="{smaller}color:{colour}">{escaped(text)}</span>')


def lines(*texts: str) -> Markup:
    """Return texts one below the other, without the empty ones."""
    return Markup("<br>".join(escaped(text) for text in texts if text))


def joined(*texts: str, between: str = " ") -> Markup:
    """Return texts behind each other, without the empty ones."""
    return Markup(escaped(between).join(escaped(text) for text in texts if text))


def hover(texts: Iterable[str], row_ids: Iterable[str | None] | None = None) -> Trace:
    r"""Return what a trace needs to answer the pointer, one text and one row id for each point.

    Texts are plain; "\n" begins a new line and long lines are folded. A point with a row id opens
    that row's evidence card.
    """
    found: Trace = {
        "hovertext": [_folded(text) for text in texts],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if row_ids is not None:
        found["customdata"] = [[row_id or ""] for row_id in row_ids]
    return found


@lru_cache(maxsize=8_192)
def _folded(text: str) -> str:
    """Return a hover with its long lines folded; most charts say the same of a figure."""
    return lines(*(part for line in text.split("\n") for part in wrap(line, FOLD)))


def figure(traces: Sequence[Mapping[str, Json]], layout: Mapping[str, Json]) -> Figure:
    """Return a chart of traces (scatter unless they say otherwise) in the look of all charts.

    `layout` goes before the defaults: height 440 pixels, no legend, the template's margins.
    """
    defaults: Layout = {
        "template": theme.template(),
        "height": theme.HEIGHT,
        "showlegend": False,
    }
    return {
        "data": [{"type": "scatter", **trace, **_named(trace)} for trace in traces],
        "layout": {**defaults, **layout},
    }


def _named(trace: Mapping[str, Json]) -> Trace:
    """Return a trace's name, which plotly reads as it reads a text."""
    name = trace.get("name")
    return {"name": escaped(name)} if isinstance(name, str) else {}


def noted(drawn: Figure, sentence: str) -> Figure:
    """Return a chart with a quiet sentence above it, which images of it show too; "" adds none."""
    if not sentence:
        return drawn
    folded = wrap(sentence, NOTE)
    layout = drawn["layout"]
    assert isinstance(layout, Mapping)
    margin, height, notes = layout["margin"], layout["height"], layout.get("annotations", [])
    assert isinstance(margin, Mapping)
    assert isinstance(height, int | float)
    assert isinstance(notes, Sequence)
    top, left = margin["t"], margin.get("l", 0)
    assert isinstance(top, int | float)
    assert isinstance(left, int | float)
    above = _ABOVE * len(folded) + _GAP
    note: Layout = {
        "text": lines(*folded),
        "font": {"size": SMALL, "color": theme.LIGHT.muted},
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": _GAP - left,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": top,
    }
    grown: Layout = {
        "height": height + above,
        "margin": {**margin, "t": top + above},
        "annotations": [*notes, note],
    }
    return {**drawn, "layout": {**layout, **grown}}


_ABOVE = 18
"""Height of a line of the sentence above a chart, in pixels."""

_GAP = 6
"""Pixels around it."""
