"""What a page shows: the filters and options that the address names."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from evidence.cohorts.choice import Choice
from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics.address import Asked, filters_asked, options_asked, single_asked
from evidence.topics.options import Options, Topic
from evidence.ui import address
from evidence.ui.corpus import at_hand, choice
from evidence.ui.library import Loaded

UNFILTERED = ("discrepancies", "methods", "teach", "yours")
"""Pages that say the same whatever the filters, so that they don't show them."""


@dataclass(frozen=True)
class View:
    """What a page shows: the studies that the filters leave, and what the reader chose on it.

    `remarks` say what of the address couldn't be followed; `filtered` pages say other things under
    other filters.
    """

    choice: Choice
    selection: Selection
    options: Options
    remarks: tuple[str, ...]
    dark: bool
    filtered: bool


def view(topic: Topic) -> View:
    """Return what the address asks of a page."""
    found = at_hand()
    filters = selected(found)
    chosen = choice(found.cohorts, filters.value)
    options = options_asked(topic, chosen, address.query())
    return View(
        chosen,
        filters.value,
        options.value,
        (*filters.remarks, *options.remarks) if address.came_from_outside() else (),
        st.context.theme.type == "dark",
        topic.name not in UNFILTERED,
    )


def not_followed() -> tuple[str, ...]:
    """Return what of the filters in the address couldn't be followed, if it is a link or typed."""
    return selected(at_hand()).remarks if address.came_from_outside() else ()


def not_among(parameter: str, label: str, valid: Sequence[str]) -> tuple[str, ...]:
    """Return what of a parameter that the page reads by itself couldn't be followed."""
    if not address.came_from_outside():
        return ()
    return single_asked(address.query().get(parameter, ()), label, valid).remarks


def selected(found: Loaded) -> Asked[Selection]:
    """Return the filters that the address names."""
    return filters_asked(found.cohorts, address.query())


def reset(names: tuple[str, ...] = selection.FILTERS) -> None:
    """Take the named filters off (all by default); for use as a widget's callback."""
    address.drop(names)


def widen() -> None:
    """Add the wider literature; for use as a widget's callback."""
    address.put("collection", "all")
