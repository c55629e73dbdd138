"""Records as they were read, before their types are checked: what rules look at.

Anything may stand anywhere in them; these functions give what is of the kind asked for.
"""

from collections.abc import Iterator, Mapping

Location = tuple[str | int, ...]
Finding = tuple[Location, str]

Raw = Mapping[str, object]
"""A record as it was read."""


def records(content: Raw, section: str) -> list[tuple[int, Raw]]:
    """Return the records of a list with their places in it; none where there is no list."""
    entries = content.get(section)
    if not isinstance(entries, list):
        return []
    return [(index, entry) for index, entry in enumerate(entries) if isinstance(entry, Mapping)]


def number(row: Raw, key: str) -> int | float | None:
    """Return a number, or None where there is none or something else."""
    value = row.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def text(row: Raw, key: str) -> str | None:
    """Return a text, or None where there is none or something else."""
    value = row.get(key)
    return value if isinstance(value, str) else None


def at(place: Location, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Move findings inside a record to where the record stands."""
    for location, message in findings:
        yield (*place, *location), message
