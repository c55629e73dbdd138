"""Results as sentences a clinician can read aloud."""

from evidence import prose
from evidence.statistics import checks
from evidence.statistics.intervals import ProportionMethod, proportion_interval
from evidence.statistics.pooling import PREDICTION_FROM, quantile_name
from evidence.statistics.results import Pooled

_NAMES = {
    "wald": "Wald interval",
    "wilson": "Wilson interval",
    "hksj": "Hartung–Knapp–Sidik–Jonkman interval",
    "hksj-adhoc": "Hartung–Knapp–Sidik–Jonkman interval, never narrower than Wald's",
}


def zero_event_sentence(
    events: int, total: int, level: float = 0.95, method: ProportionMethod = "wilson"
) -> str:
    """Return what a count leaves possible: "0 of 23 is compatible with up to 14.3 in 100".

    A count of all turns the sentence round ("as few as"); any other gives both limits.

    Raises:
        ValueError: as `proportion_interval` does.
    """
    limits = proportion_interval(events, total, level, method)
    many, of = (float(counted[0]) for counted in checks.counts([events], [total]))
    count = f"{prose.number(many)} of {prose.number(of)} is compatible with"
    if many == of:
        fewest = prose.percent(limits.low).removesuffix(f"{prose.SPACE}%")
        return f"{count} as few as {fewest} in 100"
    return f"{count} {prose.in_hundred(0 if many == 0 else limits.low, limits.high)}"


def heterogeneity_sentence(pooled: Pooled, unit: str = "points", expected: str = "") -> str:
    """Return how far true effects differ: τ first, then the prediction interval, I² last.

    `unit` names the scale of the effects, as "points"; proportions are given in per cent and
    their τ on the logit scale. `expected` says in words of its own what a new study is expected
    to find, in place of the limits.
    """
    if pooled.tau2 is None:
        return "One study alone says nothing about how far effects differ between studies."
    if pooled.estimator == "EE":
        return "The model takes one true effect for all studies, so it can't say how they differ."
    scale = unit if pooled.scale == "identity" else "on the logit scale"
    tau = f"True effects differ between studies by τ = {prose.fixed(pooled.tau2**0.5)} {scale}"
    return f"{tau}; {expected or _expectation(pooled, unit)}; {i2_in_words(pooled)}."


def interval_sentence(pooled: Pooled) -> str:
    """Return which formulas the confidence and prediction intervals used, and at what level."""
    where = " on the logit scale" if pooled.scale == "logit" and pooled.k > 1 else ""
    name = _NAMES[pooled.interval] + where
    used = "score limits" if pooled.interval == "wilson" else quantile_name(pooled.ci_df)
    level = prose.number(100 * pooled.level)
    sentence = f"{level} % confidence interval: {name} ({used})"
    if pooled.pi_low is None:
        return f"{sentence}; no prediction interval."
    return f"{sentence}; prediction interval: {quantile_name(pooled.pi_df)}{where}."


def _expectation(pooled: Pooled, unit: str) -> str:
    if pooled.pi_low is None or pooled.pi_high is None:
        return f"with fewer than {PREDICTION_FROM} studies no prediction interval is given"
    if pooled.scale == "logit":
        limits = f"{prose.percent(pooled.pi_low)} to {prose.percent(pooled.pi_high)}"
    else:
        limits = f"{prose.fixed(pooled.pi_low)} to {prose.fixed(pooled.pi_high)} {unit}"
    return f"the true effect of a new study is expected within {limits}"


def i2_in_words(pooled: Pooled) -> str:
    """Return "I² = 72 %", and that it is uncertain with few studies."""
    if pooled.i2 is None:
        return "I² is not defined"
    doubt = ", uncertain with so few studies" if pooled.k < PREDICTION_FROM else ""
    return f"I² = {prose.printed_percent(round(pooled.i2))}{doubt}"
