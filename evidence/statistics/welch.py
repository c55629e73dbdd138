"""Welch's t-test from printed summaries: mean, standard deviation and size of two groups."""

import math
from dataclasses import dataclass

from evidence.statistics.checks import number

SAME_ORDER = 10.0
"""Two p-values that differ by a factor beyond this can't belong to the same figures; our limit."""


@dataclass(frozen=True)
class Summary:
    """What a paper prints of one group: mean, standard deviation, patients."""

    mean: float
    sd: float
    n: int


@dataclass(frozen=True)
class Welch:
    """Welch's t-test of two groups with unequal spreads; `p` is two-sided."""

    t: float
    df: float
    p: float


def welch(first: Summary, second: Summary) -> Welch:
    """Return Welch's test of the difference of two means (10.1093/biomet/34.1-2.28).

    Raises:
        ValueError: a group of fewer than two patients, or a spread that is not above 0.
    """
    one, other = _checked(first), _checked(second)
    from scipy.special import stdtr  # noqa: PLC0415 - slow to import, and seldom needed

    error = math.hypot(one.sd / math.sqrt(one.n), other.sd / math.sqrt(other.n))
    t = (one.mean - other.mean) / error
    shares = [(group.sd / error) ** 2 / group.n for group in (one, other)]
    df = 1 / (shares[0] ** 2 / (one.n - 1) + shares[1] ** 2 / (other.n - 1))
    return Welch(t, df, float(2 * stdtr(df, -abs(t))))


def _checked(group: Summary) -> Summary:
    mean, sd = number(group.mean, "mean"), number(group.sd, "sd")
    n = number(group.n, "n")
    if n < 2 or sd <= 0 or n % 1:  # noqa: PLR2004
        raise ValueError(f"a group needs two patients and a spread above 0, found {group}")
    return Summary(mean, sd, int(n))


def same_order(p: float, other: float) -> bool:
    """Return whether two p-values are of the same order."""
    return max(p, other) <= SAME_ORDER * min(p, other)
