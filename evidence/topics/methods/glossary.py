"""The glossary as a table to read and to search."""

from collections.abc import Sequence

from evidence.cohorts.review_records import Term
from evidence.topics.page import Table

_HEADINGS = {"term": "Term", "aliases": "Also written", "definition": "Explanation"}


def table(terms: Sequence[Term], wanted: str = "") -> Table:
    """Return the terms by name, with every word of `wanted` in name, other forms or explanation."""
    asked = wanted.lower().split()
    found = (term for term in terms if all(word in _whole(term) for word in asked))
    rows = (
        {
            "term": term.term,
            "aliases": ", ".join(term.aliases),
            "definition": " ".join(term.definition.split()),
        }
        for term in sorted(found, key=lambda term: term.term.lower())
    )
    return Table(tuple(rows), _HEADINGS)


def _whole(term: Term) -> str:
    return " ".join((term.term, *term.aliases, term.definition)).lower()
