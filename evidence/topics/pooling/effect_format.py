"""How the numbers of a synthesis are written: for plot, table, sentences and scripts alike."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from evidence import prose
from evidence.cohorts.appraisal import SYMBOLS, Judged
from evidence.cohorts.mean_changes import MeanChange, sd
from evidence.cohorts.records import Count, Score
from evidence.topics.pooling.questions import Kind, Row

NOTHING = "–"

Number: TypeAlias = float | None


def figure(value: float, kind: Kind) -> str:
    """Return a change in points with two decimals, or a proportion (0–1) in per cent."""
    return prose.fixed(value) if kind == "change" else prose.percent(value)


def effect(estimate: Number, low: Number, high: Number, kind: Kind) -> str:
    """Return "−5.50 [−6.19 to −4.81]" or "2.9 % (0.8–10.0 %)"; limits only where there are any."""
    if estimate is None:
        return NOTHING
    if low is None or high is None:
        return figure(estimate, kind)
    if kind == "proportion":
        return prose.interval(estimate, low, high)
    return f"{prose.fixed(estimate)} [{limits(low, high, kind)}]"


def limits(low: float, high: float, kind: Kind) -> str:
    """Return "−6.19 to −4.81" or "0.8–10.0 %"."""
    if kind == "proportion":
        return prose.percent_range(low, high)
    return f"{prose.fixed(low)} to {prose.fixed(high)}"


def weight(share: Number) -> str:
    """Return a weight (0–1) in per cent."""
    return NOTHING if share is None else prose.percent(share)


def bias(judged: Sequence[Judged]) -> str:
    """Return a symbol for each item of the tool with which a study was appraised, "✓~?✗?"."""
    return "".join(SYMBOLS[one.judgement] for one in judged) or NOTHING


def bias_told(judged: Sequence[Judged]) -> str:
    """Return how many items were judged how: "RoB 2: 1 low, 4 some concerns"."""
    if not judged:
        return ""
    counts = Counter(one.judgement for one in judged).items()
    told = ", ".join(f"{prose.number(count)} {answer}" for answer, count in counts)
    return f"{judged[0].tool}: {told}"


def score(one: Score | None) -> str:
    """Return a score on 0–10, "7.4 (1.2)" for a mean with its SD, "median 2" for a median."""
    if one is None or one.value_std is None:
        return NOTHING
    value = prose.number(one.value_std, 2)
    if one.statistic != "mean":
        return value if one.statistic == prose.NOT_STATED else f"{one.statistic} {value}"
    spread = sd(one)
    return value if spread is None else f"{value} ({prose.number(spread, 2)})"


def patients(change: MeanChange) -> str:
    """Return n, with a star where it is not printed for the visit."""
    if change.n is None:
        return NOTHING
    return f"{prose.number(change.n)}{'*' if change.n_from else ''}"


def as_printed(row: Row) -> str:
    """Return a row as every page writes it: a count with its interval, a score, a direction."""
    if isinstance(row, Count):
        return prose.count_with_interval(row, row.limits())
    if row.after is not None:
        return prose.score(row.after)
    assert row.result.statement is not None
    return prose.PAIN_DIRECTIONS[row.result.statement.direction]
