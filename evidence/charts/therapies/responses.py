"""Shares of patients with a wanted outcome, each with its interval."""

import pandas as pd
import plotly.graph_objects as go

from evidence import theme
from evidence.charts.therapies.layout import blank, figure_beside, label, opens, rows_under

AXIS = "Share, %"


def responses(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw one share per row with its Wilson interval, under headings by outcome.

    Args:
        rows: as `therapy_summary.responses` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    lines = rows_under([str(event)[0].upper() + str(event)[1:] for event in rows["event"]])
    figure = blank(lines, AXIS, (-3, 103), dark=dark)
    figure.update_xaxes(tickvals=[0, 25, 50, 75, 100])
    for line, (_, row) in zip(lines.places, rows.iterrows(), strict=True):
        study = str(row["study"]).split(" (", maxsplit=1)[0]
        label(figure, line, study, str(row["therapy"]), dark=dark)
        figure_beside(figure, line, f"{row['events']} of {row['total']}", dark=dark)
        mark = theme.marker(row["therapy"], row["collection"], "mean", row["basis"], dark=dark)
        share = float(row["percent"])
        figure.add_scatter(
            x=[share],
            y=[line],
            mode="markers",
            marker=mark,
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [float(row["high"]) - share],
                "arrayminus": [share - float(row["low"])],
                "color": theme.therapy_style(row["therapy"], dark=dark).colour,
                "thickness": 2,
                "width": 0,
            },
            hovertemplate=(
                f"{row['study']}, {row['therapy']}: {row['result']}, {row['percent']:g} % "
                f"({row['low']:g} to {row['high']:g} %); {row['definition']}<extra></extra>"
            ),
        )
        opens(figure, row["row_id"])
    return figure
