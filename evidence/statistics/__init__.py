"""What the numbers say together, and whether they may be put together at all.

Plain functions over arrays, on numpy and scipy, that agree with R's metafor; results are frozen
values. Proportions go in and come out as 0–1, scores in points of their scale. `may_pool`
decides before anything is pooled.
"""

from evidence.statistics.change import (
    change_sensitivity,
    mean_change,
    ten_points,
    ten_points_spread,
)
from evidence.statistics.gate import may_pool
from evidence.statistics.intervals import proportion_interval
from evidence.statistics.multiverse import (
    MethodResult,
    method_multiverse_effects,
    method_multiverse_proportions,
)
from evidence.statistics.pooling import pool_effects
from evidence.statistics.proportions import pool_proportions
from evidence.statistics.results import Effect, Interval, NotPooled, Pooled, Verdict
from evidence.statistics.spoken_results import (
    heterogeneity_sentence,
    interval_sentence,
    zero_event_sentence,
)
from evidence.statistics.swim import Spread, median_and_range
from evidence.statistics.visit_windows import (
    VISIT_WINDOWS,
    WINDOW_NAMES,
    VisitWindow,
    visit_window,
    window_named,
)

__all__ = [
    "VISIT_WINDOWS",
    "WINDOW_NAMES",
    "Effect",
    "Interval",
    "MethodResult",
    "NotPooled",
    "Pooled",
    "Spread",
    "Verdict",
    "VisitWindow",
    "change_sensitivity",
    "heterogeneity_sentence",
    "interval_sentence",
    "may_pool",
    "mean_change",
    "median_and_range",
    "method_multiverse_effects",
    "method_multiverse_proportions",
    "pool_effects",
    "pool_proportions",
    "proportion_interval",
    "ten_points",
    "ten_points_spread",
    "visit_window",
    "window_named",
    "zero_event_sentence",
]
