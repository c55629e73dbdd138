"""What a chart draws of many rows: the largest, and a sentence that says so.

Tables have every row, and every number counts all of them; only marks are left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from evidence import prose
from evidence.cohorts.records import Arm, Study

Kind = Literal["rows", "lines", "points"]

ROOM: Mapping[Kind, int] = {"rows": 120, "lines": 150, "points": 250}
"""How many a chart draws: of rows with their words, of lines, and of points alone."""

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Drawn(Generic[T]):
    """The items to draw, in their order, and the sentence on those left out, "" for none."""

    items: tuple[T, ...]
    note: str

    def of(self, items: Iterable[T]) -> tuple[T, ...]:
        """Return those of some items that are drawn."""
        kept = set(map(id, self.items))
        return tuple(item for item in items if id(item) in kept)

    def told(self, alt: str) -> str:
        """Return what a chart shows in words, with the sentence on what it leaves out."""
        return f"{alt} {self.note}".strip()


def largest(
    items: Iterable[T],
    size: Callable[[T], int | None],
    what: str,
    kind: Kind = "rows",
    rest: str = "the table has all",
) -> Drawn[T]:
    """Return the items with most patients, as many as a chart can hold; all where it holds all.

    Args:
        items: what could be drawn, in reading order.
        size: the patients of an item, or None where nobody prints them.
        what: what the items are, in the plural.
        kind: whether each has a row with words, or is a line or a point among others.
        rest: where those are found that are not drawn.
    """
    given, most = tuple(items), ROOM[kind]
    if len(given) <= most:
        return Drawn(given, "")
    by_size: Sequence[int] = sorted(range(len(given)), key=lambda place: -(size(given[place]) or 0))
    kept = tuple(given[place] for place in sorted(by_size[:most]))
    many = prose.number(len(given))
    return Drawn(kept, f"The {most} largest of {many} {what} are drawn; {rest}.")


def patients(study: Study, arm: Arm | None) -> int | None:
    """Return the patients of an arm, of the whole study where it is about all or none is known."""
    own = None if arm is None else study.size_of(arm)
    return study.n_patients if own is None else own


def marks_of(marks: Mapping[str, V], row_ids: Iterable[str]) -> dict[str, V]:
    """Return the marks of the rows that are drawn."""
    kept = set(row_ids)
    return {row_id: words for row_id, words in marks.items() if row_id in kept}
