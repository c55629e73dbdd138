"""What each way of counting gives, beside the range that the review claims."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.complications.charts import ladder
from evidence.topics.complications.charts.ladder import Stack


def by_definition(
    grouped: pd.DataFrame,
    table: pd.DataFrame,
    sums: pd.DataFrame,
    claimed: pd.DataFrame,
    *,
    dark: bool = False,
) -> go.Figure:
    """Draw one row per definition with a mark per group of patients and a bar at the median.

    Args:
        grouped: rows of `complications.by_definition`.
        table: rows of `complications.definitions`.
        sums: rows of `complications.naive_sums`, drawn apart: dashed, with a cross.
        claimed: rows of `rates`.
        dark: whether for the dark theme.
    """
    stack = Stack(dark=dark)
    for _, claim in claimed.iterrows():
        _aetiology(stack, claim, table, sums)
    right = ladder.upper([10.0, *grouped["percent"].astype(float), *sums["high"].astype(float)])
    figure = stack.figure("Counted in each group of patients, %", right)
    places = iter(stack.marks)
    for aetiology in claimed["aetiology"]:
        for _, row in table[table["aetiology"] == aetiology].iterrows():
            _strip(figure, row, grouped, next(places), dark=dark)
        for _, total in sums[sums["aetiology"] == aetiology].iterrows():
            figure.add_trace(_sum(total, next(places), dark=dark))
    return figure


def _aetiology(stack: Stack, claim: pd.Series, table: pd.DataFrame, sums: pd.DataFrame) -> None:
    name = str(claim["aetiology"])
    stack.heading(name.capitalize())
    top = stack.end
    stack.claim(claim)
    rows = table[table["aetiology"] == name]
    if rows.empty:
        stack.silence("No definition is shared by two groups of patients.")
    for _, row in rows.iterrows():
        stack.row(*_lines(row))
    added = sums[sums["aetiology"] == name]
    if len(added):
        stack.subheading("Naive sums: for orientation, no estimates")
    for _, total in added.iterrows():
        stack.row(ladder.one_line(str(total["label"])), _sum_line(total))
    stack.band(float(claim["low_percent"]), float(claim["high_percent"]), top)


def _lines(row: pd.Series) -> tuple[str, str]:
    first = f"<b>{str(row['counted_as']).capitalize()}</b>"
    if row["groups"] == 1:
        return first, f"one group of patients, {row['median']:.1f} %"
    spread = f"median {row['median']:.1f} %, range {row['least']:.1f}–{row['most']:.1f} %"
    return first, f"{row['groups']} groups of patients: {spread}"


def _sum_line(total: pd.Series) -> str:
    limits = f"{total['low']:.1f}–{total['high']:.1f}"
    counted = f"{total['events']} of {total['total']} {total['unit']}"
    return f"{counted} in {total['studies']} studies: {total['percent']:.1f} % ({limits})"


def _strip(
    figure: go.Figure, row: pd.Series, grouped: pd.DataFrame, y: float, *, dark: bool
) -> None:
    neutral = theme.surface(dark=dark)
    here = (grouped["aetiology"] == row["aetiology"]) & (grouped["counted_as"] == row["counted_as"])
    rows = grouped[here]
    hollow = rows["mark"] != "interval"
    dotted = rows["collection"] == "supplement"
    symbols = [f"circle{'-open' * h}{'-dot' * d}" for h, d in zip(hollow, dotted, strict=True)]
    figure.add_trace(
        go.Scatter(
            x=rows["percent"].astype(float).tolist(),
            y=[y] * len(rows),
            mode="markers",
            name=str(row["counted_as"]),
            cliponaxis=False,
            marker={
                "symbol": symbols,
                "size": 10,
                "color": theme.pale(neutral.muted, 0.75),
                "line": {"color": neutral.page, "width": 1},
            },
            customdata=ladder.opens(rows["row_id"]),
            hovertext=[
                ladder.folded(f"{r['label']}: {r['figure']}. Counted: {r['definition']}.")
                for _, r in rows.iterrows()
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    if len(rows) > 1:
        figure.add_shape(
            type="line",
            x0=float(row["median"]),
            x1=float(row["median"]),
            y0=y - 9,
            y1=y + 9,
            line={"color": neutral.text, "width": 3},
        )


def _sum(total: pd.Series, y: float, *, dark: bool) -> go.Scatter:
    """Draw a plain sum so that nobody takes it for a pooled value: dashed, with a thin cross."""
    neutral = theme.surface(dark=dark)
    hover = f"Naive sum. {total['label']}: {_sum_line(total)}. {total['caution']}"
    return go.Scatter(
        x=[float(total["low"]), float(total["percent"]), float(total["high"])],
        y=[y] * 3,
        mode="lines+markers",
        name=str(total["sum_id"]),
        cliponaxis=False,
        line={"color": neutral.muted, "width": 1.5, "dash": "dot"},
        marker={
            "symbol": "x-thin-open",
            "size": [0, 11, 0],
            "color": neutral.text,
            "line": {"width": 2},
        },
        customdata=ladder.opens([""] * 3),
        hovertext=[ladder.folded(hover)] * 3,
        hovertemplate="%{hovertext}<extra></extra>",
    )
