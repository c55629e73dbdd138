"""The random-intercept logistic model behind pooled proportions, fitted by maximum likelihood.

Each study's events are binomial with a logit drawn from a normal distribution with mean μ and
standard deviation τ (Stijnen 2010, 10.1002/sim.4040). The integral over that distribution is
taken by adaptive Gauss–Hermite quadrature: the nodes are centred on each study's most likely
logit and spread by the curvature there.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evidence.statistics.checks import Vector
from evidence.statistics.results import NotPooled

Matrix = NDArray[np.float64]

NODES = 7
"""Quadrature points, as many as metafor takes."""

_START_SPREADS = (0.1, 0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 7.0)
_WIDEST = 50.0
_NO_SPREAD = 1e-4
_STEPS = 200
_SETTLED = 1e-13
_FLAT = 0.01
"""Below this share of its diagonal, the curvature has no maximum that could be told."""

_MODE_SETTLED = 1e-11
_REACH = 5e-3
_TINY = 1e-300
_CROSS = np.array([(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, -1)], dtype=np.float64)
"""Where the search looks around a place, in units of its reach."""


@dataclass(frozen=True)
class Fit:
    """The fitted model on the logit scale; `se` allows for τ having been estimated."""

    mean: float
    se: float
    tau: float


class _Likelihood:
    """Half the deviance from the saturated model, as a function of μ and τ.

    It is even in τ, so it can be searched without a boundary at 0: τ and −τ are the same model.
    """

    def __init__(self, events: Vector, totals: Vector) -> None:
        self._events = events
        self._totals = totals
        # Measuring from the saturated model keeps large studies from swamping the digits.
        share = events / totals
        with np.errstate(divide="ignore", invalid="ignore"):
            hit = np.where(events > 0, events * np.log(share), 0.0)
            miss = np.where(events < totals, (totals - events) * np.log1p(-share), 0.0)
        self._saturated = hit + miss
        points, weights = np.polynomial.hermite.hermgauss(NODES)
        self._points = math.sqrt(2) * points
        self._log_weights = np.log(weights / math.sqrt(math.pi)) + points**2

    def __call__(self, places: Matrix) -> Vector:
        """Return one value per row of `places`, each a pair of μ and τ."""
        mean, tau = places[:, :1], np.abs(places[:, 1:])
        modes = self._modes(mean, tau)
        width = 1 / np.sqrt(1 + tau**2 * self._totals * _bernoulli(mean + tau * modes))
        nodes = modes[..., None] + width[..., None] * self._points
        logits = mean[..., None] + tau[..., None] * nodes
        terms = self._log_density(logits) - nodes**2 / 2 + self._log_weights
        peak = terms.max(axis=-1)
        sums = np.log(np.exp(terms - peak[..., None]).sum(axis=-1))
        value: Vector = -(peak + sums + np.log(width)).sum(axis=-1)
        return value

    def _log_density(self, logits: Matrix) -> Matrix:
        tail = np.log1p(np.exp(-np.abs(logits)))
        value: Matrix = (
            -self._events[:, None] * (np.maximum(-logits, 0) + tail)
            - (self._totals - self._events)[:, None] * (np.maximum(logits, 0) + tail)
            - self._saturated[:, None]
        )
        return value

    def _modes(self, mean: Matrix, tau: Matrix) -> Matrix:
        """Return each study's most likely standardised deviation, by guarded Newton steps."""
        modes = np.zeros((len(mean), self._events.size))
        # On the flat of the logistic curve a full step would shoot past the mode.
        longest = 2 / np.maximum(tau, _TINY)
        for _ in range(_STEPS):
            logits = mean + tau * modes
            surplus = self._events * _expit(-logits)
            surplus -= (self._totals - self._events) * _expit(logits)
            steepness = 1 + tau**2 * self._totals * _bernoulli(logits)
            step = np.clip((tau * surplus - modes) / steepness, -longest, longest)
            modes = modes + step
            if bool((np.abs(step) < _MODE_SETTLED * (1 + np.abs(modes))).all()):
                return modes
        raise NotPooled("The model for these proportions did not settle on the single studies.")


def fit(events: Vector, totals: Vector) -> Fit:
    """Return the maximum-likelihood fit for two or more studies with some events, but not all.

    Raises:
        NotPooled: the search doesn't converge, or the likelihood keeps rising with τ.
    """
    likelihood = _Likelihood(events, totals)
    crude = _without_spread(events, totals)
    place = _start(likelihood, events, totals, crude)
    for _ in range(_STEPS):
        unit = _unit(place, totals)
        value, slope, curvature = _shape(likelihood, place, unit)
        step = _downhill(slope, curvature, place)
        if -float(slope @ step) < _SETTLED:
            return _report(place, curvature, unit, crude)
        place = _backtrack(likelihood, place, step, value)
        if abs(float(place[1])) > _WIDEST:
            break
    raise NotPooled(
        "The model for these proportions did not converge, so no pooled value is given."
    )


def _without_spread(events: Vector, totals: Vector) -> Fit:
    """Return the model at τ = 0, where all studies share one proportion.

    The likelihood is symmetric in τ there, so μ and τ share no information and the standard
    error is that of plain logistic regression.
    """
    hits = float(events.sum())
    misses = float(totals.sum()) - hits
    return Fit(math.log(hits / misses), math.sqrt(1 / hits + 1 / misses), 0.0)


def _start(likelihood: _Likelihood, events: Vector, totals: Vector, crude: Fit) -> Vector:
    """Return the best of a few places, one per spread, as the likelihood can have two peaks.

    The flat spot at τ = 0 is left out: from there the search would see no slope in τ.
    """
    logits = np.log((events + 0.5) / (totals - events + 0.5))
    sampling = 1 / (events + 0.5) + 1 / (totals - events + 0.5)
    places = [(crude.mean, crude.se)]
    for spread in _START_SPREADS:
        weights = 1 / (sampling + spread**2)
        places.append((float(weights @ logits / weights.sum()), spread))
    settled = _settle_means(likelihood, np.array(places), totals)
    best: Vector = settled[int(np.argmin(likelihood(settled)))]
    return best


def _settle_means(likelihood: _Likelihood, places: Matrix, totals: Vector) -> Matrix:
    """Move each μ towards its best value for its τ; enough to compare the spreads fairly."""
    for _ in range(3):
        reach = 0.1 * np.array([_unit(place, totals) for place in places])
        shift = np.column_stack([reach, np.zeros_like(reach)])
        left, here, right = np.split(
            likelihood(np.concatenate([places - shift, places, places + shift])), 3
        )
        bend = (left - 2 * here + right) / reach**2
        with np.errstate(over="ignore"):  # on the flat; the step is cut
            step = np.clip((left - right) / (2 * reach) / np.maximum(bend, _TINY), -1, 1)
        step = np.where(bend > 0, step, 0.0)
        places = places + np.column_stack([step, np.zeros_like(step)])
    return places


def _unit(place: Vector, totals: Vector) -> float:
    """Return the rough standard error of μ: the length by which the search measures."""
    information = totals * max(float(_bernoulli(place[:1])[0]), 1e-12)
    return 1 / math.sqrt(float((information / (1 + place[1] ** 2 * information)).sum()))


def _shape(likelihood: _Likelihood, place: Vector, unit: float) -> tuple[float, Vector, Matrix]:
    """Return value, gradient and Hessian by central differences of fourth order."""
    reaches = (_REACH * unit, 2 * _REACH * unit)
    around = [place + reach * _CROSS for reach in reaches]
    values = likelihood(np.concatenate([place[None], *around]))
    here = float(values[0])
    near, far = (
        _differences(here, ring, reach)
        for ring, reach in zip(np.split(values[1:], 2), reaches, strict=True)
    )
    return here, (4 * near[0] - far[0]) / 3, (4 * near[1] - far[1]) / 3


def _differences(here: float, ring: Vector, reach: float) -> tuple[Vector, Matrix]:
    """Return gradient and Hessian of second order from the values at `_CROSS`."""
    up, down, both = ring[:2], ring[2:4], float(ring[4:].sum())
    bend = (up - 2 * here + down) / reach**2
    twist = (both - float(up.sum()) - float(down.sum()) + 2 * here) / (2 * reach**2)
    return (up - down) / (2 * reach), np.array([[bend[0], twist], [twist, bend[1]]])


def _downhill(slope: Vector, curvature: Matrix, place: Vector) -> Vector:
    """Return a Newton step that goes down even where the surface bends the wrong way."""
    values, vectors = np.linalg.eigh(curvature)
    floor = 1e-8 * float(np.abs(values).max())
    step = -vectors @ ((vectors.T @ slope) / np.maximum(np.abs(values), floor))
    longest = max(1.0, abs(float(place[1])))
    scaled: Vector = step * min(1.0, longest / float(np.abs(step).max() or 1.0))
    return scaled


def _backtrack(likelihood: _Likelihood, place: Vector, step: Vector, value: float) -> Vector:
    """Take the step, or the largest of its halvings that doesn't lead upwards."""
    for _ in range(30):
        if float(likelihood((place + step)[None])[0]) <= value:
            break
        step = step / 2
    moved: Vector = place + step
    return moved


def _report(place: Vector, curvature: Matrix, unit: float, crude: Fit) -> Fit:
    tau = abs(float(place[1]))
    if tau < _NO_SPREAD * unit:
        return crude
    determinant = float(np.linalg.det(curvature))
    if curvature[0, 0] <= 0 or determinant <= _FLAT * float(curvature.diagonal().prod()):
        raise NotPooled("The model for these proportions has no clear maximum, so none is given.")
    return Fit(float(place[0]), math.sqrt(float(curvature[1, 1]) / determinant), tau)


def _expit(logits: Vector) -> Vector:
    """Return proportions, exact in their relative size however rare the event."""
    small = np.exp(-np.abs(logits))
    value: Vector = np.where(logits < 0, small, 1.0) / (1 + small)
    return value


def _bernoulli(logits: Vector) -> Vector:
    """Return the variance of a single yes or no at these logits."""
    small = np.exp(-np.abs(logits))
    value: Vector = small / (1 + small) ** 2
    return value
