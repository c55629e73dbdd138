"""A chart on screen: plotly's partial bundle from our own origin, redrawn on the same node.

Streamlit's own chart element remounts the plot whenever its data change and loads plotly whole.
Figures are sent as JSON text in light colours; theme and width are read in the browser.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from evidence.charts.palette import channels, partners
from evidence.charts.plotly_json import Figure
from evidence.topics.page import Chart

_STATIC = Path(__file__).resolve().parents[2] / "static"


def _script() -> str:
    """Return the address of plotly's bundle; its name carries a hash, so it may be kept a year."""
    (bundle,) = _STATIC.glob("plotly-cartesian-*.min.js")
    return f"app/static/{bundle.name}"


def _colours() -> Mapping[str, str]:
    """Return each light colour's partner on the dark page, as hex and as channels of rgba."""
    hexes = {light.lower(): dark for light, dark in partners().items()}
    triples = {
        ", ".join(map(str, channels(light))): ", ".join(map(str, channels(dark)))
        for light, dark in partners().items()
    }
    return {**hexes, **triples}


_SOURCE = (
    (Path(__file__).with_name("chart.js"))
    .read_text(encoding="utf-8")
    .replace("__COLOURS__", json.dumps(_colours()))
    .replace("__SCRIPT__", _script())
)

_CSS = ".pvp-chart { width: 100%; overflow: hidden; }"

_component = st.components.v2.component(
    "pvp_chart",
    html='<div class="pvp-chart"></div>',
    css=_CSS,
    js=_SOURCE,
    isolate_styles=False,
)


def draw(shown: Chart, key: str, on_picked: Callable[[list[str]], None]) -> None:
    """Draw a chart; `on_picked` gets the custom data of a mark that is clicked."""

    def picked() -> None:
        found = st.session_state[key].get("picked")
        if found:
            on_picked(found)

    _component(
        key=key,
        data={
            "figure": text(shown.figure),
            "compact": None if shown.compact is None else text(shown.compact),
            "alt": shown.alt,
            "height": _height(shown.figure),
        },
        on_picked_change=picked,
    )


def text(figure: Figure) -> str:
    """Return a figure as JSON text, without spaces."""
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


def _height(figure: Figure) -> float:
    layout = figure["layout"]
    height = layout.get("height") if isinstance(layout, Mapping) else None
    return float(height) if isinstance(height, int | float) else 0.0
