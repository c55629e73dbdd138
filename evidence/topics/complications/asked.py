"""What the reader asks to see counted: the options of the page, and which counts fit them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts import Choice
from evidence.cohorts.harms import CLINICAL, FAMILIES, OVERALL_EVENTS, severity_of
from evidence.cohorts.records import Count, Family
from evidence.cohorts.reported import OTHER_THERAPY, SEVERAL, given_to
from evidence.corpus.vocabulary import EventUnit, words
from evidence.statistics.intervals import ProportionMethod
from evidence.topics.options import Options, Values, option, switch

OVERALL = "overall counts"
WIDEST = "widest count"
ALL_UNITS = "all units"
SEVERITIES = (WIDEST, "any", "major", "symptomatic", "minor", "asymptomatic", "not stated")
METHODS: Mapping[str, ProportionMethod] = {
    "Wilson": "wilson",
    "Clopper–Pearson": "clopper-pearson",
}
UNITS = words(EventUnit)


@dataclass(frozen=True)
class ComplicationsOptions(Options):
    """What is counted, how severe, per what, and how its uncertainty is computed."""

    kind: str = option(CLINICAL, "What went wrong", "segments")
    event: str = option(OVERALL, "Counted")
    severity: str = option(WIDEST, "Severity")
    unit: str = option("patients", "Unit")
    interval: str = option("Wilson", "Interval")
    every: bool = switch(
        "Draw every cohort, not only the largest and the highest of each aetiology"
    )


def values(choice: Choice, options: Options) -> Values:
    """Return the valid values: events are those of the kind, units those of the event."""
    assert isinstance(options, ComplicationsOptions)
    kind = family(options.kind)
    counts = Pool(choice).of_kind(kind)
    events = _events(counts, kind)
    event = options.event if options.event in events else events[0]
    return {
        "kind": FAMILIES,
        "event": events,
        "severity": SEVERITIES,
        "unit": _units(count for count in counts if Asked(kind, event).of_event(count)),
        "interval": tuple(METHODS),
    }


def family(name: str) -> Family:
    """Return the family of harm of this name, the first if there is none."""
    return next((kind for kind in FAMILIES if kind == name), FAMILIES[0])


def _events(counts: Iterable[Count], kind: Family) -> tuple[str, ...]:
    """Return the overall counts if there are any, then single events, the commonest first."""
    found = Counter(count.event for count in counts)
    single = [event for event in found if event not in OVERALL_EVENTS[kind]]
    single.sort(key=lambda event: (-found[event], event))
    return (OVERALL, *single) if len(single) < len(found) or not single else tuple(single)


def _units(counts: Iterable[Count]) -> tuple[str, ...]:
    """Return the units counted, patients first, then the commonest, and all of them last."""
    found = Counter(count.unit for count in counts)
    ordered = sorted(found, key=lambda unit: (unit != "patients", -found[unit], UNITS.index(unit)))
    return (*ordered, ALL_UNITS)


@dataclass(frozen=True)
class Asked:
    """What counts must be like to be shown."""

    kind: Family
    event: str = OVERALL
    severity: str = WIDEST
    unit: str = ALL_UNITS
    method: ProportionMethod = "wilson"

    def of_event(self, count: Count) -> bool:
        """Return whether a count is of the event asked for."""
        if self.event == OVERALL:
            return count.event in OVERALL_EVENTS[self.kind]
        return count.event == self.event

    def of_severity(self, count: Count) -> bool:
        """Return whether a count is of the severity asked for."""
        return self.severity == WIDEST or severity_of(count) == self.severity

    def of_unit(self, count: Count) -> bool:
        """Return whether a count is in the unit asked for."""
        return self.unit in {ALL_UNITS, count.unit}

    def fits(self, count: Count) -> bool:
        """Return whether a count is what is asked for, whether or not it may take part."""
        return (
            self.kind in count.families
            and self.of_event(count)
            and self.of_severity(count)
            and self.of_unit(count)
        )

    @property
    def beside_claims(self) -> bool:
        """Return whether the review's ranges may stand beside: of complications overall."""
        return self.kind == CLINICAL and self.event == OVERALL


def what_is_asked(options: ComplicationsOptions) -> Asked:
    """Return what the options ask for."""
    return Asked(
        family(options.kind),
        options.event,
        options.severity,
        options.unit,
        METHODS[options.interval],
    )


@dataclass(frozen=True, eq=False)
class Pool:
    """Every count of harm of a choice, with why it takes no part."""

    choice: Choice

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Return every count of a family of harm, and every one of harm of any cause."""
        return tuple(
            count for count in self.choice.counts if count.families or count.kind == "adverse event"
        )

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Return why counts take no part, by row id; those that may take part are missing."""
        return {count.row_id: why for count in self.counts if (why := self._why(count))}

    def _why(self, count: Count) -> str | None:
        if count.left_out is not None:
            return count.left_out
        if given_to(count, self.choice.selection.therapy):
            return None
        return SEVERAL if count.arm is None else OTHER_THERAPY

    @cached_property
    def usable(self) -> tuple[Count, ...]:
        """Return the counts that may take part, whatever their kind."""
        return tuple(count for count in self.counts if count.row_id not in self.reasons)

    @cached_property
    def any_cause(self) -> tuple[Count, ...]:
        """Return the counts of harm of any cause, which are of no family."""
        return tuple(count for count in self.counts if count.kind == "adverse event")

    def of_kind(self, kind: Family) -> tuple[Count, ...]:
        """Return every count of one family, those that take no part as well."""
        return tuple(count for count in self.counts if kind in count.families)

    def left_out(self, kind: Family) -> tuple[tuple[Count, str], ...]:
        """Return the counts of one family that take no part, with the reason."""
        return tuple(
            (count, self.reasons[count.row_id])
            for count in self.of_kind(kind)
            if count.row_id in self.reasons
        )
