"""A time axis on which the first days stay readable beside a year.

Time t (months) since treatment is drawn at log(1 + t / 2 days): close to linear within the first
two days, logarithmic after. "Before treatment" and "time not given" have places of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

import pandas as pd

KNEE = 2 / 30.44
"""Two days, in months: where the axis turns from nearly linear to logarithmic."""

BEFORE = -1.0
LEFT = -1.6
BREAK = -0.45
"""Where the line between "before" and the time since treatment stands."""

TITLE = "Time since treatment, log scale from day 2 on"

_TICKS = (
    (1 / 30.44, "day<br>1"),
    (7 / 30.44, "1<br>wk"),
    (1, "1<br>mo"),
    (3, "3<br>mo"),
    (6, "6<br>mo"),
    (12, "12<br>mo"),
    (24, "24<br>mo"),
    (48, "4<br>yr"),
    (96, "8<br>yr"),
)
_SHORTEST = 12
_LANE_GAP = 1.05
_LANE_HALF = 0.7


def position(months: float | None) -> float | None:
    """Return where a time stands on the axis; None stays None."""
    if months is None or pd.isna(months):
        return None
    return BEFORE if months == 0 else log1p(months / KNEE)


@dataclass(frozen=True)
class Timeline:
    """The axis for a set of visits: its end, its ticks and the lane of values without a time."""

    last: float
    ticks: tuple[tuple[float, str], ...]
    lane: float | None

    @property
    def right(self) -> float:
        """Return where the axis ends."""
        end = log1p(self.last / KNEE)
        return end + 0.35 if self.lane is None else self.lane + _LANE_HALF

    @property
    def lane_left(self) -> float:
        """Return where the lane of values without a time begins."""
        return self.right if self.lane is None else self.lane - _LANE_HALF

    def place(self, months: float | None) -> float:
        """Return where a time stands; no time stands in its lane."""
        found = position(months)
        if found is None:
            assert self.lane is not None
            return self.lane
        return found


def timeline(months: Iterable[float | None]) -> Timeline:
    """Return the axis that holds all the times given: a year at least, with a lane if needed."""
    times = [None if time is None or pd.isna(time) else float(time) for time in months]
    longest = max((time for time in times if time is not None), default=0)
    last = next((tick for tick, _ in _TICKS if tick >= max(longest, _SHORTEST)), longest)
    ticks = [(BEFORE, "before")]
    ticks += [(log1p(tick / KNEE), text) for tick, text in _TICKS if tick <= last]
    lane = log1p(last / KNEE) + _LANE_GAP if None in times else None
    if lane is not None:
        ticks.append((lane, "no<br>time"))
    return Timeline(last, tuple(ticks), lane)
