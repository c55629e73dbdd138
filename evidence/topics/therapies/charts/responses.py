"""Shares of patients with a wanted outcome, each with its interval."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.therapies.charts.layout import sheet_of

AXIS = "Share, %"


def responses(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw one share per row with its Wilson interval, under headings by outcome.

    Args:
        rows: as `therapy_summary.responses` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    sheet = sheet_of([str(event)[0].upper() + str(event)[1:] for event in rows["event"]], dark=dark)
    for line, (_, row) in zip(sheet.places, rows.iterrows(), strict=True):
        sheet.label(line, str(row["study"]).split(" (", maxsplit=1)[0], str(row["therapy"]))
        sheet.beside(line, f"{row['events']} of {row['total']}")
        share = float(row["percent"])
        sheet.mark(
            line,
            share,
            row["row_id"],
            f"{row['study']}, {row['therapy']}: {row['result']}, {row['percent']:g} % "
            f"({row['low']:g} to {row['high']:g} %); {row['definition']}",
            marker=theme.marker(row["therapy"], row["collection"], "mean", row["basis"], dark=dark),
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [float(row["high"]) - share],
                "arrayminus": [share - float(row["low"])],
                "color": theme.therapy_style(row["therapy"], dark=dark).colour,
                "thickness": 2,
                "width": 0,
            },
        )
    return sheet.figure(AXIS, (-3, 103), tickvals=[0, 25, 50, 75, 100])
