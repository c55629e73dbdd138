"""Results as sentences a clinician can read aloud."""

from typing import Literal

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
    """Return what a count leaves possible: "0 of 23 is compatible with up to 14 in 100".

    A count of all turns the sentence round ("as few as"); any other gives both limits.

    Raises:
        ValueError: as `proportion_interval` does.
    """
    limits = proportion_interval(events, total, level, method)
    low, high = _in_hundred(limits.low), _in_hundred(limits.high)
    if events == 0:
        return f"0 of {total} is compatible with up to {high} in 100"
    if events == total:
        return f"{events} of {total} is compatible with as few as {low} in 100"
    return f"{events} of {total} is compatible with {low} to {high} in 100"


def heterogeneity_sentence(pooled: Pooled, unit: str = "points") -> str:
    """Return how far true effects differ: τ first, then the prediction interval, I² last.

    `unit` names the scale of the effects, as "points"; proportions are given in per cent and
    their τ on the logit scale.
    """
    if pooled.tau2 is None:
        return "One study alone says nothing about how far effects differ between studies."
    if pooled.estimator == "EE":
        return "The model takes one true effect for all studies, so it can't say how they differ."
    scale = unit if pooled.scale == "identity" else "on the logit scale"
    tau = f"True effects differ between studies by τ = {number(pooled.tau2**0.5)} {scale}"
    return f"{tau}; {_expectation(pooled, unit)}; {_share(pooled)}."


def interval_sentence(pooled: Pooled) -> str:
    """Return which formulas the confidence and prediction intervals used, and at what level."""
    where = " on the logit scale" if pooled.scale == "logit" and pooled.k > 1 else ""
    name = _NAMES[pooled.interval] + where
    used = "score limits" if pooled.interval == "wilson" else quantile_name(pooled.ci_df)
    sentence = f"{_percent(pooled.level)} confidence interval: {name} ({used})"
    if pooled.pi_low is None:
        return f"{sentence}; no prediction interval."
    return f"{sentence}; prediction interval: {quantile_name(pooled.pi_df)}{where}."


def number(value: float, style: Literal["plain", "signed"] = "plain") -> str:
    """Return a number with two decimals and a true minus sign; "signed" marks gains too."""
    rounded = round(value, 2) or 0.0
    text = f"{rounded:+.2f}" if style == "signed" and rounded else f"{rounded:.2f}"
    return text.replace("-", "−")


def _expectation(pooled: Pooled, unit: str) -> str:
    if pooled.pi_low is None or pooled.pi_high is None:
        return f"with fewer than {PREDICTION_FROM} studies no prediction interval is given"
    if pooled.scale == "logit":
        limits = f"{_in_hundred(pooled.pi_low)} % to {_in_hundred(pooled.pi_high)} %"
    else:
        limits = f"{number(pooled.pi_low)} to {number(pooled.pi_high)} {unit}"
    return f"the true effect of a new study is expected within {limits}"


def _share(pooled: Pooled) -> str:
    if pooled.i2 is None:
        return "I² is not defined"
    doubt = ", uncertain with so few studies" if pooled.k < PREDICTION_FROM else ""
    return f"I² = {pooled.i2:.0f} %{doubt}"


def _in_hundred(share: float) -> str:
    """Return a proportion per hundred: whole from 10 on, one decimal below, more below 0.1."""
    value = 100 * share
    if value in (0, 100):
        return f"{value:.0f}"
    if round(value, 1) >= 10:  # noqa: PLR2004
        # Whole numbers must not turn "almost all" into "all".
        return f"{value:.0f}" if value < 99.5 else f"{value:.3g}"  # noqa: PLR2004
    if value >= 0.1:  # noqa: PLR2004
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2g}" if value >= 1e-4 else "less than 0.0001"  # noqa: PLR2004


def _percent(level: float) -> str:
    return f"{100 * level:g} %"
