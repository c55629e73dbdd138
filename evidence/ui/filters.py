"""The shared filters: drawn once per run, kept in the address, read by every page."""

from dataclasses import dataclass

import streamlit as st

from evidence.cohorts.choice import Choice
from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics.page import FILTER_LABELS
from evidence.ui.corpus import Loaded, choice, filter_options, loaded

COLLECTIONS = {"review": "The review's studies", "all": "With wider literature"}

_SELECTION = "_selection"
_SHOWN = "_shown"


@dataclass(frozen=True)
class View:
    """What a page shows: the studies that the reader's filters leave, on which theme."""

    choice: Choice
    selection: Selection
    dark: bool


def draw_filters(found: Loaded) -> Selection:
    """Draw the filters in the sidebar and remember the selection for this run.

    Streamlit writes an option into the address as it is labelled. Our labels carry a count that
    changes, so a hidden widget with bare values owns the address and a visible one mirrors it.
    """
    values = {name: list(counts) for name, counts in filter_options(found.cohorts, "all").items()}
    with st.container(key="address"):
        address = st.text_input("Collection in the address", key="collection", bind="query-params")
        picked = {name: _in_address(name, values[name]) for name in selection.FILTERS}
    collection = address if address in COLLECTIONS else "review"
    made = Selection(collection=collection, **picked)
    st.session_state[_SELECTION] = made
    with st.sidebar:
        _draw(found, made, values)
    return made


def _in_address(name: str, values: list[str]) -> tuple[str, ...]:
    label = f"{name} in the address"
    return tuple(st.multiselect(label, values, key=name, bind="query-params"))


def _draw(found: Loaded, made: Selection, values: dict[str, list[str]]) -> None:
    st.session_state["collection" + _SHOWN] = made.collection
    st.radio(
        "Studies",
        list(COLLECTIONS),
        key="collection" + _SHOWN,
        format_func=COLLECTIONS.__getitem__,
        on_change=_commit,
        args=("collection",),
        help="The wider literature was gathered by us and is no part of the review.",
    )
    counts = filter_options(found.cohorts, made.collection)
    for name in selection.FILTERS:
        _picker(name, getattr(made, name), values[name], counts[name])
    st.button(
        "Reset filters",
        on_click=reset,
        icon=":material/restart_alt:",
        disabled=not made.active(),
    )
    st.caption(
        "A filter picks studies that enrolled such patients. "
        "Their results are seldom broken down further. The number is that of studies."
    )


def _picker(name: str, picked: tuple[str, ...], values: list[str], counts: dict[str, int]) -> None:
    def with_count(value: str) -> str:
        return f"{value} ({counts.get(value, 0)})"

    st.session_state[name + _SHOWN] = list(picked)
    st.multiselect(
        FILTER_LABELS[name],
        values,
        key=name + _SHOWN,
        format_func=with_count,
        on_change=_commit,
        args=(name,),
        placeholder="Any",
    )


def _commit(name: str) -> None:
    shown = st.session_state[name + _SHOWN]
    default = name == "collection" and shown == "review"
    st.session_state[name] = "" if default else shown


def reset(names: tuple[str, ...] = selection.FILTERS) -> None:
    """Take the named filters off (all by default); for use as a widget's callback."""
    for name in names:
        st.session_state[name] = []


def widen() -> None:
    """Add the wider literature; for use as a widget's callback."""
    st.session_state["collection"] = "all"


def view() -> View:
    """Return what the current page shows."""
    made = st.session_state.get(_SELECTION, Selection())
    return View(choice(loaded().cohorts, made), made, st.context.theme.type == "dark")
