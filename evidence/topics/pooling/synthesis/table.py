"""The table twin of the forest plot, and the words for each mark."""

import pandas as pd

from evidence.topics.pooling.synthesis.combine import Synthesis
from evidence.topics.pooling.synthesis.lines import headings, lines

LABELS: dict[str, str | None] = {
    "study": "Study",
    "therapy": "Therapy",
    "before": "Before, mean (SD)",
    "after": "After, mean (SD)",
    "n": "n",
    "counted": "Events / total",
    "effect": "Effect [95 % CI]",
    "weight": "Weight",
    "note": "Remark",
}
"""Headings of the table; the download has more columns."""

_SOURCES = ["window", "timepoint", "n_note", "definition", "unit", "aetiology", "collection"]
_NUMBERS = ["estimate", "variance", "low", "high"]


def table(synthesis: Synthesis) -> pd.DataFrame:
    """Return the lines of the plot as rows, each number written as the plot has it.

    Beside the texts: `estimate`, `variance`, `low`, `high` unrounded, and what identifies the
    corpus row. Pooled values follow the studies.
    """
    rows = synthesis.whole.rows.set_index("row_id")
    raw = ("counted",) if synthesis.kind == "proportion" else ("before", "after", "n")
    assert len(raw) == len(headings(synthesis))
    found = []
    for line in lines(synthesis):
        if line.kind == "group":
            continue
        record: dict[str, object] = {
            "study": line.label,
            "therapy": line.therapy or None,
            **dict(zip(raw, line.raw, strict=False)),
            "effect": line.text,
            "weight": line.weight or None,
            "note": " · ".join(part for part in (line.said, _why(line.row_id, rows)) if part)
            or (line.detail if line.kind != "study" else None),
            "row_id": line.row_id or None,
            **{name: getattr(line, name) for name in ("estimate", "low", "high")},
        }
        if line.row_id:
            source = rows.loc[line.row_id]
            record["variance"] = source["variance"]
            record |= {name: source[name] for name in _SOURCES if name in rows}
        found.append(record)
    columns = ["study", "therapy", *raw, "effect", "weight", "note", "row_id"]
    named = [name for name in _SOURCES if name in rows]
    frame = pd.DataFrame(found, columns=[*columns, *_NUMBERS, *named])
    texts = [name for name in frame if name not in _NUMBERS]
    return frame.astype(dict.fromkeys(_NUMBERS, "Float64") | dict.fromkeys(texts, "string"))


def _why(row_id: str, rows: pd.DataFrame) -> str:
    if not row_id:
        return ""
    row = rows.loc[row_id]
    why = "" if pd.isna(row["why_not"]) or pd.notna(row["reason"]) else row["why_not"]
    imputed = "SD of the change imputed" if "imputed" in rows and row["imputed"] is True else ""
    counted = str(row["n_note"]) if "n_note" in rows and pd.notna(row["n_note"]) else ""
    return "; ".join(str(part) for part in (why, imputed, counted) if part)


def marks(synthesis: Synthesis) -> dict[str, str]:
    """Return what each study's mark says, by row id, for readers who choose from a list."""
    return {
        line.row_id: f"{line.label} ({line.therapy}): {line.said or line.text}"
        for line in lines(synthesis)
        if line.kind == "study"
    }
