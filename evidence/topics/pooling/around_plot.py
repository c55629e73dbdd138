"""What stands around the plot of a synthesis, in sentences computed from its rows."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from evidence import prose
from evidence.cohorts.once import NO_CEMENT_STATED, PART
from evidence.cohorts.thresholds import INDIVIDUAL, PAIN_POINTS
from evidence.statistics import (
    Pooled,
    heterogeneity_sentence,
    interval_sentence,
    window_named,
)
from evidence.statistics.pooling import PREDICTION_FROM
from evidence.statistics.results import Light
from evidence.statistics.spoken_results import i2_in_words
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import Group, Synthesis
from evidence.topics.pooling.pooled_sentence import asked, fell, interval

LIGHTS: Mapping[Light, str] = {
    "green": "Pooled",
    "amber": "Pooled with reserve",
    "red": "Not pooled",
}
"""What the gate's verdict is called."""

BIAS: Final = (
    "Risk of bias: a symbol for each item of the tool that fits the design, in its order. ✓ yes or "
    "low, ~ unclear or some concerns, ✗ no or high, ? can't be judged from the abstract. Our "
    "judgement; see Study quality."
)

_STAR: Final = "* marks a number of patients that is not printed for the visit."

_MCID: Final = "MCID is the smallest change that patients notice."

_MANY: Final = 8
_TINY_P: Final = 0.001


def light(synthesis: Synthesis) -> Light:
    """Return green, amber or red; an allowed pool without a value is red."""
    return "red" if synthesis.whole.refusal else synthesis.whole.verdict.level


def reasons(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the sentences under the light; never none."""
    group = synthesis.whole
    if not group.weighed:
        return ("No row can be weighed; each says why.",)
    refusal = (group.refusal,) if group.refusal else ()
    return (*refusal, *group.verdict.reasons) or ("Nothing speaks against pooling these studies.",)


def remarks(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the sentences under the plot: what was found, what was left out, what zeros allow."""
    told = [*_differences(synthesis), exclusions(synthesis)]
    return tuple(sentence for sentence in (*told, *zeros(synthesis)) if sentence)


def _differences(synthesis: Synthesis) -> list[str]:
    """Return how far studies differ, of all and of each pooled group: τ, prediction, then I²."""
    found = []
    for group in synthesis.sets:
        assert group.pooled is not None
        text = heterogeneity_sentence(group.pooled, expected=expected(synthesis, group.pooled))
        if group is synthesis.whole:
            found.append(text)
        elif text not in found:
            found.append(f"{group.name}. {text}")
    return found


def expected(synthesis: Synthesis, pooled: Pooled) -> str:
    """Return what a new study would be expected to find; "" where nothing can be said."""
    if pooled.pi_low is None or pooled.pi_high is None:
        return ""
    if synthesis.kind == "proportion":
        ends = prose.percent_range(pooled.pi_low, pooled.pi_high)
        return f"in a new study the true share is expected within {ends}"
    moved = prose.moved(pooled.pi_low, pooled.pi_high)
    instrument = synthesis.question.outcome.instrument
    return f"in a new study one would expect that mean {instrument} {moved}"


def formulas(synthesis: Synthesis) -> list[str]:
    """Return which formulas the pooled value used, and its statistic of heterogeneity."""
    pooled = synthesis.pooled
    if pooled is None:
        return []
    return [interval_sentence(pooled), _q(pooled)]


def _q(pooled: Pooled) -> str:
    p_value = "p < 0.001" if pooled.q_p < _TINY_P else prose.p_computed(pooled.q_p)
    text = f"Q = {prose.fixed(pooled.q)} on {pooled.q_df} degrees of freedom, {p_value}."
    if pooled.tau2_low is not None and pooled.tau2_high is not None:
        ends = f"{prose.fixed(pooled.tau2_low**0.5)} to {prose.fixed(pooled.tau2_high**0.5)}"
        text += f" The 95 % interval of τ runs from {ends} points (Q-profile)."
    return text


def under_plot(synthesis: Synthesis) -> str:
    """Return the heterogeneity line under the plot, short enough for one line."""
    pooled = synthesis.pooled
    if pooled is None or pooled.tau2 is None or pooled.i2 is None:
        return ""
    scale = "points" if pooled.scale == "identity" else "on the logit scale"
    parts = [f"τ = {prose.fixed(pooled.tau2**0.5)} {scale}"]
    if pooled.pi_low is None and pooled.estimator != "EE":
        parts.append(f"no prediction interval below {PREDICTION_FROM} studies")
    parts.append(i2_in_words(pooled))
    parts.append(f"Q = {prose.fixed(pooled.q)}, df {pooled.q_df}")
    return "; ".join(parts)


def exclusions(synthesis: Synthesis) -> str:
    """Return why rows of the plot were not weighed, as one sentence; "" where all were."""
    out = [_kind_of_reason(one) for one in synthesis.whole.rows if not one.weighed]
    if not out:
        return ""
    counts = Counter(out).most_common()
    told = ", ".join(f"{reason} ({prose.number(count)})" for reason, count in counts)
    return f"Shown but not weighed, {prose.counted(len(out), 'row')}: {told}."


def _kind_of_reason(one: Candidate) -> str:
    if one.why_not in {one.cannot, NO_CEMENT_STATED, PART}:
        return one.reason
    return "overlapping patients"


def zeros(synthesis: Synthesis) -> list[str]:
    """Return what each count of no events, or of all, leaves possible."""
    found = []
    for one in synthesis.whole.rows:
        count = one.count
        if count is None or one.low is None or one.high is None:
            continue
        if count.events in {0, count.total}:
            possible = prose.in_hundred(one.low, one.high)
            found.append(
                f"{prose.whose(count)}: {prose.count(count)} is compatible with {possible}."
            )
    rest = len(found) - _MANY
    more = [f"{prose.number(rest)} more rows have no event or only events."] if rest > 1 else []
    return [*found[: _MANY if more else None], *more]


def alt(synthesis: Synthesis) -> str:
    """Return the plot in words, for readers who can't see it."""
    rows = prose.counted(len(synthesis.whole.rows), "row")
    text = f"Forest plot of {asked(synthesis.question)}: {rows}, one per treatment arm"
    pooled = synthesis.pooled
    if pooled is None:
        return f"{text}; nothing is pooled. Every number is in the table."
    if synthesis.kind == "proportion":
        ends = prose.interval(pooled.estimate, pooled.ci_low, pooled.ci_high)
        return f"{text}; pooled over {pooled.k} studies {ends}. Every number is in the table."
    return (
        f"{text}; pooled over {pooled.k} studies the mean {fell(pooled.estimate)} "
        f"({interval(pooled)}). Every number is in the table."
    )


def measure(synthesis: Synthesis) -> str:
    """Return what is drawn, in which unit: "VAS at 1 month in spinal tumours, change in points"."""
    unit = "change in points" if synthesis.kind == "change" else "% with 95 % CI"
    return f"{prose.capital(asked(synthesis.question))}, {unit}"


def key(synthesis: Synthesis) -> str:
    """Return how to read the marks, in one line."""
    area = "The area of a square is its weight; a" if synthesis.whole.weights else "A"
    change = synthesis.kind == "change"
    caveat = " Without a control group, a change doesn't show what caused it." if change else ""
    return (
        f"{area} hollow square is not weighed, a dotted one is from outside the review, a pale one "
        f"with an outline is computed by us.{caveat}"
    )


def whole_key(synthesis: Synthesis) -> str:
    """Return how to read the marks and the symbols, where the plot stands without its page."""
    stars = "" if synthesis.kind == "proportion" else f" {_STAR} {_MCID}"
    return (
        f"{key(synthesis)}{stars} Risk of bias, item by item, our judgement: ✓ low, ~ unclear, "
        "✗ high, ? can't be judged from the abstract."
    )


def reading(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the rest of what a reader needs to know of the plot."""
    order = "Rows are in order of year."
    if synthesis.kind == "proportion":
        return (order, "Intervals of single studies are Wilson's.", BIAS)
    window = window_named(synthesis.question.when)
    correlation = prose.number(synthesis.settings.correlation)
    return (
        order,
        BIAS,
        "Changes are after − before: left of 0 pain fell.",
        "▼ ▲ – show which way pain went where there is no number.",
        f"Of several visits the one nearest to {_centre(window.name)} counts ({window.limits}).",
        _STAR,
        f"SDs of the change are imputed with a correlation of {correlation} between the visits.",
        f"{_MCID} {PAIN_POINTS.source} {INDIVIDUAL}",
    )


def _centre(window: str) -> str:
    return "1 week" if window == "up to 1 week" else window


def group_verdicts(synthesis: Synthesis) -> tuple[str, ...]:
    """Return what the gate says of each group, in a line each."""
    return tuple(_group_verdict(group) for group in synthesis.groups)


def _group_verdict(group: Group) -> str:
    k, rows = len(group.weighed), prose.counted(len(group.rows), "row")
    verdict = LIGHTS["red" if group.refusal else group.verdict.level].lower()
    return f"{group.name}: {verdict}; {prose.counted(k, 'study')} weighed of {rows}."
