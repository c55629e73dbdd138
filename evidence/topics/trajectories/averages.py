"""How far means, medians and unnamed averages moved within a month and by the last visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.movement import Movement

EARLY = "within a month"
LAST = "at the last visit"

_NAMES = {"mean": "mean", "median": "median", "not stated": "unnamed average"}
STATISTICS = tuple(_NAMES)
"""Kinds of average in the order in which they are told."""


@dataclass(frozen=True)
class Moved:
    """How far one kind of average moved by a time: the range over so many arms."""

    when: str
    low: float
    high: float
    arms: int

    @property
    def way(self) -> str:
        """Return "fell by" or the like."""
        return prose.movement(self.low, self.high)[0]

    @property
    def size(self) -> str:
        """Return "1.3 to 6.3"; "" for what did not move."""
        return prose.movement(self.low, self.high)[1]

    @property
    def of_arms(self) -> str:
        """Return " (12 arms)"."""
        return f" ({prose.counted(self.arms, 'arm')})"


def moved(early: Sequence[Movement], last: Sequence[Movement], spoken: str, unit: str) -> str:
    """Return how far each kind of average moved, "mean VAS fell by 5.5 points within a month, …".

    `spoken` names the score, `unit` that of its changes, "" for none. What a second kind of average
    shares with the first is not said again.
    """
    told: list[str] = []
    before: Sequence[Moved] = ()
    for statistic, name in _NAMES.items():
        times = _times(
            [one for one in early if one.course.statistic == statistic],
            [one for one in last if one.course.statistic == statistic],
        )
        if times:
            named = name if before else f"{name} {spoken}"
            told.append(f"{named} {_clause(times, before, unit)}")
            before = times
    return "; ".join(told)


def _times(early: Sequence[Movement], last: Sequence[Movement]) -> list[Moved]:
    """Return the movement by each time; once where the last visits are those within a month."""
    if early and {one.score for one in early} == {one.score for one in last}:
        return [_range(f"{LAST}, {EARLY}", last)]
    return [_range(when, rows) for when, rows in ((EARLY, early), (LAST, last)) if rows]


def _range(when: str, rows: Iterable[Movement]) -> Moved:
    known = list(rows)
    changes = [one.change for one in known]
    return Moved(when, min(changes), max(changes), len({one.arm for one in known}))


def _clause(times: Sequence[Moved], before: Sequence[Moved], unit: str) -> str:
    ways = {one.way for one in times}
    if len(times) == 1 or len(ways) > 1 or not times[0].size:
        return prose.listed(f"{_whole(one, unit)}{one.of_arms}" for one in times)
    first, second = times
    same = first.size == second.size and first.arms == second.arms
    alike = [(one.when, one.way) for one in before] == [(one.when, one.way) for one in times]
    if alike and same:
        return f"by {first.size} both times{first.of_arms}"
    own = first.of_arms if first.arms != second.arms else ""
    if alike:
        return f"by {first.size}{own} and {second.size}{second.of_arms}"
    start = _amount(first, unit)
    if same:
        return f"{start} both {EARLY} and {LAST}{first.of_arms}"
    return f"{start} {EARLY}{own}, {second.size} {LAST}{second.of_arms}"


def _whole(one: Moved, unit: str) -> str:
    return f"{_amount(one, unit)} {one.when}"


def _amount(one: Moved, unit: str) -> str:
    return prose.moved(one.low, one.high, unit) if unit else f"{one.way} {one.size}".strip()
