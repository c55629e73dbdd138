"""A chart made of cells: a click chooses a row and a column, and so do two boxes by keyboard."""

import streamlit as st

from evidence.topics.page import Chart
from evidence.ui import address, chart_component
from evidence.ui.charts import twin

_STYLE = """
<style>
@media (max-width: 760px) {
  [class*="st-key-cells-"] { overflow-x: auto; }
  [class*="st-key-cells-"] > * { min-width: 46rem; }
}
</style>
"""


def cell_map(shown: Chart, key: str, axes: tuple[str, str]) -> None:
    """Draw a chart of cells with its table twin and downloads.

    Each cell's `customdata` is its row and its column; `axes` names the options that they set,
    as `cell_<axis>`. `key` names the chart, also in downloaded files.
    """
    st.html(_STYLE)
    with st.container(key=f"cells-{key}"):
        chart_component.draw(shown, f"plot-{key}", lambda custom: _choose(custom, axes))
    twin(shown.table, key, f"cells-{key}")


def _choose(custom: list[str], axes: tuple[str, str]) -> None:
    for name, value in zip(axes, custom, strict=True):
        address.put(f"cell_{name}", value)
