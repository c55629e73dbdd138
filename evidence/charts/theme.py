"""What things look like: the one way to colours, marks and the template of every chart.

Colours stand in `palette`, therapies and values in `looks`. Charts are built once, in light
colours; `on_dark` gives the same chart for the dark page.
"""

import re
from collections.abc import Mapping, Sequence

from evidence.charts.palette import (
    DARK,
    LIGHT,
    RAMP,
    THERAPY_STYLES,
    Mark,
    Surface,
    TherapyStyle,
    channels,
    pale,
    partners,
    surface,
)
from evidence.charts.plotly_json import Figure, Json, Layout
from evidence.charts.therapy_styles import (
    HATCH,
    MARKER_SIZE,
    OUTSIDE_MARK,
    OWN_MARK,
    UNSEEN,
    Fill,
    Look,
    bar_marker,
    look,
    marked,
    marker,
    markers,
    severity_colour,
    symbol_for,
    therapy_style,
)

__all__ = [
    "DARK",
    "HATCH",
    "LIGHT",
    "MARKER_SIZE",
    "OUTSIDE_MARK",
    "OWN_MARK",
    "RAMP",
    "THERAPY_STYLES",
    "UNSEEN",
    "Fill",
    "Look",
    "Mark",
    "Surface",
    "TherapyStyle",
    "bar_marker",
    "look",
    "marked",
    "marker",
    "markers",
    "on_dark",
    "pale",
    "severity_colour",
    "surface",
    "symbol_for",
    "template",
    "therapy_style",
]

FONT = "IBM Plex Sans, sans-serif"

HEIGHT = 440
"""Height of a chart in pixels: the same on every page, so that nothing jumps."""

MARGIN = {"l": 64, "r": 24, "t": 16, "b": 56, "pad": 4}
LINE_WIDTH = 2.0
FADED = 0.25
"""Opacity of lines that stand back while others are highlighted."""


def template(*, dark: bool = False) -> Layout:
    """Return the template of every chart: light grid, no frame, see-through background."""
    axis: Layout = {
        "gridcolor": LIGHT.grid,
        "gridwidth": 1,
        "linecolor": LIGHT.axis,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": 14, "color": LIGHT.muted},
        "title": {"font": {"size": 14, "color": LIGHT.text}, "standoff": 12},
        "automargin": True,
    }
    found: Layout = {
        "layout": {
            "font": {"family": FONT, "size": 14, "color": LIGHT.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": MARGIN,
            "colorway": [style.colour_light for style in THERAPY_STYLES.values()],
            "xaxis": axis,
            "yaxis": axis,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": LIGHT.panel,
                "bordercolor": LIGHT.axis,
                "font": {"family": FONT, "size": 14, "color": LIGHT.text},
                "align": "left",
                "namelength": -1,
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"size": 14},
                "bgcolor": "rgba(0,0,0,0)",
            },
            "modebar": {
                "bgcolor": "rgba(0,0,0,0)",
                "color": LIGHT.muted,
                "activecolor": LIGHT.text,
            },
            "annotationdefaults": {"font": {"size": 14, "color": LIGHT.muted}},
            "dragmode": False,
            "bargap": 0.35,
        }
    }
    return on_dark(found) if dark else found


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|\brgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)")
_PARTNERS = partners()
_CHANNELS = {channels(light): channels(dark) for light, dark in _PARTNERS.items()}


def on_dark(figure: Figure) -> Figure:
    """Return a copy of a figure built in light colours, for the dark page.

    Each colour of the palette is exchanged for its partner, wherever it stands: as hex, as
    `rgba(…)` with its opacity kept, or within a text. Everything else stays as it is.
    """
    return {name: _exchanged(part) for name, part in figure.items()}


def _exchanged(part: Json) -> Json:
    if isinstance(part, str):
        return _COLOUR.sub(_partner, part) if "#" in part or "rgb" in part else part
    if isinstance(part, Mapping):
        return {name: _exchanged(inner) for name, inner in part.items()}
    if isinstance(part, Sequence):
        return [_exchanged(inner) for inner in part]
    return part


def _partner(found: re.Match[str]) -> str:
    written = found.group()
    if written.startswith("#"):
        return _PARTNERS.get(written.lower(), written)
    light = int(found[1]), int(found[2]), int(found[3])
    if light not in _CHANNELS:
        return written
    red, green, blue = _CHANNELS[light]
    return f"{written.partition('(')[0]}({red}, {green}, {blue}"


CSS = f"""
[data-testid="stTab"][aria-selected="true"] p,
[data-testid="stButtonGroup"] button[data-selected="true"] p,
[data-testid="stSliderThumbValue"] p {{ color: light-dark({LIGHT.text}, {DARK.text}); }}
[data-testid="stCaptionContainer"] {{ opacity: 1; }}
[data-testid="stCaptionContainer"] p {{ color: light-dark({LIGHT.muted}, {DARK.muted}); }}
"""
"""Colours that the Streamlit theme has no setting for: a selected tab or switch and a caption are
too dim to read as they come."""
