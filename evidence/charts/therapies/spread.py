"""Falls of pain by therapy and aetiology: every arm, their range and median, nothing pooled."""

import pandas as pd
import plotly.graph_objects as go

from evidence import theme
from evidence.charts.therapies.layout import blank, figure_beside, label, opens, rows_under

AXIS = "Points of 10 lower than before"


OTHERS = "Other treatments"


def falls(
    spreads: pd.DataFrame, rows: pd.DataFrame, *, brief: bool = False, dark: bool = False
) -> go.Figure:
    """Draw the falls of the arms of each therapy as marks, over their range and median.

    Args:
        spreads: as `therapy_summary.spreads` gives them, in the order to be drawn; groups without
            a printed fall are left to the table.
        rows: the arms behind them, as `therapy_summary.before_after` gives them.
        brief: whether treatments with a single arm share one line.
        dark: whether the page is dark.
    """
    drawn = spreads[spreads["scored"] > (1 if brief else 0)]
    single = spreads[spreads["scored"] == 1] if brief else spreads.head(0)
    headings = list(drawn["therapy"]) + [OTHERS] * bool(len(single))
    lines = rows_under(headings)
    figure = blank(lines, AXIS, (min(0.0, float(spreads["low"].min())), 10), dark=dark)
    figure.update_xaxes(dtick=2)
    for line, (_, group) in zip(lines.places, drawn.iterrows(), strict=False):
        arms = f"{group['scored']} arm" + ("s" if group["scored"] > 1 else "")
        label(figure, line, str(group["aetiology"]), arms, dark=dark)
        _range(figure, line, group, dark=dark)
        _arms(figure, line, _behind(group, rows), dark=dark)
        figure_beside(figure, line, _beside(group), dark=dark)
    if len(single):
        label(figure, lines.places[-1], "one arm each", f"{len(single)} arms", dark=dark)
        for _, group in single.iterrows():
            _arms(figure, lines.places[-1], _behind(group, rows), dark=dark)
    return figure


def _behind(group: pd.Series, rows: pd.DataFrame) -> pd.DataFrame:
    own = rows["therapy"].eq(str(group["therapy"])) & rows["aetiology"].eq(str(group["aetiology"]))
    return rows[own & rows["fall"].notna()]


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
                f"{row['study']}, {row['therapy']}: {row['statistic']} {row['instrument']} "
                f"{row['result']}, {row['timepoint']}<extra></extra>"
            ),
        )
        opens(figure, row["row_id"])
