"""What things look like: the one place for colours, markers, fills and the chart template.

Hue means therapy and nothing else. Two therapies never share both hue and shape, and shape alone
tells them apart, so a chart reads the same printed in grey or with colour-blind eyes. Severity is
a ramp of lightness. How a figure came about (claimed, measured, derived) is a fill.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from zlib import crc32

import plotly.graph_objects as go

FONT = "IBM Plex Sans, sans-serif"

HEIGHT = 460
"""Height of a chart in pixels: the same on every page, so that nothing jumps."""

HEIGHT_SHORT = 260
"""Height of a chart that stands beside another or answers a side question."""

ROW_HEIGHT = 30
"""Height of one row of a chart with a row for each study."""

MARGIN = {"l": 64, "r": 24, "t": 16, "b": 56, "pad": 4}
MARKER_SIZE = 11
LINE_WIDTH = 2.0
FADED = 0.25
"""Opacity of lines that stand back while others are highlighted."""

Fill = Literal["claimed", "measured", "derived"]
"""How a figure came about: claimed without a denominator, counted or scored, or computed by us."""


@dataclass(frozen=True)
class Surface:
    """The neutral colours of one theme; `page` and `text` are those of the Streamlit theme."""

    page: str
    panel: str
    text: str
    muted: str
    grid: str
    axis: str
    band: str


LIGHT = Surface(
    page="#ffffff",
    panel="#f3f5f6",
    text="#1d262c",
    muted="#55636c",
    grid="#e6eaec",
    axis="#87939b",
    band="rgba(85, 99, 108, 0.10)",
)
DARK = Surface(
    page="#101416",
    panel="#1c2226",
    text="#e4e9ec",
    muted="#a3b0b8",
    grid="#2a3237",
    axis="#6b7880",
    band="rgba(163, 176, 184, 0.14)",
)


@dataclass(frozen=True)
class Mark:
    """How one therapy is drawn on one theme."""

    colour: str
    symbol: str
    dash: str


@dataclass(frozen=True)
class TherapyStyle:
    """How one therapy is drawn, on either theme."""

    colour_light: str
    colour_dark: str
    symbol: str
    dash: str

    def on(self, *, dark: bool) -> Mark:
        """Return the mark for the light or the dark theme."""
        return Mark(self.colour_dark if dark else self.colour_light, self.symbol, self.dash)


# Upright triangles are left free: they mark a direction that was reported without a number.
# A line is solid for vertebroplasty, dashed for kyphoplasty, dotted where no cement was given.
THERAPY_STYLES: dict[str, TherapyStyle] = {
    "PVP": TherapyStyle("#587986", "#a9bdd0", "circle", "solid"),
    "PVP + MWA": TherapyStyle("#ac4815", "#e66426", "square", "solid"),
    "PVP + RFA": TherapyStyle("#b0851f", "#d9b44a", "diamond", "solid"),
    "PVP + cryoablation": TherapyStyle("#004a88", "#1a93ff", "star", "solid"),
    "PVP + 125I": TherapyStyle("#bf46c7", "#b36abc", "cross", "solid"),
    "PVP + pedicle screws": TherapyStyle("#009b7c", "#1c9f7a", "x", "solid"),
    "PKP": TherapyStyle("#7f2149", "#ef87a0", "triangle-right", "dash"),
    "radiotherapy": TherapyStyle("#3a3b18", "#ece8bd", "pentagon", "dot"),
}

_NEUTRAL = TherapyStyle("#6f7d86", "#8b989f", "hexagon", "dot")

# The part of an unlisted combination that decides its hue: the first of these that it contains.
_LEADS = {
    "MWA": "PVP + MWA",
    "RFA": "PVP + RFA",
    "cryoablation": "PVP + cryoablation",
    "125I": "PVP + 125I",
    "pedicle screws": "PVP + pedicle screws",
    "intraoperative radiotherapy": "radiotherapy",
    "radiotherapy": "radiotherapy",
    "PKP": "PKP",
    "vertebral stent": "PKP",
    "PVP": "PVP",
}
_SPARE_SYMBOLS = (
    "hexagon",
    "diamond-tall",
    "hexagram",
    "triangle-left",
    "diamond-wide",
    "octagon",
    "triangle-ne",
    "hexagon2",
    "triangle-sw",
    "star-square",
    "star-diamond",
)


# Shapes that look small for their nominal size, and by how much.
_BULK = {
    "star": 1.25,
    "triangle-right": 1.25,
    "triangle-left": 1.25,
    "pentagon": 1.1,
    "hexagram": 1.2,
    "star-diamond": 1.25,
    "triangle-ne": 1.25,
    "triangle-sw": 1.25,
}


def therapy_style(label: str, *, dark: bool = False) -> Mark:
    """Return the mark of a therapy, the same each time, for listed and unlisted combinations.

    An unlisted combination takes the hue of the part that sets it apart (the ablation, the seeds,
    the screws, …) with a shape of its own; one without any such part is neutral.
    """
    style = THERAPY_STYLES.get(label)
    if style is None:
        parts = label.split(" + ")
        lead = next((listed for part, listed in _LEADS.items() if part in parts), None)
        hue = THERAPY_STYLES[lead] if lead else _NEUTRAL
        symbol = _SPARE_SYMBOLS[crc32(label.encode()) % len(_SPARE_SYMBOLS)]
        style = TherapyStyle(hue.colour_light, hue.colour_dark, symbol, _dash(parts))
    return style.on(dark=dark)


def _dash(parts: list[str]) -> str:
    if "PVP" in parts:
        return "solid"
    return "dash" if {"PKP", "vertebral stent"} & set(parts) else "dot"


def symbol_for(label: str, collection: str = "review", statistic: str = "mean") -> str:
    """Return the marker of one value: shape by therapy, hollow if not a mean, dotted if outside.

    Hollow is a median, or a value whose source does not say which statistic it is; a dot at the
    centre is a value from outside the review. All four combinations differ.
    """
    hollow = "" if statistic == "mean" else "-open"
    dotted = "-dot" if collection == "supplement" else ""
    return f"{therapy_style(label).symbol}{hollow}{dotted}"


def marker(
    label: str,
    collection: str = "review",
    statistic: str = "mean",
    basis: str = "review",
    *,
    dark: bool = False,
) -> dict[str, Any]:
    """Return the Plotly marker of one value: `symbol_for` in the therapy's colour.

    A derived value is outlined over a pale fill. The outline of a solid marker is the page, which
    keeps neighbours apart and lets the dot of a supplementary value show.
    """
    mark = therapy_style(label, dark=dark)
    symbol = symbol_for(label, collection, statistic)
    hollow, dotted = "-open" in symbol, "-dot" in symbol
    outlined = hollow or basis == "derived"
    return {
        "symbol": symbol,
        "size": MARKER_SIZE * _BULK.get(mark.symbol, 1.0) + 2 * dotted,
        "color": mark.colour if hollow or not outlined else pale(mark.colour),
        "line": {
            "color": mark.colour if outlined else surface(dark=dark).page,
            "width": 2 if outlined or dotted else 1,
        },
    }


def pale(colour: str, opacity: float = 0.25) -> str:
    """Return a hex colour thinned to an opacity, for bands and outlined marks."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


_SEVERITY = {
    "major": ("#1b242a", "#f2f5f7"),
    "symptomatic": ("#36444d", "#cfd8dd"),
    "any": ("#55636c", "#a9b4bb"),
    "not stated": ("#55636c", "#a9b4bb"),
    "minor": ("#72808a", "#85919a"),
    "asymptomatic": ("#87939b", "#69757d"),
}


def severity_colour(severity: str, *, dark: bool = False) -> str:
    """Return the grey of a severity: the graver, the further from the page."""
    return _SEVERITY[severity][dark]


HATCH = "/"
"""Plotly's pattern shape of a claimed range."""


def bar_marker(
    fill: Fill,
    colour: str,
    *,
    dark: bool = False,
    supplement: bool = False,
) -> dict[str, Any]:
    """Return a bar's marker: claimed hatched, measured solid, derived outlined.

    A bar from outside the review is dotted within, whatever else it is.
    """
    page = surface(dark=dark).page
    bar: dict[str, Any] = {"color": colour, "line": {"color": colour, "width": 1.5}}
    if fill == "derived":
        bar["color"] = page
    if supplement or fill == "claimed":
        bar["color"] = page
        bar["pattern"] = {
            "shape": "." if supplement else HATCH,
            "fgcolor": colour,
            "bgcolor": page,
            "size": 6,
            "solidity": 0.4,
        }
    return bar


def surface(*, dark: bool = False) -> Surface:
    """Return the neutral colours of a theme."""
    return DARK if dark else LIGHT


@cache
def template(*, dark: bool = False) -> go.layout.Template:
    """Return the template of every chart: light grid, no frame, see-through background."""
    neutral = surface(dark=dark)
    axis = {
        "gridcolor": neutral.grid,
        "gridwidth": 1,
        "linecolor": neutral.axis,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": 13, "color": neutral.muted},
        "title": {"font": {"size": 14, "color": neutral.text}, "standoff": 12},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": neutral.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": MARGIN,
            "colorway": [style.on(dark=dark).colour for style in THERAPY_STYLES.values()],
            "xaxis": axis,
            "yaxis": axis,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": neutral.panel,
                "bordercolor": neutral.axis,
                "font": {"family": FONT, "size": 14, "color": neutral.text},
                "align": "left",
                "namelength": -1,
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"size": 13},
                "bgcolor": "rgba(0,0,0,0)",
            },
            "modebar": {
                "bgcolor": "rgba(0,0,0,0)",
                "color": neutral.muted,
                "activecolor": neutral.text,
            },
            "annotationdefaults": {"font": {"size": 13, "color": neutral.muted}},
            "dragmode": False,
            "bargap": 0.35,
        }
    )


CSS = f"""
[data-testid="stTab"][aria-selected="true"] p,
[data-testid="stButtonGroup"] button[data-selected="true"] p,
[data-testid="stSliderThumbValue"] p {{ color: light-dark({LIGHT.text}, {DARK.text}); }}
[data-testid="stCaptionContainer"] {{ opacity: 1; }}
[data-testid="stCaptionContainer"] p {{ color: light-dark({LIGHT.muted}, {DARK.muted}); }}
"""
"""Colours that the Streamlit theme has no setting for: a selected tab or switch and a caption are
too dim to read as they come."""
