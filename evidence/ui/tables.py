"""Tables on screen: one element of ours that scrolls inside itself and sorts by any heading."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evidence import prose
from evidence.corpus.csv_tables import csv_text
from evidence.topics.page import Table
from evidence.ui.scripts import element, source

_component = st.components.v2.component(
    "pvp_table",
    html='<div class="pvp-table"></div>',
    css=source("table.css"),
    js=element("table"),
    isolate_styles=False,
)


def table(
    shown: Table | None,
    key: str,
    *,
    links: Mapping[str, str] | None = None,
    title: str = "",
) -> None:
    """Draw a table with a CSV download of the same rows; nothing where there are none.

    `title` names it to who can't see it; without one the words of the key do. Columns without a
    heading stay out of the table but in the download. `links` names columns that hold addresses,
    each with the words shown where the address has none of its own.
    """
    if not shown:
        return
    _component(
        key=f"table-{key}",
        data={"table": cells(shown, links or {}), "caption": title or _in_words(key)},
    )
    st.download_button(
        f"CSV, {prose.counted(len(shown.rows), 'row')}",
        lambda: table_csv(shown).encode("utf-8-sig"),
        file_name=f"{key}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _in_words(key: str) -> str:
    return prose.capital(key.replace("-", " "))


def cells(shown: Table, links: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a table's columns with a heading, and its rows in their order."""
    given = {name for row in shown.rows for name in row}
    names = [name for name in shown.headings if name in given]
    rows = [[row.get(name) for name in names] for row in shown.rows]
    columns = [
        {
            "heading": shown.headings[name],
            "link": (links or {}).get(name),
            "number": _numbers(row[index] for row in rows),
        }
        for index, name in enumerate(names)
    ]
    return {"columns": columns, "rows": rows}


def _numbers(values: Any) -> bool:  # noqa: ANN401
    known = [value for value in values if value is not None]
    return bool(known) and all(prose.is_number(value) for value in known)


def table_csv(shown: Table, about: Mapping[str, str] | None = None) -> str:
    """Return every row and column of a table as CSV text; each row says what it is `about`, too.

    Lines above the header would say it once, but no program expects them there.
    """
    return csv_text(pd.DataFrame(list(shown.rows)).convert_dtypes().assign(**(about or {})))
