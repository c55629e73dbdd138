"""The headed parts of the page, in its tabs: words, and at most one table below them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence.corpus import methods as said

LAYOUT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Reading": (("reading", "basis"), ("time", ""), ("levels", "levels")),
    "Combining": (("combining", ""), ("statistics", "statistics"), ("conventions", "conventions")),
    "Checklists": (("swim", "swim"), ("prisma", "prisma")),
    "Limits": (("limits", ""),),
}
"""Tab → its sections, each by its key in the file of texts and the name of its table."""


@dataclass(frozen=True)
class Section:
    """A headed part of the page; `note`, and `table_id`, its table's name, may be "".

    `sentences` are its paragraphs and, with "- " before them, the points of its lists, in
    Markdown; `more` are those that are one click away.
    """

    heading: str
    note: str
    sentences: tuple[str, ...]
    more: tuple[str, ...]
    table_id: str


def markdown(sentences: Iterable[str]) -> str:
    """Return paragraphs and points of lists as one text."""
    return "\n".join(text if _is_point(text) else f"\n{text}\n" for text in sentences)


def sections(methods: said.Methods) -> Mapping[str, tuple[Section, ...]]:
    """Return the sections of each tab; placeholders are filled in already."""
    parts = dict(methods)
    return {
        tab: tuple(_section(parts[name], table_id) for name, table_id in row)
        for tab, row in LAYOUT.items()
    }


def _section(part: said.Section, table_id: str) -> Section:
    return Section(
        part.heading, part.note or "", _sentences(part.passages), _sentences(part.more), table_id
    )


def _sentences(passages: Iterable[said.Passage]) -> tuple[str, ...]:
    sentences: list[str] = []
    for passage in passages:
        sentences += [passage.text] if passage.text else []
        sentences += [f"- {point}" for point in passage.points]
    return tuple(sentences)


def _is_point(sentence: str) -> bool:
    return sentence.startswith("- ")
