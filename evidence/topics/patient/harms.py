"""Complications: the cohort of the icon array, the others with the same count, and what is left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.harms import CLINICAL, of_family, severity_of, summed_up, usable
from evidence.cohorts.once import NO_CEMENT_STATED, Tallied
from evidence.cohorts.records import Count
from evidence.cohorts.reported import ANY_CAUSE, SEVERAL, TOGETHER, given_to, reported
from evidence.topics.page import Chart, Row, Table
from evidence.topics.patient import elsewhere
from evidence.topics.patient.chart import icon_array
from evidence.topics.patient.naming import cohort, first_named
from evidence.topics.patient.response import counted, row

SHOWN = 3
"""How many other cohorts are named; the rest are counted."""

EVENTS = ("any complication", "major complication")

RULE = (
    "The icons show one cohort, never a pool: of the studies of spinal tumours alone the largest "
    "that counts any complication in patients, or else major complications; of other studies only "
    "where none of these does. A cohort whose cement is not stated never stands for others."
)

HEADINGS = {
    "cohort": "Cohort",
    "event": "Counted",
    "definition": "As defined",
    "figure": "Count",
    "why_not": "Not counted, because",
}


@dataclass(frozen=True)
class Icons:
    """One cohort's count per 100: `shown` icons were reported, up to `possible` are in reach."""

    count: Count
    shown: int
    possible: int


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
                return _per_hundred(max(alike, key=lambda count: count.total or 0))
    return None


def _per_hundred(count: Count) -> Icons:
    limits = count.limits()
    assert limits is not None
    assert count.events is not None
    assert count.total is not None
    shown = round(100 * count.events / count.total)
    # The limit as it is printed, with one decimal, so that text and icons agree.
    return Icons(count, shown, max(math.ceil(round(100 * limits[1], 1)), shown))


def chart(shown: Icons | None) -> Chart | None:
    """Return the icon array with its words and table; None without a cohort."""
    if shown is None:
        return None
    count = shown.count
    figure = prose.count_with_interval(count, count.limits())
    states = {
        "reported": (shown.shown, "reported in the cohort, per 100"),
        "possible": (shown.possible - shown.shown, "possible within the interval"),
        "free": (100 - shown.possible, "beyond the interval"),
    }
    named = cohort(count)
    return Chart(
        icon_array(
            {state: number for state, (number, _) in states.items()},
            {state: f"{words}\n{named}: {figure}" for state, (_, words) in states.items()},
            severity_of(count),
            count.row_id,
        ),
        alt=(
            f"100 icons: {shown.shown} reported with {count.event}, up to {shown.possible} "
            f"possible within the interval, from {named}."
        ),
        table=Table(
            tuple(
                {
                    "row_id": count.row_id,
                    "study_id": count.study.study_id,
                    "state": words,
                    "icons": number,
                    "figure": figure,
                }
                for number, words in states.values()
            ),
            {"state": "Icons", "icons": "Of 100", "figure": "Count behind them"},
        ),
        marks={count.row_id: f"{named}: {counted(count)}"},
    )


def sentences(
    choice: Choice, found: Sequence[Tallied[Count]], shown: Icons | None
) -> tuple[str, ...]:
    """Return the cohort of the icons, the others with its count, and how the rest count."""
    rest = [*_left_out(found, shown), *_otherwise(choice, found, shown)]
    if shown is not None:
        return (*_icon_lines(shown), *_others(found, shown), *rest, *_together(choice))
    if not rest:
        return elsewhere.none_reported(choice, "complications")
    none = "No cohort here counts any or major complications in patients known to have had cement."
    return (none, *rest, *_together(choice), *elsewhere.in_wider(choice, "complications"))


def _icon_lines(shown: Icons) -> list[str]:
    count, could = shown.count, shown.possible - shown.shown
    solid = prose.counted(shown.shown, "solid icon")
    rounded = " (fewer than 1 in 200)" if count.events and not shown.shown else ""
    return [
        f"{cohort(count)}: {counted(count)}.",
        (
            f"Per 100 patients: {solid}{rounded}, as reported; {could} crossed and faded, as many "
            "more as the upper limit of the 95 % Wilson interval leaves possible."
        ),
    ]


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
