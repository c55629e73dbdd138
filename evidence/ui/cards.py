"""The evidence card on screen: opened by a click, a choice or a link; it has its own address.

What opens a card lies in a fragment that ends with `show_opened_card`, so that the card comes
without a rerun of the page.
"""

import html

import streamlit as st

from evidence.charts import theme
from evidence.cohorts import Cohorts
from evidence.topics.studies.card import Card, card
from evidence.ui import address
from evidence.ui.corpus import at_hand
from evidence.ui.glossary import explain, terms
from evidence.ui.links import STUDIES_PAGE
from evidence.ui.markdown import as_typed
from evidence.ui.terms import Glossary, explained

PARAMETER = "card"
_OPENED = "_opened_card"

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
    """Open a card at the end of the fragment that calls this; for use as a widget's callback."""
    address.put(PARAMETER, row_id)
    st.session_state[_OPENED] = row_id


def forget_opened() -> None:
    """Leave the card to the address; at the start of a run of the whole page."""
    st.session_state.pop(_OPENED, None)


def show_opened_card() -> None:
    """Show the card that was opened in the fragment that calls this, if one was."""
    if row_id := st.session_state.pop(_OPENED, None):
        _show(at_hand().cohorts, row_id)


def show_linked_card(cohorts: Cohorts) -> None:
    """Open the card that the address names, if there is one."""
    if named := set(st.query_params.get_all(PARAMETER)):
        _show(cohorts, named.pop() if len(named) == 1 else "")


def _show(cohorts: Cohorts, row_id: str) -> None:
    found = card(cohorts, row_id)
    if found is None:
        _close()
        st.toast("The link names no figure that this corpus holds.")
        return
    _dialog(found)


def _close() -> None:
    address.drop([PARAMETER])


@st.dialog("Evidence card", width="medium", on_dismiss=_close)
def _dialog(shown: Card) -> None:
    # A dialog hangs outside the app's frame and knows nothing of its theme.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>[role=dialog] {{ color-scheme: {scheme}; }}</style>")
    st.html(_STYLE + card_html(shown, terms()))
    for text in shown.notes:
        explain(text)
    if shown.study_id and shown.remarks:
        st.page_link(
            STUDIES_PAGE,
            label=shown.remarks,
            icon=":material/warning:",
            query_params={"study": shown.study_id},
        )
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
                as_typed(shown.source_name),
                shown.source_url,
                icon=":material/open_in_new:",
                type="tertiary",
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
