"""Pain before and after, arm by arm."""

import pandas as pd
import plotly.graph_objects as go

from evidence import theme
from evidence.charts.therapies.layout import blank, figure_beside, label, opens, rows_under

AXIS = "Pain, 0 none – 10 worst"

LANE = -0.9
"""Where the axis begins: marks without a number stand left of 0, so none reads as a score."""

_DIRECTION_SYMBOLS = {
    "better": "triangle-down",
    "worse": "triangle-up",
    "no difference": "line-ew-open",
    "unclear": "circle-cross-open",
}


def before_after(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw each arm's pain before (tick) and after (therapy's mark), joined within the arm.

    Args:
        rows: as `therapy_summary.before_after` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    lines = rows_under(list(rows["therapy"]))
    figure = blank(lines, AXIS, (LANE, 10.2), dark=dark)
    figure.update_xaxes(tickvals=[0, 2, 4, 6, 8, 10])
    figure.add_vline(x=0, line={"color": theme.surface(dark=dark).axis, "width": 1})
    for line, (_, row) in zip(lines.places, rows.iterrows(), strict=True):
        aside = "" if row["aetiology"] == "tumour" else str(row["aetiology"])
        label(figure, line, str(row["study"]).split(" (", maxsplit=1)[0], aside, dark=dark)
        if pd.isna(row["value_std"]):
            _stated(figure, line, row, dark=dark)
            continue
        figure_beside(figure, line, _beside(row), dark=dark)
        if pd.notna(row["before"]):
            _course(figure, line, row, dark=dark)
        _after(figure, line, row, dark=dark)
    return figure


def _beside(row: pd.Series) -> str:
    before = "?" if pd.isna(row["before"]) else f"{row['before']:g}"
    return f"{before} → {row['value_std']:g}"


def _course(figure: go.Figure, line: int, row: pd.Series, *, dark: bool) -> None:
    colour = theme.therapy_style(row["therapy"], dark=dark).colour
    ends = [float(row["before"]), float(row["value_std"])]
    figure.add_scatter(
        x=ends,
        y=[line, line],
        mode="lines",
        line={"color": theme.pale(colour, 0.5), "width": 4},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=ends[:1],
        y=[line],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 14, "color": colour, "line": {"width": 2.5}},
        hovertemplate=(
            f"{row['study']}, {row['therapy']}: {row['instrument']} {row['before']:g} "
            "before treatment<extra></extra>"
        ),
    )
    opens(figure, row["before_row_id"])


def _after(figure: go.Figure, line: int, row: pd.Series, *, dark: bool) -> None:
    figure.add_scatter(
        x=[float(row["value_std"])],
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


def _stated(figure: go.Figure, line: int, row: pd.Series, *, dark: bool) -> None:
    figure.add_scatter(
        x=[LANE / 2],
        y=[line],
        mode="markers+text",
        marker={
            "symbol": _DIRECTION_SYMBOLS[row["direction"]],
            "size": 10,
            "color": theme.therapy_style(row["therapy"], dark=dark).colour,
            "line": {"width": 1.5},
        },
        text=[f"  {row['result'].removesuffix(' printed')}"],
        textposition="middle right",
        textfont={"size": 12, "color": theme.surface(dark=dark).muted},
        hovertemplate=(
            f"{row['study']}, {row['arm']}: {row['result']}, {row['timepoint']}<extra></extra>"
        ),
    )
    opens(figure, row["row_id"])
