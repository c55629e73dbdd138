"""A hundred icons for one count: who had it, who could have within the interval, who had none."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme

SIZE = 300
PER_ROW = 10

_SYMBOLS = {"reported": "circle", "possible": "circle-x-open", "free": "circle-open"}


def icon_array(
    icons: pd.DataFrame, words: dict[str, str], *, severity: str = "any", dark: bool = False
) -> go.Figure:
    """Draw rows of `patient.icons`, ten to a row from the top.

    Solid icons were reported, crossed and faded ones lie within the interval, empty ones beyond
    it. `words` explains each state for the hover.
    """
    colour = theme.severity_colour(severity, dark=dark)
    surface = theme.surface(dark=dark)
    looks = {"reported": (colour, 1.0), "possible": (colour, 0.6), "free": (surface.axis, 0.8)}
    figure = go.Figure()
    for state, symbol in _SYMBOLS.items():
        own = icons[icons["state"] == state]
        figure.add_scatter(
            x=((own["number"] - 1) % PER_ROW).to_list(),
            y=((own["number"] - 1) // PER_ROW).to_list(),
            mode="markers",
            name=state,
            customdata=own[["row_id"]].to_numpy(),
            marker={
                "symbol": symbol,
                "size": 19,
                "color": looks[state][0],
                "opacity": looks[state][1],
                "line": {"color": looks[state][0], "width": 1.5},
            },
            hovertemplate=f"{words.get(state, state)}<extra></extra>",
        )
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        template=theme.template(dark=dark),
        width=SIZE,
        height=SIZE,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        showlegend=False,
        xaxis=hidden | {"range": [-0.6, PER_ROW - 0.4]},
        yaxis=hidden | {"range": [100 / PER_ROW - 0.4, -0.6]},
    )
    return figure
