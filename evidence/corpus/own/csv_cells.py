"""A CSV file as rows of cells, whichever of the usual separators it has."""

import csv
import io

from evidence.corpus.own.cells import Cells, SheetError
from evidence.corpus.own.columns import COLUMNS
from evidence.corpus.yaml_source import UnreadableError, decoded

_SEPARATORS = (",", ";", "\t")


def csv_cells(content: bytes) -> Cells:
    """Return the rows of a CSV file; a spreadsheet counts them alike.

    Raises:
        SheetError: it is no text, or no table.
    """
    try:
        text = decoded(content)
    except UnreadableError as error:
        line, _, _ = error.reasons[0]
        raise SheetError(line, "", 'is not UTF-8; save it as "CSV UTF-8"') from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise SheetError(line, "", "holds a NUL character, so it is no CSV; save it as CSV again")
    head = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(head), strict=True)
    rows: Cells = []
    try:
        rows.extend(tuple(row) for row in reader)
    except csv.Error as error:
        message = f"can't be read as CSV ({error}); check its quotes"
        raise SheetError(len(rows) + 1, "", message) from None
    return rows


def _separator(head: str) -> str:
    """Return what sets most known column names apart."""

    def known(separator: str) -> int:
        names = (name.strip().strip('"').lower() for name in head.split(separator))
        return sum(name in COLUMNS for name in names)

    return max(_SEPARATORS, key=known)
