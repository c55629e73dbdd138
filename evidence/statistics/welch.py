"""Welch's t-test from printed summaries: mean, standard deviation and size of two groups."""

import math
from dataclasses import dataclass

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
    for group in (first, second):
        if group.n < 2 or group.sd <= 0:  # noqa: PLR2004
            raise ValueError(f"a group needs two patients and a spread above 0, found {group}")
    from scipy import stats  # noqa: PLC0415 - slow to import, and seldom needed

    squares = [group.sd**2 / group.n for group in (first, second)]
    total = sum(squares)
    t = (first.mean - second.mean) / math.sqrt(total)
    df = total**2 / (squares[0] ** 2 / (first.n - 1) + squares[1] ** 2 / (second.n - 1))
    return Welch(t, df, float(2 * stats.t.sf(abs(t), df)))


def same_order(p: float, other: float) -> bool:
    """Return whether two p-values are of the same order."""
    return max(p, other) <= SAME_ORDER * min(p, other)
