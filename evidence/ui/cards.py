"""The evidence card on screen: opened by a click, a choice or a link; it has its own address."""

import streamlit as st

from evidence.corpus.frames import Corpus
from evidence.topics.card import Card, card
from evidence.ui.glossary import caption, explain
from evidence.ui.links import STUDIES_PAGE

PARAMETER = "card"
CLOSED = "_cards_closed"


def open_card(row_id: str) -> None:
    """Put a card into the address; it opens at the end of the run."""
    st.query_params[PARAMETER] = row_id


def show_linked_card(corpus: Corpus) -> None:
    """Open the card that the address names, if there is one."""
    row_id = st.query_params.get(PARAMETER)
    if row_id is None:
        return
    found = card(corpus, row_id)
    if found is None:
        _close()
        st.toast("The link names a figure that this corpus doesn't hold.")
        return
    _dialog(found)


def _close() -> None:
    st.query_params.pop(PARAMETER, None)
    # Charts and choosers count this in their keys, so that the same mark can be opened again.
    st.session_state[CLOSED] = st.session_state.get(CLOSED, 0) + 1


@st.dialog("Evidence card", width="medium", on_dismiss=_close)
def _dialog(shown: Card) -> None:
    st.subheader(shown.title)
    st.markdown(f"**{shown.figure}**")
    for label, text in shown.facts:
        explain(f"{label}: {text}")
    for text in shown.cautions:
        caption(text)
    if shown.source_url:
        st.link_button("Open the source", shown.source_url, icon=":material/open_in_new:")
    if shown.study_id:
        st.page_link(
            STUDIES_PAGE,
            label="Everything this study reports",
            icon=":material/article:",
            query_params={"study": shown.study_id},
        )
