"""Plain sums over unlike cohorts: a warning for readers who would make them, never an estimate."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.cohorts.harms import severity_of, tallied
from evidence.cohorts.once import Tallied
from evidence.cohorts.records import Count
from evidence.cohorts.review_records import SumRule
from evidence.statistics import proportion_interval
from evidence.statistics.intervals import ProportionMethod


@dataclass(frozen=True)
class PlainSum:
    """What a rule adds up, and what it leaves out with the reason."""

    rule: SumRule
    parts: tuple[Count, ...]
    left_out: tuple[tuple[Count, str], ...]

    @property
    def events(self) -> int:
        """Return the events of all parts."""
        return sum(count.events or 0 for count in self.parts)

    @property
    def total(self) -> int:
        """Return the totals of all parts."""
        return sum(count.total or 0 for count in self.parts)

    def limits(self, method: ProportionMethod = "wilson") -> tuple[float, float]:
        """Return the limits (0–1) that the sum would have if one cohort had counted it all."""
        found = proportion_interval(self.events, self.total, method=method)
        return found.low, found.high


def plain_sum(counts: Iterable[Count], rule: SumRule) -> PlainSum:
    """Return what a rule adds up of counts: alike in event, severity, unit and aetiology.

    Each patient counts once. What matches the rule and takes no part all the same is named with
    its reason, so that sum and chart can be held against each other.
    """
    alike = [count for count in counts if _matches(count, rule)]
    usable = [count for count in alike if count.left_out is None and count.counted]
    rows: tuple[Tallied[Count], ...] = tallied(usable)
    reasons = {id(row.row): row.why_not for row in rows}
    left_out = [(count, _why(count, reasons.get(id(count), ""))) for count in alike]
    return PlainSum(
        rule=rule,
        parts=tuple(row.row for row in rows if row.counts),
        left_out=tuple((count, why) for count, why in left_out if why),
    )


def _matches(count: Count, rule: SumRule) -> bool:
    return (
        count.study.aetiology == rule.aetiology
        and rule.family in count.families
        and count.event in rule.events
        and (not rule.severities or severity_of(count) in rule.severities)
        and count.unit == rule.unit
    )


def _why(count: Count, why_not: str) -> str:
    if count.left_out is not None:
        return count.left_out
    return why_not if count.counted else "count or total not printed"
