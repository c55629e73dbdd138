"""The mean change of a score within one arm, and the scales it is measured on."""

import math

from evidence.statistics.results import Effect

CORRELATIONS = (0.3, 0.5, 0.7)
"""Correlations between two visits tried when a study doesn't print the SD of its change."""


def mean_change(
    before: float,
    after: float,
    sd_before: float | None,
    sd_after: float | None,
    n: int,
    correlation: float = 0.5,
    *,
    sd_change: float | None = None,
) -> Effect:
    """Return the change `after` − `before` in points of the scale, and its sampling variance.

    The SD of the change is `sd_change` when the study prints it. Otherwise it is imputed from
    the SDs of both visits under an assumed correlation, as the Cochrane Handbook (5.1,
    §16.1.3.2) describes, and the effect is marked `imputed`. `n` is the number of patients
    measured at both visits.

    Raises:
        ValueError: a mean or SD is missing, an SD is negative, n is below 2, the correlation
            lies outside −1 to 1, or the SD of the change comes to 0.
    """
    _finite(before=before, after=after)
    if n < 2 or n % 1:  # noqa: PLR2004
        raise ValueError(f"n is {n}; a mean change needs at least 2 patients with both visits")
    if sd_change is None:
        spread = _imputed_spread(sd_before, sd_after, correlation)
    else:
        _finite(sd_change=sd_change)
        spread = sd_change
    if spread <= 0:
        raise ValueError(
            f"the SD of the change is {spread:g}; it must be above 0, so check the SDs "
            "or assume a lower correlation"
        )
    imputed = sd_change is None
    return Effect(after - before, spread**2 / n, imputed, correlation if imputed else None)


def change_sensitivity(
    before: float, after: float, sd_before: float, sd_after: float, n: int
) -> tuple[Effect, ...]:
    """Return the mean change under each of `CORRELATIONS`, to show what the assumption costs.

    Raises:
        ValueError: as `mean_change` does.
    """
    return tuple(mean_change(before, after, sd_before, sd_after, n, r) for r in CORRELATIONS)


def ten_points(value: float, scale_min: float, scale_max: float) -> float:
    """Return a pain score from `scale_min`–`scale_max` (as 0–100 mm) on 0–10 points.

    Raises:
        ValueError: the scale is empty, or the score lies outside it.
    """
    _finite(value=value, scale_min=scale_min, scale_max=scale_max)
    if not scale_min < scale_max:
        raise ValueError(f"the scale runs from {scale_min:g} to {scale_max:g}; give min below max")
    if not scale_min <= value <= scale_max:
        raise ValueError(
            f"the score {value:g} lies outside its scale {scale_min:g}–{scale_max:g}; "
            "check which scale the study used"
        )
    return 10 * (value - scale_min) / (scale_max - scale_min)


def ten_points_spread(spread: float, scale_min: float, scale_max: float) -> float:
    """Return an SD or SE from `scale_min`–`scale_max` in points of a 0–10 scale.

    Raises:
        ValueError: the scale is empty, or the spread is negative.
    """
    _finite(spread=spread, scale_min=scale_min, scale_max=scale_max)
    if not scale_min < scale_max:
        raise ValueError(f"the scale runs from {scale_min:g} to {scale_max:g}; give min below max")
    if spread < 0:
        raise ValueError(f"the spread is {spread:g}; it can't be negative")
    return 10 * spread / (scale_max - scale_min)


def _imputed_spread(sd_before: float | None, sd_after: float | None, correlation: float) -> float:
    if sd_before is None or sd_after is None:
        raise ValueError("give the SD of both visits, or the SD of the change as sd_change")
    _finite(sd_before=sd_before, sd_after=sd_after, correlation=correlation)
    if sd_before < 0 or sd_after < 0:
        raise ValueError(f"SDs are {sd_before:g} and {sd_after:g}; an SD can't be negative")
    if not -1 <= correlation <= 1:
        raise ValueError(f"correlation is {correlation:g}; it must lie between -1 and 1")
    variance = sd_before**2 + sd_after**2 - 2 * correlation * sd_before * sd_after
    return math.sqrt(max(0.0, variance))


def _finite(**numbers: float) -> None:
    for name, number in numbers.items():
        if not math.isfinite(number):
            raise ValueError(f"{name} is {number}; leave out studies that don't print it")
