"""Pool effects of several studies, each an estimate with its sampling variance."""

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from evidence.statistics import checks, heterogeneity, quantiles
from evidence.statistics.checks import Numbers, Vector
from evidence.statistics.heterogeneity import ESTIMATORS, Estimator
from evidence.statistics.results import Pooled

IntervalMethod: TypeAlias = Literal["hksj-adhoc", "hksj", "wald"]
Prediction: TypeAlias = Literal["k-2", "metafor"]

INTERVALS: tuple[str, ...] = ("hksj-adhoc", "hksj", "wald")
PREDICTIONS: tuple[str, ...] = ("k-2", "metafor")
PREDICTION_FROM = 5
"""Fewest studies for a prediction interval: below it the interval is mostly guesswork."""

_INTERVAL_NAMES = {
    "wald": "Wald interval",
    "hksj": "HKSJ interval",
    "hksj-adhoc": "guarded HKSJ interval",
}


@dataclass(frozen=True)
class _Model:
    estimate: float
    se: float
    weights: tuple[float, ...]


def pool_effects(
    estimates: Numbers,
    variances: Numbers,
    tau2: Estimator = "REML",
    interval: IntervalMethod = "hksj-adhoc",
    level: float = 0.95,
    *,
    prediction: Prediction = "k-2",
) -> Pooled:
    """Return the pooled effect of `estimates`, in their own unit.

    `variances` are sampling variances (SE²), in squared units. `tau2` names the estimator of
    the variance between studies, EE being equal effects. `interval` is Wald (normal quantile),
    HKSJ (t on k−1, Knapp and Hartung 2003, 10.1002/sim.1482) or HKSJ guarded so that its
    standard error is never below Wald's (Röver 2015, PMC4647507). The prediction interval uses
    the standard error of the chosen interval and t on k−2 degrees (Higgins 2009,
    10.1111/j.1467-985X.2008.00552.x), or with `prediction="metafor"` that package's own
    quantile: normal under Wald, t on k−1 under HKSJ.

    Defined answers: one study is returned as itself with a Wald interval and no τ² or I²;
    identical estimates give τ² = 0, and a plain HKSJ interval of no width; equal effects have
    τ² = 0 and neither a τ² nor a prediction interval.

    Raises:
        ValueError: no study, lists of different lengths, NaN or infinite entries, a variance
            that isn't above 0, a level outside 0–1 or an unknown option.
        NotPooled: the variance between studies could not be found.
    """
    effects, sampling = _checked(estimates, variances)
    level = checks.number(level, "level")
    tail = checks.confidence(level)
    checks.option(tau2, ESTIMATORS, "tau2")
    checks.option(interval, INTERVALS, "interval")
    checks.option(prediction, PREDICTIONS, "prediction")
    if effects.size == 1:
        return single(float(effects[0]), float(sampling[0]), level)
    return _assemble(effects, sampling, tau2, interval, prediction, level, tail)


def single(estimate: float, variance: float, level: float) -> Pooled:
    """Return one study as the whole of its pool, with its Wald interval."""
    se = math.sqrt(variance)
    half = quantiles.normal(checks.confidence(level)) * se
    return Pooled(
        k=1,
        estimate=estimate,
        se=se,
        ci_low=estimate - half,
        ci_high=estimate + half,
        pi_low=None,
        pi_high=None,
        tau2=None,
        tau2_low=None,
        tau2_high=None,
        i2=None,
        q=0.0,
        q_df=0,
        q_p=1.0,
        method="one study, not pooled; Wald interval",
        level=level,
        estimator="none",
        interval="wald",
        weights=(100.0,),
    )


def prediction_limits(
    estimate: float, se: float, tau2: float, tail: float, df: int | None
) -> tuple[float, float]:
    """Return the limits for the true effect of a new study; `df` None is the normal quantile."""
    half = _quantile(tail, df) * math.sqrt(tau2 + se**2)
    return estimate - half, estimate + half


def _checked(estimates: Numbers, variances: Numbers) -> tuple[Vector, Vector]:
    effects = checks.vector(estimates, "estimates")
    sampling = checks.vector(variances, "variances")
    checks.same_length(effects, sampling, ("estimates", "variances"))
    checks.computable(effects, sampling)
    return effects, sampling


def _quantile(tail: float, df: int | None) -> float:
    return quantiles.normal(tail) if df is None else quantiles.student(tail, df)


def _model(effects: Vector, sampling: Vector, tau2: float, interval: str) -> _Model:
    weights = 1 / (sampling + tau2)
    total = float(weights.sum())
    # Centring first keeps effects far from zero from eating the digits of their differences.
    centre = float(effects.mean())
    estimate = centre + float(weights @ (effects - centre)) / total
    se = math.sqrt(1 / total)
    if interval != "wald":
        ratio = float(weights @ (effects - estimate) ** 2) / (effects.size - 1)
        if interval == "hksj-adhoc":
            ratio = max(1.0, ratio)
        se *= math.sqrt(ratio)
    return _Model(estimate, se, tuple((100 * weights / total).tolist()))


def _assemble(
    effects: Vector,
    sampling: Vector,
    estimator: str,
    interval: str,
    prediction: str,
    level: float,
    tail: float,
) -> Pooled:
    k, random = effects.size, estimator != "EE"
    tau2 = heterogeneity.estimate(effects, sampling, estimator)
    model = _model(effects, sampling, tau2, interval)
    q = heterogeneity.q_statistic(effects, sampling)
    tau2_limits = heterogeneity.interval(effects, sampling, tail) if random else (None, None)
    ci_df = None if interval == "wald" else k - 1
    half = _quantile(tail, ci_df) * model.se
    pooled = Pooled(
        k=k,
        estimate=model.estimate,
        se=model.se,
        ci_low=model.estimate - half,
        ci_high=model.estimate + half,
        pi_low=None,
        pi_high=None,
        tau2=tau2,
        tau2_low=tau2_limits[0],
        tau2_high=tau2_limits[1],
        i2=heterogeneity.i_squared(tau2, sampling) if random else _surplus(q, k - 1),
        q=q,
        q_df=k - 1,
        q_p=quantiles.chi_squared_tail(q, k - 1),
        method=_sentence(estimator, interval, ci_df),
        level=level,
        estimator=estimator,
        interval=interval,
        ci_df=ci_df,
        weights=model.weights,
    )
    if not random or k < PREDICTION_FROM:
        return pooled
    return _with_prediction(pooled, k - 2 if prediction == "k-2" else ci_df, tau2, tail)


def _with_prediction(pooled: Pooled, df: int | None, tau2: float, tail: float) -> Pooled:
    low, high = prediction_limits(pooled.estimate, pooled.se, tau2, tail, df)
    method = f"{pooled.method}; prediction interval ({quantile_name(df)})"
    return replace(pooled, pi_low=low, pi_high=high, pi_df=df, method=method)


def _surplus(q: float, df: int) -> float:
    """Return the I² of equal effects, where there is no τ² to take a share of."""
    return 100 * (q - df) / q if q > df else 0.0


def _sentence(estimator: str, interval: str, ci_df: int | None) -> str:
    model = "equal effects" if estimator == "EE" else f"random effects, {estimator}"
    return f"{model}; {_INTERVAL_NAMES[interval]} ({quantile_name(ci_df)})"


def quantile_name(df: int | None) -> str:
    """Return which quantile an interval used, in words."""
    return "normal quantile" if df is None else f"t on {df} degrees of freedom"
