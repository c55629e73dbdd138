"""The options of a page as widgets, each mirroring its parameter of the address."""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import Any

import streamlit as st

from evidence.topics.options import Topic
from evidence.ui import address
from evidence.ui.filters import View


def options(topic: Topic, view: View, *names: str) -> None:
    """Draw the widgets of the named options of a page, of all of them without a name."""
    valid = topic.values(view.choice, view.options)
    for one in fields(topic.options):
        values = list(valid.get(one.name, ()))
        if (not names or one.name in names) and (values or one.metadata["form"] in _TYPED):
            _FORMS[one.metadata["form"]](one, getattr(view.options, one.name), values)


def _select(one: "Field[Any]", value: str, values: list[str]) -> None:
    st.selectbox(
        one.metadata["label"],
        values,
        key=one.name,
        on_change=address.mirrored(one.name, value, _default(one, values)),
        help=one.metadata["help"] or None,
    )


def _segments(one: "Field[Any]", value: str, values: list[str]) -> None:
    st.segmented_control(
        one.metadata["label"],
        values,
        required=True,
        key=one.name,
        on_change=address.mirrored(one.name, value, _default(one, values)),
        help=one.metadata["help"] or None,
    )


def _default(one: "Field[Any]", values: list[str]) -> str:
    return one.default if one.default in values else values[0]


def _maybe(one: "Field[Any]", value: str, values: list[str]) -> None:
    st.selectbox(
        one.metadata["label"],
        values,
        index=None,
        key=one.name,
        on_change=address.mirrored(one.name, value or None),
        placeholder=one.metadata["help"] or "Any",
    )


def _several(one: "Field[Any]", value: tuple[str, ...], values: list[str]) -> None:
    st.multiselect(
        one.metadata["label"],
        values,
        key=one.name,
        on_change=address.mirrored(one.name, list(value)),
        placeholder=one.metadata["help"] or "Any",
    )


def _switch(one: "Field[Any]", value: bool, _values: list[str]) -> None:
    st.toggle(
        one.metadata["label"],
        key=one.name,
        on_change=address.mirrored(one.name, value, default=False),
    )


def _text(one: "Field[Any]", value: str, _values: list[str]) -> None:
    st.text_input(
        one.metadata["label"],
        key=one.name,
        on_change=address.mirrored(one.name, value),
        placeholder=one.metadata["help"] or None,
    )


_TYPED = ("switch", "text")
_FORMS: Mapping[str, Callable[["Field[Any]", Any, list[str]], None]] = {
    "select": _select,
    "segments": _segments,
    "maybe": _maybe,
    "several": _several,
    "switch": _switch,
    "text": _text,
}
