"""Form fields of ours on screen: one element for all of them, drawn with native controls.

Streamlit's own take forty more scripts on a first visit and a React tree each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from evidence.topics.options import Form
from evidence.ui.scripts import element, source

Value = str | bool | tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One control: the name it is known by, its words, what can be chosen and what is."""

    name: str
    label: str
    form: Form
    values: tuple[tuple[str, str], ...]
    value: Value
    help: str = ""


def said(key: str, name: str) -> Any:  # noqa: ANN401 - whatever a browser sends
    """Return what an element of ours says under a name; None for nothing.

    A reader who turns a control and leaves the page at once is heard when the control is gone.
    """
    return (st.session_state.get(key) or {}).get(name)


_component = st.components.v2.component(
    "pvp_fields",
    html='<div class="pvp-fields"></div>',
    css=source("fields.css"),
    js=element("fields"),
    isolate_styles=False,
)


def hear(
    fields: Sequence[Field], new: Mapping[str, Any], turned: Callable[[str, Any], None]
) -> None:
    """Tell `turned` what a browser says: lists as their ticks, all that may be unheard of them."""
    ticks: Mapping[str, Mapping[str, bool]] = new.get("ticks") or {}
    for one in fields:
        if one.form == "several" and one.name in ticks:
            turned(one.name, ticked(one, ticks[one.name]))
    if not any(one.form == "several" and one.name == new["name"] for one in fields):
        turned(new["name"], new["value"])


def ticked(field: Field, ticks: Mapping[str, bool]) -> tuple[str, ...]:
    """Return what is chosen of a list after ticks: value → on; other values stay as they are."""
    chosen = field.value if isinstance(field.value, tuple) else ()
    return tuple(value for value, _ in field.values if ticks.get(value, value in chosen))


def draw(fields: Sequence[Field], key: str, turned: Callable[[str, Any], None]) -> None:
    """Draw fields; `turned` gets the name and the new value of one that the reader turns."""

    def told() -> None:
        new = said(key, "turned")
        if new:
            hear(fields, new, turned)

    _component(key=key, data={"fields": [vars(one) for one in fields]}, on_turned_change=told)
