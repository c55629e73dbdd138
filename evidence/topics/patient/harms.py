"""Complications: the cohort of the icon array, the others with the same count, and what is left."""

from collections.abc import Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.harms import CLINICAL, of_family, summed_up, usable
from evidence.cohorts.once import NO_CEMENT_STATED, Tallied
from evidence.cohorts.records import Count
from evidence.cohorts.reported import ANY_CAUSE, SEVERAL, TOGETHER, given_to, reported
from evidence.topics.page import Row, Table
from evidence.topics.patient import elsewhere
from evidence.topics.patient.icons import Icons, per_hundred
from evidence.topics.patient.naming import cohort, first_named
from evidence.topics.patient.response import counted, row

SHOWN = 3
"""How many other cohorts are named; the rest are counted."""

EVENTS = ("any complication", "major complication")

RULE = (
    "The icons show one cohort, never a pool: of the studies of spinal tumours alone the largest "
    "that counts any complication in patients, or else major complications; of other studies only "
    "where none of these does. A cohort whose cement is not stated never stands for others. "
    "Crossed icons are as many more as the upper limit of the 95 % Wilson interval leaves possible."
)

HEADINGS = {
    "cohort": "Cohort",
    "event": "Counted",
    "definition": "As defined",
    "figure": "Count",
    "why_not": "Not counted, because",
}


def tallied(choice: Choice) -> tuple[Tallied[Count], ...]:
    """Return each cohort's widest count of complications in patients of the arms asked for."""
    asked = choice.selection.therapy
    found = summed_up(count for count in choice.counts if given_to(count, asked))
    return tuple(sorted(found, key=lambda one: _place(one.row)))


def _place(count: Count) -> tuple[bool, bool, int]:
    return first_named(count.study, count.arm, count.total)


def icons(found: Sequence[Tallied[Count]]) -> Icons | None:
    """Return the cohort of the icon array, by `RULE`; None where no cohort counts either event."""
    rows = [one.row for one in found if one.counts]
    for tumours in (True, False):
        for event in EVENTS:
            alike = [one for one in rows if one.event == event and one.study.of_tumours is tumours]
            if alike:
                return per_hundred(max(alike, key=lambda count: count.total or 0))
    return None


def sentences(
    choice: Choice, found: Sequence[Tallied[Count]], shown: Icons | None
) -> tuple[str, ...]:
    """Return the cohort of the icons, the others with its count, and how the rest count."""
    rest = [*_left_out(found, shown), *_otherwise(choice, found, shown)]
    if shown is not None:
        own = f"{cohort(shown.count)}: {counted(shown.count)}."
        return (own, *_others(found, shown), *rest, *_together(choice))
    if not rest:
        return elsewhere.none_reported(choice, "complications")
    none = "No cohort here counts any or major complications in patients known to have had cement."
    return (none, *rest, *_together(choice), *elsewhere.in_wider(choice, "complications"))


def _others(found: Sequence[Tallied[Count]], shown: Icons) -> list[str]:
    alike = [one.row for one in found if one.counts and _like(one.row, shown)]
    if not alike:
        return ["No other cohort here prints this count in patients."]
    return [f"Other cohorts with this count: {_named(alike)}."]


def _like(count: Count, shown: Icons) -> bool:
    return count.event == shown.count.event and count is not shown.count


def _left_out(found: Sequence[Tallied[Count]], shown: Icons | None) -> list[str]:
    """Name the cohorts with the count of the icons, or with either, that don't count."""
    rows = [one for one in found if not one.counts]
    if shown is not None:
        rows = [one for one in rows if _like(one.row, shown)]
    if not rows:
        return []
    told = (
        _short(one.row) + ("" if one.why_not == NO_CEMENT_STATED else f", {one.why_not}")
        for one in rows
    )
    return [f"Printed, but not counted here: {prose.shortened(told, 2)}."]


def _otherwise(choice: Choice, found: Sequence[Tallied[Count]], shown: Icons | None) -> list[str]:
    """Name the studies that count complications in another way: other events, other units."""
    asked = choice.selection.therapy
    told = {
        one.row.study.study_id
        for one in found
        if (one.row.event == shown.count.event if shown else not one.counts)
    }
    rest: dict[str, Count] = {}
    for count in usable(of_family(choice.counts, CLINICAL)):
        if count.study.study_id not in told and given_to(count, asked):
            rest.setdefault(count.study.study_id, count)
    if not rest:
        return []
    if shown is None:
        return [f"Counted instead: {_named(tuple(rest.values()))}."]
    names = prose.some((prose.whose(count) for count in rest.values()), 3)
    more = f"{prose.number(len(rest))} more {prose.plural(len(rest), 'study')}"
    verb = prose.verb(len(rest), "counts", "count")
    return [f"{more} {verb} other complications, or in other units ({names})."]


def _together(choice: Choice) -> list[str]:
    """Name the studies that count only other patients with these, or harm of any cause."""
    otherwise = reported(choice, "complications").otherwise
    kept = {why: otherwise[why] for why in (SEVERAL, TOGETHER, ANY_CAUSE) if why in otherwise}
    if not kept:
        return []
    return [f"Not shown, as counted only {elsewhere.told(kept)}."]


def _named(counts: Sequence[Count]) -> str:
    return prose.shortened((_short(count) for count in counts), SHOWN)


def _short(count: Count) -> str:
    figure = prose.count_with_interval(count, count.limits())
    return f"{cohort(count)} – {figure}"


def table(found: Sequence[Tallied[Count]]) -> Table:
    """Return every cohort's widest count of complications in patients, and why some don't count."""
    return Table(tuple(_row(one) for one in found), HEADINGS)


def _row(one: Tallied[Count]) -> Row:
    return {**row(one.row), "counted": one.counts, "why_not": one.why_not}
