"""The interval of one study's proportion."""

import math
from typing import Literal, TypeAlias

from evidence.statistics import checks, quantiles
from evidence.statistics.results import Interval

ProportionMethod: TypeAlias = Literal["wilson", "clopper-pearson"]


def proportion_interval(
    events: int, total: int, level: float = 0.95, method: ProportionMethod = "wilson"
) -> Interval:
    """Return the interval of `events` out of `total` as proportions 0–1.

    Wilson's score interval (10.1080/01621459.1927.10502953) covers as promised on average;
    Clopper and Pearson's (10.1093/biomet/26.4.404) covers at least as promised and is wider.
    At no events the lower limit is exactly 0, at `total` events the upper is exactly 1.

    Raises:
        ValueError: counts that aren't whole numbers with 0 ≤ events ≤ total and total ≥ 1,
            a level outside 0–1, or an unknown method.
    """
    observed, sizes = checks.counts([events], [total])
    many, of = float(observed[0]), float(sizes[0])
    tail = checks.confidence(level)
    checks.option(method, ("wilson", "clopper-pearson"), "method")
    limits = _wilson if method == "wilson" else _clopper_pearson
    low, high = limits(many, of, tail)
    # Rounding leaves 7e-18 where the algebra gives 0, and a reader would see "-0.0 %".
    return Interval(0.0 if many == 0 else max(0.0, low), 1.0 if many == of else min(1.0, high))


def _wilson(events: float, total: float, tail: float) -> tuple[float, float]:
    z = quantiles.normal(tail)
    share = events / total
    stretch = 1 + z**2 / total
    centre = (share + z**2 / (2 * total)) / stretch
    half = z * math.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / stretch
    return centre - half, centre + half


def _clopper_pearson(events: float, total: float, tail: float) -> tuple[float, float]:
    low = quantiles.beta(tail, events, total - events + 1) if events else 0.0
    high = quantiles.beta(1 - tail, events + 1, total - events) if events < total else 1.0
    return low, high
