"""The options of a page as controls, each mirroring its parameter of the address."""

from dataclasses import Field as OptionField
from dataclasses import fields
from typing import Any

from evidence.topics.options import Topic, default_of
from evidence.ui import address
from evidence.ui.fields import Field, draw
from evidence.ui.filters import View

_TYPED = ("switch", "text")


def options(topic: Topic, view: View, *names: str) -> None:
    """Draw the controls of the named options of a page, of all of them without a name."""
    valid = topic.values(view.choice, view.options)
    shown = [one for one in fields(topic.options) if not names or one.name in names]
    drawn = [
        _field(one, getattr(view.options, one.name), valid.get(one.name, ()))
        for one in shown
        if valid.get(one.name) or one.metadata["form"] in _TYPED
    ]
    defaults = {one.name: default_of(topic, view.choice, view.options, one) for one in shown}

    def turned(name: str, value: Any) -> None:  # noqa: ANN401 - whatever a browser sends
        address.put(name, None if value == defaults.get(name) else value)

    if drawn:
        draw(drawn, f"options-{'-'.join(one.name for one in shown)}", turned)


def _field(
    one: "OptionField[Any]", value: str | bool | tuple[str, ...], valid: tuple[str, ...]
) -> Field:
    told = one.metadata
    return Field(
        one.name,
        told["label"],
        told["form"],
        tuple((name, name) for name in valid),
        value,
        told["help"],
    )
