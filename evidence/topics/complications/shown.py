"""The counts on screen: each patient once, in reading order, with how sure each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.harms import OVERALL_EVENTS, severity_of, tallied, widest, widest_of_arms
from evidence.cohorts.records import Arm, Count, Record
from evidence.cohorts.reported import SEVERAL
from evidence.statistics.intervals import ProportionMethod
from evidence.topics.complications.asked import METHODS, UNITS, Asked, Pool
from evidence.topics.complications.harm_wording import AETIOLOGIES, NO_TOTAL
from evidence.topics.page import Row, Table

NAMES = {method: name for name, method in METHODS.items()}

LARGEST = 10
"""Studies of one aetiology that are drawn unless the reader asks for every one."""


@dataclass(frozen=True, eq=False)
class Cohort(Record):
    """A count on screen: why it enters no tally ("" where it does), and its 95 % limits (0–1)."""

    count: Count
    why_not: str
    limits: tuple[float, float] | None
    method: ProportionMethod

    @property
    def counts(self) -> bool:
        """Return whether the count enters a tally: it has events and total, each patient once."""
        return not self.why_not and self.limits is not None

    @property
    def drawn(self) -> bool:
        """Return whether there is a share to draw."""
        return self.count.share is not None

    @property
    def share(self) -> float:
        """Return the share (0–1) of a count that is drawn."""
        assert self.count.share is not None
        return self.count.share

    @property
    def figure(self) -> str:
        """Return the count with its share and limits, as it is written everywhere."""
        return prose.count_with_interval(self.count, self.limits)

    @property
    def aside(self) -> str:
        """Return why the count enters no tally; "" where it does."""
        return self.why_not or ("" if self.limits else NO_TOTAL)

    @property
    def therapy(self) -> str:
        """Return the therapy counted."""
        return self.count.therapy or SEVERAL


def cohort(count: Count, why_not: str, method: ProportionMethod) -> Cohort:
    """Return a count with its limits."""
    return Cohort(count, why_not, count.limits(method), method)


def cohorts(pool: Pool, asked: Asked) -> tuple[Cohort, ...]:
    """Return the counts to show, in reading order.

    Of each arm and unit one definition is taken, the widest; one with events and total goes
    before one without, unless only the latter is counted as in the other arms. Each patient
    counts once within a unit and an aetiology, for no answer adds up several of them. Order:
    aetiology, what was counted, unit, size.
    """
    fitting = [count for count in pool.usable if asked.fits(count)]
    whole = _alike_in_arms(fitting)
    covered = {_group(count) for count in whole}
    bare = [count for count in fitting if not count.counted and _group(count) not in covered]
    rows = tallied([*widest_of_arms(whole), *widest_of_arms(bare)])
    return _in_order([cohort(row.row, row.why_not, asked.method) for row in rows], asked)


def yours(choice: Choice, asked: Asked) -> tuple[Cohort, ...]:
    """Return the counts of the reader's own studies that are kept out: to be seen, not counted."""
    return cohorts(Pool(choice.narrowed(choice.yours)), asked) if choice.yours else ()


def together(rows: Iterable[Cohort], asked: Asked, own: Iterable[Cohort]) -> tuple[Cohort, ...]:
    """Return counts with those of the reader's own studies among them, in reading order."""
    return _in_order([*rows, *own], asked)


def _alike_in_arms(fitting: Sequence[Count]) -> list[Count]:
    """Return the counts with events and total that may stand beside the study's other arms.

    Left out are narrower ones of an arm that prints, as a percentage alone, what the other arms
    count: any leak in one arm beside leaks with symptoms in the other would be read as a
    comparison.
    """
    whole = [count for count in fitting if count.counted]
    widest_of_study = {_report(count): _definition(count) for count in widest(whole)}
    printed = {
        (_group(count), _definition(count))
        for count in fitting
        if not count.counted and count.share is not None
    }

    def stands_back(count: Count) -> bool:
        wider = widest_of_study[_report(count)]
        return _definition(count) != wider and (_group(count), wider) in printed

    return [count for count in whole if not stands_back(count)]


def _report(count: Count) -> tuple[str, str]:
    return count.study.study_id, count.unit


def _definition(count: Count) -> tuple[str, str]:
    return count.event, severity_of(count)


def _group(count: Count) -> tuple[str, Arm | None, str]:
    """Return whose patients are counted, and in what unit."""
    return count.study.study_id, count.arm, count.unit


def _in_order(rows: Sequence[Cohort], asked: Asked) -> tuple[Cohort, ...]:
    events = OVERALL_EVENTS[asked.kind]
    largest: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.count.study.study_id, row.count.unit)
        largest[key] = max(largest.get(key, 0), row.count.total or 0)

    def place(row: Cohort) -> tuple[object, ...]:
        count, study = row.count, row.count.study
        return (
            AETIOLOGIES.index(study.aetiology),
            events.index(count.event) if count.event in events else len(events),
            count.event,
            UNITS.index(count.unit),
            -largest[study.study_id, count.unit],
            study.short_label,
            not row.counts,
            -(count.total or 0),
        )

    return tuple(sorted(rows, key=place))


def largest(rows: Iterable[Cohort], limit: int = LARGEST) -> tuple[Cohort, ...]:
    """Return the rows with a share to draw unless every one is asked for, in order.

    These are the `limit` largest studies of each aetiology, and those with the highest share and
    the highest lower limit, which the answer at the top speaks of.
    """
    drawn = [row for row in rows if row.drawn]
    sizes: dict[str, dict[str, int]] = {}
    for row in drawn:
        own = sizes.setdefault(row.count.study.aetiology, {})
        study_id = row.count.study.study_id
        own[study_id] = max(own.get(study_id, 0), row.count.total or 0)
    kept = {
        study_id
        for own in sizes.values()
        for study_id in sorted(own, key=lambda one: -own[one])[:limit]
    }
    for aetiology in sizes:
        counted = [row for row in drawn if row.counts and row.count.study.aetiology == aetiology]
        if counted:
            kept.add(max(counted, key=lambda row: row.count.share or 0).count.study.study_id)
            kept.add(max(counted, key=_lower).count.study.study_id)
    return tuple(row for row in drawn if row.count.study.study_id in kept)


def _lower(row: Cohort) -> float:
    return row.limits[0] if row.limits else 0


HEADINGS = {
    "study": "Study",
    "figure": "Count, share and 95 % interval",
    "event": "Counted",
    "therapy": "Therapy",
    "aetiology": "Aetiology",
    "why_not": "Not counted because",
    "severity": "Severity",
    "definition": "Definition",
    "arm": "Arm",
    "basis": "Basis",
    "locator": "Where printed",
    "note": "Note",
}


def table(rows: Iterable[Cohort]) -> Table:
    """Return counts as a table."""
    return Table(tuple(row(one) for one in rows), HEADINGS)


def row(one: Cohort) -> Row:
    """Return a count as a row of a table."""
    count, study = one.count, one.count.study
    return {
        "row_id": count.row_id,
        "study_id": study.study_id,
        "study": prose.whose(count),
        "aetiology": study.aetiology,
        "therapy": one.therapy,
        "arm": None if count.arm is None else count.arm.label,
        "event": count.event,
        "severity": count.severity,
        "definition": count.definition,
        "figure": one.figure,
        "events": count.events,
        "total": count.total,
        "unit": count.unit,
        "share_percent": _percent(count.share),
        "low_percent": _percent(one.limits[0] if one.limits else None),
        "high_percent": _percent(one.limits[1] if one.limits else None),
        "interval": NAMES[one.method] if one.limits else None,
        "printed_percent": count.percent,
        "counted": one.counts,
        "why_not": one.aside or None,
        "basis": prose.BASIS[count.source.basis],
        "locator": count.source.locator,
        "note": count.source.note,
        "collection": study.collection,
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
