"""A hundred icons for one count: who had it, who could have within the interval, who had none."""

from collections.abc import Mapping

from evidence.charts import theme
from evidence.charts.plot import Figure, Json, figure, hover

SIZE = 300
PER_ROW = 10

_SYMBOLS: Mapping[str, tuple[str, float]] = {
    "reported": ("circle", 1.0),
    "possible": ("circle-x-open", 0.6),
    "free": ("circle-open", 0.8),
}
"""State → symbol and opacity."""


def icon_array(
    states: Mapping[str, int], words: Mapping[str, str], severity: str, row_id: str
) -> Figure:
    """Draw 100 icons, ten to a row from the top.

    Solid icons were reported, crossed and faded ones lie within the interval, empty ones beyond
    it: `states` holds how many of each, in this order. `words` explains each state for the hover.
    """
    colour = theme.severity_colour(severity)
    traces: list[dict[str, Json]] = []
    first = 0
    for state, (symbol, opacity) in _SYMBOLS.items():
        places = range(first, first + states[state])
        first += states[state]
        ink = theme.LIGHT.axis if state == "free" else colour
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
                **hover([words[state]] * states[state], [row_id] * states[state]),
            }
        )
    hidden: dict[str, Json] = {"visible": False, "fixedrange": True}
    layout: dict[str, Json] = {
        "width": SIZE,
        "height": SIZE,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "xaxis": {**hidden, "range": [-0.6, PER_ROW - 0.4]},
        "yaxis": {**hidden, "range": [100 / PER_ROW - 0.4, -0.6]},
    }
    return figure(traces, layout)
