"""How far scores spread around their average, as far as the scale goes: for drawing."""

from evidence.cohorts.records import Score

Ends = tuple[float | None, float | None]
"""The lower and the upper end of a spread; None where nothing is printed on that side."""


def spread_ends(score: Score, lowest: float | None, highest: float | None) -> Ends:
    """Return the ends of a score's printed spread in units of its own scale.

    They are cut at the scale, from `lowest` to `highest` where it has ends: no patient has a pain
    of −0.5, however far a standard deviation reaches.
    """
    low, high = score.low, score.high
    if score.spread is not None:
        low = score.value - score.spread if low is None else low
        high = score.value + score.spread if high is None else high
    if low is not None and lowest is not None:
        low = max(low, lowest)
    if high is not None and highest is not None:
        high = min(high, highest)
    return low, high


def reaches_beyond(score: Score, lowest: float | None, highest: float | None) -> bool:
    """Return whether a score's printed spread is cut at the ends of its scale."""
    return spread_ends(score, lowest, highest) != spread_ends(score, None, None)


def on_ten(score: Score, value: float) -> float:
    """Return a value on the scale of a pain score, converted linearly to 0–10."""
    if score.scale_min is None or score.scale_max is None:
        return value
    return 10 * (value - score.scale_min) / (score.scale_max - score.scale_min)
