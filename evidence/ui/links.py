"""Where pages live, and links between them."""

from typing import Final

import streamlit as st

STUDIES_PAGE: Final = "pages/sources/studies.py"


def study_address(study_id: str) -> str:
    """Return the address of a study's page, relative to the app."""
    return f"studies?study={study_id}"


def study_link(study_id: str, label: str) -> None:
    """Draw a link to a study's page; the reader's filters stay."""
    st.page_link(STUDIES_PAGE, label=label, query_params={"study": study_id})
