"""The one place that draws charts and tables: alt text, table twin, downloads, evidence cards."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from evidence.corpus.export import csv_text
from evidence.topics.page import Chart, Table
from evidence.ui import chart_component
from evidence.ui.cards import CLOSED, open_card
from evidence.ui.downloads import image_buttons


def chart(shown: Chart | None, key: str) -> None:
    """Draw a chart with its table twin, downloads and evidence cards; nothing for None.

    A point whose `customdata` begins with a row id opens that card. `key` names the chart, also
    in the names of downloaded files.
    """
    if shown is None:
        return
    with st.container(key=f"chart-{key}"):
        chart_component.draw(shown, f"plot-{key}", _open_picked)
    turn = st.session_state.get(CLOSED, 0)
    if shown.marks:
        _chooser(f"mark-{key}-{turn}", shown.marks)
    with st.expander("Table and downloads", icon=":material/table:"):
        table(shown.table, key)
        image_buttons(f"chart-{key}", file_name=key)


def _open_picked(custom: list[str]) -> None:
    open_card(custom[0])


def _chooser(key: str, marks: Mapping[str, str]) -> None:
    st.selectbox(
        "Where does a number come from?",
        list(marks),
        index=None,
        format_func=lambda row_id: marks[row_id],
        placeholder="Choose a mark of the chart to open its evidence card",
        key=key,
        on_change=lambda: _open_chosen(key),
    )


def _open_chosen(key: str) -> None:
    row_id = st.session_state[key]
    if row_id:
        open_card(row_id)


def table(
    shown: Table | None,
    key: str,
    *,
    links: Mapping[str, str] | None = None,
    widths: Mapping[str, int] | None = None,
    height: int | None = None,
) -> None:
    """Draw a table that scrolls inside itself, with a CSV download of the same rows.

    Columns without a heading stay out of the table but in the download. `links` gives the text
    pattern of link columns; `widths` and `height` are in pixels, None to fit.
    """
    if not shown:
        return
    frame = pd.DataFrame(list(shown.rows)).convert_dtypes()
    names = [name for name in shown.headings if name in frame.columns]
    config: dict[str, ColumnConfig] = {
        name: st.column_config.Column(shown.headings[name], width=(widths or {}).get(name))
        for name in names
    }
    for name, text in (links or {}).items():
        config[name] = st.column_config.LinkColumn(
            shown.headings[name], display_text=text, width=(widths or {}).get(name)
        )
    st.dataframe(
        frame[names],
        hide_index=True,
        column_config=config,
        height=height if height is not None else "auto",
        placeholder="–",
    )
    st.download_button(
        f"CSV, {len(frame)} row{'s' if len(frame) != 1 else ''}",
        lambda: csv_text(frame),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        icon=":material/download:",
        on_click="ignore",
    )
