"""Cells of a sheet, and the studies made of them, every value remembering its row and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from evidence.corpus.own.columns import column_of
from evidence.corpus.raw import Location
from evidence.corpus.yaml_nodes import Document, Problem

Cell = str | int | float | bool | date | datetime | time | None
"""What a cell holds; CSV knows only texts."""

Cells = list[tuple[Cell, ...]]
"""The rows of a sheet, its heading first."""

Place = tuple[int, str]
"""Row, counted from 1 with the heading, and name of the column."""


class SheetError(Exception):
    """A sheet that can't be read from a row on; `column` is "" where it is about none."""

    def __init__(self, row: int, column: str, message: str) -> None:
        self.row, self.column, self.message = row, column, message
        super().__init__(message)


@dataclass(frozen=True, order=True)
class CellProblem(Problem):
    """One mistake in a sheet; prints as `file: row 4, column value: message`."""

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.message}"


def cell_problem(file: str, row: int, column: str, message: str, number: int = 0) -> CellProblem:
    """Return a problem of a cell, or of a whole row where `column` is ""."""
    where = f"row {row}, column {column}" if column else f"row {row}"
    return CellProblem(file, row, number, where, message)


@dataclass(frozen=True)
class SheetDocument(Document):
    """Studies made of a sheet, in which it is looked up which cell says what.

    `places` are the cells by the location of their value; `cells` what is written in them.
    """

    places: Mapping[Location, Place] = field(default_factory=dict)
    cells: Mapping[Place, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()

    def written(self, location: Location) -> str:
        """Return what the cell of a value holds."""
        place = self.places.get(location)
        return "" if place is None else self.cells.get(place, "")

    def problem(self, location: Location, message: str, *, key: bool = False) -> Problem:
        """Return a problem at the cell of a location, or of what it belongs to."""
        del key
        row, column = self._nearest(location)
        number = self.columns.index(column) + 1 if column in self.columns else 0
        key_name = str(location[-1]) if location else ""
        told = message.replace(f"is missing; add `{key_name}: …`", "is empty; fill it in")
        return cell_problem(str(self.path), row, column, told, number)

    def _nearest(self, location: Location) -> Place:
        """Return the cell of a location; where it has none, that of what it belongs to."""
        for length in range(len(location), 0, -1):
            found = self.places.get(location[:length])
            if found is not None:
                row, column = found
                return row, column or column_of(location)
        return 1, ""
