"""Falls of pain by therapy and aetiology: every arm, their range and median, nothing pooled."""

import pandas as pd
import plotly.graph_objects as go

from evidence import theme
from evidence.charts.therapies.layout import blank, figure_beside, label, opens, rows_under

AXIS = "Points of 10 lower than before"


def falls(spreads: pd.DataFrame, rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw the falls of the arms of each therapy as marks, over their range and median.

    Args:
        spreads: as `therapy_summary.spreads` gives them, in the order to be drawn; groups without
            a printed fall are left to the table.
        rows: the arms behind them, as `therapy_summary.before_after` gives them.
        dark: whether the page is dark.
    """
    drawn = spreads[spreads["scored"] > 0]
    lines = rows_under(list(drawn["therapy"]))
    figure = blank(lines, AXIS, (min(0.0, float(drawn["low"].min())), 10), dark=dark)
    figure.update_xaxes(dtick=2)
    for line, (_, group) in zip(lines.places, drawn.iterrows(), strict=True):
        arms = f"{group['scored']} arm" + ("s" if group["scored"] > 1 else "")
        label(figure, line, str(group["aetiology"]), arms, dark=dark)
        _range(figure, line, group, dark=dark)
        own = (rows["therapy"] == group["therapy"]) & (rows["aetiology"] == group["aetiology"])
        _arms(figure, line, rows[own & rows["fall"].notna()], dark=dark)
        figure_beside(figure, line, _beside(group), dark=dark)
    return figure


def _beside(group: pd.Series) -> str:
    if group["scored"] == 1:
        return f"{group['median']:g}"
    return f"{group['median']:.2g} ({group['low']:.2g}–{group['high']:.2g})"


def _range(figure: go.Figure, line: int, group: pd.Series, *, dark: bool) -> None:
    if group["scored"] == 1:
        return
    colour = theme.therapy_style(group["therapy"], dark=dark).colour
    figure.add_scatter(
        x=[float(group["low"]), float(group["high"])],
        y=[line, line],
        mode="lines",
        line={"color": theme.pale(colour, 0.35), "width": 10},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[float(group["median"])],
        y=[line],
        mode="markers",
        marker={
            "symbol": "line-ns-open",
            "size": 20,
            "color": theme.surface(dark=dark).text,
            "line": {"width": 2},
        },
        hovertemplate=(
            f"{group['therapy']}, {group['aetiology']}: median fall {group['median']:g} of "
            f"{group['scored']} arms, range {group['low']:g} to {group['high']:g}<extra></extra>"
        ),
    )


def _arms(figure: go.Figure, line: int, arms: pd.DataFrame, *, dark: bool) -> None:
    for _, row in arms.iterrows():
        figure.add_scatter(
            x=[float(row["fall"])],
            y=[line],
            mode="markers",
            marker=theme.marker(
                row["therapy"], row["collection"], row["statistic"], row["basis"], dark=dark
            ),
            hovertemplate=(
                f"{row['study']}, {row['arm']}: {row['statistic']} {row['instrument']} "
                f"{row['result']}, {row['timepoint']}<extra></extra>"
            ),
        )
        opens(figure, row["row_id"])
