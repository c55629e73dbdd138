"""The menu beside every page: a link to each, with the reader's filters in it.

Streamlit's own menu would leave the filters behind, as it knows only the paths; a link of its own
for each page would be another element of every answer.
"""

import streamlit as st

from evidence.corpus.selection import Selection
from evidence.topics.page import page_address
from evidence.ui.links import MENU
from evidence.ui.scripts import element, source

_component = st.components.v2.component(
    "pvp_menu",
    html='<nav class="pvp-menu" aria-label="Pages"></nav>',
    css=source("menu.css"),
    js=element("menu"),
    isolate_styles=False,
)


def menu(page: str, selection: Selection) -> None:
    """Draw the menu in the sidebar; `page` is the one that is shown, "" for the overview."""
    query = selection.query()
    sections = [
        {
            "title": section,
            "links": [[name, title, page_address(name, query)] for name, title in names.items()],
        }
        for section, names in MENU.items()
    ]
    with st.sidebar:
        _component(key="menu", data={"page": page or "overview", "sections": sections})
