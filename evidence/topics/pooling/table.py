"""The table twin of the forest plot, and the words for each mark."""

from collections.abc import Mapping

from evidence.topics.page import Cell, Row, Table
from evidence.topics.pooling import effect_format
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import Synthesis
from evidence.topics.pooling.lines import Line, labels, lines

_CHANGES: Mapping[str, str] = {
    "study": "Study",
    "therapy": "Therapy",
    "before": "Before, mean (SD)",
    "after": "After, mean (SD)",
    "n": "n",
    "effect": "Change [95 % CI]",
    "weight": "Weight",
    "bias": "Risk of bias",
    "note": "Remark",
    "figure": "As printed",
}
_PROPORTIONS: Mapping[str, str] = {
    "study": "Study",
    "therapy": "Therapy",
    "figure": "Events of total: % (95 % CI)",
    "definition": "What was counted",
    "bias": "Risk of bias",
    "note": "Remark",
}


def table(synthesis: Synthesis) -> Table:
    """Return the lines of the plot as rows, each number written as the plot has it.

    Beside the texts: `estimate`, `variance`, `low`, `high` unrounded, and what identifies the
    corpus row. Pooled values follow the studies.
    """
    names = labels(synthesis)
    found = lines(synthesis)
    headings = _PROPORTIONS if synthesis.kind == "proportion" else _CHANGES
    weighted = any(line.share is not None for line in found)
    return Table(
        tuple(_row(synthesis, line, names) for line in found if line.kind != "group"),
        {name: text for name, text in headings.items() if weighted or name != "weight"},
    )


def _row(synthesis: Synthesis, line: Line, names: Mapping[str, str]) -> Row:
    shared: dict[str, Cell] = {
        "effect": line.text,
        "weight": line.weight or None,
        "weight_percent": None if line.share is None else 100 * line.share,
        "estimate": line.estimate,
        "low": line.low,
        "high": line.high,
    }
    if line.row is None:
        return {
            "study": line.label,
            "therapy": None,
            **shared,
            "figure": line.text if synthesis.kind == "proportion" else None,
            "bias": None,
            "note": line.detail,
            "row_id": None,
            "study_id": None,
        }
    one = line.row
    return {
        "study": names[one.row_id],
        "therapy": one.therapy,
        **shared,
        "variance": one.variance,
        "figure": effect_format.as_printed(one.row),
        "bias": effect_format.bias_told(one.judged) or None,
        "note": _note(line, one),
        "weighed": one.weighed,
        "row_id": one.row_id,
        "study_id": one.study.study_id,
        "aetiology": one.study.aetiology,
        "collection": one.study.collection,
        "basis": one.source.basis,
        **_own(one),
    }


def _own(one: Candidate) -> Row:
    change = one.change
    if change is not None:
        return {
            "before": effect_format.score(change.before),
            "after": effect_format.score(change.after),
            "n": effect_format.patients(change),
            "n_note": change.n_from or None,
            "instrument": change.instrument,
            "timepoint": change.result.timepoint,
        }
    count = one.count
    assert count is not None
    return {
        "definition": count.definition,
        "event": count.event,
        "events": count.events,
        "total": count.total,
        "unit": count.unit,
    }


def _note(line: Line, one: Candidate) -> str | None:
    glyph = f"{line.glyph} {line.said}".strip() if line.said else ""
    silent = line.said and one.why_not == one.cannot
    why = "" if silent else one.reason
    parts = [glyph, f"not weighed: {why}" if why else ""]
    if one.change is not None:
        parts.append("SD of the change imputed" if not one.cannot else "")
        parts.append(one.change.n_from if one.change.after is not None else "")
    if one.source.basis == "derived":
        parts.append("computed by us")
    return "; ".join(part for part in parts if part) or None


def marks(synthesis: Synthesis) -> dict[str, str]:
    """Return what each study's mark says, by row id, for readers who choose from a list."""
    names = labels(synthesis)
    return {
        line.row.row_id: f"{names[line.row.row_id]} ({line.row.therapy}): {line.said or line.text}"
        for line in lines(synthesis)
        if line.row is not None
    }
