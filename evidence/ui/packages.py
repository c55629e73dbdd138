"""Downloads of the corpus: one ZIP with everything, or table by table."""

from functools import partial

import pandas as pd
import streamlit as st

from evidence.corpus import package
from evidence.corpus.csv_tables import csv_bytes
from evidence.corpus.frames import Corpus
from evidence.topics.page import Table

_SCOPES = {"review": "The review's studies", "all": "With wider literature"}


def package_buttons(corpus: Corpus) -> None:
    """Draw a button for the ZIP of each collection; a ZIP is made when it is asked for."""
    with st.container(horizontal=True):
        for collection, label in _SCOPES.items():
            st.download_button(
                f"ZIP: {label.lower()}",
                partial(package.package_zip, corpus, collection),
                file_name=package.file_name(corpus, collection),
                mime="application/zip",
                key=f"zip-{collection}",
                icon=":material/folder_zip:",
                on_click="ignore",
            )


def table_buttons(corpus: Corpus) -> None:
    """Draw a row for each table: what one row is, how many there are, its CSV."""
    for name, about in package.contents(corpus).items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                f"{name}.csv",
                partial(csv_bytes, corpus.table(name)),
                file_name=f"{name}.csv",
                mime="text/csv",
                key=f"table-{name}",
                icon=":material/download:",
                on_click="ignore",
            )
            st.caption(f"One row is {about}.", width="content")


def csv_button(shown: Table, name: str) -> None:
    """Draw a button for the rows on screen as CSV; it is made when it is asked for."""
    rows = len(shown.rows)
    st.download_button(
        f"CSV, {rows} row{'' if rows == 1 else 's'}",
        lambda: csv_bytes(_frame(shown)),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv-{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _frame(shown: Table) -> pd.DataFrame:
    columns = list(shown.rows[0] if shown.rows else shown.headings)
    return pd.DataFrame(list(shown.rows), columns=columns)
