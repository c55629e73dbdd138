"""Pool proportions of several studies, each events out of a total."""

import math
from dataclasses import replace

import numpy as np

from evidence.statistics import checks, glmm, heterogeneity, quantiles
from evidence.statistics.checks import Numbers, Vector
from evidence.statistics.intervals import proportion_interval
from evidence.statistics.pooling import (
    PREDICTION_FROM,
    PREDICTIONS,
    Prediction,
    prediction_limits,
    quantile_name,
    single,
)
from evidence.statistics.results import NotPooled, Pooled


def pool_proportions(
    events: Numbers, totals: Numbers, level: float = 0.95, *, prediction: Prediction = "k-2"
) -> Pooled:
    """Return the pooled proportion (0–1) of studies with `events` out of `totals`.

    The model is a random-intercept logistic regression fitted by maximum likelihood with
    adaptive Gauss–Hermite quadrature of 7 points (Stijnen 2010, 10.1002/sim.4040), so no study
    needs a correction for zero events. Estimate, intervals and prediction interval are 0–1 by
    way of the logit; `se` and `tau2` stay on the logit scale. The interval is Wald's; the
    prediction interval uses t on k−2 degrees, or the normal quantile with
    `prediction="metafor"`. Q is the likelihood-ratio statistic against a proportion per study.
    I² sets τ² against the typical sampling variance of the logits, with 0.5 added to both
    counts of studies without (non-)events, as metafor does; only I² uses that correction.
    No interval for τ² and no weights: metafor defines neither for this model.

    Defined answers: one study is returned as itself with its Wilson interval, no τ² or I²,
    and an infinite `se` when it has no events or only events.

    Raises:
        ValueError: no study, lists of different lengths, counts that aren't whole numbers with
            0 ≤ events ≤ total and total ≥ 1, a level outside 0–1 or an unknown option.
        NotPooled: no study has an event, or every patient has one (the logit then has no
            finite estimate), each study counted one alone (their spread then can't be told), or
            the fit doesn't converge. No other method takes its place.
    """
    observed, sizes = checks.counts(events, totals)
    level = checks.number(level, "level")
    tail = checks.confidence(level)
    checks.option(prediction, PREDICTIONS, "prediction")
    if observed.size == 1:
        return _single(int(observed[0]), int(sizes[0]), level)
    _refuse_constant(observed, sizes)
    _refuse_single_patients(sizes)
    fit = glmm.fit(observed, sizes)
    return _assemble(fit, observed, sizes, prediction, level, tail)


def corrected_logits(events: Vector, totals: Vector) -> tuple[Vector, Vector]:
    """Return each study's logit and its sampling variance, from `corrected_counts`."""
    hits, misses = corrected_counts(events, totals)
    return np.log(hits / misses), 1 / hits + 1 / misses


def corrected_counts(events: Vector, totals: Vector) -> tuple[Vector, Vector]:
    """Return events and non-events, both plus 0.5 in studies where either is 0."""
    add = np.where((events == 0) | (events == totals), 0.5, 0.0)
    return events + add, totals - events + add


def expit(logit: float) -> float:
    """Return the proportion (0–1) that a logit stands for."""
    return 0.5 * (1 + math.tanh(logit / 2))


def _single(events: int, total: int, level: float) -> Pooled:
    limits = proportion_interval(events, total, level)
    share = events / total
    inner = 0 < events < total
    se = math.sqrt(1 / events + 1 / (total - events)) if inner else math.inf
    return replace(
        single(share, 1.0, level),
        se=se,
        ci_low=limits.low,
        ci_high=limits.high,
        method="one study, not pooled; Wilson interval",
        interval="wilson",
        scale="logit",
        weights=None,
    )


def _refuse_constant(events: Vector, totals: Vector) -> None:
    happened, of = int(events.sum()), int(totals.sum())
    if happened in (0, of):
        what = "No study counted an event" if happened == 0 else "Every patient had the event"
        raise NotPooled(
            f"{what} ({happened} of {of} in {events.size} studies), so a pooled proportion has "
            "no finite estimate; each study is shown with its own interval instead."
        )


def _refuse_single_patients(totals: Vector) -> None:
    if totals.max() == 1:
        raise NotPooled(
            f"Each of the {totals.size} studies counted one, so nothing tells how far studies "
            "differ and no pooled proportion is given; each study is shown by itself instead."
        )


def _assemble(
    fit: glmm.Fit, events: Vector, totals: Vector, prediction: str, level: float, tail: float
) -> Pooled:
    k = events.size
    half = quantiles.normal(tail) * fit.se
    tau2 = fit.tau**2
    predicted = k >= PREDICTION_FROM
    pi_df = k - 2 if predicted and prediction == "k-2" else None
    limits = prediction_limits(fit.mean, fit.se, tau2, tail, pi_df) if predicted else None
    q = _likelihood_ratio(events, totals)
    return Pooled(
        k=k,
        estimate=expit(fit.mean),
        se=fit.se,
        ci_low=expit(fit.mean - half),
        ci_high=expit(fit.mean + half),
        pi_low=expit(limits[0]) if limits else None,
        pi_high=expit(limits[1]) if limits else None,
        tau2=tau2,
        tau2_low=None,
        tau2_high=None,
        i2=heterogeneity.i_squared(tau2, corrected_logits(events, totals)[1]),
        q=q,
        q_df=k - 1,
        q_p=quantiles.chi_squared_tail(q, k - 1),
        method="random-intercept logistic model, ML, 7 adaptive quadrature points; Wald interval "
        f"on the logit scale ({quantile_name(None)})"
        + (f"; prediction interval ({quantile_name(pi_df)})" if predicted else ""),
        scale="logit",
        level=level,
        estimator="GLMM",
        interval="wald",
        pi_df=pi_df,
    )


def _likelihood_ratio(events: Vector, totals: Vector) -> float:
    """Return twice the gain in log-likelihood from giving each study its own proportion."""
    overall = float(events.sum() / totals.sum())
    share = events / totals
    with np.errstate(divide="ignore", invalid="ignore"):
        hit = np.where(events > 0, events * np.log(share / overall), 0.0)
        rest = (1 - share) / (1 - overall)
        miss = np.where(events < totals, (totals - events) * np.log(rest), 0.0)
    return max(0.0, 2 * float((hit + miss).sum()))
