"""How many patients responded, each cohort by itself."""

from collections.abc import Iterable, Mapping, Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.harms import usable
from evidence.cohorts.records import Count, Study
from evidence.cohorts.reported import given_to
from evidence.topics.page import Row, Table
from evidence.topics.patient import elsewhere
from evidence.topics.patient.icons import Icons, per_hundred
from evidence.topics.patient.naming import cohort, first_named

SHOWN = 4
"""How many cohorts are named; the rest are counted, so that all fits one page."""

EVENTS: Sequence[tuple[str, ...]] = (
    ("pain response",),
    ("complete response", "partial response"),
    ("clinical benefit",),
)
"""What counts as a response, the first kind that a cohort prints; benefit holds "no change" too."""

HEADINGS = {"cohort": "Cohort", "event": "Counted", "definition": "As defined", "figure": "Count"}

Cohort = tuple[Count, ...]
"""The counts that say how many of one arm responded."""


def responses(choice: Choice) -> tuple[Cohort, ...]:
    """Return the counts of response of the arms asked for, in the order in which they are named."""
    wanted = {event for kind in EVENTS for event in kind}
    groups: dict[tuple[str, str | None], list[Count]] = {}
    for count in _printed(choice):
        if count.event in wanted and count.counted and count.unit == "patients":
            arm_id = None if count.arm is None else count.arm.arm_id
            groups.setdefault((count.study.study_id, arm_id), []).append(count)
    return tuple(sorted(map(_kept, groups.values()), key=_place))


def _printed(choice: Choice) -> Iterable[Count]:
    asked = choice.selection.therapy
    return (
        count
        for count in usable(choice.counts)
        if count.kind == "response" and given_to(count, asked)
    )


def _kept(counts: Sequence[Count]) -> Cohort:
    """Keep the counts of the first kind that an arm prints, each event by its largest total."""
    kind = next(kind for kind in EVENTS if any(count.event in kind for count in counts))
    best: Mapping[str, Count] = {
        event: max(alike, key=lambda count: count.total or 0)
        for event in kind
        if (alike := [count for count in counts if count.event == event])
    }
    return tuple(best.values())


def _place(one: Cohort) -> tuple[bool, bool, int]:
    return first_named(one[0].study, one[0].arm, one[0].total)


def icons(found: Sequence[Cohort]) -> Icons | None:
    """Return the first cohort, in the order of naming, that counts pain response; None without."""
    counts = (count for one in found for count in one if count.event == EVENTS[0][0])
    return next((made for count in counts if (made := per_hundred(count))), None)


def named(found: Sequence[Cohort]) -> tuple[Study, ...]:
    """Return the studies that the sentences name with their numbers."""
    return tuple(one[0].study for one in found[:SHOWN])


def sentences(choice: Choice, found: Sequence[Cohort]) -> tuple[str, ...]:
    """Return how many responded: the first cohorts in numbers, the rest counted."""
    shown = found[:SHOWN]
    first = {study.study_id for study in named(found)}
    rest = {one[0].study.study_id for one in found} - first
    told = first | rest
    lines = [f"{cohort(*one)}: {'; '.join(counted(count) for count in one)}." for one in shown]
    others = {
        count.study.study_id: count.study
        for count in _printed(choice)
        if count.study.study_id not in told
    }
    parts = []
    if rest:
        verb = prose.verb(len(rest), "counts", "count")
        parts.append(f"{prose.number(len(rest))} more {_studies(len(rest))} {verb} responses")
    if others:
        verb = prose.verb(len(others), "reports", "report")
        names = prose.some(map(prose.study, others.values()), 3)
        more = "more " if shown and not rest else ""
        parts.append(
            f"{prose.number(len(others))} {more}{_studies(len(others))} {verb} other responses, or "
            f"without a count of patients ({names})"
        )
    lines += [f"{'; '.join(parts)}."] if parts else []
    return tuple(lines) or elsewhere.none_reported(choice, "response")


def _studies(count: int) -> str:
    return prose.plural(count, "study")


def counted(count: Count) -> str:
    """Return what was counted, how it was defined, and the count with its interval."""
    told = [count.definition] if count.definition and count.definition != count.event else []
    told += [prose.months(count.months)] if count.months else []
    defined = f" ({'; '.join(told)})" if told else ""
    reading = ", our reading of the text" if count.source.basis == "derived" else ""
    return f"{count.event}{defined} in {prose.count_with_interval(count, count.limits())}{reading}"


def table(found: Sequence[Cohort]) -> Table:
    """Return every count of the cohorts."""
    return Table(tuple(row(count) for one in found for count in one), HEADINGS)


def row(count: Count) -> Row:
    """Return one count as a row."""
    return {
        "row_id": count.row_id,
        "study_id": count.study.study_id,
        "cohort": cohort(count),
        "therapy": count.therapy,
        "event": count.event,
        "definition": count.definition,
        "months": count.months,
        "events": count.events,
        "total": count.total,
        "unit": count.unit,
        "figure": prose.count_with_interval(count, count.limits()),
    }
