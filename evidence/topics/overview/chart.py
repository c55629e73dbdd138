"""The small charts of the overview: counts and shares as plain bars, without a hue."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme

BAR = 26

WIDEST = 70
"""Per cent at which the axis of shares ends: the same for all of them, so bars can be compared."""


def reporting(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw how many studies print each item, out of all of them.

    Args:
        rows: as `overview.reporting` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    total = int(rows["total"].max()) if len(rows) else 1
    texts = [f"{count} of {total}" for count in rows["studies"]]
    return _bars(
        list(rows["item"]), [float(count) for count in rows["studies"]], texts, total, dark=dark
    )


def shares(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw the review's shares in per cent; what it doesn't list is an empty outline.

    Args:
        rows: as `overview.shares` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    values = [float(value) for value in rows["value"]]
    texts = [f"{value:g} %" for value in values]
    figure = _bars(list(rows["category"]), values, texts, WIDEST, dark=dark)
    neutral = theme.surface(dark=dark)
    fills = [
        neutral.page if category == "not listed" else neutral.axis for category in rows["category"]
    ]
    figure.update_traces(
        marker={"color": fills, "line": {"color": neutral.axis, "width": 1.5}},
        customdata=list(rows["row_id"]),
    )
    return figure


def _bars(
    names: list[str], values: list[float], texts: list[str], most: int, *, dark: bool
) -> go.Figure:
    places = list(range(len(names)))
    neutral = theme.surface(dark=dark)
    figure = go.Figure()
    figure.add_bar(
        x=values,
        y=places,
        orientation="h",
        text=texts,
        textposition="outside",
        cliponaxis=False,
        textfont={"size": 13, "color": neutral.text},
        marker={"color": neutral.axis, "line": {"color": neutral.axis, "width": 1.5}},
        hovertext=names,
        hovertemplate="%{hovertext}: %{text}<extra></extra>",
    )
    figure.update_layout(
        template=theme.template(dark=dark),
        height=BAR * len(names) + 16,
        margin={"l": 8, "r": 8, "t": 4, "b": 4, "pad": 6},
        bargap=0.4,
        xaxis={"visible": False, "range": [0, most * 1.3], "fixedrange": True},
        yaxis={
            "tickvals": places,
            "ticktext": names,
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "fixedrange": True,
            "tickfont": {"size": 13, "color": neutral.text},
        },
    )
    return figure
