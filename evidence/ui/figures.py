"""The one place that draws charts and tables: alt text, table twin, downloads, evidence cards."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from evidence.charts.study_marks import mark_column, mark_studies
from evidence.corpus.export import csv_text
from evidence.ui.cards import CLOSED, open_card
from evidence.ui.corpus import corpus
from evidence.ui.downloads import image_buttons

STUDY_COLUMNS = {"label", "study"}
"""Columns that hold a study's label and carry its discrepancy mark on screen."""

ColumnLabels = Mapping[str, str | None]
"""Column name → heading on screen; None hides the column (it stays in the download)."""


def chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    data: pd.DataFrame,
    labels: ColumnLabels,
    marks: Mapping[str, str] | None = None,
    compact: go.Figure | None = None,
) -> None:
    """Draw a chart with its table twin, downloads and evidence cards.

    Args:
        figure: the chart; a point whose `customdata` begins with a row id opens that card.
        key: stable name of the chart, also of the downloaded files.
        alt: what the chart shows, for readers who can't see it.
        data: the rows behind the chart, as shown in the table twin and written to CSV.
        labels: headings of the table twin.
        marks: row id → words, for opening a card without a pointer.
        compact: the same chart for narrow places; the style sheet shows whichever fits.
    """
    turn = st.session_state.get(CLOSED, 0)
    with st.container(key=f"chart-{key}"):
        if compact is None:
            _plot(figure, f"plot-{key}-{turn}", alt)
        else:
            with st.container(key=f"twins-{key}"):
                with st.container(key=f"fits-wide-{key}"):
                    _plot(figure, f"plot-{key}-{turn}", alt)
                with st.container(key=f"fits-narrow-{key}"):
                    _plot(compact, f"plot-narrow-{key}-{turn}", alt)
    if marks:
        _chooser(f"mark-{key}-{turn}", marks)
    with st.expander("Table and downloads", icon=":material/table:"):
        table(data, key=key, labels=labels)
        image_buttons(f"chart-{key}", file_name=key)


def _plot(figure: go.Figure, key: str, alt: str) -> None:
    mark_studies(figure, _marked())
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        alt=alt,
        on_select=lambda: _open_clicked(key),
        selection_mode="points",
        config={"displaylogo": False, "responsive": True, "displayModeBar": False},
    )


def _open_clicked(plot_key: str) -> None:
    points = st.session_state[plot_key].selection.points
    for point in points:
        custom = point.get("customdata")
        row_id = custom[0] if isinstance(custom, list) and custom else custom
        if isinstance(row_id, str) and row_id:
            open_card(row_id)
            return


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
    data: pd.DataFrame,
    *,
    key: str,
    labels: ColumnLabels,
    links: Mapping[str, str] | None = None,
    height: int | None = None,
) -> None:
    """Draw a table that scrolls inside itself, with a CSV download of the same rows.

    Args:
        data: the rows; columns without a label stay out of the table but in the download.
        key: stable name, also of the file.
        labels: column name → heading; order as given.
        links: column name → pattern for the text of a link column.
        height: pixels, or None to fit.
    """
    shown = [name for name in labels if name in data.columns and labels[name] is not None]
    config: dict[str, ColumnConfig] = {
        name: st.column_config.Column(labels[name]) for name in shown
    }
    for name, text in (links or {}).items():
        config[name] = st.column_config.LinkColumn(labels.get(name) or name, display_text=text)
    concerned = _marked()
    st.dataframe(
        data[shown].assign(
            **{name: mark_column(data[name], concerned) for name in STUDY_COLUMNS & set(shown)}
        ),
        hide_index=True,
        column_config=config,
        height=height if height is not None else "auto",
        placeholder="–",
    )
    st.download_button(
        f"CSV, {len(data)} row{'s' if len(data) != 1 else ''}",
        csv_text(data),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _marked() -> tuple[str, ...]:
    found = corpus()
    concerned = found.studies["study_id"].isin(found.discrepancies["study_id"].dropna())
    return tuple(sorted(found.studies.loc[concerned, "label"], key=len, reverse=True))
