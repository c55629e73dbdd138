"""What is shown when effects are not pooled: their median and range (SWiM, BMJ 2020;368:l6890)."""

import statistics
from dataclasses import dataclass

from evidence.statistics import checks
from evidence.statistics.checks import Numbers


@dataclass(frozen=True)
class Spread:
    """The median, the smallest and the largest of `k` effects, in the effects' own unit."""

    k: int
    median: float
    low: float
    high: float


def median_and_range(effects: Numbers) -> Spread:
    """Return the median and range of the studies' effects, each study counting once.

    Raises:
        ValueError: there is no effect, or one is NaN, infinite or too large to compute with.
    """
    values = [float(effect) for effect in checks.vector(effects, "effects")]
    if not values:
        raise ValueError("effects is empty; give at least one study's effect")
    median = checks.representable(statistics.median(values), "the median")
    return Spread(len(values), median, min(values), max(values))
