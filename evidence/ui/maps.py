"""A chart made of cells: a click chooses a row and a column, and so do two boxes by keyboard."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from evidence.ui.downloads import image_buttons
from evidence.ui.figures import ColumnLabels, table

_STYLE = """
<style>
@media (max-width: 760px) {
  [class*="st-key-cells-"] .bartext tspan:nth-of-type(n + 2) { display: none; }
}
</style>
"""


def cell_choice(name: str, label: str, values: Sequence[str]) -> str | None:
    """Draw the box that chooses a row or a column; the choice stands in the address."""
    return st.selectbox(
        label, values, index=None, key=f"cell_{name}", bind="query-params", placeholder="Any"
    )


def cell_map(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    axes: tuple[str, str],
    data: pd.DataFrame,
    labels: ColumnLabels,
) -> None:
    """Draw a chart of cells with its table twin and downloads.

    Args:
        figure: the chart; each cell's `customdata` is its row and its column.
        key: stable name of the chart, also of the downloaded files.
        alt: what the chart shows, for readers who can't see it.
        axes: names of the rows and columns, as given to `cell_choice`.
        data: the cells, as shown in the table twin and written to CSV.
        labels: headings of the table twin.
    """
    st.html(_STYLE)
    plot_key = f"plot-{key}"
    with st.container(key=f"cells-{key}"):
        st.plotly_chart(
            figure,
            key=plot_key,
            theme=None,
            alt=alt,
            on_select=lambda: _choose_clicked(plot_key, axes),
            selection_mode="points",
            config={"displaylogo": False, "responsive": True, "displayModeBar": False},
        )
    with st.expander("Table and downloads", icon=":material/table:"):
        table(data, key=key, labels=labels)
        image_buttons(f"cells-{key}", file_name=key)


def _choose_clicked(plot_key: str, axes: tuple[str, str]) -> None:
    for point in st.session_state[plot_key].selection.points:
        custom = point.get("customdata")
        if isinstance(custom, list | tuple) and len(custom) == len(axes):
            for name, value in zip(axes, custom, strict=True):
                st.session_state[f"cell_{name}"] = value
            return
