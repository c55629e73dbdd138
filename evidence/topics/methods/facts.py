"""What the review says that belongs to no single study, as a table to read."""

from collections.abc import Collection, Sequence

from evidence import prose
from evidence.cohorts.review_records import Fact
from evidence.corpus.vocabulary import FactTopic, words
from evidence.topics.page import Row, Table

_HEADINGS = {
    "topic": "Topic",
    "statement": "The review says",
    "figure": "Figure",
    "locator": "Where it is printed",
    "basis": "Basis",
    "note": "Note",
}


def topics(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the topics that have facts, in reading order."""
    used = {fact.topic for fact in facts}
    return tuple(topic for topic in words(FactTopic) if topic in used)


def table(facts: Sequence[Fact], chosen: Collection[str] = ()) -> Table:
    """Return the facts of the chosen topics, or all where none of those has any.

    `figure` is the number in words, "5–30 %"; "" where the review gives none.
    """
    kept = set(chosen).intersection(topics(facts)) or set(topics(facts))
    return Table(tuple(_row(fact) for fact in facts if fact.topic in kept), _HEADINGS)


def _row(fact: Fact) -> Row:
    return {
        "fact_id": fact.fact_id,
        "row_id": fact.row_id,
        "topic": fact.topic,
        "category": fact.category,
        "statement": fact.statement,
        "figure": prose.quantity(fact.value, fact.low, fact.high, fact.unit),
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "unit": fact.unit,
        "review_refs": ";".join(fact.review_refs),
        "basis": prose.BASIS[fact.basis],
        "locator": fact.locator,
        "note": fact.note,
    }
