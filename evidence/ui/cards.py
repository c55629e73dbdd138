"""The evidence card on screen: opened by a click, a choice or a link; it has its own address."""

import html

import streamlit as st

from evidence.charts import theme
from evidence.cohorts import Cohorts
from evidence.topics.studies.card import Card, card
from evidence.ui.glossary import caption, explain, terms
from evidence.ui.links import STUDIES_PAGE
from evidence.ui.terms import Glossary, explained

PARAMETER = "card"
CLOSED = "_cards_closed"

_MUTED = f"light-dark({theme.LIGHT.muted}, {theme.DARK.muted})"

_STYLE = f"""
<style>
.card-figure {{ font-size: 1.5rem; font-weight: 600; line-height: 1.3; margin: 0;
  font-variant-numeric: tabular-nums; }}
.card-title {{ font-weight: 600; margin: 0.25rem 0 0.75rem; }}
dl.card-facts {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem;
  margin: 0; padding: 0; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }}
.card-facts dt {{ color: {_MUTED}; font-weight: 400; margin: 0; }}
.card-facts dd {{ margin: 0; overflow-wrap: anywhere; }}
.card-facts abbr[title] {{ text-underline-offset: 3px; cursor: help; }}
</style>
"""


def open_card(row_id: str) -> None:
    """Put a card into the address; it opens at the end of the run."""
    st.query_params[PARAMETER] = row_id


def show_linked_card(cohorts: Cohorts) -> None:
    """Open the card that the address names, if there is one."""
    row_id = st.query_params.get(PARAMETER)
    if row_id is None:
        return
    found = card(cohorts, row_id)
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
    # A dialog hangs outside the app's frame and knows nothing of its theme.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>[role=dialog] {{ color-scheme: {scheme}; }}</style>")
    st.html(_STYLE + card_html(shown, terms()))
    for text in shown.notes:
        explain(text)
    if shown.remarks:
        caption(shown.remarks)
    with st.container(horizontal=True, vertical_alignment="center"):
        if shown.study_id:
            st.page_link(
                STUDIES_PAGE,
                label="Everything this study reports",
                icon=":material/article:",
                query_params={"study": shown.study_id},
            )
        if shown.source_url:
            st.link_button(
                shown.source_name, shown.source_url, icon=":material/open_in_new:", type="tertiary"
            )


def card_html(shown: Card, known: Glossary) -> str:
    """Return figure, title and facts as HTML, each text escaped and its terms explained once."""
    seen: set[str] = set()
    figure, title = explained(shown.figure, known, seen), explained(shown.title, known, seen)
    facts = "".join(
        f"<dt>{html.escape(label)}</dt><dd>{explained(text, known, seen)}</dd>"
        for label, text in shown.facts
    )
    return (
        f'<p class="card-figure">{figure}</p><p class="card-title">{title}</p>'
        f'<dl class="card-facts">{facts}</dl>'
    )
