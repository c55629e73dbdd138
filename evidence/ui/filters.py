"""The shared filters: drawn once per run, kept in the address, read by every page."""

from dataclasses import dataclass

import streamlit as st

from evidence.cohorts.choice import Choice
from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics.address import Asked, options_asked, selection_asked
from evidence.topics.options import Options, Topic
from evidence.topics.page import FILTER_LABELS
from evidence.ui import address
from evidence.ui.corpus import Loaded, choice, filter_options, loaded

COLLECTIONS = {"review": "The review's studies", "all": "With wider literature"}


@dataclass(frozen=True)
class View:
    """What a page shows: the studies that the filters leave, and what the reader chose on it.

    `remarks` say what of the address couldn't be followed.
    """

    choice: Choice
    selection: Selection
    options: Options
    remarks: tuple[str, ...]
    dark: bool


def view(topic: Topic) -> View:
    """Return what the address asks of a page."""
    found = loaded()
    filters = selected(found)
    chosen = choice(found.cohorts, filters.value)
    options = options_asked(topic, chosen, address.query())
    return View(
        chosen,
        filters.value,
        options.value,
        (*filters.remarks, *options.remarks),
        st.context.theme.type == "dark",
    )


def selected(found: Loaded) -> Asked[Selection]:
    """Return the filters that the address names."""
    return selection_asked(address.query(), filter_options(found.cohorts, "all"))


def draw_filters(found: Loaded) -> None:
    """Draw the filters, each as the address has it."""
    made = selected(found).value
    st.radio(
        "Studies",
        list(COLLECTIONS),
        key="collection",
        format_func=COLLECTIONS.__getitem__,
        on_change=address.mirrored("collection", made.collection, "review"),
        help="The wider literature was gathered by us and is no part of the review.",
    )
    values = filter_options(found.cohorts, "all")
    counts = filter_options(found.cohorts, made.collection)
    for name in selection.FILTERS:
        _picker(name, getattr(made, name), list(values[name]), counts[name])
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

    st.multiselect(
        FILTER_LABELS[name],
        values,
        key=name,
        format_func=with_count,
        on_change=address.mirrored(name, list(picked)),
        placeholder="Any",
    )


def reset(names: tuple[str, ...] = selection.FILTERS) -> None:
    """Take the named filters off (all by default); for use as a widget's callback."""
    address.drop(names)


def widen() -> None:
    """Add the wider literature; for use as a widget's callback."""
    address.put("collection", "all")
