"""The method multiverse of a synthesis: one set of rows, many methods, for teaching."""

from dataclasses import dataclass

import pandas as pd

from evidence.statistics import (
    MethodResult,
    method_multiverse_effects,
    method_multiverse_proportions,
)
from evidence.statistics.reasons import FEWEST
from evidence.topics.pooling.synthesis.combine import Synthesis
from evidence.topics.pooling.synthesis.figures import NOTHING, effect_text, figure, percent

_FAR = 2.0
"""From this ratio on, the spread between methods is told as so many times."""


@dataclass(frozen=True)
class Multiverse:
    """The methods' answers, and whether the rows might be pooled at all."""

    results: tuple[MethodResult, ...]
    kind: str
    allowed: bool


METHOD_LABELS: dict[str, str | None] = {
    "method": "Method",
    "use": "Use",
    "answer": "Pooled [95 % CI]",
    "why": "Why",
}


def many_methods(synthesis: Synthesis) -> Multiverse | None:
    """Return the answer of each method for the weighed rows, None below three of them.

    Rows that the gate refuses are computed all the same, as a lesson only: `allowed` is False.
    """
    rows = synthesis.whole.weighed
    if len(rows) < FEWEST:
        return None
    if synthesis.kind == "change":
        results = method_multiverse_effects(
            rows["estimate"].astype("float64"), rows["variance"].astype("float64")
        )
    else:
        results = method_multiverse_proportions(
            rows["events"].astype("int64"), rows["total"].astype("int64")
        )
    return Multiverse(results, synthesis.kind, synthesis.whole.verdict.allowed)


def lesson(multiverse: Multiverse) -> str:
    """Return what the panel is, above all where its rows may not be pooled."""
    if multiverse.allowed:
        return "A lesson on methods; the first row is the one used above"
    return "A lesson on methods, not a result: these studies must not be pooled"


def methods_table(multiverse: Multiverse) -> pd.DataFrame:
    """Return one row per method: `method`, `use`, `answer`, `why`, and the numbers unrounded."""
    rows = [
        {
            "method": result.method,
            "use": "sound" if result.sound else "don't use",
            "answer": effect_text(
                result.pooled.estimate,
                result.pooled.ci_low,
                result.pooled.ci_high,
                multiverse.kind,
            )
            if result.pooled
            else NOTHING,
            "why": result.why,
            "estimate": result.pooled.estimate if result.pooled else None,
            "low": result.pooled.ci_low if result.pooled else None,
            "high": result.pooled.ci_high if result.pooled else None,
        }
        for result in multiverse.results
    ]
    frame = pd.DataFrame(rows)
    numbers = dict.fromkeys(("estimate", "low", "high"), "Float64")
    return frame.astype(numbers | dict.fromkeys(("method", "use", "answer", "why"), "string"))


def teaching_sentence(multiverse: Multiverse) -> str:
    """Return how far the choice of method alone moves the answer."""
    answers = [(r.pooled.estimate, r.method) for r in multiverse.results if r.pooled]
    if not answers:
        return "No method gives an answer for these studies."
    low, high = min(answers), max(answers)
    if multiverse.kind == "change":
        widths = [r.pooled.ci_high - r.pooled.ci_low for r in multiverse.results if r.pooled]
        moved = figure(high[0] - low[0], "change")
        return (
            f"The choice of method alone moves the answer by {moved} points and makes the interval "
            f"between {figure(min(widths), 'change')} and {figure(max(widths), 'change')} points "
            "wide. The studies are the same in every row."
        )
    ratio = high[0] / low[0] if low[0] > 0 else float("inf")
    times = f", {ratio:.0f} times apart" if _FAR <= ratio < float("inf") else ""
    return (
        f"From the same counts the methods answer anything from {percent(low[0])} % "
        f"({low[1]}) to {percent(high[0])} % ({high[1]}){times}."
    )
