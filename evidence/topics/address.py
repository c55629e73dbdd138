"""The reader's view as an address holds it: filters and options read from its query.

An address may come from anywhere. What it holds beyond what is valid gives way to the default,
and each such value is answered by one line; the rest of the address counts.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

from evidence import prose
from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, options
from evidence.cohorts.typed_words import values_meant
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

MOST_NAMED = 3
"""Strange values of one parameter that are named before the others are only counted."""

MOST_REMARKS = 3
"""Remarks on an address that are told before it is only said that there are more."""

T = TypeVar("T")


@dataclass(frozen=True)
class Asked(Generic[T]):
    """What an address asks for, as far as it is valid, and a line on each value that isn't."""

    value: T
    remarks: tuple[str, ...] = ()


def filters_asked(cohorts: Cohorts, query: Query) -> Asked[Selection]:
    """Return the filters that an address names, as every page and file reads them."""
    return selection_asked(query, valid_filters(cohorts), partial(values_meant, cohorts))


@lru_cache(maxsize=2)
def valid_filters(cohorts: Cohorts) -> Mapping[str, tuple[str, ...]]:
    """Return the valid values of each filter, whatever the collection."""
    return {name: tuple(options(cohorts.studies, name)) for name in FILTERS}


def selection_asked(
    query: Query,
    valid: Mapping[str, Iterable[str]],
    meant: Callable[[str], Iterable[str]] = lambda _typed: (),
) -> Asked[Selection]:
    """Return the filters that an address names.

    `valid` holds the values of each filter; `meant` gives the values that other words stand for,
    which are only suggested.
    """
    picked: dict[str, tuple[str, ...]] = {}
    remarks: list[str] = []
    for name in FILTERS:
        found = _several(query.get(name, ()), FILTER_LABELS[name], tuple(valid[name]), meant)
        picked[name] = found.value
        remarks += found.remarks
    asked = single_asked(query.get("collection", ()), "Collection", COLLECTIONS)
    selection = Selection(collection=asked.value or "review", **picked)
    return Asked(selection, (*remarks, *asked.remarks))


def in_one_line(remarks: Sequence[str]) -> str:
    """Return remarks on an address as one line; "" where there are none."""
    more = ("More of the address is left aside.",) if remarks[MOST_REMARKS:] else ()
    return " ".join((*remarks[:MOST_REMARKS], *more))


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
        several = _several(given, label, valid)
        return Asked(several.value, several.remarks)
    if form == "switch":
        turned = single_asked(given, label, ("true", "false"))
        return Asked(turned.value == "true", turned.remarks)
    if form == "text":
        typed = _typed(given, label)
        return Asked(typed.value or one.default, typed.remarks)
    picked = single_asked(given, label, valid)
    return Asked(picked.value or one.default, picked.remarks)


def _typed(given: Sequence[str], label: str) -> Asked[str]:
    """Return typed words as they are; "" where they are no words that anybody could have typed."""
    if len(set(given)) > 1:
        return Asked("", (_aside(label, "several times in the address"),))
    text = given[0] if given else ""
    seen = " ".join(text.split())
    if not seen:
        return Asked("", (_aside(label, "empty in the address"),))
    if len(text) > LONGEST_TYPED:
        return Asked("", (_aside(label, "too long"),))
    if not seen.isprintable():
        return Asked("", (_aside(label, "characters in it that nobody sees"),))
    return Asked(text)


def single_asked(given: Sequence[str], label: str, valid: Sequence[str]) -> Asked[str]:
    """Return the one valid value meant; "" where there is none or more than one."""
    found = _matched(given, label, valid)
    if len(found.value) > 1:
        return Asked("", (_aside(label, "several times in the address"),))
    return Asked(found.value[0] if found.value else "", found.remarks)


def _several(
    given: Iterable[str],
    label: str,
    valid: Sequence[str],
    meant: Callable[[str], Iterable[str]] = lambda _typed: (),
) -> Asked[tuple[str, ...]]:
    """Return the valid values meant, each once, also where commas join them."""
    known = {_plain(value) for value in valid}
    parts = [
        part for text in given for part in ([text] if _plain(text) in known else text.split(","))
    ]
    return _matched(parts, label, valid, meant)


def _matched(
    parts: Iterable[str],
    label: str,
    valid: Sequence[str],
    meant: Callable[[str], Iterable[str]] = lambda _typed: (),
) -> Asked[tuple[str, ...]]:
    """Return the valid values meant, each once; case, spaces and commas at the ends are forgiven.

    The first few strange ones get a line each, the others are counted.
    """
    written = {_plain(value): value for value in valid}
    plain = {_plain(part): part.strip() for part in parts}
    kept = tuple(written[part] for part in plain if part in written)
    strange = [typed for part, typed in plain.items() if part and part not in written]
    remarks = [_strange(typed, label, written, meant) for typed in strange[:MOST_NAMED]]
    if (more := len(strange) - MOST_NAMED) > 0:
        remarks.append(f"{label}: {prose.counted(more, 'other value')} left aside as well.")
    if plain and not kept and not strange:
        remarks.append(_aside(label, "empty in the address"))
    return Asked(kept, tuple(remarks))


def _plain(text: str) -> str:
    """Return a text as values are compared: case, spaces and commas at its ends don't count."""
    return " ".join(text.strip(", \t\n").split()).casefold()


def _strange(
    value: str,
    label: str,
    written: Mapping[str, str],
    meant: Callable[[str], Iterable[str]],
) -> str:
    shown = "".join(character if character.isprintable() else "□" for character in value)
    if len(shown) > LONGEST_QUOTED:
        return _aside(label, f"there is no “{shown[:LONGEST_QUOTED]}…”")
    near = difflib.get_close_matches(_plain(value), list(written), n=1)
    close = [one for one in meant(value) if one in written.values()]
    close += [written[one] for one in near]
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"{_aside(label, f'there is no “{shown}”')}{hint}"


def _aside(label: str, why: str) -> str:
    return f"{label}: {why}, so it is left aside."
