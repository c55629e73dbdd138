"""The one place that draws charts and tables: alt text, table twin, downloads, evidence cards."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from evidence import prose
from evidence.corpus.csv_tables import csv_text
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
    twin(shown.table, key, f"chart-{key}")


def twin(shown: Table, key: str, container: str) -> None:
    """Fold away the table of a chart and its images; `container` is the key of what holds it."""

    def draw() -> None:
        table(shown, key)
        image_buttons(container, file_name=key)

    folded("Table and downloads", key, draw)


def folded(label: str, key: str, draw: Callable[[], object], icon: str = "table") -> None:
    """Fold away what is drawn only once the reader opens it."""
    box = st.expander(label, icon=f":material/{icon}:", key=f"folded-{key}", on_change="rerun")
    if is_open(box):
        with box:
            draw()


def folded_tables(
    label: str,
    tables: Mapping[str, Table | None],
    *,
    links: Mapping[str, str] | None = None,
    widths: Mapping[str, int] | None = None,
) -> None:
    """Fold tables away; they are made once the reader opens them. Keys name their files."""

    def draw() -> None:
        for key, shown in tables.items():
            table(shown, key, links=links, widths=widths)

    if any(tables.values()):
        folded(label, "-".join(tables), draw)


def is_open(box: ExpanderContainer) -> bool:
    """Return whether the reader has opened a folded part."""
    return bool(box.open)


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
    given = {name for row in shown.rows for name in row}
    names = [name for name in shown.headings if name in given]
    frame = pd.DataFrame([[row.get(name) for name in names] for row in shown.rows], columns=names)
    config: dict[str, ColumnConfig] = {
        name: st.column_config.Column(shown.headings[name], width=(widths or {}).get(name))
        for name in names
    }
    for name, text in (links or {}).items():
        config[name] = st.column_config.LinkColumn(
            shown.headings[name], display_text=text, width=(widths or {}).get(name)
        )
    st.dataframe(
        frame.convert_dtypes(),
        hide_index=True,
        column_config=config,
        height=height if height is not None else "auto",
        placeholder="–",
    )
    st.download_button(
        f"CSV, {prose.counted(len(shown.rows), 'row')}",
        lambda: csv_text(pd.DataFrame(list(shown.rows)).convert_dtypes()),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        icon=":material/download:",
        on_click="ignore",
    )
