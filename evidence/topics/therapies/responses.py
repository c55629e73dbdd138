"""How many responded: wanted outcomes that were counted, each with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.charts.rows import Rows
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import therapy_order
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import Count
from evidence.cohorts.reported import arms_asked
from evidence.topics.drawn import largest
from evidence.topics.page import Chart, Row, Table
from evidence.topics.therapies.therapy_wording import patients_with

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "pain relief": ("pain response", "complete response", "partial response", "clinical benefit"),
    "tumour control": ("local control",),
}
"""Wanted outcomes that are counted, in reading order, by what they are about."""

AXIS = "Share of those counted, %"
MEASURE = "Share with the outcome in each arm, % with 95 % interval"
ALT = "Share with the wanted outcome in each arm, with Wilson intervals."
_KEY = (
    "Lines: 95 % Wilson intervals; outlined: computed by us{outside}. Studies define response in "
    "different ways, named in the table."
)

HEADINGS: Mapping[str, str] = {
    "event": "Outcome",
    "therapy": "Therapy",
    "study": "Study",
    "aetiology": "Aetiology",
    "figure": "Count and share",
    "definition": "What was counted",
    "months": "Months",
    "basis": "Basis",
    "locator": "Printed in",
}


@dataclass(frozen=True)
class Responses:
    """The counts of one wanted outcome; `nothing` says so where no count can be drawn.

    `found` says what the chart shows.
    """

    nothing: str
    found: str
    chart: Chart | None
    key: str
    undrawn: Table
    undrawn_note: str


def responses(choice: Choice, outcome: str) -> Responses:
    """Return the counts of treated arms for one of `OUTCOMES`, by event, therapy and year.

    Counts of several therapies together stand once, as such.
    """
    events = OUTCOMES[outcome]
    found = [
        count
        for count in choice.counts
        if count.good
        and count.event in events
        and count.kind in {"response", "local control"}
        and count.left_out is None
        and _asked(count, choice.selection.therapy)
    ]
    found.sort(key=lambda count: (events.index(count.event), *_place(count)))
    drawn = [count for count in found if count.counted]
    rest = [count for count in found if not count.counted]
    return Responses(
        nothing="" if drawn else _nothing(choice, outcome, rest),
        found=_found(drawn),
        chart=_chart(drawn),
        key=_key(drawn) if drawn else "",
        undrawn=Table(tuple(map(_row, rest)), HEADINGS),
        undrawn_note=_undrawn(rest) if drawn else "",
    )


def _asked(count: Count, therapies: Sequence[str]) -> bool:
    """Return whether a count is of a therapy that the reader asked for, at least in part."""
    counted = count.study.therapies if count.therapy is None else (count.therapy,)
    return not therapies or not set(therapies).isdisjoint(counted)


def _place(count: Count) -> tuple[tuple[int, ...], int, str]:
    order = (99,) if count.therapy is None else therapy_order(count.therapy)
    return order, count.study.year or 0, count.study.study_id


def _nothing(choice: Choice, outcome: str, rest: Sequence[Count]) -> str:
    studies = {study.study_id for study, _ in arms_asked(choice)}
    if len(studies) == 1:
        text = f"The one study with treated patients on show prints no count of {outcome}"
    else:
        text = (
            f"None of the {prose.counted(len(studies), 'study')} with treated patients on show "
            f"prints {outcome} as a count out of a total"
        )
    if not rest:
        return f"{text}."
    return f"{text}. {_undrawn(rest)}"


def _key(drawn: Sequence[Count]) -> str:
    """Return how the marks are read: only of those that are on the chart."""
    outside = any(count.study.outside_review for count in drawn)
    return _KEY.format(outside=f"; {theme.OUTSIDE_MARK}" if outside else "")


def _found(drawn: Sequence[Count]) -> str:
    """Return the range of the shares of each outcome, in how many counts."""
    shares: dict[str, list[float]] = {}
    for count in drawn:
        assert count.share is not None
        shares.setdefault(count.event, []).append(count.share)
    told = "; ".join(
        f"{event}: {prose.span(own)} in {prose.counted(len(own), 'count')}"
        for event, own in shares.items()
    )
    studies = {count.study.study_id for count in drawn}
    whose = "the" if len(studies) == 1 else "each"
    return f"{prose.capital(told)}, as {whose} study defines it." if told else ""


def _undrawn(rest: Sequence[Count]) -> str:
    if not rest:
        return ""
    studies = prose.counted(len({count.study.study_id for count in rest}), "study")
    return (
        f"{prose.capital(prose.counted(len(rest), 'figure'))} of {studies} "
        f"{prose.verb(len(rest), 'has', 'have')} no count out of a total and "
        f"{prose.verb(len(rest), 'is', 'are')} not drawn."
    )


def therapy_of_count(count: Count) -> str:
    """Return the therapy counted, with its doubts: several together, or cement not stated."""
    if count.therapy is None:
        therapies = prose.listed(count.study.therapies)
        return f"{therapies}, arms together"
    return count.therapy if count.cement_known else f"{count.therapy}, {NO_CEMENT_STATED}"


def _row(count: Count) -> Row:
    limits = count.limits()
    return {
        "row_id": count.row_id,
        "study_id": count.study.study_id,
        "event": count.event,
        "therapy": therapy_of_count(count),
        "study": prose.whose(count),
        "aetiology": count.study.aetiology,
        "figure": prose.count_with_interval(count, limits),
        "events": count.events,
        "total": count.total,
        "unit": count.unit,
        "low": None if limits is None else limits[0],
        "high": None if limits is None else limits[1],
        "definition": count.definition,
        "months": count.months,
        "basis": prose.BASIS[count.source.basis],
        "locator": count.source.locator,
    }


def _chart(drawn: Sequence[Count]) -> Chart | None:
    if not drawn:
        return None
    kept = largest(drawn, lambda count: count.total, "counts")
    return Chart(
        figure=noted(_drawn(kept.items, wide=True), kept.note),
        compact=noted(_drawn(kept.items, wide=False), kept.note),
        alt=kept.told(ALT),
        measure=MEASURE,
        table=Table(tuple(map(_row, drawn)), HEADINGS),
        marks={count.row_id: _sentence(count) for count in kept.items},
    )


def _sentence(count: Count) -> str:
    figure = prose.count_with_interval(count, count.limits())
    return f"{prose.whose(count)}, {therapy_of_count(count)}: {figure}; {count.definition}"


def _drawn(drawn: Sequence[Count], *, wide: bool) -> Figure:
    rows = Rows(220, (180,), narrowest=800) if wide else Rows(0, (180,))
    event = ""
    for count in drawn:
        if count.event != event:
            event = count.event
            rows.heading(prose.capital(event))
        limits, share = count.limits(), count.share
        assert limits is not None
        assert share is not None
        figure = prose.count_with_interval(count, limits)
        line = rows.row(prose.whose(count), _below(count), figure)
        therapy = count.therapy or count.study.therapies[0]
        colour = theme.LIGHT.muted if count.therapy is None else theme.therapy_style(therapy).colour
        low, high = 100 * limits[0], 100 * limits[1]
        words = _sentence(count)
        rows.interval(line, low, high, colour, hover=words, row_id=count.row_id)
        look = (
            theme.Look("circle", colour)
            if count.therapy is None
            else theme.look(therapy, count.study.collection, basis=count.source.basis)
        )
        rows.mark(line, 100 * share, look, words, count.row_id, group=therapy_of_count(count))
    return rows.figure(AXIS, (-2, 102), ticks=(0, 25, 50, 75, 100), side="top")


def _below(count: Count) -> str:
    aside = "" if count.study.of_tumours else f", {patients_with(count.study.aetiology)}"
    when = "" if count.months is None else f", {prose.months(count.months)}"
    return f"{therapy_of_count(count)}{aside}{when}"
