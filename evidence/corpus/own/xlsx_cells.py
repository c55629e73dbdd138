"""The first sheet of an Excel workbook as rows of cells."""

import io
import zipfile
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from evidence.corpus.own.cells import Cell, Cells, SheetError

MOST_BYTES_UNPACKED = 20_000_000
"""A workbook of as many rows as are read takes a tenth of it."""

MOST_COLUMNS = 200
MOST_ROWS = 10_000
"""Rows and columns looked at; sheets say that they are larger than what is filled in."""


def xlsx_cells(content: bytes) -> Cells:
    """Return the rows of a workbook's first sheet; formulas stay formulas, to be refused.

    Raises:
        SheetError: it is no workbook, is locked, or unpacks to more than is read.
    """
    try:
        _refuse_large(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        rows = [
            tuple(_cell(value) for value in row)
            for row in book.worksheets[0].iter_rows(
                max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True
            )
        ]
    except SheetError:
        raise
    except _UNREADABLE:
        message = "is no workbook that can be read; save it as .xlsx without a password, or as CSV"
        raise SheetError(1, "", message) from None
    return _without_empty_end(rows)


_UNREADABLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the library raises on files that are damaged, locked or of another kind."""


def _refuse_large(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > MOST_BYTES_UNPACKED:
        millions = MOST_BYTES_UNPACKED // 10**6
        raise SheetError(1, "", f"unpacks to more than {millions} MB; split the workbook")


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | bool | date | datetime | time):
        return value
    # Formulas over several cells and rich text come as objects of the library.
    return f"={value}" if "Formula" in type(value).__name__ else str(value)


def _without_empty_end(rows: Cells) -> Cells:
    """Leave out the rows after the last one that holds anything."""
    filled = [index for index, row in enumerate(rows) if any(cell is not None for cell in row)]
    return rows[: filled[-1] + 1] if filled else []
