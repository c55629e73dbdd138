"""What a reader can choose on one page: each option with its label, form and valid values."""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any, Literal

from evidence.cohorts.choice import Choice
from evidence.topics.page import Page

Form = Literal["select", "segments", "maybe", "several", "switch", "text"]
"""How an option is chosen: of a list, of a few, one or none, any number, on or off, typed."""


@dataclass(frozen=True)
class Options:
    """Base of the options of a page; each field is an option, named as in the address."""


def option(default: str, label: str, form: Form = "select", help: str = "") -> str:  # noqa: A002
    """Return a field that holds one value; `default` may be "" for the first valid one."""
    made: str = field(default=default, metadata={"label": label, "form": form, "help": help})
    return made


def maybe(label: str, help: str = "") -> str:  # noqa: A002
    """Return a field that holds one value or "" for none."""
    return option("", label, "maybe", help)


def several(label: str, help: str = "") -> tuple[str, ...]:  # noqa: A002
    """Return a field that holds any number of values."""
    made: tuple[str, ...] = field(
        default=(), metadata={"label": label, "form": "several", "help": help}
    )
    return made


def switch(label: str) -> bool:
    """Return a field that is on or off."""
    made: bool = field(default=False, metadata={"label": label, "form": "switch", "help": ""})
    return made


Values = Mapping[str, tuple[str, ...]]
"""Option → its valid values, in reading order; typed words and switches have none."""


@dataclass(frozen=True)
class Topic:
    """A page: its address, the question it answers, its options, what it says of a choice.

    `values` returns the valid values of each option under the options chosen so far; `build`
    takes options that fit. `usual` returns, under the options chosen so far, what an option is
    that nobody asked for, where that hangs on the studies.
    """

    name: str
    question: str
    options: type[Options]
    values: Callable[[Choice, Options], Values]
    build: Callable[[Choice, Options], Page]
    usual: Callable[[Choice, Options], Mapping[str, str]] = lambda _choice, _options: {}


def default_of(topic: Topic, choice: Choice, settled: Options, one: "Field[Any]") -> object:
    """Return what an option is that nobody asked for: its default where valid, else the first."""
    valid = topic.values(choice, settled).get(one.name)
    if valid is None or isinstance(one.default, tuple):
        return one.default
    usual = topic.usual(choice, settled).get(one.name, one.default)
    if usual in valid or one.metadata["form"] == "maybe":
        return usual
    return next(iter(valid), "")


def fitted(topic: Topic, choice: Choice, wanted: Options) -> Options:
    """Return options in which every value is valid: what isn't, gives way to the default.

    Options are settled in the order of their fields, as later ones may depend on earlier ones.
    """
    settled = wanted
    for one in fields(topic.options):
        valid = topic.values(choice, settled).get(one.name)
        if valid is None:
            continue
        value = getattr(settled, one.name)
        if isinstance(value, tuple):
            kept: object = tuple(item for item in value if item in valid)
        elif value in valid or (one.metadata["form"] == "maybe" and value == ""):
            kept = value
        else:
            kept = default_of(topic, choice, settled, one)
        settled = replace(settled, **{one.name: kept})
    return settled
