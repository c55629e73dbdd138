"""The empty template for studies of one's own, as CSV."""

import csv
import io

from evidence.corpus.own.columns import COLUMNS


def template_csv() -> bytes:
    """Return the heading of the template as CSV that spreadsheets read as UTF-8."""
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\r\n").writerow(COLUMNS)
    return sink.getvalue().encode("utf-8-sig")
