"""A time axis on which the first days stay readable beside a year.

Time t (months) since the start is drawn at log(1 + t / 2 days): close to linear within the first
two days, logarithmic after. "Before" and "no time" have places of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p

from evidence.charts.plot import Layout, Markup, lines
from evidence.charts.theme import LIGHT
from evidence.charts.type_width import SMALL, width

DAYS_OF_A_MONTH = 30.44

KNEE = 2 / DAYS_OF_A_MONTH
"""Two days, in months: where the axis turns from nearly linear to logarithmic."""

BEFORE = -1.0
LEFT = -1.6
BREAK = -0.45
"""Where the line between "before" and the time since the start stands."""

SCALE = "log scale from day 2 on"
"""How the axis is scaled, for its title."""

_TICKS = (
    (1 / DAYS_OF_A_MONTH, ("day", "1")),
    (7 / DAYS_OF_A_MONTH, ("1", "wk")),
    (1, ("1", "mo")),
    (3, ("3", "mo")),
    (6, ("6", "mo")),
    (12, ("12", "mo")),
    (24, ("24", "mo")),
    (48, ("4", "yr")),
    (96, ("8", "yr")),
)
_FIRST_NAMED = (
    "before",
    "no time",
    "1 mo",
    "6 mo",
    "1 wk",
    "12 mo",
    "24 mo",
    "8 yr",
    "3 mo",
    "day 1",
)
"""Which ticks are named where there is no room for all: the first of these, then the rest."""

_APART = 6
"""Pixels between the names of two ticks."""

_SHORTEST = 12
_LANE_GAP = 1.05
_LANE_HALF = 0.7
_END = 0.35


def position(months: float | None) -> float | None:
    """Return where a time in months stands on the axis; None, no time given, stays None."""
    if months is None:
        return None
    return BEFORE if months == 0 else log1p(months / KNEE)


@dataclass(frozen=True)
class TimeAxis:
    """The axis for a set of times: its end in months, its ticks, the lane of what has no time."""

    last: float
    ticks: tuple[tuple[float, tuple[str, ...]], ...]
    lane: float | None

    @property
    def right(self) -> float:
        """Return where the axis ends."""
        return log1p(self.last / KNEE) + _END if self.lane is None else self.lane + _LANE_HALF

    @property
    def lane_left(self) -> float:
        """Return where the lane of what has no time begins; without a lane, where the axis ends."""
        return self.right if self.lane is None else self.lane - _LANE_HALF

    def place(self, months: float | None) -> float:
        """Return where a time in months stands; None stands in the lane."""
        found = position(months)
        if found is None:
            assert self.lane is not None, "the axis was made for times only"
            return self.lane
        return found

    def ticks_within(self, plot: float) -> Mapping[float, Markup]:
        """Return the ticks whose names have room side by side in a plot of so many pixels."""
        scale = plot / (self.right - LEFT)
        taken: dict[float, tuple[float, float]] = {}
        for place, words in sorted(self.ticks, key=lambda tick: _rank(tick[1])):
            half = (max(width(word, SMALL) for word in words) + _APART) / 2
            ends = (place * scale - half, place * scale + half)
            if all(ends[1] <= low or high <= ends[0] for low, high in taken.values()):
                taken[place] = ends
        return {place: lines(*words) for place, words in self.ticks if place in taken}

    def layout(self, ticks: Mapping[float, Markup]) -> Layout:
        """Return the settings of plotly's axis with some of its ticks, or bare."""
        return {
            "range": [LEFT, self.right],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "showticklabels": bool(ticks),
            "tickfont": {"size": SMALL},
            "tickangle": 0,
            "fixedrange": True,
            "automargin": False,
        }

    def separators(self, x: str = "x", y: str = "y") -> list[Layout]:
        """Return the shapes that set "before" and the lane apart, behind the axes `x` and `y`."""
        whole: Layout = {
            "xref": x,
            "yref": f"{y} domain",
            "y0": 0,
            "y1": 1,
            "layer": "below",
        }
        dots: Layout = {"color": LIGHT.axis, "width": 1, "dash": "dot"}
        found: list[Layout] = [{"type": "line", **whole, "x0": BREAK, "x1": BREAK, "line": dots}]
        if self.lane is not None:
            ends: Layout = {"x0": self.lane_left, "x1": self.right}
            fill: Layout = {"fillcolor": LIGHT.band, "line": {"width": 0}}
            found.append({"type": "rect", **whole, **ends, **fill})
        return found


def time_axis(months: Iterable[float | None]) -> TimeAxis:
    """Return the axis that holds all the times given in months: a year at least.

    It has a lane for what has no time if any of them is None.
    """
    times = list(months)
    longest = max((time for time in times if time is not None), default=0)
    last = next((tick for tick, _ in _TICKS if tick >= max(longest, _SHORTEST)), longest)
    end = log1p(last / KNEE)
    ticks: list[tuple[float, tuple[str, ...]]] = [(BEFORE, ("before",))]
    ticks += [(log1p(tick / KNEE), text) for tick, text in _TICKS if tick <= last]
    lane = end + _LANE_GAP if None in times else None
    if lane is not None:
        ticks.append((lane, ("no", "time")))
    return TimeAxis(last, tuple(ticks), lane)


def _rank(words: Iterable[str]) -> int:
    name = " ".join(words)
    return _FIRST_NAMED.index(name) if name in _FIRST_NAMED else len(_FIRST_NAMED)
