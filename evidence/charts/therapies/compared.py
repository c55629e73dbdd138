"""Two therapies within one study, at the same visit."""

import pandas as pd
import plotly.graph_objects as go

from evidence import theme
from evidence.charts.therapies.layout import blank, figure_beside, label, opens, rows_under
from evidence.charts.therapies.pain import AXIS


def compared(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw the scores of both arms of a study at each visit that prints both.

    Args:
        rows: as `therapy_summary.compared_scores` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    lines = rows_under([f"{row['therapy']} and {row['other']}" for _, row in rows.iterrows()])
    figure = blank(lines, AXIS, (-0.2, 10.2), dark=dark)
    figure.update_xaxes(tickvals=[0, 2, 4, 6, 8, 10])
    for line, (_, row) in zip(lines.places, rows.iterrows(), strict=True):
        label(figure, line, str(row["study"]), str(row["timepoint"]), dark=dark)
        figure_beside(figure, line, f"{row['value']:g} | {row['other_value']:g}", dark=dark)
        figure.add_scatter(
            x=[float(row["value"]), float(row["other_value"])],
            y=[line, line],
            mode="lines",
            line={"color": theme.surface(dark=dark).axis, "width": 1.5},
            hoverinfo="skip",
        )
        _mark(figure, line, row, ("therapy", "value", "row_id"), dark=dark)
        _mark(figure, line, row, ("other", "other_value", "other_row_id"), dark=dark)
    return figure


def _mark(
    figure: go.Figure, line: int, row: pd.Series, names: tuple[str, str, str], *, dark: bool
) -> None:
    therapy, value, row_id = (row[name] for name in names)
    figure.add_scatter(
        x=[float(value)],
        y=[line],
        mode="markers",
        marker=theme.marker(therapy, row["collection"], row["statistic"], row["basis"], dark=dark),
        hovertemplate=(
            f"{row['study']}, {therapy}: {row['statistic']} {row['instrument']} {value:g}, "
            f"{row['timepoint']}<extra></extra>"
        ),
    )
    opens(figure, row_id)
