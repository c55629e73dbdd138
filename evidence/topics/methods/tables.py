"""The tables of the page that explain: bases, levels, statistics, conventions, checklists."""

from collections.abc import Mapping, Sequence
from typing import get_args

from evidence import prose
from evidence.corpus.levels import USUAL_LEVEL
from evidence.corpus.methods import Methods
from evidence.corpus.schema import Record
from evidence.corpus.vocabulary import Basis, Design, words
from evidence.topics.page import Table

ALT: Mapping[str, str] = {
    "basis": "Who printed a figure",
    "levels": "Level of each design",
    "statistics": "Statistics and their sources",
    "conventions": "Our conventions",
    "swim": "The nine items of SWiM",
    "prisma": "Items of PRISMA 2020",
    "terms": "Glossary",
    "facts": "Figures of the review",
}
"""Table → what it holds, for readers who can't see it."""

_BASIS = {
    "basis": "Basis",
    "shown": "Shown as",
    "meaning": "Meaning",
    "locator": "Its locator names",
}
_LEVELS = {"design": "Design", "level": "Level", "reason": "Because"}
_STATISTICS = {"question": "For", "method": "What is computed", "source": "Source of the choice"}
_CONVENTIONS = {"case": "Case", "rule": "Rule"}
_ITEMS = {"item": "Item", "answer": "Here"}


def tables(methods: Methods) -> Mapping[str, Table]:
    """Return the tables by name; placeholders are filled in already."""
    return {
        "basis": _basis(methods),
        "levels": _levels(),
        "statistics": _table(methods.statistics.rows, _STATISTICS),
        "conventions": _table(methods.conventions.rows, _CONVENTIONS),
        "swim": _swim(methods),
        "prisma": _prisma(methods),
    }


def _basis(methods: Methods) -> Table:
    meanings = dict(methods.basis)
    rows = (
        {"basis": name, "shown": prose.BASIS[name], **dict(meanings[name])} for name in words(Basis)
    )
    return Table(tuple(rows), _BASIS)


def _levels() -> Table:
    rows = (
        {"design": design, "level": level, "reason": reason}
        for design in get_args(Design)
        for level, reason in (USUAL_LEVEL[design],)
    )
    return Table(tuple(rows), _LEVELS)


def _swim(methods: Methods) -> Table:
    rows = (
        {"item": f"{number} {row.item}", "answer": row.answer}
        for number, row in enumerate(methods.swim.items, start=1)
    )
    return Table(tuple(rows), _ITEMS)


def _prisma(methods: Methods) -> Table:
    rows = (
        {"item": f"{row.numbers} {row.item}", "answer": row.answer} for row in methods.prisma.items
    )
    return Table(tuple(rows), _ITEMS)


def _table(rows: Sequence[Record], headings: Mapping[str, str]) -> Table:
    return Table(tuple(dict(row) for row in rows), headings)
