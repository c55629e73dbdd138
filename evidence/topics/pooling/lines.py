"""The lines of a forest plot, from top to bottom, as text and numbers."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from evidence import prose
from evidence.cohorts.mean_changes import MeanChange
from evidence.cohorts.records import Count, Record
from evidence.statistics import Pooled
from evidence.topics.pooling import effect_format
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import Group, Synthesis

LineKind: TypeAlias = Literal["group", "study", "pooled", "prediction"]

GLYPHS = {"better": "down", "worse": "up", "no difference": "same", "unclear": "unclear"}
"""Which way a pain score goes when a patient fares so."""


@dataclass(frozen=True, eq=False)
class Line(Record):
    """One line: a heading, a study, a pooled value or its prediction interval.

    `share` is the part of the weight (0–1), None where nothing is pooled. `said` stands in
    the plot where there is no estimate to draw, after the `glyph` of its direction. `row` is the
    candidate of a study.
    """

    kind: LineKind
    label: str
    detail: str = ""
    text: str = ""
    share: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    glyph: str = ""
    said: str = ""
    hover: str = ""
    row: Candidate | None = None

    @property
    def weight(self) -> str:
        """Return the weight in per cent."""
        return (
            "" if self.share is None and self.kind != "study" else effect_format.weight(self.share)
        )


@lru_cache(maxsize=4)
def lines(synthesis: Synthesis) -> tuple[Line, ...]:
    """Return every line: groups with their studies and pools, then the pool of all studies."""
    found: list[Line] = []
    parts = _parts(synthesis)
    for group in synthesis.groups or (synthesis.whole,):
        if synthesis.groups:
            found.append(Line("group", prose.capital(group.name)))
        found += [_study(synthesis, group, one, parts[one.row_id]) for one in group.rows]
        if group.pooled and group is not synthesis.whole:
            found.append(_pooled(synthesis, group.pooled, f"Pooled, {group.name}"))
    if synthesis.pooled:
        if synthesis.groups:
            found.append(Line("group", prose.capital(synthesis.whole.name)))
        found.append(_pooled(synthesis, synthesis.pooled, "Pooled, all studies"))
        if synthesis.pooled.pi_low is not None:
            found.append(_prediction(synthesis, synthesis.pooled))
    return tuple(found)


def _parts(synthesis: Synthesis) -> dict[str, str]:
    """Return the arm of each row whose study has several rows, "" for the others."""
    rows = synthesis.whole.rows
    several = Counter(one.study.study_id for one in rows)
    return {one.row_id: _arm(one) if several[one.study.study_id] > 1 else "" for one in rows}


def _arm(one: Candidate) -> str:
    return prose.ALL_ARMS if one.arm is None else one.arm.label


def labels(synthesis: Synthesis) -> dict[str, str]:
    """Return a name for each row id, with the arm where a study shows several."""
    parts = _parts(synthesis)
    return {
        one.row_id: ", ".join(part for part in (prose.whose(one.row), parts[one.row_id]) if part)
        for one in synthesis.whole.rows
    }


def _study(synthesis: Synthesis, group: Group, one: Candidate, part: str) -> Line:
    weights = synthesis.whole.weights or group.weights
    weight = weights.get(one.row_id)
    return Line(
        kind="study",
        label=prose.whose(one.row),
        detail=_detail(synthesis, one, part),
        text=effect_format.effect(one.estimate, one.low, one.high, synthesis.kind),
        share=None if weight is None else weight / 100,
        estimate=one.estimate,
        low=one.low,
        high=one.high,
        glyph=prose.GLYPHS[GLYPHS[one.direction]] if one.direction else "",
        said="" if one.estimate is not None else _said(one),
        hover=_hover(synthesis, one, part),
        row=one,
    )


def _detail(synthesis: Synthesis, one: Candidate, part: str) -> str:
    """Return the small second line: the arm, the therapy if unsaid, and what keeps it out."""
    grouped = synthesis.settings.by == "therapy" and synthesis.groups
    # Without an estimate what the row lacks stands in the plot itself.
    silent = one.estimate is None and one.why_not == one.cannot
    out = f"not weighed: {one.reason}" if one.reason and not silent else ""
    return " · ".join(text for text in (part, "" if grouped else one.therapy, out) if text)


def _said(one: Candidate) -> str:
    if one.direction is None:
        return one.cannot
    return f"{prose.PAIN_DIRECTIONS[one.direction]}; {one.cannot}"


def _hover(synthesis: Synthesis, one: Candidate, part: str) -> str:
    row = one.row
    head = ", ".join(text for text in (prose.whose(one.row), part) if text)
    told = [head, f"{one.therapy}, {one.study.aetiology}"]
    if isinstance(row, Count):
        told += [row.definition, effect_format.as_printed(row)]
    else:
        told += _changed(row, effect_format.effect(one.estimate, one.low, one.high, synthesis.kind))
    if one.reason:
        told.append(f"Not weighed: {one.reason}")
    if one.judged:
        told.append(f"Risk of bias, {effect_format.bias_told(one.judged)}")
    if one.study.outside_review:
        told.append("From outside the review")
    if one.source.basis == "derived":
        told.append("Our reading or our arithmetic, not printed as such")
    return "\n".join(told)


def _changed(row: MeanChange, change: str) -> list[str]:
    told = [f"{row.instrument}, {row.result.timepoint}"]
    if row.after is None:
        return [*told, effect_format.as_printed(row)]
    before = "" if row.before is None else f"{effect_format.score(row.before)} → "
    told.append(f"{before}{effect_format.score(row.after)}, n {effect_format.patients(row)}")
    if change != effect_format.NOTHING:
        told.append(f"Change {change} points")
    if row.n_from:
        told.append(f"* {row.n_from}")
    if row.converted:
        told.append("converted to 0–10")
    if not row.cannot:
        told.append("SD of the change imputed")
    return told


def _pooled(synthesis: Synthesis, pooled: Pooled, label: str) -> Line:
    whole = pooled is synthesis.pooled
    return Line(
        kind="pooled",
        label=label,
        detail=prose.counted(pooled.k, "study"),
        text=effect_format.effect(pooled.estimate, pooled.ci_low, pooled.ci_high, synthesis.kind),
        share=1.0 if pooled.weights and whole else None,
        estimate=pooled.estimate,
        low=pooled.ci_low,
        high=pooled.ci_high,
        hover=f"{label}\n{pooled.method}",
    )


def _prediction(synthesis: Synthesis, pooled: Pooled) -> Line:
    assert pooled.pi_low is not None
    assert pooled.pi_high is not None
    text = effect_format.limits(pooled.pi_low, pooled.pi_high, synthesis.kind)
    return Line(
        kind="prediction",
        label="Prediction interval",
        detail="true effect in a new study",
        text=text if synthesis.kind == "proportion" else f"[{text}]",
        low=pooled.pi_low,
        high=pooled.pi_high,
        hover="Prediction interval\nwhere the true effect of a new study is expected",
    )
