"""The same rows under many methods: a lesson on how far the choice of method moves the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure
from evidence.charts.rows import Rows
from evidence.cohorts.records import Record
from evidence.statistics import (
    MethodResult,
    method_multiverse_effects,
    method_multiverse_proportions,
)
from evidence.statistics.reasons import FEWEST
from evidence.topics.page import Chart, Table
from evidence.topics.pooling import effect_format
from evidence.topics.pooling.combined import Synthesis, changes, counts
from evidence.topics.pooling.questions import Kind

_FAR = 2.0
"""From this ratio on, the spread between methods is told as so many times."""

HEADINGS = {"method": "Method", "use": "Use", "answer": "Pooled, 95 % CI", "why": "Why"}
SOUND = "sound"
DONT = "don't use"


@dataclass(frozen=True, eq=False)
class Multiverse(Record):
    """The methods' answers, and whether the rows might be pooled at all."""

    results: tuple[MethodResult, ...]
    kind: Kind
    allowed: bool


def many_methods(synthesis: Synthesis) -> Multiverse | None:
    """Return the answer of each method for the weighed rows, None below three of them.

    Rows that the gate refuses are computed all the same, as a lesson only: `allowed` is False.
    """
    rows = synthesis.whole.weighed
    if len(rows) < FEWEST:
        return None
    allowed = synthesis.whole.verdict.allowed
    try:
        if synthesis.kind == "change":
            results = method_multiverse_effects(*changes(rows))
        else:
            results = _proportions(*counts(rows))
    except (ArithmeticError, ValueError):
        return None
    return Multiverse(results, synthesis.kind, allowed)


@lru_cache(maxsize=64)
def _proportions(events: tuple[int, ...], totals: tuple[int, ...]) -> tuple[MethodResult, ...]:
    """Return the methods' answers; their fits take long enough to be kept."""
    return method_multiverse_proportions(events, totals)


def lesson(multiverse: Multiverse) -> str:
    """Return what the panel is, above all where its rows may not be pooled."""
    if multiverse.allowed:
        return "A lesson on methods; the first row is the default one"
    return "A lesson on methods, not a result: these studies must not be pooled"


def teaching_sentence(multiverse: Multiverse) -> str:
    """Return how far the choice of method alone moves the answer."""
    answers = [(r.pooled.estimate, r.method) for r in multiverse.results if r.pooled]
    if not answers:
        return "No method gives an answer for these studies."
    low, high = min(answers), max(answers)
    if multiverse.kind == "change":
        widths = [r.pooled.ci_high - r.pooled.ci_low for r in multiverse.results if r.pooled]
        return (
            f"The choice of method alone moves the answer by {prose.fixed(high[0] - low[0])} "
            f"points and makes the interval between {prose.fixed(min(widths))} and "
            f"{prose.fixed(max(widths))} points wide. The studies are the same in every row."
        )
    far = low[0] > 0 and high[0] / low[0] >= _FAR
    times = f", {prose.number(high[0] / low[0], 0)} times apart" if far else ""
    return (
        f"From the same counts the methods answer anything from {prose.percent(low[0])} "
        f"({low[1]}) to {prose.percent(high[0])} ({high[1]}){times}."
    )


def methods_chart(multiverse: Multiverse) -> Chart:
    """Return one interval for each method, with its table."""
    return Chart(
        _drawn(multiverse, Rows(300, (176,), narrowest=800)),
        f"One interval for each pooling method. {teaching_sentence(multiverse)}",
        Table(tuple(_row(multiverse, result) for result in multiverse.results), HEADINGS),
        compact=_drawn(multiverse, Rows(0, (176,), narrowest=340)),
        measure="The same counts pooled by each method, % with 95 % CI",
    )


def _row(multiverse: Multiverse, result: MethodResult) -> dict[str, str | float | None]:
    pooled = result.pooled
    return {
        "method": result.method,
        "use": SOUND if result.sound else DONT,
        "answer": _answer(multiverse, result),
        "why": result.why,
        "estimate": pooled.estimate if pooled else None,
        "low": pooled.ci_low if pooled else None,
        "high": pooled.ci_high if pooled else None,
    }


def _answer(multiverse: Multiverse, result: MethodResult) -> str:
    """Return a method's answer with both limits, whatever they are: that is the lesson."""
    pooled = result.pooled
    if pooled is None:
        return effect_format.NOTHING
    low, high = pooled.ci_low, pooled.ci_high
    if multiverse.kind == "change":
        return effect_format.effect(pooled.estimate, low, high, "change")
    ends = f"{_per_cent(low)} to {_per_cent(high)}"
    return f"{prose.percent(pooled.estimate)} ({ends}{prose.SPACE}%)"


def _per_cent(share: float) -> str:
    """Return a limit in per cent, which an unsound method may put below 0 or above 100."""
    if 0 <= share <= 1:
        return prose.percent(share).removesuffix(f"{prose.SPACE}%")
    return prose.fixed(100 * share, 1)


def _drawn(multiverse: Multiverse, rows: Rows) -> Figure:
    factor = 100.0 if multiverse.kind == "proportion" else 1.0
    rows.head("Method", ("Pooled, 95 % CI",))
    for result in multiverse.results:
        below = "" if result.sound else "what not to do"
        answer = _answer(multiverse, result)
        if result.pooled is None:
            rows.silent(result.method, "no answer", below, answer, muted=True, hover=result.why)
            continue
        muted = not result.sound
        at = rows.row(result.method, below, answer, muted=muted)
        colour = theme.LIGHT.text if result.sound else theme.LIGHT.muted
        low, middle, high = (
            factor * end
            for end in (result.pooled.ci_low, result.pooled.estimate, result.pooled.ci_high)
        )
        hover = f"{result.method}\n{answer}\n{result.why}"
        dash = "solid" if result.sound else "dot"
        rows.interval(at, low, high, colour, dash=dash, hover=hover)
        symbol = "diamond" if result.sound else "diamond-open"
        rows.mark(at, middle, theme.Look(symbol, colour, outline=colour), hover, group="methods")
    title = "Pooled, %" if multiverse.kind == "proportion" else "Pooled change, points"
    return rows.figure(title, _limits(multiverse.results, factor))


def _limits(results: Sequence[MethodResult], factor: float) -> tuple[float, float]:
    """Return ends of the axis that hold every interval."""
    ends = [
        factor * end for r in results if r.pooled for end in (r.pooled.ci_low, r.pooled.ci_high)
    ]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    margin = 0.04 * (high - low) or 0.5
    return low - margin, high + margin
