"""The mean change of a score within one arm, and the scales it is measured on."""

import math

from evidence.statistics.checks import number, representable
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
    change = representable(number(after, "after") - number(before, "before"), "the change")
    patients = number(n, "n")
    if patients < 2 or patients % 1:  # noqa: PLR2004
        raise ValueError(f"n is {n}; a mean change needs at least 2 patients with both visits")
    if sd_change is None:
        spread = _imputed_spread(sd_before, sd_after, correlation)
    else:
        spread = number(sd_change, "sd_change")
    variance = spread * spread / patients
    if spread <= 0 or not 0 < variance < math.inf:
        raise ValueError(
            f"the SD of the change is {spread:g}; it must be above 0 and have a square, so check "
            "the SDs or assume a lower correlation"
        )
    imputed = sd_change is None
    return Effect(change, variance, imputed, correlation if imputed else None)


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
    low, high = _scale(scale_min, scale_max)
    score = number(value, "value")
    if not low <= score <= high:
        raise ValueError(
            f"the score {score:g} lies outside its scale {low:g}–{high:g}; "
            "check which scale the study used"
        )
    return 10 * ((score - low) / (high - low))


def ten_points_spread(spread: float, scale_min: float, scale_max: float) -> float:
    """Return an SD or SE from `scale_min`–`scale_max` in points of a 0–10 scale.

    Raises:
        ValueError: the scale is empty, or the spread is negative.
    """
    low, high = _scale(scale_min, scale_max)
    width = number(spread, "spread")
    if width < 0:
        raise ValueError(f"the spread is {width:g}; it can't be negative")
    return representable(10 * width / (high - low), "the spread")


def _scale(scale_min: float, scale_max: float) -> tuple[float, float]:
    low, high = number(scale_min, "scale_min"), number(scale_max, "scale_max")
    if not low < high:
        raise ValueError(f"the scale runs from {low:g} to {high:g}; give min below max")
    representable(high - low, "the scale")
    return low, high


def _imputed_spread(sd_before: float | None, sd_after: float | None, correlation: float) -> float:
    if sd_before is None or sd_after is None:
        raise ValueError("give the SD of both visits, or the SD of the change as sd_change")
    first, last = number(sd_before, "sd_before"), number(sd_after, "sd_after")
    shared = number(correlation, "correlation")
    if first < 0 or last < 0:
        raise ValueError(f"SDs are {first:g} and {last:g}; an SD can't be negative")
    if not -1 <= shared <= 1:
        raise ValueError(f"correlation is {shared:g}; it must lie between -1 and 1")
    variance = first * first + last * last - 2 * shared * first * last
    return math.sqrt(max(0.0, variance))
