"""Tables as JSON: the values of the CSV with their types, null where nothing was printed."""

import json
from collections.abc import Mapping

from evidence.charts.plotly_json import Json
from evidence.corpus.frames import Corpus
from evidence.share.addresses.asked import Document


def json_document(value: Mapping[str, object]) -> Document:
    """Return a value as a JSON document."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return Document(f"{text}\n".encode(), "application/json")


def table_rows(corpus: Corpus, name: str) -> list[dict[str, Json]]:
    """Return the rows of a table."""
    frame = corpus.table(name)
    whole = frame.astype(object).where(frame.notna(), None)
    return [dict(zip(frame.columns, row, strict=True)) for row in whole.itertuples(index=False)]
