"""The one place that draws charts and folds away tables."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from evidence import prose
from evidence.topics.page import Chart, Table, filters_said
from evidence.ui import chart_component
from evidence.ui.cards import open_card, show_opened_card
from evidence.ui.chart_component import Caption
from evidence.ui.corpus import at_hand
from evidence.ui.filters import selected
from evidence.ui.tables import table


def chart(shown: Chart | None, key: str, finding: str) -> None:
    """Draw a chart in its frame; nothing for None.

    A point whose `customdata` begins with a row id opens that card. `key` names the chart, also
    in the names of downloaded files; `finding` is the sentence above an image of it.
    """
    if shown is not None:
        _with_cards(shown, key, finding)


@st.fragment
def _with_cards(shown: Chart, key: str, finding: str) -> None:
    framed_chart(shown, key, finding, lambda custom: open_card(custom[0]))
    show_opened_card()


def framed_chart(
    shown: Chart, key: str, finding: str, on_picked: Callable[[list[str]], None]
) -> None:
    """Draw a chart in its frame; `on_picked` gets the custom data of the mark chosen."""
    found = at_hand()
    selection = selected(found).value
    filters = filters_said(selection)
    caption = Caption(
        finding,
        (
            f"{prose.PRODUCT}, corpus {found.corpus.version}, CC BY 4.0.",
            f"Studies: {filters}.",
        ),
    )
    with st.container(key=f"chart-{key}"):
        chart_component.draw(shown, f"plot-{key}", caption, _file(key, filters), on_picked)


def _file(key: str, filters: str) -> str:
    """Return a file name that says which chart and which filters: letters, digits, hyphens."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in f"{key} {filters}".lower())
    return "-".join(part for part in plain.split("-") if part)[:120]


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
) -> None:
    """Fold tables away; they are made once the reader opens them. Keys name their files."""

    def draw() -> None:
        for key, shown in tables.items():
            table(shown, key, links=links)

    if any(tables.values()):
        folded(label, "-".join(tables), draw)


def is_open(box: ExpanderContainer | TabContainer) -> bool:
    """Return whether the reader has opened a folded part or a tab."""
    return bool(box.open)
