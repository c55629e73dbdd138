"""One set of studies under many methods, to show how far the choice moves the answer.

For teaching only. The unsound methods live here and nowhere else, marked `sound=False` with
the reason; nothing outside a teaching panel may show them as a result.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from evidence.statistics import checks
from evidence.statistics.checks import Numbers, Vector
from evidence.statistics.heterogeneity import Estimator
from evidence.statistics.pooling import IntervalMethod, pool_effects
from evidence.statistics.proportions import (
    corrected_counts,
    corrected_logits,
    expit,
    pool_proportions,
)
from evidence.statistics.results import NotPooled, Pooled


@dataclass(frozen=True)
class MethodResult:
    """One method's answer on the natural scale (points, or 0–1), and whether to trust it.

    `pooled` is None where the method gives no answer for these studies; `why` then says so.
    """

    method: str
    sound: bool
    why: str
    pooled: Pooled | None


_EFFECT_METHODS: tuple[tuple[str, Estimator, IntervalMethod, bool, str], ...] = (
    (
        "REML, guarded HKSJ",
        "REML",
        "hksj-adhoc",
        True,
        "Allows for differences between studies and for knowing them poorly.",
    ),
    (
        "Paule–Mandel, guarded HKSJ",
        "PM",
        "hksj-adhoc",
        True,
        "Another good estimate of the variance between studies.",
    ),
    (
        "REML, HKSJ without guard",
        "REML",
        "hksj",
        True,
        "The guard would change nothing here.",
    ),
    (
        "REML, Wald",
        "REML",
        "wald",
        False,
        "Takes the variance between studies as known; too narrow with few studies.",
    ),
    (
        "DerSimonian–Laird, Wald",
        "DL",
        "wald",
        False,
        "The old default: takes a rough variance between studies as known; too narrow.",
    ),
    (
        "Equal effects",
        "EE",
        "wald",
        False,
        "Assumes that all studies share one true effect, which single-arm series never do.",
    ),
)


def method_multiverse_effects(estimates: Numbers, variances: Numbers) -> tuple[MethodResult, ...]:
    """Return the pooled effect under each common method, the recommended one first.

    HKSJ without its guard counts as sound unless the guard was needed.

    Raises:
        ValueError: as `pool_effects` does.
    """
    effects = checks.vector(estimates, "estimates")
    sampling = checks.vector(variances, "variances")
    rows = [
        MethodResult(method, sound, why, pool_effects(effects, sampling, tau2, interval))
        for method, tau2, interval, sound, why in _EFFECT_METHODS
    ]
    guarded, plain = rows[0].pooled, rows[2].pooled
    if guarded and plain and plain.se < guarded.se:
        why = "Here it comes out narrower than the interval that ignores small numbers of studies."
        rows[2] = replace(rows[2], sound=False, why=why)
    return tuple(rows)


def method_multiverse_proportions(events: Numbers, totals: Numbers) -> tuple[MethodResult, ...]:
    """Return the pooled proportion (0–1) under each common method, the recommended one first.

    Freeman–Tukey and raw pooling use DerSimonian–Laird with a Wald interval, as papers do.
    Limits outside 0–1 are returned as they come: that fault is the lesson.

    Raises:
        ValueError: as `pool_proportions` does.
    """
    observed, sizes = checks.counts(events, totals)
    corrected = bool(((observed == 0) | (observed == sizes)).any())
    return (
        _row(
            "Logistic random-intercept model",
            True,
            "Uses the counts themselves; zero events need no correction.",
            lambda: pool_proportions(observed, sizes),
        ),
        _row(
            "Logits, REML, guarded HKSJ, 0.5 added to zeros",
            not corrected,
            "Adding 0.5 to studies without events pulls rare proportions upwards."
            if corrected
            else "No count needed the correction, so the logits are sound.",
            lambda: _logits(observed, sizes),
        ),
        _row(
            "Freeman–Tukey double arcsine, harmonic mean",
            False,
            "Its way back to a proportion hangs on one stand-in sample size and isn't monotone; "
            "called seriously misleading (10.1002/jrsm.1348; see also arXiv 2203.04773).",
            lambda: _freeman_tukey(observed, sizes),
        ),
        _row(
            "Raw proportions",
            False,
            "Weights studies by their own result, and its limits can leave 0–100 %.",
            lambda: _raw(observed, sizes),
        ),
    )


def freeman_tukey(events: Vector, totals: Vector) -> tuple[Vector, Vector]:
    """Return each study's double arcsine value and its sampling variance."""
    lower = np.arcsin(np.sqrt(events / (totals + 1)))
    upper = np.arcsin(np.sqrt((events + 1) / (totals + 1)))
    return (lower + upper) / 2, 1 / (4 * totals + 2)


def freeman_tukey_back(value: float, size: float) -> float:
    """Return the proportion a double arcsine value stands for at an assumed sample size.

    The same value means another proportion at every `size`; values beyond those of no events
    and of all events give 0 and 1.
    """
    edges = freeman_tukey(np.array([0.0, size]), np.array([size, size]))[0]
    if value < edges[0]:
        return 0.0
    if value > edges[1]:
        return 1.0
    sine = math.sin(2 * value)
    root = max(0.0, 1 - (sine + (sine - 1 / sine) / size) ** 2)
    return 0.5 * (1 - math.copysign(math.sqrt(root), math.cos(2 * value)))


def _row(method: str, sound: bool, why: str, answer: Callable[[], Pooled]) -> MethodResult:
    try:
        return MethodResult(method, sound, why, answer())
    except NotPooled as refusal:
        return MethodResult(method, sound, str(refusal), None)


def _logits(events: Vector, totals: Vector) -> Pooled:
    pooled = pool_effects(*corrected_logits(events, totals))
    return replace(_on_natural_scale(pooled, expit), scale="logit")


def _freeman_tukey(events: Vector, totals: Vector) -> Pooled:
    size = 1 / float((1 / totals).mean())
    pooled = pool_effects(*freeman_tukey(events, totals), tau2="DL", interval="wald")
    natural = _on_natural_scale(pooled, lambda value: freeman_tukey_back(value, size))
    return replace(natural, scale="arcsine")


def _raw(events: Vector, totals: Vector) -> Pooled:
    hits, misses = corrected_counts(events, totals)
    sizes = hits + misses
    share = hits / sizes
    return pool_effects(share, share * (1 - share) / sizes, tau2="DL", interval="wald")


def _on_natural_scale(pooled: Pooled, back: Callable[[float], float]) -> Pooled:
    """Return a pool with its estimate and limits carried back; `se` and τ² stay as fitted."""
    return replace(
        pooled,
        estimate=back(pooled.estimate),
        ci_low=back(pooled.ci_low),
        ci_high=back(pooled.ci_high),
        pi_low=back(pooled.pi_low) if pooled.pi_low is not None else None,
        pi_high=back(pooled.pi_high) if pooled.pi_high is not None else None,
    )
