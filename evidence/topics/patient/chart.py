"""A hundred icons for one count: who had it, who could have within the interval, who had not."""

from collections.abc import Mapping

from evidence.charts.plot import Figure, Json, figure, hover, lines
from evidence.charts.theme import LIGHT

SIZE = 300
"""Width of the picture, in pixels."""

PER_ROW = 10
_LEGEND = 66
"""Height of the three lines of the legend, in pixels."""

_SYMBOLS: Mapping[str, tuple[str, float, str]] = {
    "reported": ("circle", 1.0, "●"),
    "possible": ("circle-x-open", 0.6, "⊗"),
    "free": ("circle-open", 0.8, "○"),
}
"""State → symbol, opacity, and the letter that stands for it in the legend."""


def icon_array(
    states: Mapping[str, int], words: Mapping[str, str], colour: str, figures: str, row_id: str
) -> Figure:
    """Draw 100 icons, ten to a row from the top, and below what each kind means.

    Solid icons were reported, crossed and faded ones lie within the interval, empty ones beyond
    it: `states` holds how many of each, in this order, `words` what each means. `figures` is the
    count behind them, for the hover.
    """
    traces: list[dict[str, Json]] = []
    first = 0
    for state, (symbol, opacity, _) in _SYMBOLS.items():
        places = range(first, first + states[state])
        first += states[state]
        ink = LIGHT.axis if state == "free" else colour
        traces.append(
            {
                "name": state,
                "mode": "markers",
                "x": [place % PER_ROW for place in places],
                "y": [place // PER_ROW for place in places],
                "marker": {
                    "symbol": symbol,
                    "size": 19,
                    "color": ink,
                    "opacity": opacity,
                    "line": {"color": ink, "width": 1.5},
                },
                **hover([f"{words[state]}\n{figures}"] * states[state], [row_id] * states[state]),
            }
        )
    hidden: dict[str, Json] = {"visible": False, "fixedrange": True}
    layout: dict[str, Json] = {
        "width": SIZE,
        "height": SIZE + _LEGEND,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4 + _LEGEND},
        "xaxis": {**hidden, "range": [-0.6, PER_ROW - 0.4]},
        "yaxis": {**hidden, "range": [100 / PER_ROW - 0.4, -0.6]},
        "annotations": [_legend(states, words)],
    }
    return figure(traces, layout)


def _legend(states: Mapping[str, int], words: Mapping[str, str]) -> dict[str, Json]:
    told = (f"{_SYMBOLS[state][2]} {count} {words[state]}" for state, count in states.items())
    return {
        "text": lines(*told),
        "align": "left",
        "showarrow": False,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -2,
        "font": {"size": 14, "color": LIGHT.text},
    }
