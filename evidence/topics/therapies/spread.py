"""Changes of pain within each therapy, side by side and never pooled: medians, ranges, words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.charts.rows import Rows
from evidence.cohorts.once import NO_CEMENT_STATED, Tallied
from evidence.cohorts.pain import PainResult, changes, tallied
from evidence.statistics import Spread, median_and_range
from evidence.topics.drawn import Drawn, largest, patients
from evidence.topics.page import Chart, Row, Table
from evidence.topics.therapies import pain_rows
from evidence.topics.therapies.therapy_wording import AETIOLOGIES, patients_with

Kept: TypeAlias = Drawn[Tallied[PainResult]]

AXIS = "Change of pain, points of 10 (after − before)"
MEASURE = "Change of pain in each arm by therapy, points of 10 (after − before)"
ALT = "Changes of pain by therapy: each arm, with range and median of the arms, not pooled."
HEADINGS: Mapping[str, str] = {
    "therapy": "Therapy",
    "aetiology": "Aetiology",
    "cement": "Cement",
    "arms": "Arms",
    "counted": "Counted with a change",
    "median": "Median change",
    "low": "Largest fall",
    "high": "Smallest fall",
    "directions": "Arms by direction",
}


@dataclass(frozen=True)
class Group:
    """The arms of one therapy in one aetiology; those without stated cement by themselves."""

    therapy: str
    aetiology: str
    cement_known: bool
    results: tuple[PainResult, ...]
    moved: tuple[Tallied[PainResult], ...]

    @property
    def spread(self) -> Spread | None:
        """Return median and range of the changes that count, in points of 10."""
        found = changes(self.moved)
        return median_and_range(found) if found else None

    @property
    def directions(self) -> str:
        """Return the arms by direction, from the numbers where there are some, else as stated."""
        found = Counter(one.direction for one in self.results)
        words = (
            f"{NO_DIRECTION if way is None else prose.PAIN_DIRECTIONS[way]} in {number}"
            for way, number in found.items()
        )
        return ", ".join(words)


NO_DIRECTION = "no score before"


def groups(results: Sequence[PainResult]) -> tuple[Group, ...]:
    """Return the groups in the order of the therapies, tumours first within each."""
    found: dict[tuple[str, str, bool], list[PainResult]] = {}
    therapies = list(dict.fromkeys(one.therapy for one in results))
    for one in results:
        found.setdefault((one.therapy, one.study.aetiology, one.cement_known), []).append(one)

    def place(key: tuple[str, str, bool]) -> tuple[int, int, bool]:
        therapy, aetiology, known = key
        return therapies.index(therapy), AETIOLOGIES.index(aetiology), not known

    rows = {row.row.row_id: row for row in tallied(results)}
    return tuple(
        Group(
            *key,
            results=tuple(found[key]),
            moved=tuple(rows[one.row_id] for one in found[key] if one.row_id in rows),
        )
        for key in sorted(found, key=place)
    )


def spread_chart(results: Sequence[PainResult], *, brief: bool = False) -> Chart | None:
    """Return the chart of changes by therapy; None where no arm has one.

    `brief` puts therapies with a single arm on one line, and arms without stated cement on
    another.
    """
    found = groups(results)
    drawn = [group for group in found if group.moved]
    if not drawn:
        return None
    kept = largest(
        (row for group in drawn for row in group.moved),
        lambda row: patients(row.row.study, row.row.arm),
        "arms",
        "points",
        "medians and ranges are those of all",
    )
    return Chart(
        figure=noted(_drawn(drawn, kept, brief=brief, wide=True), kept.note),
        compact=noted(_drawn(drawn, kept, brief=brief, wide=False), kept.note),
        alt=kept.told(ALT),
        measure=MEASURE,
        table=Table(tuple(map(_row, found)), HEADINGS),
    )


def key(results: Sequence[PainResult]) -> str:
    """Return what the marks on the chart mean: only of those that are on it."""
    pale = any(not row.counts for row in tallied(results))
    text = (
        "Mark: an arm; band and tick: range and median of the arms, not pooled and not weighted; "
        "median (range) to the right."
    )
    if any(row.row.study.outside_review for row in tallied(results)):
        text = f"{text.removesuffix('.')}; {theme.OUTSIDE_MARK}."
    return f"{text} Pale marks are not counted: see the arms by themselves." if pale else text


def _drawn(drawn: Sequence[Group], kept: Kept, *, brief: bool, wide: bool) -> Figure:
    rows = Rows(230, (150,), narrowest=800) if wide else Rows(0, (150,))
    own = [group for group in drawn if not brief or (group.cement_known and _several(group))]
    for group in own:
        text = _figure(group)
        line = rows.row(group.therapy, _below(group), text, muted=not group.cement_known)
        _range(rows, line, group)
        _arms(rows, line, kept.of(group.moved))
    if brief:
        rest = [group for group in drawn if group not in own]
        known = [group for group in rest if group.cement_known]
        _together(rows, "Other therapies", known, kept)
        unknown = [group for group in rest if not group.cement_known]
        _together(rows, "Cement not stated", unknown, kept)
    highest = max(row.row.change or 0 for group in drawn for row in group.moved)
    limits = (-10.2, max(0, ceil(highest)) + 0.2)
    ticks = [*range(-10, max(0, ceil(highest)) + 1, 2)]
    labels = {float(tick): prose.signed(tick) for tick in ticks}
    return rows.figure(AXIS, limits, ticks=labels, better="left", side="top")


def _several(group: Group) -> bool:
    return len(group.moved) > 1


def _below(group: Group) -> str:
    counted = sum(row.counts for row in group.moved)
    text = f"{patients_with(group.aetiology)}, {prose.counted(len(group.moved), 'arm')}"
    if not group.cement_known:
        return f"{text}, {NO_CEMENT_STATED}"
    rest = len(group.moved) - counted
    if not counted:
        return f"{text}, not counted"
    return f"{text}, {rest} not counted" if rest else text


def _figure(group: Group) -> str:
    spread = group.spread
    if spread is None:
        return "not summed up"
    middle = prose.signed(spread.median)
    if spread.k == 1:
        return middle
    return f"{middle} ({prose.signed(spread.low)} to {prose.signed(spread.high)})"


def _range(rows: Rows, line: int, group: Group) -> None:
    spread = group.spread
    if spread is None or spread.k == 1:
        return
    colour = theme.therapy_style(group.therapy).colour
    rows.stroke(line, spread.low, spread.high, theme.pale(colour, 0.35), width=10)
    words = (
        f"{group.therapy}, {patients_with(group.aetiology)}: median change "
        f"{prose.signed(spread.median)} in {prose.counted(spread.k, 'arm')}, "
        f"{prose.signed(spread.low)} to {prose.signed(spread.high)}"
    )
    tick = theme.Look("line-ns-open", theme.LIGHT.text, 20, theme.LIGHT.text, 2)
    rows.mark(line, spread.median, tick, words, group="median")


def _arms(rows: Rows, line: int, moved: Sequence[Tallied[PainResult]]) -> None:
    for tally in moved:
        one = tally.row
        assert one.score is not None
        assert one.change is not None
        look = theme.look(
            one.therapy, one.study.collection, one.score.statistic, one.score.source.basis
        )
        if not tally.counts:
            look = theme.Look(
                look.symbol, look.colour, look.size, look.outline, look.outline_width, 0.4
            )
        words = f"{one.therapy}. {pain_rows.sentence(one, tally.why_not)}"
        rows.mark(line, one.change, look, words, one.row_id, group=one.therapy)


def _together(rows: Rows, name: str, found: Sequence[Group], kept: Kept) -> None:
    moved = [row for group in found for row in group.moved]
    if moved:
        known = all(group.cement_known for group in found)
        below = "one arm each" if known else "not summed up"
        line = rows.row(name, below, prose.counted(len(moved), "arm"), muted=not known)
        _arms(rows, line, kept.of(moved))


def _row(group: Group) -> Row:
    spread = group.spread
    return {
        "therapy": group.therapy,
        "aetiology": group.aetiology,
        "cement": "given" if group.cement_known else prose.NOT_STATED,
        "arms": len(group.results),
        "counted": sum(row.counts for row in group.moved),
        "median": None if spread is None else round(spread.median, 2),
        "low": None if spread is None else spread.low,
        "high": None if spread is None else spread.high,
        "directions": group.directions,
    }
