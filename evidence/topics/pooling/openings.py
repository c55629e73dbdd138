"""Which questions can be pooled under the filters, and the one that the page opens on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.reported import wider
from evidence.corpus.selection import Selection
from evidence.statistics.gate import judged
from evidence.topics.page import UNREAD
from evidence.topics.pooling.candidates import candidates, for_the_gate
from evidence.topics.pooling.pooled_sentence import asked
from evidence.topics.pooling.questions import (
    ALL,
    EVERY_WORDING,
    Question,
    aetiologies,
    of_patients,
    outcome,
    outcomes,
    rows,
    whens,
    wordings,
)

USUAL = "1 month"
"""The visit that is asked for where several can be."""

_MOST = 6
"""How many questions are named."""

_CORRELATION = 0.5
"""Of the scores of two visits; whether a pool is allowed doesn't hang on it."""


@dataclass(frozen=True)
class Door:
    """A question that is worth a click: its words, and the options and filters that ask it."""

    label: str
    query: Mapping[str, str] = field(metadata=UNREAD)
    selection: Selection


@dataclass(frozen=True)
class Doors:
    """Questions that can be pooled, or failing that have rows; and which of the two they are."""

    said: str = ""
    doors: tuple[Door, ...] = ()


@lru_cache(maxsize=64)
def opening(choice: Choice, name: str = "") -> Question:
    """Return the question that the page opens on, of all outcomes or of the one named.

    It is the first that can be pooled, else the first with rows, else the first of all.
    """
    first = None
    names = outcomes(choice)
    named = name if name in names else ""
    for one in _questions(choice, named):
        first = first or one
        if _can_be_pooled(choice, one):
            return one
    if first is not None:
        return first
    of = outcome(named or names[0])
    return Question(of, min(whens(choice, of), key=_unusual))


def _unusual(when: str) -> bool:
    return when != USUAL


def doors(choice: Choice, question: Question) -> Doors:
    """Return where to go from a question that isn't pooled."""
    pooled = _pooled(choice)
    if pooled:
        return Doors("Can be pooled under these filters:", _doors(choice, pooled))
    none = "Nothing can be pooled under these filters"
    if choice.selection.collection == "review" and (beyond := _pooled(wider(choice))):
        count = prose.counted(len(beyond), "question")
        return Doors(
            f"{none}; with the wider literature {count} can:", _doors(wider(choice), beyond)
        )
    rest = tuple(islice((one for one in _questions(choice) if one != question), _MOST))
    if rest:
        return Doors(f"{none}; these questions have rows:", _doors(choice, rest))
    return Doors(f"{none}, and no other question has rows.")


@lru_cache(maxsize=32)
def _pooled(choice: Choice) -> tuple[Question, ...]:
    """Return every question that can be pooled, the usual patients of each once."""
    found: dict[tuple[str, str], Question] = {}
    for one in _questions(choice):
        if (one.outcome.name, one.when) not in found and _can_be_pooled(choice, one):
            found[one.outcome.name, one.when] = one
    return tuple(found.values())


def _doors(choice: Choice, questions: Iterable[Question]) -> tuple[Door, ...]:
    return tuple(_door(choice, one) for one in islice(questions, _MOST))


def _door(choice: Choice, one: Question) -> Door:
    found = candidates(choice, one, _CORRELATION)
    rows_that_count = [row for row in found if row.weighed] or found
    studies = {row.study.study_id for row in rows_that_count}
    when = "window" if one.kind == "change" else "counted"
    query = {"outcome": one.outcome.name, when: one.when, "patients": one.patients}
    worded = one.wording != EVERY_WORDING
    spoken = asked(replace(one, patients=ALL) if one.patients == "tumour" else one)
    what = f"{spoken}, “{one.wording}”" if worded else spoken
    return Door(
        f"{prose.capital(what)}: {prose.counted(len(studies), 'study')}",
        query | ({"wording": one.wording} if worded else {}),
        choice.selection,
    )


def _questions(choice: Choice, name: str = "") -> Iterator[Question]:
    """Yield every question with rows, in the order of the menu, the usual visit first."""
    for each in (name,) if name else outcomes(choice):
        of = outcome(each)
        for when in sorted(whens(choice, of), key=_unusual):
            found = rows(choice, of, when)
            for patients in aetiologies(found) if found else ():
                yield Question(of, when, patients)
                if of.kind == "proportion" and not of.preset:
                    for wording in wordings(of_patients(found, patients)):
                        if wording != EVERY_WORDING:
                            yield Question(of, when, patients, wording)


def _can_be_pooled(choice: Choice, one: Question) -> bool:
    weighed = [row for row in candidates(choice, one, _CORRELATION) if row.weighed]
    return judged([for_the_gate(row, one) for row in weighed]).allowed
