"""The horizontal axis of the forest plot: its range, ticks and unit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts.row_frame import Better
from evidence.topics.pooling.combined import Synthesis
from evidence.topics.pooling.lines import Line

_REACH = 2.0
"""Points beyond the outermost estimate that an interval may still draw the axis."""

_STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 25.0)
_MOST_STEPS = 5


@dataclass(frozen=True)
class Scale:
    """From where to where, in the unit of the axis; `factor` converts to it."""

    low: float
    high: float
    factor: float
    ticks: Sequence[float]
    title: str
    better: Better | None


def scale_of(synthesis: Synthesis, found: Sequence[Line]) -> Scale:
    """Return an axis on which every estimate and pooled interval fits.

    A study's interval may leave it; it then ends in an arrowhead.
    """
    if synthesis.kind == "proportion":
        return _of_shares(synthesis, found)
    estimates = [line.estimate for line in found if line.estimate is not None] or [0.0]
    outer = [x for line in found for x in (line.low, line.high) if x is not None]
    pooled = [
        x
        for line in found
        if line.kind in {"pooled", "prediction"}
        for x in (line.low, line.high)
        if x is not None
    ]
    low = min(*estimates, *pooled, -5.0, max(min([*outer, 0.0]), min(estimates) - _REACH))
    high = max(*estimates, *pooled, 0.5, min(max([*outer, 0.0]), max(estimates) + _REACH))
    ends = max(math.floor(low - 0.2), -10), min(high + 0.3, 10.0)
    return Scale(
        low=float(ends[0]),
        high=ends[1],
        factor=1.0,
        ticks=[float(tick) for tick in range(-10, 11, 2) if ends[0] <= tick <= ends[1]],
        title=f"Change in {synthesis.question.outcome.instrument}, points",
        better="left",
    )


def _of_shares(synthesis: Synthesis, found: Sequence[Line]) -> Scale:
    estimates = [line.estimate for line in found if line.estimate is not None]
    pooled = [line.high for line in found if line.kind != "study" and line.high is not None]
    highs = sorted(line.high for line in found if line.kind == "study" and line.high is not None)
    usual = highs[len(highs) * 3 // 4] if highs else 0.0
    top = 100 * max([*estimates, *pooled, usual, 0.04]) * 1.05
    step = next((step for step in _STEPS if top / step <= _MOST_STEPS), _STEPS[-1])
    high = min(100.0, step * math.ceil(top / step))
    counts = [one.count for one in synthesis.whole.rows if one.count is not None]
    goods = {count.good for count in counts}
    better: Better | None = None
    if len(goods) == 1:
        better = "right" if goods == {True} else "left"
    return Scale(
        low=-0.01 * high,
        high=1.01 * high,
        factor=100.0,
        ticks=[step * place for place in range(round(high / step) + 1)],
        title=f"{prose.capital(synthesis.question.outcome.name)}, % of {synthesis.question.when}",
        better=better,
    )
