"""Tables as CSV that no spreadsheet takes for commands."""

import re

import pandas as pd

_FORMULA = re.compile(r"[\s'\"]*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[-+]?([0-9][0-9,]*(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\s?%?")


def csv_text(frame: pd.DataFrame) -> str:
    """Return a frame as CSV text: header row, empty for missing, true/false in lower case.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers keep
    their signs.
    """
    written = frame.copy()
    for name in written.columns:
        if written[name].dtype == "boolean":
            written[name] = written[name].map({True: "true", False: "false"})
        elif not pd.api.types.is_numeric_dtype(written[name].dtype):
            written[name] = written[name].map(as_text, na_action="ignore")
    return written.to_csv(index=False, lineterminator="\n", float_format="%.10g")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame as a CSV file for readers, marked as UTF-8.

    Without the mark Excel takes it for an old encoding, and a minus or an accent for several signs.
    """
    return csv_text(frame).encode("utf-8-sig")


def as_text(cell: object) -> object:
    """Return a cell that stays what it says: `=1+1` becomes `'=1+1`; "-0.5" stays."""
    if not isinstance(cell, str):
        return cell
    text = re.sub("\r\n?", "\n", cell)  # a lone return would end the row
    return f"'{text}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else text
