"""A synthesis in sentences, computed from its rows."""

from typing import Literal

from evidence.statistics import (
    heterogeneity_sentence,
    interval_sentence,
    zero_event_sentence,
)
from evidence.statistics.words import number
from evidence.topics.pooling.effects import WINDOW_LIMITS
from evidence.topics.pooling.synthesis.combine import Synthesis
from evidence.topics.pooling.synthesis.figures import effect_text, figure, percent

LIGHTS: dict[str, tuple[str, str, Literal["green", "orange", "red"]]] = {
    "green": ("Pooled", ":material/check_circle:", "green"),
    "amber": ("Pooled with reserve", ":material/error:", "orange"),
    "red": ("Not pooled", ":material/block:", "red"),
}
"""What the gate's verdict is called, with its icon and colour."""

_MANY = 8


def answer(synthesis: Synthesis, when: str, source: str) -> str:
    """Return the one sentence that answers the page's question for the rows on screen.

    `when` says at which visit or in what unit; `source` names the collection.
    """
    group = synthesis.whole
    if group.rows.empty:
        return f"No study {source} reports {synthesis.name} {when} in such patients."
    k = len(group.weighed)
    studies = f"{k or 'no'} stud{'ies' if k > 1 else 'y'} {source}"
    if synthesis.pooled:
        return f"{_pooled(synthesis, when)} in {studies}; {_expected(synthesis)}."
    able = "can be weighed" if synthesis.kind == "change" else "printed counts"
    verdict = f"{_capital(synthesis.name)}, {when}: not pooled."
    return f"{verdict} {_capital(studies)} {able}. {_instead(synthesis)}"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _pooled(synthesis: Synthesis, when: str) -> str:
    pooled = synthesis.pooled
    assert pooled is not None
    if synthesis.kind == "proportion":
        limits = f"{percent(pooled.ci_low)} to {percent(pooled.ci_high)}"
        return (
            f"{_capital(synthesis.name)}, {when}, was reported in "
            f"{percent(pooled.estimate)} % (95 % CI {limits})"
        )
    fell = pooled.estimate < 0
    size = number(abs(pooled.estimate))
    ends = sorted((abs(pooled.ci_low), abs(pooled.ci_high)))
    if pooled.ci_low < 0 < pooled.ci_high:
        interval = f"change {effect_text(pooled.estimate, pooled.ci_low, pooled.ci_high, 'change')}"
    else:
        interval = f"95 % CI {number(ends[0])} to {number(ends[1])}"
    scale = synthesis.name.removeprefix("pain change, ")
    return f"Mean {scale} {'fell' if fell else 'rose'} by {size} points ({interval}) {when}"


def _expected(synthesis: Synthesis) -> str:
    pooled = synthesis.pooled
    assert pooled is not None
    if pooled.pi_low is None or pooled.pi_high is None:
        return "too few studies to say what a new study would find"
    low, high = (figure(limit, synthesis.kind) for limit in (pooled.pi_low, pooled.pi_high))
    unit = "points" if synthesis.kind == "change" else "%"
    named = "a change of " if synthesis.kind == "change" else ""
    return f"a new study would be expected to find {named}{low} to {high} {unit}"


def _instead(synthesis: Synthesis) -> str:
    parts = []
    spread = synthesis.swim
    if spread is not None:
        middle, low, high = (
            figure(value, synthesis.kind) for value in (spread.median, spread.low, spread.high)
        )
        unit = "points" if synthesis.kind == "change" else "%"
        noun = "change of the mean" if synthesis.kind == "change" else "proportion"
        if spread.k == 1:
            parts.append(f"Its {noun} was {middle} {unit}.")
        else:
            parts.append(f"Median {noun} {middle} {unit} (range {low} to {high}, k = {spread.k}).")
    if synthesis.kind == "change":
        parts.append(directions(synthesis))
    return " ".join(part for part in parts if part)


def directions(synthesis: Synthesis) -> str:
    """Return how many cohorts' pain fell, stayed and rose, whatever the size of the change."""
    tally = synthesis.tally
    total = sum(tally.values())
    if not total:
        return ""
    if tally["fell"] == total == 1:
        return "Pain fell in the one cohort that says which way it went."
    cohorts = "cohort that says" if total == 1 else "cohorts that say"
    rest = {"rose": "it rose", "same": "it did not change", "unclear": "unclear"}
    others = "".join(f", {words} in {tally[key]}" for key, words in rest.items() if tally[key])
    return f"Pain fell in {tally['fell']} of {total} {cohorts} which way it went{others}."


def notes(synthesis: Synthesis) -> list[str]:
    """Return what the figure's numbers mean: τ and prediction before I², the formulas used."""
    told = []
    for group in synthesis.sets:
        assert group.pooled is not None
        whole = group is synthesis.whole
        if whole:
            told.append(heterogeneity_sentence(group.pooled))
            told.append(interval_sentence(group.pooled))
            told.append(_q(synthesis))
        else:
            told.append(f"{group.name}: {heterogeneity_sentence(group.pooled)}")
    return [sentence for sentence in told if sentence]


def _q(synthesis: Synthesis) -> str:
    pooled = synthesis.pooled
    assert pooled is not None
    p_value = "p < 0.001" if pooled.q_p < 0.001 else f"p = {pooled.q_p:.3f}"  # noqa: PLR2004
    tau = ""
    if pooled.tau2_low is not None and pooled.tau2_high is not None:
        limits = f"{number(pooled.tau2_low**0.5)} to {number(pooled.tau2_high**0.5)}"
        tau = f" The 95 % interval of τ runs from {limits} points (Q-profile)."
    return f"Q = {number(pooled.q)} on {pooled.q_df} degrees of freedom, {p_value}.{tau}"


def under_plot(synthesis: Synthesis) -> str:
    """Return the heterogeneity line under the plot, short enough for one line."""
    pooled = synthesis.pooled
    if pooled is None or pooled.tau2 is None or pooled.i2 is None:
        return ""
    scale = "points" if pooled.scale == "identity" else "on the logit scale"
    parts = [f"τ = {number(pooled.tau2**0.5)} {scale}"]
    if pooled.pi_low is None:
        parts.append("no prediction interval below 5 studies")
    parts.append(f"I² = {pooled.i2:.0f} %")
    parts.append(f"Q = {number(pooled.q)}, df {pooled.q_df}")
    return "; ".join(parts)


def exclusions(synthesis: Synthesis) -> str:
    """Return why rows of the plot were not weighed, as one sentence; "" where all were."""
    rows = synthesis.whole.rows
    out = rows.loc[~rows["pooled"].astype(bool), "why_not"].fillna("")
    if out.empty:
        return ""
    overlap = out.str.startswith("patients may overlap")
    counts = out.where(~overlap, "overlapping patients").value_counts()
    listed = ", ".join(f"{reason} ({n})" for reason, n in counts.items())
    row = "row" if len(out) == 1 else "rows"
    return f"Shown but not weighed, {len(out)} {row}: {listed}."


def zero_sentences(synthesis: Synthesis) -> list[str]:
    """Return what each count of no events leaves possible."""
    if synthesis.kind != "proportion":
        return []
    rows = synthesis.whole.rows
    able = rows[rows["reason"].isna()]
    none = able[(able["events"] == 0) | (able["events"] == able["total"])]
    pairs = none[["label", "events", "total"]].to_numpy()[:_MANY]
    return [
        f"{label}: {zero_event_sentence(int(events), int(total))}."
        for label, events, total in pairs
    ]


def remarks(synthesis: Synthesis) -> list[str]:
    """Return the sentences under the plot: what was found, what was left out, what zeros allow."""
    told = [*notes(synthesis), exclusions(synthesis), *zero_sentences(synthesis)]
    return [sentence for sentence in told if sentence]


def alt(synthesis: Synthesis, when: str) -> str:
    """Return the plot in words, for readers who can't see it."""
    rows = synthesis.whole.rows
    text = f"Forest plot of {synthesis.name} {when}: {len(rows)} rows, one per treatment arm"
    if synthesis.pooled:
        pooled = synthesis.pooled
        limits = effect_text(pooled.estimate, pooled.ci_low, pooled.ci_high, synthesis.kind)
        unit = "points" if synthesis.kind == "change" else "per cent"
        return (
            f"{text}; pooled over {pooled.k} studies {limits} {unit}. Every number is in the table."
        )
    return f"{text}; nothing is pooled. Every number is in the table below."


def light(synthesis: Synthesis) -> str:
    """Return green, amber or red; an allowed pool without a value is red."""
    return "red" if synthesis.whole.refusal else synthesis.whole.verdict.level


def reasons(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the sentences under the light; never none."""
    group = synthesis.whole
    if group.weighed.empty and len(group.rows):
        return ("No study prints what it takes to weigh its effect; each row shows what it says.",)
    refusal = (group.refusal,) if group.refusal else ()
    return (*refusal, *group.verdict.reasons) or ("Nothing speaks against pooling these studies.",)


def key(synthesis: Synthesis) -> str:
    """Return how to read the plot."""
    parts = ["Rows are in order of year"]
    if synthesis.whole.weights:
        parts.append("the area of a square is its weight")
    parts.append("a hollow square is not weighed, a dotted one is from outside the review")
    if (synthesis.whole.rows["basis"] == "derived").any():
        parts.append("a pale one with an outline is our reading, not a printed count")
    if synthesis.kind == "change":
        window = str(synthesis.whole.rows["window"].iloc[0])
        parts.append("▼ ▲ – show which way pain went where there is no interval")
        parts.append(f"the visit nearest to {_centre(window)} counts, {WINDOW_LIMITS[window]}")
        parts.append("* marks a number of patients not printed for the visit")
        parts.append(
            f"SDs of the change are imputed with a correlation of "
            f"{synthesis.settings.correlation:g}"
        )
        parts.append(
            "MCID is the smallest change that patients notice, about 2 points (band 1.2 to 3.9). "
            "It is for single patients, so a mean beyond it does not tell how many benefited"
        )
        parts.append("before–after changes without a control group don't show what caused them")
    else:
        parts.append("intervals of single studies are Wilson's")
    return " ".join(f"{_capital(part)}." for part in parts)


def _centre(window: str) -> str:
    return "1 week" if window.startswith("up to") else window


def group_verdicts(synthesis: Synthesis) -> list[str]:
    """Return what the gate says of each group, in a line each."""
    told = []
    for group in synthesis.groups:
        k = len(group.weighed)
        light = LIGHTS[group.verdict.level][0].lower() if k else "nothing to weigh"
        counted = f"{k} stud{'y' if k == 1 else 'ies'} weighed"
        told.append(f"{group.name}: {light}, {counted} of {len(group.rows)} rows.")
    return told
