"""The reader's view as an address holds it: filters and options read from its query.

An address may come from anywhere. What it holds beyond what is valid gives way to the default,
and each such value is answered by one line; the rest of the address counts.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from typing import Any, Generic, TypeVar

from evidence.cohorts.choice import Choice
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import Options, Topic, fitted
from evidence.topics.page import FILTER_LABELS

Query = Mapping[str, Sequence[str]]
"""Parameter → its values, in the order of the address."""

COLLECTIONS = ("review", "all")
LONGEST_TYPED = 200
"""Characters of typed words, a search say, that an address may hold."""

LONGEST_QUOTED = 40
"""Characters of a strange value that are repeated to the reader."""

T = TypeVar("T")


@dataclass(frozen=True)
class Asked(Generic[T]):
    """What an address asks for, as far as it is valid, and a line on each value that isn't."""

    value: T
    remarks: tuple[str, ...] = ()


def selection_asked(query: Query, valid: Mapping[str, Iterable[str]]) -> Asked[Selection]:
    """Return the filters that an address names; `valid` holds the values of each filter."""
    picked: dict[str, tuple[str, ...]] = {}
    remarks: list[str] = []
    for name in FILTERS:
        found = _matched(query.get(name, ()), FILTER_LABELS[name], tuple(valid[name]))
        picked[name] = found.value
        remarks += found.remarks
    asked = _single(query.get("collection", ()), "Collection", COLLECTIONS)
    selection = Selection(collection=asked.value or "review", **picked)
    return Asked(selection, (*remarks, *asked.remarks))


def options_asked(topic: Topic, choice: Choice, query: Query) -> Asked[Options]:
    """Return the options of a page that an address names, made to fit the choice."""
    asked = topic.options()
    remarks: list[str] = []
    for one in fields(topic.options):
        if one.name in query:
            valid = topic.values(choice, asked).get(one.name) or ()
            found = _valued(one, query[one.name], valid)
            asked = replace(asked, **{one.name: found.value})
            remarks += found.remarks
    return Asked(fitted(topic, choice, asked), tuple(remarks))


def _valued(one: "Field[Any]", given: Sequence[str], valid: tuple[str, ...]) -> Asked[object]:
    label = one.metadata["label"]
    form = one.metadata["form"]
    if form == "several":
        several = _matched(given, label, valid)
        return Asked(several.value, several.remarks)
    if form == "switch":
        turned = _single(given, label, ("true", "false"))
        return Asked(turned.value == "true", turned.remarks)
    if form == "text":
        if len(given) == 1 and len(given[0]) <= LONGEST_TYPED:
            return Asked(given[0])
        why = "is in the address several times" if len(given) > 1 else "is too long"
        return Asked(one.default, (f"{label} {why}, so it is left aside.",))
    picked = _single(given, label, valid)
    return Asked(picked.value or one.default, picked.remarks)


def _single(given: Sequence[str], label: str, valid: Sequence[str]) -> Asked[str]:
    """Return the one valid value meant; "" where there is none or more than one."""
    found = _matched(given, label, valid)
    if len(found.value) > 1:
        return Asked("", (f"{label} is in the address several times, so it is left aside.",))
    return Asked(found.value[0] if found.value else "", found.remarks)


def _matched(given: Iterable[str], label: str, valid: Sequence[str]) -> Asked[tuple[str, ...]]:
    """Return the valid values meant, once each; case and commas are forgiven."""
    meant = {value.casefold(): value for value in valid}
    kept: list[str] = []
    remarks: list[str] = []
    for text in given:
        for part in (part.strip() for part in _parts(text, meant)):
            if part.casefold() in meant:
                kept.append(meant[part.casefold()])
            elif part:
                remarks.append(_strange(part, label, meant))
            else:
                remarks.append(f"{label} is empty in the address, so it is left aside.")
    return Asked(tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(remarks)))


def _parts(text: str, meant: Mapping[str, str]) -> list[str]:
    """Return a text whole where it is a value, else what its commas separate."""
    return [text] if text.strip().casefold() in meant else text.split(",")


def _strange(value: str, label: str, meant: Mapping[str, str]) -> str:
    shown = "".join(character if character.isprintable() else "□" for character in value)
    quoted = shown if len(shown) <= LONGEST_QUOTED else f"{shown[:LONGEST_QUOTED]}…"
    near = difflib.get_close_matches(value.casefold(), list(meant), n=1)
    hint = f" Did you mean {meant[near[0]]}?" if near else ""
    return f"{label} knows no “{quoted}”, so it is left aside.{hint}"
