"""The empty template for studies of one's own, as a workbook that explains itself."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from evidence.corpus.own.columns import COLUMNS, NEEDED, Column

_AS_TEXT = "@"
"""Excel's format of cells that stay as they are typed: no study becomes a date."""


def template_xlsx() -> bytes:
    """Return a workbook: a sheet to fill in, and one that says what each column may hold."""
    book = Workbook()
    studies = book.worksheets[0]
    studies.title = "studies"
    studies.append(list(COLUMNS))
    studies.freeze_panes = "C2"
    for index, column in enumerate(COLUMNS.values(), start=1):
        studies.cell(1, index).font = Font(bold=True)
        letter = get_column_letter(index)
        studies.column_dimensions[letter].width = max(12, len(column.name) + 2)
        if column.kind in {"text", "list"}:
            studies.column_dimensions[letter].number_format = _AS_TEXT
    explained = book.create_sheet("what each column holds")
    explained.append(["column", "needed", "what it holds", "words allowed"])
    for column in COLUMNS.values():
        explained.append(_explained(column))
    for index, width in enumerate((18, 10, 60, 80), start=1):
        explained.column_dimensions[get_column_letter(index)].width = width
    for row in explained.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _explained(column: Column) -> list[str]:
    needed = "yes" if column.name in NEEDED else ""
    return [column.name, needed, column.about, "; ".join(column.words)]
