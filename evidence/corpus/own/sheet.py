"""Entries of studies made of a sheet with a row for each score and each count."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from evidence.corpus.own.cells import (
    Cell,
    Cells,
    Place,
    SheetDocument,
    SheetError,
    cell_problem,
)
from evidence.corpus.own.columns import COLUMNS, NEEDED, Column
from evidence.corpus.own.entries import Entries
from evidence.corpus.own.values import UnusableError, value_of, written
from evidence.corpus.yaml_nodes import Document, Problem
from evidence.corpus.yaml_values import Value

MOST_ROWS = 2_000


def read_sheet(path: Path, rows: Cells) -> tuple[Document | None, list[Problem]]:
    """Return the entries of a sheet, None where it can't be read as one, and all problems."""
    try:
        names = _heading(rows)
    except SheetError as error:
        number = names_before(rows, error.column)
        return None, [cell_problem(str(path), error.row, error.column, error.message, number)]
    entries = Entries()
    cells: dict[Place, str] = {}
    found: list[tuple[int, str, str]] = []
    for number, row in enumerate(rows[1:], start=2):
        values, odd = _row(number, row, names, cells)
        found += odd
        found += entries.add(number, values) if values else ()
    columns = names
    problems: list[Problem] = [
        cell_problem(str(path), row, name, message, columns.index(name) + 1 if name in names else 0)
        for row, name, message in found
    ]
    content: dict[str, Value] = {"collection": "supplement", "studies": entries.studies}
    return SheetDocument(path, content, "", (), entries.places, cells, columns), problems


def names_before(rows: Cells, column: str) -> int:
    """Return the place of a column in the heading, from 1; 0 where it isn't there."""
    heading = [str(cell or "").strip().lower() for cell in rows[0]] if rows else []
    return heading.index(column) + 1 if column in heading else 0


def _heading(rows: Cells) -> tuple[str, ...]:
    """Return the names of the columns, in the sheet's order; "" for columns without a name."""
    if not rows or not any(written(cell) for cell in rows[0]):
        raise SheetError(1, "", "is empty; it must hold the names of the columns")
    if len(rows) > MOST_ROWS + 1:
        raise SheetError(MOST_ROWS + 2, "", f"is beyond the {MOST_ROWS:,} rows read; split it")
    names = tuple(written(cell).lower() for cell in rows[0])
    for name in filter(None, names):
        if name not in COLUMNS:
            close = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"did you mean {close[0]}?" if close else "the template has them all"
            raise SheetError(1, name[:40], f"is no column of the template; correct it ({hint})")
        if names.count(name) > 1:
            raise SheetError(1, name, "is there twice; keep one")
    for name in NEEDED:
        if name not in names:
            raise SheetError(1, name, "is missing; add the column as the template has it")
    if len(rows) == 1:
        raise SheetError(2, "", "is missing: the sheet holds no study; fill one in")
    return names


Found = list[tuple[int, str, str]]
"""Row, column and what is wrong there."""


def _row(
    number: int, row: tuple[Cell, ...], names: tuple[str, ...], cells: dict[Place, str]
) -> tuple[dict[Column, Value], Found]:
    """Return the values of a row by column, and what is wrong with its cells."""
    values: dict[Column, Value] = {}
    found: Found = []
    for name, cell in _named(row, names):
        text = written(cell)
        if not text:
            continue
        if not name:
            found.append((number, "", f'has "{text[:40]}" beneath no heading; name its column'))
            continue
        cells[number, name] = text
        try:
            values[COLUMNS[name]] = value_of(cell, COLUMNS[name].kind)
        except UnusableError as error:
            found.append((number, name, str(error)))
    return values, found


def _named(row: tuple[Cell, ...], names: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
    for index, cell in enumerate(row):
        yield names[index] if index < len(names) else "", cell
