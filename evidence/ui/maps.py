"""A chart made of cells: a click chooses a row and a column, and so do two boxes by keyboard."""

import streamlit as st

from evidence.charts.theme import on_dark
from evidence.topics.page import Chart
from evidence.ui.charts import table
from evidence.ui.downloads import image_buttons

_STYLE = """
<style>
@media (max-width: 760px) {
  [class*="st-key-cells-"] .bartext tspan:nth-of-type(n + 2) { display: none; }
}
</style>
"""


def cell_map(shown: Chart, key: str, axes: tuple[str, str]) -> None:
    """Draw a chart of cells with its table twin and downloads.

    Each cell's `customdata` is its row and its column; `axes` names the options that they set,
    as `cell_<axis>`. `key` names the chart, also in downloaded files.
    """
    st.html(_STYLE)
    plot_key = f"plot-{key}"
    dark = st.context.theme.type == "dark"
    with st.container(key=f"cells-{key}"):
        st.plotly_chart(
            on_dark(shown.figure) if dark else shown.figure,
            key=plot_key,
            theme=None,
            alt=shown.alt,
            on_select=lambda: _choose_clicked(plot_key, axes),
            selection_mode="points",
            config={"displaylogo": False, "responsive": True, "displayModeBar": False},
        )
    with st.expander("Table and downloads", icon=":material/table:"):
        table(shown.table, key)
        image_buttons(f"cells-{key}", file_name=key)


def _choose_clicked(plot_key: str, axes: tuple[str, str]) -> None:
    for point in st.session_state[plot_key].selection.points:
        custom = point.get("customdata")
        if isinstance(custom, list | tuple) and len(custom) == len(axes):
            for name, value in zip(axes, custom, strict=True):
                st.session_state[f"cell_{name}"] = value
            return
