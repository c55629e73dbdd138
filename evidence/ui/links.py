"""Where pages live, and links between them."""

from typing import Final

import streamlit as st

from evidence.topics.registry import TOPICS

SECTIONS: Final = {
    "evidence": ("overview", "trajectories", "complications", "therapies", "pooling", "patient"),
    "appraisal": ("gaps", "discrepancies", "quality"),
    "sources": ("studies", "methods"),
}
"""Which page lies in which folder of `pages/`."""

PAGE_FILES: Final = {
    name: f"pages/{section}/{name}.py" for section, names in SECTIONS.items() for name in names
}
STUDIES_PAGE: Final = PAGE_FILES["studies"]


def page_links() -> None:
    """Draw a link to every other page, by its question; the reader's filters stay."""
    for name, topic in TOPICS.items():
        if name != "overview":
            st.page_link(PAGE_FILES[name], label=topic.question, icon=":material/arrow_forward:")
