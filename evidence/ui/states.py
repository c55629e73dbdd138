"""Designed empty states: what emptied the view, and the way back."""

import streamlit as st

from evidence.corpus import selection
from evidence.topics.page import FILTER_LABELS
from evidence.ui.filters import OldView, reset


def stop_if_empty(view: OldView) -> None:
    """When no study matches, say which filter emptied the result, offer a reset, and stop."""
    if len(view.chosen.studies):
        return
    blamed = selection.emptied_by(view.corpus, view.selection)
    names = ", ".join(
        f"{FILTER_LABELS[name]}: {' or '.join(getattr(view.selection, name))}" for name in blamed
    )
    st.info(
        f"No study matches all the filters. Without one of these there would be some: {names}."
        if len(blamed) < len(view.selection.active())
        else f"No study matches the filters together: {names}.",
        icon=":material/filter_alt_off:",
    )
    with st.container(horizontal=True):
        for name in blamed:
            st.button(
                f"Take off “{FILTER_LABELS[name]}”",
                key=f"take-off-{name}",
                on_click=reset,
                args=((name,),),
            )
        st.button("Reset all filters", key="reset-all", on_click=reset, type="primary")
    st.stop()


def nothing_left(message: str) -> None:
    """Say in a sentence what is not reported, in place of a blank plot."""
    st.info(message, icon=":material/search_off:")
