"""What a summary draws of an outcome: a figure, its spread, and a mark for each arm or cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from evidence import prose
from evidence.cohorts.records import Count

TYPICAL = 3
"""From so many arms or cohorts on their median is said."""


ENDS = (5.0, 10.0, 20.0, 50.0, 100.0)
"""Where an axis of rates may end, in per cent: a rate of 1 % is told from 5 % on none to 100."""


@dataclass(frozen=True)
class Marks:
    """The values of single cohorts or arms on an axis, with the median of three or more."""

    values: tuple[float, ...]
    low: float
    high: float
    low_said: str
    high_said: str
    middle: float | None
    better: str = ""
    """Which way is better, where that is not plain."""


@dataclass(frozen=True)
class Drawn:
    """A figure with its spread in words and its marks."""

    figure: str
    spread: str
    marks: Marks


def moved(changes: Sequence[float], ends: tuple[float, float]) -> Drawn | None:
    """Return how far scores moved: of three arms or more their median, with the range."""
    if not changes:
        return None
    least, most = min(changes), max(changes)
    low, high = min(ends[0], least), max(ends[1], most)
    marks = Marks(
        tuple(changes),
        low,
        high,
        prose.signed(low, 0) if low else "0",
        prose.signed(high, 0) if high else "0",
        median(changes) if len(changes) >= TYPICAL else None,
        "← better" if ends[0] < 0 else "better →",
    )
    if marks.middle is None:
        figure = prose.moved(least, most)
        return Drawn(prose.capital(figure), prose.counted(len(changes), "arm"), marks)
    figure = prose.capital(prose.moved(marks.middle, marks.middle))
    way, size = prose.movement(least, most)
    same = size and way == prose.movement(marks.middle, marks.middle)[0]
    span = size if same else prose.moved(least, most)
    return Drawn(figure, f"median of {len(changes)} arms; {span}", marks)


def rates(rows: Sequence[Count]) -> Drawn | None:
    """Return the range of the shares of cohorts, with the median of three or more.

    The range comes first: most cohorts are small and count none, which says little of the risk.
    """
    shares = [row.share for row in rows if row.share is not None]
    if not shares:
        return None
    middle = median(shares) if len(shares) >= TYPICAL else None
    end = next(one for one in ENDS if one >= 100 * max(shares))
    values = tuple(100 * one for one in shares)
    marks = Marks(values, 0.0, end, "0", prose.printed_percent(end), _percent(middle))
    figure = prose.percent_range(min(shares), max(shares))
    if len(rows) == 1 and (limits := rows[0].limits()) is not None:
        return Drawn(
            prose.percent(shares[0]), f"1 cohort; 95 % CI {prose.percent_range(*limits)}", marks
        )
    typical = "" if middle is None else f"; median {prose.percent(middle)}"
    return Drawn(figure, f"{prose.counted(len(shares), 'cohort')}{typical}", marks)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
