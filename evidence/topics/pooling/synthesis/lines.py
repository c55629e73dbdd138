"""The lines of a forest plot, from top to bottom, as text and numbers."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import pandas as pd

from evidence.statistics import Pooled
from evidence.topics.pooling.synthesis.combine import Group, Synthesis
from evidence.topics.pooling.synthesis.figures import NOTHING, effect_text, score_text, weight_text

Row: TypeAlias = dict[Hashable, Any]
LineKind: TypeAlias = Literal["group", "study", "pooled", "prediction"]

GLYPHS = {"fell": "▼", "rose": "▲", "same": "–", "unclear": "?"}
"""Which way a score went, whatever that means for the patient."""

_MOVED = {"fell": "fell", "rose": "rose", "same": "did not change", "unclear": "unclear"}


@dataclass(frozen=True)
class Line:
    """One line: a heading, a study, a pooled value or its prediction interval.

    `share` is the part of the weight (0–1), None where nothing is pooled. `said` stands in
    the plot where there is no estimate to draw. `pooled` tells whether a study enters a pool.
    """

    kind: LineKind
    label: str
    detail: str = ""
    raw: tuple[str, ...] = ()
    text: str = ""
    weight: str = ""
    share: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    said: str = ""
    hover: str = ""
    row_id: str = ""
    therapy: str = ""
    collection: str = ""
    pooled: bool = False
    derived: bool = False


def headings(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the headings of the raw data."""
    if synthesis.kind == "proportion":
        return ("Events / total",)
    return ("Before", "After", "n")


@lru_cache(maxsize=4)
def lines(synthesis: Synthesis) -> tuple[Line, ...]:
    """Return every line: groups with their studies and pools, then the pool of all studies."""
    found: list[Line] = []
    names = synthesis.labels
    for group in synthesis.groups:
        found.append(Line("group", group.name))
        found += [_study(synthesis, group, row, names) for row in group.rows.to_dict("records")]
        if group.pooled:
            found.append(_pooled(synthesis, group.pooled, f"Pooled, {group.name}"))
    if not synthesis.groups:
        found += [
            _study(synthesis, synthesis.whole, row, names)
            for row in synthesis.whole.rows.to_dict("records")
        ]
    if synthesis.pooled:
        found.append(_pooled(synthesis, synthesis.pooled, "Pooled, all studies"))
        if synthesis.pooled.pi_low is not None:
            found.append(_prediction(synthesis, synthesis.pooled))
    return tuple(found)


def _study(synthesis: Synthesis, group: Group, values: Row, names: dict[str, str]) -> Line:
    values = _plain(values)
    row_id = str(values["row_id"])
    weights = synthesis.whole.weights or group.weights
    weight = weights.get(row_id)
    known = values["low"] is not None
    why = str(values["why_not"] or "")
    return Line(
        kind="study",
        label=names[row_id],
        detail=_detail(synthesis, values, why),
        raw=_raw(synthesis, values),
        text=effect_text(values["estimate"], values["low"], values["high"], synthesis.kind),
        weight=weight_text(weight),
        share=None if weight is None else weight / 100,
        estimate=values["estimate"],
        low=values["low"],
        high=values["high"],
        said="" if known else _said(values),
        hover=_hover(synthesis, values, names[row_id], why),
        row_id=row_id,
        therapy=str(values["therapy"]),
        collection=str(values["collection"]),
        pooled=bool(values["pooled"]),
        derived=str(values["basis"]) == "derived",
    )


def _plain(values: Row) -> Row:
    """Return a row with None for what isn't there."""
    return {name: None if pd.isna(value) else value for name, value in values.items()}


def _detail(synthesis: Synthesis, values: Row, why: str) -> str:
    """Return the small second line: the therapy where no heading has it, and what keeps it out."""
    therapy = "" if synthesis.settings.by == "therapy" and synthesis.groups else values["therapy"]
    # Without an estimate the reason stands in the plot itself.
    out = why if values["estimate"] is not None or why != values["reason"] else ""
    return " · ".join(part for part in (therapy, f"not weighed: {out}" if out else "") if part)


def _raw(synthesis: Synthesis, values: Row) -> tuple[str, ...]:
    if synthesis.kind == "proportion":
        if values["events"] is None or values["total"] is None:
            return (_printed(values),)
        return (f"{values['events']} / {values['total']}",)
    n = values["n"]
    return (
        score_text(values["before"], values["sd_before"]),
        score_text(values["after"], values["sd_after"]),
        NOTHING if n is None else f"{n}{'*' if pd.notna(values['n_note']) else ''}",
    )


def _printed(values: Row) -> str:
    if values["percent"] is not None:
        return f"{values['percent']:g} % printed"
    return str(values["events"]) if values["events"] is not None else NOTHING


def _said(values: Row) -> str:
    direction = values["direction"]
    if direction is None:
        return str(values["reason"])
    return f"{GLYPHS[str(direction)]} {_MOVED[str(direction)]}; {values['reason']}"


def _hover(synthesis: Synthesis, values: Row, label: str, why: str) -> str:
    told = [f"<b>{label}</b>", f"{values['therapy']}, {values['aetiology']}"]
    if synthesis.kind == "change":
        told += _change_words(values)
    else:
        told += [f"{values['definition']}", f"{_raw(synthesis, values)[0]} {values['unit']}"]
    if values["estimate"] is not None:
        text = effect_text(values["estimate"], values["low"], values["high"], synthesis.kind)
        unit = "points" if synthesis.kind == "change" else "%"
        told.append(f"{text} {unit}")
    if why:
        told.append(f"Not weighed: {why}")
    told.append("From outside the review" if values["collection"] == "supplement" else "")
    return "<br>".join(part for part in told if part)


def _change_words(values: Row) -> list[str]:
    told = [f"{values['instrument']} at {values['timepoint']}"]
    if values["n_note"] is not None:
        told.append(f"* {values['n_note']}")
    if values["converted"] is True:
        told.append("converted to 0–10")
    if values["imputed"] is True:
        told.append("SD of the change imputed")
    return told


def _pooled(synthesis: Synthesis, pooled: Pooled, label: str) -> Line:
    return Line(
        kind="pooled",
        label=label,
        detail=f"{pooled.k} studies",
        text=effect_text(pooled.estimate, pooled.ci_low, pooled.ci_high, synthesis.kind),
        weight="100 %" if pooled.weights and pooled is synthesis.pooled else "",
        estimate=pooled.estimate,
        low=pooled.ci_low,
        high=pooled.ci_high,
        hover=f"<b>{label}</b><br>{pooled.method}",
        pooled=True,
    )


def _prediction(synthesis: Synthesis, pooled: Pooled) -> Line:
    limits = effect_text(pooled.estimate, pooled.pi_low, pooled.pi_high, synthesis.kind)
    return Line(
        kind="prediction",
        label="Prediction interval",
        detail="true effect in a new study",
        text=limits[limits.index("[") :],
        low=pooled.pi_low,
        high=pooled.pi_high,
        hover="<b>Prediction interval</b><br>where the true effect of a new study is expected",
    )
