"""The options of a page as widgets, each kept in the address under its own name."""

from collections.abc import Mapping
from dataclasses import Field, fields, replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from evidence.cohorts.choice import Choice
from evidence.topics.options import Options, Topic, fitted
from evidence.ui.filters import View


def options(topic: Topic, view: View, where: Mapping[str, DeltaGenerator] | None = None) -> Options:
    """Draw the widgets of a page's options and return what is chosen, made to fit.

    `where` places single options; the others are drawn where this is called. An option that is
    empty, unknown or no longer valid in the address gives way to its default.
    """
    chosen = topic.options()
    for one in fields(topic.options):
        place = (where or {}).get(one.name)
        if place is None:
            chosen = _pick(topic, view.choice, chosen, one)
        else:
            with place:
                chosen = _pick(topic, view.choice, chosen, one)
    return fitted(topic, view.choice, chosen)


def _pick(topic: Topic, choice: Choice, chosen: Options, one: "Field[Any]") -> Options:
    values = topic.values(choice, chosen).get(one.name, ())
    value = _FORMS[one.metadata["form"]](one, list(values))
    return replace(chosen, **{one.name: value})


def _default(one: "Field[Any]", values: list[str]) -> int:
    return values.index(one.default) if one.default in values else 0


def _select(one: "Field[Any]", values: list[str]) -> str:
    if not values:
        return ""
    picked = st.selectbox(
        one.metadata["label"],
        values,
        _default(one, values),
        key=one.name,
        bind="query-params",
        help=one.metadata["help"] or None,
    )
    return picked or values[_default(one, values)]


def _segments(one: "Field[Any]", values: list[str]) -> str:
    if not values:
        return ""
    picked = st.segmented_control(
        one.metadata["label"],
        values,
        default=values[_default(one, values)],
        required=True,
        key=one.name,
        bind="query-params",
        help=one.metadata["help"] or None,
    )
    return picked or values[_default(one, values)]


def _maybe(one: "Field[Any]", values: list[str]) -> str:
    if not values:
        return ""
    picked = st.selectbox(
        one.metadata["label"],
        values,
        index=None,
        key=one.name,
        bind="query-params",
        placeholder=one.metadata["help"] or "Any",
    )
    return picked or ""


def _several(one: "Field[Any]", values: list[str]) -> tuple[str, ...]:
    if not values:
        return ()
    return tuple(
        st.multiselect(
            one.metadata["label"],
            values,
            key=one.name,
            bind="query-params",
            placeholder=one.metadata["help"] or "Any",
        )
    )


def _switch(one: "Field[Any]", _values: list[str]) -> bool:
    return st.toggle(one.metadata["label"], key=one.name, bind="query-params")


def _text(one: "Field[Any]", _values: list[str]) -> str:
    return (
        st.text_input(
            one.metadata["label"],
            key=one.name,
            bind="query-params",
            placeholder=one.metadata["help"] or None,
        )
        or ""
    )


_FORMS: Mapping[str, Any] = {
    "select": _select,
    "segments": _segments,
    "maybe": _maybe,
    "several": _several,
    "switch": _switch,
    "text": _text,
}
