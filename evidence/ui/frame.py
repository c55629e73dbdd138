"""What every page has: its question and answer above, its trust marks below."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from evidence import prose
from evidence.cohorts.choice import emptied_by, matching_shares
from evidence.cohorts.reported import wider
from evidence.corpus.selection import Selection
from evidence.topics.address import in_one_line
from evidence.topics.page import FILTER_LABELS, Page
from evidence.ui import own_page
from evidence.ui.cards import forget_opened, show_linked_card
from evidence.ui.filters import View, reset, selected, widen
from evidence.ui.glossary import explain
from evidence.ui.library import Loaded
from evidence.ui.links import page_link
from evidence.ui.markdown import as_typed

SHARES_SHOWN = 3
"""How many studies' shares fit above a chart without hiding it."""


def head(page: Page, view: View) -> None:
    """Show a page's question, the sentence that answers it, and what the filters mean for it.

    Where the filters leave no study, say so and offer to take them off.
    """
    # One element whatever it holds: a chart below keeps its place in the page, and its node.
    with st.container():
        st.title(as_typed(page.question))
        if page.answer != page.nothing:
            explain(f"**{page.answer}**")
        remarks(view.remarks)
        if page.nothing:
            _nothing(page.nothing, view)
        elif view.filtered:
            _filter_note(view, general=not page.says_whose_figures)


def remarks(said: Sequence[str]) -> None:
    """Say in one line what of the address couldn't be followed."""
    if line := in_one_line(said):
        st.caption(f":material/link_off: {as_typed(line)}")


def _nothing(message: str, view: View) -> None:
    st.info(as_typed(message), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        if wider(view.choice).studies:
            st.button("Show the wider literature", key="widen", on_click=widen)
        for name in emptied_by(view.choice):
            st.button(
                f"Take off “{FILTER_LABELS[name]}”",
                key=f"take-off-{name}",
                on_click=reset,
                args=((name,),),
            )
        st.button("Reset all filters", key="reset-all", on_click=reset, type="primary")


def _filter_note(view: View, *, general: bool) -> None:
    """Say whose figures filtered ones are, in `general` for all studies, and each one's share."""
    asked = {name: view.selection.active().get(name) for name in ("primary", "region")}
    told = [_share_note(view, name, values) for name, values in asked.items() if values]
    whole = "Figures are of whole studies unless a row says otherwise." if told and general else ""
    first, *more = [text for text in told if text] or [""]
    shares = [f"Share that matches, {first}", *map(prose.capital, more)] if first else []
    if said := " ".join(text for text in (whole, *shares) if text):
        with st.container(key="filter-note"):
            st.caption(as_typed(said))


def _share_note(view: View, name: str, values: tuple[str, ...]) -> str:
    """Return how many of each study's patients match a filter; "" where none says so."""
    shares = [one for one in matching_shares(view.choice.studies, name, values) if one.n]
    if not shares:
        return ""
    parts = [
        f"{prose.study(one.study)} {prose.number(one.n)} of {prose.of_units(one.total, one.unit)}"
        for one in shares
    ]
    silent = len(view.choice.studies) - len({one.study.study_id for one in shares})
    rest = f"; not printed by {prose.counted(silent, 'study')}" if silent else ""
    listed = prose.shortened(parts, SHARES_SHOWN)
    return f"{prose.listed(values, 'or')}: {listed}{rest}."


def bullets(texts: Iterable[str]) -> None:
    """Write sentences as a list, terms explained."""
    lines = [f"- {text}" for text in texts if text]
    if lines:
        explain("\n".join(lines))


def nothing_left(message: str) -> None:
    """Say in a sentence what is not reported, in place of a blank plot."""
    st.info(as_typed(message), icon=":material/search_off:")


@contextmanager
def framed(found: Loaded) -> Iterator[None]:
    """Draw what stands around every page, whatever it does: the card and the foot."""
    forget_opened()
    own_page.notice()
    try:
        yield
    finally:
        show_linked_card(found.cohorts)
        foot(found.corpus.version, selected(found).value)


def foot(version: str, selection: Selection) -> None:
    """Show the trust marks: corpus version, what this is not, the way to the sources."""
    with st.container(key="foot", gap="xsmall"):
        st.caption(
            f"Corpus {as_typed(version)} · Not medical advice; not for decisions about single "
            "patients · Every figure names its source."
        )
        with st.container(horizontal=True, gap="small"):
            page_link("methods", "How the numbers were got", selection, icon=None)
            page_link(
                "discrepancies", "⚠ Where the review and a study part ways", selection, icon=None
            )
