"""What a cell of a sheet stands for.

Nothing is guessed: a cell that could mean two things stays as it is written, and is refused.
"""

import re
from datetime import date, datetime, time

from evidence.corpus.characters import mended, refused, why
from evidence.corpus.own.cells import Cell
from evidence.corpus.own.columns import Kind
from evidence.corpus.yaml_values import UnusualError, Value, plain_value

_DECIMAL_COMMA = re.compile(r"[-+]?(?:0,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,},[0-9]+)")
"""Numbers whose comma can't set thousands apart: "7,4" and "0,125", never "1,234"."""

MOST_LETTERS = 2_000
"""Letters of one cell; no field of a study needs more."""

SPREADSHEET_ERRORS = {"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}
"""What a spreadsheet shows where a formula failed."""


class UnusableError(Exception):
    """A cell that holds nothing that could be meant; the message says why."""


def written(cell: Cell) -> str:
    """Return what stands in a cell."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    return str(cell).strip(" \t\r\n")


def value_of(cell: Cell, kind: Kind) -> Value:
    """Return the value of a cell that is not empty.

    A text that is no number stays a text in a column of numbers; whoever checks it refuses it.

    Raises:
        UnusableError: it holds a formula, a date, an error or what nobody sees.
    """
    if isinstance(cell, date | datetime | time):
        raise UnusableError(
            f"holds the date or time {cell}, perhaps made so by the spreadsheet; format the cell "
            "as text and type it again"
        )
    text = written(cell)
    if len(text) > MOST_LETTERS:
        raise UnusableError(f"holds more than {MOST_LETTERS:,} letters; shorten it")
    hidden = next((char for _, char in refused(text)), None)
    if hidden is not None:
        raise UnusableError(why(hidden))
    if text.startswith("="):
        raise UnusableError("holds a formula; put its result there instead")
    if text in SPREADSHEET_ERRORS:
        raise UnusableError(f"holds {text}, a spreadsheet's error; write what the source prints")
    if kind == "list":
        return [part.strip() for part in text.split(";") if part.strip()]
    if kind == "text":
        return " ".join(mended(text).split())
    return _number(cell, text)


def _number(cell: Cell, text: str) -> Value:
    if isinstance(cell, bool):
        return text
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() else cell
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        value = plain_value(text)
    except UnusualError:
        raise UnusableError("is a number with too many digits; correct it") from None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else text
