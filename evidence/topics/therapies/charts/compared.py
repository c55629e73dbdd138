"""Two therapies within one study, at the same visit."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.therapies.charts.layout import sheet_of
from evidence.topics.therapies.charts.pain import AXIS, TICKS

_ARMS = (("therapy", "value", "row_id"), ("other", "other_value", "other_row_id"))


def compared(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw the scores of both arms of a study at each visit that prints both.

    Args:
        rows: as `therapy_summary.compared_scores` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    headings = [f"{row['therapy']} and {row['other']}" for _, row in rows.iterrows()]
    sheet = sheet_of(headings, dark=dark)
    for line, (_, row) in zip(sheet.places, rows.iterrows(), strict=True):
        sheet.label(line, str(row["study"]), str(row["timepoint"]))
        sheet.beside(line, f"{row['value']:g} | {row['other_value']:g}")
        ends = (float(row["value"]), float(row["other_value"]))
        sheet.stroke(line, ends, theme.surface(dark=dark).axis, 1.5)
        for therapy, value, row_id in _ARMS:
            look = theme.marker(
                row[therapy], row["collection"], row["statistic"], row["basis"], dark=dark
            )
            words = f"{row['statistic']} {row['instrument']} {row[value]:g}, {row['timepoint']}"
            words = f"{row['study']}, {row[therapy]}: {words}"
            sheet.mark(line, float(row[value]), row[row_id], words, marker=look)
    return sheet.figure(AXIS, (-0.2, 10.2), tickvals=TICKS)
