"""The one place that draws charts and folds away tables."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from evidence.topics.page import Page, Table
from evidence.ui import chart_component
from evidence.ui.cards import open_card, show_opened_card
from evidence.ui.corpus import at_hand
from evidence.ui.glossary import caption
from evidence.ui.markdown import as_typed
from evidence.ui.tables import table


@st.fragment
def chart(page: Page, key: str, *, folded: bool = False) -> None:
    """Draw the chart of a page that goes by a key in its frame; unseen where there is none.

    A point whose `customdata` begins with a row id opens that card.
    """
    framed_chart(page, key, lambda custom: open_card(custom[0]), folded=folded)
    show_opened_card()


def framed_chart(
    page: Page, key: str, on_picked: Callable[[list[str]], None], *, folded: bool = False
) -> None:
    """Draw a chart of a page in its frame; `on_picked` gets the custom data of a mark chosen."""
    with st.container(key=f"chart-folded-{key}" if folded else f"chart-{key}"):
        chart_component.draw(page, key, at_hand().corpus.version, on_picked, folded=folded)


def folded(label: str, key: str, draw: Callable[[], object], icon: str = "table") -> None:
    """Fold away what is drawn only once the reader opens it."""
    box = st.expander(
        as_typed(label), icon=f":material/{icon}:", key=f"folded-{key}", on_change="rerun"
    )
    if is_open(box):
        with box:
            draw()


def folded_chart(page: Page, key: str, label: str, below: str) -> None:
    """Fold a chart of a page away, with the line that stands below it."""

    def draw() -> None:
        chart(page, key, folded=True)
        caption(below)

    folded(label, key, draw, icon="unfold_more")


def folded_tables(
    label: str,
    tables: Mapping[str, Table | None],
    *,
    links: Mapping[str, str] | None = None,
) -> None:
    """Fold tables away; they are made once the reader opens them. Keys name their files."""

    def draw() -> None:
        for key, shown in tables.items():
            table(shown, key, links=links, title=label if len(tables) == 1 else "")

    if any(tables.values()):
        folded(label, "-".join(tables), draw)


def is_open(box: ExpanderContainer | TabContainer) -> bool:
    """Return whether the reader has opened a folded part or a tab."""
    return bool(box.open)
