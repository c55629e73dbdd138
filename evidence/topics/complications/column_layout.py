"""What the two charts share: columns on a wide screen, words above marks on a phone."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence import prose
from evidence.charts.plot import Figure, lines, quiet
from evidence.charts.rows import STRIP, Rows
from evidence.cohorts.review_records import Claim
from evidence.topics.complications import claims
from evidence.topics.complications.harm_wording import PATIENTS

TALL = 36
"""Least height of a row with a number on two lines, in pixels."""

BEYOND = 1.02
"""Where the axis ends, in multiples of its last tick: a mark there stays clear of the numbers."""

_STEPS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)


@dataclass(frozen=True)
class Sheet:
    """A chart of shares in the making, up to `end` per cent; compact for narrow places."""

    rows: Rows
    end: float
    compact: bool

    def row(
        self,
        name: str,
        below: str,
        number: tuple[str, str],
        *,
        between: str = ": ",
        strong: bool = True,
        muted: bool = False,
    ) -> int:
        """Add a row with its number: what stands first, and the quieter rest after `between`."""
        first, rest = number
        if self.compact:
            text = f"{first}{between}{rest}" if rest else first
            return self.rows.row(name, below, text, strong=strong, muted=muted)
        text, tall = (lines(first, quiet(rest)), TALL) if rest else (first, STRIP)
        return self.rows.row(name, below, text, strong=strong, muted=muted, tall=tall)

    def claimed(self, claim: Claim) -> int:
        """Add the row of a claimed range and return its line."""
        number = f"{claims.text(claim)}, no denominator"
        return self.row("Claimed by the review", "", (number, ""), strong=False)

    def band(self, claim: Claim, first: int, last: int) -> None:
        """Lay a claimed range behind the rows from `first` to `last`."""
        said = f"{told(claim)}. A range without numerator or denominator."
        low, high = claim.low_percent, claim.high_percent
        self.rows.band(low, high, first, last, hover=said, row_id=claim.row_id)

    def figure(self, title: str) -> Figure:
        """Return the chart.

        The end of a compact one is not named: its label would reach beyond the screen.
        """
        parts = next(parts for parts in (4, 5, 3) if self.end % parts == 0)
        places = [self.end * part / parts for part in range(parts + (not self.compact))]
        ticks = {place: prose.number(place) for place in places[:-1]}
        ticks[places[-1]] = prose.printed_percent(places[-1])
        return self.rows.figure(title, (0, BEYOND * self.end), ticks=ticks, side="top")


def sheet(end: float, *, compact: bool) -> Sheet:
    """Begin a chart."""
    rows = Rows(0, (160,), narrowest=340) if compact else Rows(256, (176,), narrowest=760)
    return Sheet(rows, end, compact)


def told(claim: Claim) -> str:
    """Return a claim in words."""
    return f"Claimed by the review for {PATIENTS[claim.aetiology]}: {claims.text(claim)}"


def rounded_end(values: Iterable[float]) -> float:
    """Return a round end of a per cent axis that holds all values."""
    return float(next(step for step in _STEPS if step >= min(100.0, max(values))))
