"""Terms explained where they stand: on hover, on focus, and to a screen reader."""

import streamlit as st

from evidence.ui import terms as glossary
from evidence.ui.corpus import at_hand
from evidence.ui.terms import Glossary


def terms() -> Glossary:
    """Return the corpus's glossary, ready to be looked for in texts."""
    return at_hand().glossary


def explain(text: str) -> None:
    """Write Markdown in which each term that the glossary holds is explained on hover.

    A term is marked at its first place in `text` only, so that the text stays readable.
    """
    st.markdown(glossary.explained(text, terms(), marked=True), unsafe_allow_html=True)


def caption(text: str) -> None:
    """Write a note in small type, its terms explained on hover."""
    st.caption(glossary.explained(text, terms(), marked=True), unsafe_allow_html=True)
