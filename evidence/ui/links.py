"""Where pages live, and links between them that keep the reader's filters."""

from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from evidence.corpus.selection import Selection
from evidence.topics.registry import TOPICS
from evidence.ui.markdown import as_typed

MENU: Final = {
    "Evidence": {
        "overview": "Overview",
        "trajectories": "Pain and function",
        "complications": "Complications",
        "therapies": "Therapies",
        "pooling": "Pooled results",
        "patient": "Patients like these",
    },
    "Appraisal": {
        "gaps": "Evidence map",
        "discrepancies": "Discrepancies",
        "quality": "Study quality",
    },
    "Sources": {"studies": "Studies", "yours": "Your own studies", "methods": "Methods"},
    "Teaching": {"teach": "Lessons"},
}
"""Section → page → its name in the menu; a section is a folder of `pages/`."""

NAMES: Final = {name: title for names in MENU.values() for name, title in names.items()}
"""Page → its name in the menu."""

PAGE_FILES: Final = {
    name: f"pages/{section.lower()}/{name}.py" for section, names in MENU.items() for name in names
}
STUDIES_PAGE: Final = PAGE_FILES["studies"]
MENU_WIDTH: Final = 224
"""Pixels that the menu takes beside a page, where it isn't folded away."""


def pages() -> dict[str, list[StreamlitPage]]:
    """Return every page by its section, as Streamlit's navigation wants them."""
    return {
        section: [
            st.Page(PAGE_FILES[name], title=title, default=name == "overview")
            for name, title in names.items()
        ]
        for section, names in MENU.items()
    }


def page_links(selection: Selection) -> None:
    """Draw a link to every other page, by its question; the reader's filters stay."""
    for name, topic in TOPICS.items():
        if name != "overview":
            page_link(name, topic.question, selection)


def page_link(
    name: str, label: str, selection: Selection, icon: str | None = ":material/arrow_forward:"
) -> None:
    """Draw a link to a page that keeps the reader's filters."""
    st.page_link(PAGE_FILES[name], label=as_typed(label), icon=icon, query_params=selection.query())
