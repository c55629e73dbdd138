"""Counts of harm: which of them sum up what went wrong, and which count in a tally."""

from collections.abc import Iterable, Sequence
from typing import Final

from evidence.cohorts.once import Tallied, tally
from evidence.cohorts.records import SYMPTOMATIC_LEAKAGE, Count, Family

CLINICAL: Final = "clinical complications"
LEAKAGE: Final = "cement leakage"
FRACTURES: Final = "new fractures"
FAMILIES: tuple[Family, ...] = (CLINICAL, LEAKAGE, FRACTURES)

OVERALL_EVENTS: dict[Family, tuple[str, ...]] = {
    CLINICAL: (
        "any complication",
        "symptomatic complication",
        "major complication",
        "minor complication",
    ),
    LEAKAGE: ("cement leakage", SYMPTOMATIC_LEAKAGE),
    FRACTURES: ("new vertebral fracture",),
}
"""Events that sum up what went wrong, widest first; any other event is one part of that."""

WIDTH = ("any", "not stated", "symptomatic", "major", "minor", "asymptomatic")
"""Severities from the widest to the narrowest."""


def severity_of(count: Count) -> str:
    """Return how severe the harm was: as stated, or as the event itself says."""
    if count.severity == "not stated" and count.event == SYMPTOMATIC_LEAKAGE:
        return "symptomatic"
    return count.severity


def of_family(counts: Iterable[Count], family: Family) -> tuple[Count, ...]:
    """Return the counts of one family of harm, those that take no part in a tally as well."""
    return tuple(count for count in counts if family in count.families)


def usable(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the counts of treated patients that may enter a tally."""
    return tuple(count for count in counts if count.left_out is None)


def overall(counts: Iterable[Count], family: Family) -> tuple[Count, ...]:
    """Return the counts that sum up a family of harm, without single events."""
    return tuple(count for count in counts if count.event in OVERALL_EVENTS[family])


def widest(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Keep of each study and unit the counts of its widest definition.

    A definition is an event with its severity. One that prints a figure goes before one that
    does not.
    """
    best: dict[tuple[str, str], tuple[tuple[bool, int, int], tuple[str, str]]] = {}
    for count in counts:
        key = (count.study.study_id, count.unit)
        definition = (count.event, severity_of(count))
        rank = (count.share is None, _event_rank(count.event), WIDTH.index(definition[1]))
        if key not in best or rank < best[key][0]:
            best[key] = (rank, definition)
    return tuple(
        count
        for count in counts
        if best[(count.study.study_id, count.unit)][1] == (count.event, severity_of(count))
    )


def widest_of_arms(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Keep of each arm and unit the counts of its widest definition; the whole study is its own.

    An arm that counts only a part, e.g. leaks without symptoms, is not silenced by another arm of
    the study that counts all: their patients are not the same.
    """
    by_arm: dict[str, dict[str, list[Count]]] = {}
    for count in counts:
        arm_id = count.arm.arm_id if count.arm else ""
        by_arm.setdefault(count.study.study_id, {}).setdefault(arm_id, []).append(count)
    return tuple(
        count for arms in by_arm.values() for own in arms.values() for count in widest(own)
    )


_EVENT_RANKS = {
    event: place
    for place, event in enumerate(event for events in OVERALL_EVENTS.values() for event in events)
}


def _event_rank(event: str) -> int:
    return _EVENT_RANKS.get(event, len(_EVENT_RANKS))


def tallied(counts: Sequence[Count]) -> tuple[Tallied[Count], ...]:
    """Return counts with why they don't count, each patient once within a unit and an aetiology.

    No answer adds up several aetiologies, and a mixed series of one hospital must not silence the
    hospital's series of one disease.
    """
    return tally(
        counts, lambda count: count.total, lambda count: (count.unit, count.study.aetiology)
    )


def summed_up(
    counts: Iterable[Count], family: Family = CLINICAL, unit: str = "patients"
) -> tuple[Tallied[Count], ...]:
    """Return each study's widest count of a family of harm in one unit, each patient once.

    This is what every page means by a cohort's count of complications (or leaks, or new
    fractures). Only counts with events and total take part; those whose `why_not` is empty count.
    """
    rows = overall(usable(of_family(counts, family)), family)
    counted = [count for count in rows if count.counted and count.unit == unit]
    return tallied(widest(counted))
