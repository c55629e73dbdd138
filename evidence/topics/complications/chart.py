"""Each cohort's count with its interval, beneath the range that the review claims."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.cohorts.harms import CLINICAL, FRACTURES, LEAKAGE
from evidence.cohorts.records import Family
from evidence.cohorts.review_records import Claim
from evidence.topics.complications import claims
from evidence.topics.complications.asked import OVERALL, Asked
from evidence.topics.complications.column_layout import Sheet, rounded_end, sheet, told
from evidence.topics.complications.harm_wording import PATIENTS, what
from evidence.topics.complications.shown import Cohort, table
from evidence.topics.drawn import Drawn, largest
from evidence.topics.page import Chart

_AXES: Mapping[Family, str] = {
    CLINICAL: "with a complication",
    LEAKAGE: "with a leak",
    FRACTURES: "with a new fracture",
}
ROOM = 2.0
"""How far an axis reaches at least, in multiples of the highest claim."""
_USUAL = 0.8
"""Share of the intervals that the axis holds whole; an arrow ends the others."""


def chart(
    asked: Asked, rows: Sequence[Cohort], drawn: Sequence[Cohort], claimed: Sequence[Claim]
) -> Chart | None:
    """Return claims as hatched ranges and cohorts as marks with intervals, by aetiology.

    Args:
        asked: what is counted.
        rows: every count on screen, for the table.
        drawn: the counts to draw, in order.
        claimed: the ranges that may stand beside them.
    """
    if not drawn and not claimed:
        return None
    kept = largest(drawn, lambda one: one.count.total, "counts")
    return Chart(
        figure=noted(_figure(asked, drawn, kept, claimed, compact=False), kept.note),
        compact=noted(_figure(asked, drawn, kept, claimed, compact=True), kept.note),
        alt=kept.told(_alt(asked, drawn, claimed)),
        measure=_measure(asked, drawn),
        table=table(rows),
        marks=marks(kept.items, claimed),
    )


def _figure(
    asked: Asked,
    drawn: Sequence[Cohort],
    kept: Drawn[Cohort],
    claimed: Sequence[Claim],
    *,
    compact: bool,
) -> Figure:
    begun = sheet(_end(drawn, claimed), compact=compact)
    order = [*(claim.aetiology for claim in claimed), *(_aetiology(one) for one in drawn)]
    for aetiology in dict.fromkeys(order):
        own = [one for one in drawn if _aetiology(one) == aetiology]
        claim = next((one for one in claimed if one.aetiology == aetiology), None)
        begun.rows.heading(prose.capital(PATIENTS[aetiology]))
        _part(begun, own, kept.of(own), claim)
    return begun.figure(_title(asked, drawn))


def _aetiology(one: Cohort) -> str:
    return one.count.study.aetiology


def _part(begun: Sheet, own: Sequence[Cohort], kept: Sequence[Cohort], claim: Claim | None) -> None:
    first = last = begun.claimed(claim) if claim else 0
    definition = None
    for one in kept:
        if definition != (one.count.event, one.count.unit):
            definition = (one.count.event, one.count.unit)
            event = prose.capital(one.count.event)
            begun.rows.subheading(f"{event}, {prose.per_unit(one.count.unit)}")
        last = _row(begun, one)
    if not own:
        begun.rows.note("Nothing to draw here; what there is instead is said in words.")
    elif not kept:
        begun.rows.note("Its counts are in the table; none is among the largest.")
    if claim:
        begun.band(claim, first, last)


def _row(begun: Sheet, one: Cohort) -> int:
    below = f"{one.therapy}; not counted: {one.why_not}" if one.why_not else one.therapy
    name = prose.whose(one.count)
    line = begun.row(name, below, _number(one), muted=bool(one.why_not))
    look = theme.look(
        one.therapy,
        one.count.study.collection,
        "mean" if one.limits else "not stated",
        one.count.source.basis,
    )
    text = hover(one)
    if one.limits:
        low, high = (100 * limit for limit in one.limits)
        colour = theme.therapy_style(one.therapy).colour
        begun.rows.interval(line, low, high, colour, hover=text, row_id=one.count.row_id)
    begun.rows.mark(line, 100 * one.share, look, text, one.count.row_id, one.therapy)
    return line


def _number(one: Cohort) -> tuple[str, str]:
    """Return the count, then its share and limits."""
    return prose.count(one.count), prose.interval(one.share, *one.limits) if one.limits else ""


def hover(one: Cohort) -> str:
    """Return everything about a mark as sentences."""
    text = (
        f"{prose.whose(one.count)}, {one.therapy}\n{one.figure}\n"
        f"Counted: {one.count.event}: {one.count.definition}\n"
        f"{prose.capital(prose.BASIS[one.count.source.basis])}."
    )
    return f"{text}\nNot counted: {one.why_not}." if one.why_not else text


def _end(drawn: Iterable[Cohort], claimed: Iterable[Claim]) -> float:
    rows = list(drawn)
    highs = sorted(100 * one.limits[1] for one in rows if one.limits)
    reach = [highs[int(_USUAL * (len(highs) - 1))]] if highs else []
    room = [claim.high_percent * ROOM for claim in claimed]
    return rounded_end([10.0, *room, *reach, *(100 * one.share for one in rows)])


def _of(drawn: Iterable[Cohort]) -> str:
    units = {one.count.unit for one in drawn}
    return f"% of {units.pop()}" if len(units) == 1 and prose.NOT_STATED not in units else "%"


def _title(asked: Asked, drawn: Iterable[Cohort]) -> str:
    return f"{prose.capital(_with(asked))}, {_of(drawn)}"


def _with(asked: Asked) -> str:
    return _AXES[asked.kind] if asked.event == OVERALL else f"with {asked.event}"


def _measure(asked: Asked, drawn: Collection[Cohort]) -> str:
    """Return what is drawn: cohorts' shares with intervals, or the claimed ranges alone."""
    if not drawn:
        return f"Share {_with(asked)} as the review claims it, %"
    return f"Share {_with(asked)} in each cohort, {_of(drawn)}, with 95 % interval"


def _alt(asked: Asked, drawn: Sequence[Cohort], claimed: Sequence[Claim]) -> str:
    ranges = prose.listed(f"{PATIENTS[one.aetiology]} {claims.text(one)}" for one in claimed)
    beside = f", beneath the claimed ranges: {ranges}" if ranges else ""
    many = prose.capital(prose.counted(len(drawn), "count"))
    return f"{many} of {what(asked)} with 95 % intervals, by aetiology{beside}."


def marks(drawn: Iterable[Cohort], claimed: Iterable[Claim]) -> dict[str, str]:
    """Return what each mark says, by row id, for readers who choose from a list."""
    ranges = {claim.row_id: told(claim) for claim in claimed}
    counts = {
        one.count.row_id: f"{prose.whose(one.count)}, {one.count.event}: {one.figure}"
        for one in drawn
    }
    return ranges | counts
