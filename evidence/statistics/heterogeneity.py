"""How much true effects differ between studies: τ² and its interval, Q and I².

All functions take one estimate and one sampling variance (above zero) per study, on any scale;
τ² is on the square of that scale.
"""

import math
from typing import Literal, TypeAlias

import numpy as np

from evidence.statistics import quantiles
from evidence.statistics.checks import Vector
from evidence.statistics.results import NotPooled

Estimator: TypeAlias = Literal["REML", "DL", "PM", "ML", "EE"]
ESTIMATORS: tuple[str, ...] = ("REML", "DL", "PM", "ML", "EE")

_STEPS = 1000
_PRECISION = 1e-12


def estimate(estimates: Vector, variances: Vector, estimator: str) -> float:
    """Return τ² of two or more studies under `estimator`, never below 0.

    REML and ML (Viechtbauer 2005, 10.3102/10769986030003261), DL (DerSimonian and Laird 1986,
    10.1016/0197-2456(86)90046-2), PM (Paule and Mandel 1982, 10.6028/jres.087.022); EE is 0 by
    assumption. Where the likelihood has several maxima the answer is the one that Fisher
    scoring reaches from the Hedges start, unless τ² = 0 is likelier: metafor's rule.

    Raises:
        NotPooled: no τ² could be found.
    """
    centred = estimates - estimates.mean()
    if estimator == "EE":
        return 0.0
    if estimator == "DL":
        return _moments(centred, variances)
    if estimator == "PM":
        return solve_q(centred, variances, centred.size - 1)
    return _likelihood_maximum(centred, variances, restricted=estimator == "REML")


def q_statistic(estimates: Vector, variances: Vector, tau2: float = 0.0) -> float:
    """Return the weighted squared deviations from the mean, with τ² added to each variance.

    At τ² = 0 this is Cochran's Q.
    """
    weights = 1 / (variances + tau2)
    return float(weights @ _deviations(estimates, weights) ** 2)


def interval(estimates: Vector, variances: Vector, tail: float) -> tuple[float, float]:
    """Return the Q-profile interval of τ² (Viechtbauer 2007, 10.1002/sim.2514).

    Both limits are 0 where even τ² = 0 leaves the studies closer together than chance allows.
    The upper limit isn't cut off, as metafor's is at its search limit.
    """
    centred = estimates - estimates.mean()
    df = centred.size - 1
    low = solve_q(centred, variances, quantiles.chi_squared(tail, df))
    high = solve_q(centred, variances, quantiles.chi_squared_lower(tail, df))
    return low, high


def typical_variance(variances: Vector) -> float:
    """Return the typical sampling variance of two or more studies, as metafor defines it."""
    return (variances.size - 1) / _trace(1 / variances)


def i_squared(tau2: float, variances: Vector) -> float:
    """Return I² in per cent: the share of τ² in τ² plus the typical sampling variance."""
    return 100 * tau2 / (tau2 + typical_variance(variances))


def solve_q(estimates: Vector, variances: Vector, target: float) -> float:
    """Return the τ² at which the generalised Q equals `target`; 0 if it starts below.

    Raises:
        NotPooled: the search doesn't settle.
    """
    tau2 = 0.0
    # Q falls and is convex in τ², so Newton from the left can't overshoot.
    for _ in range(_STEPS):
        weights = 1 / (variances + tau2)
        deviations = _deviations(estimates, weights)
        excess = float(weights @ deviations**2) - target
        slope = float(weights**2 @ deviations**2)
        if excess <= 0 or slope == 0:
            return tau2
        step = excess / slope
        tau2 += step
        if step <= _PRECISION * tau2:
            return tau2
    raise NotPooled("The search for the variance between studies did not settle.")


def log_likelihood(estimates: Vector, variances: Vector, tau2: float, *, restricted: bool) -> float:
    """Return the (restricted) log-likelihood of τ², up to a constant."""
    marginal = variances + tau2
    value = -0.5 * (float(np.log(marginal).sum()) + q_statistic(estimates, variances, tau2))
    return value - 0.5 * math.log(float((1 / marginal).sum())) if restricted else value


def _moments(estimates: Vector, variances: Vector) -> float:
    excess = q_statistic(estimates, variances) - (estimates.size - 1)
    return max(0.0, excess / _trace(1 / variances))


def _likelihood_maximum(estimates: Vector, variances: Vector, *, restricted: bool) -> float:
    tau2 = max(0.0, float(estimates.var(ddof=1) - variances.mean()))
    unit = float(variances.min())
    for _ in range(_STEPS):
        score, information = _score(estimates, variances, tau2, restricted=restricted)
        step = score / information
        while tau2 + step < 0:
            step /= 2
        tau2 += step
        if abs(step) <= _PRECISION * (tau2 + unit):
            break
    else:
        tau2 = _best_on_grid(estimates, variances, restricted=restricted)
    if tau2 < 1e3 * _PRECISION * unit:
        return 0.0
    at_zero = log_likelihood(estimates, variances, 0.0, restricted=restricted)
    here = log_likelihood(estimates, variances, tau2, restricted=restricted)
    return 0.0 if at_zero > here else tau2


def _score(
    estimates: Vector, variances: Vector, tau2: float, *, restricted: bool
) -> tuple[float, float]:
    """Return twice the score of τ² and twice its expected information."""
    weights = 1 / (variances + tau2)
    fit = float(weights**2 @ _deviations(estimates, weights) ** 2)
    if not restricted:
        return fit - float(weights.sum()), float(weights @ weights)
    shares = weights / weights.sum()
    diagonal = weights * _others(shares)
    beside = float(weights**2 @ _others(shares**2))
    return fit - float(diagonal.sum()), float(diagonal @ diagonal) + beside


# Where one study outweighs all others, differences between sums of weights keep no digit. These
# three never subtract what is nearly equal.


def _deviations(estimates: Vector, weights: Vector) -> Vector:
    """Return each estimate's distance from the weighted mean."""
    distances: Vector = np.subtract.outer(estimates, estimates) @ (weights / weights.sum())
    return distances


def _others(values: Vector) -> Vector:
    """Return, for each value, the sum of all the others."""
    rest: Vector = values.sum() - values
    largest = int(values.argmax())
    rest[largest] = values[:largest].sum() + values[largest + 1 :].sum()
    return rest


def _trace(weights: Vector) -> float:
    """Return Σw − Σw²/Σw, by which a weighted sum of squares exceeds its mean."""
    return float(weights @ _others(weights / weights.sum()))


def _best_on_grid(estimates: Vector, variances: Vector, *, restricted: bool) -> float:
    """Return the likeliest τ² where scoring circles instead of settling: same estimator."""
    from scipy.optimize import minimize_scalar  # noqa: PLC0415

    def loss(log_tau2: float) -> float:
        return -log_likelihood(estimates, variances, math.exp(log_tau2), restricted=restricted)

    widest = float(np.ptp(estimates)) ** 2 + float(variances.max())
    grid = np.linspace(math.log(1e-9 * float(variances.min())), math.log(widest), 400)
    best = int(np.argmin([loss(float(point)) for point in grid]))
    bounds = (float(grid[max(best - 1, 0)]), float(grid[min(best + 1, grid.size - 1)]))
    found = minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-12})
    if not found.success:
        raise NotPooled("The variance between studies could not be estimated from these studies.")
    return math.exp(float(found.x))
