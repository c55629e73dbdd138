"""The address bar: it alone holds the reader's view, and only this module reads and writes it.

Controls show what it says and write to it when the reader turns them. So a link, a reload, Back
and Forward need nothing of their own: each run reads the view from the address as it stands.
"""

from collections.abc import Iterable

import streamlit as st

from evidence.topics.address import Query

Value = str | bool | Iterable[str] | None

_WRITTEN = "_address_written"


def query() -> Query:
    """Return every parameter of the address with its values."""
    return {name: tuple(st.query_params.get_all(name)) for name in st.query_params}


def put(name: str, value: Value) -> None:
    """Write a parameter; what is empty, off or None leaves the address."""
    if isinstance(value, bool):
        value = "true" if value else ""
    kept = value if isinstance(value, str) else [str(one) for one in value or ()]
    if kept:
        st.query_params[name] = kept
    else:
        st.query_params.pop(name, None)
    st.session_state[_WRITTEN] = query()


def drop(names: Iterable[str]) -> None:
    """Take parameters off the address; for use as a widget's callback."""
    for name in names:
        st.query_params.pop(name, None)
    st.session_state[_WRITTEN] = query()


def came_from_outside() -> bool:
    """Return whether the address is a link, typed or from the history, not what a control wrote.

    What a control leaves behind that no longer fits is no mistake of the reader's.
    """
    return bool(st.session_state.get(_WRITTEN) != query())
