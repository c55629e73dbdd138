"""What a cell of a frame may hold, and how lists become cells."""

from collections.abc import Iterable

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def joined(values: Iterable[object]) -> str | None:
    """Return values separated by semicolons, or None for no value."""
    return ";".join(str(value) for value in values) or None
