"""Directions stated without a number: a row for each arm and what it is compared with."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, Trace, hover
from evidence.charts.rows import Rows
from evidence.charts.time_axis import BREAK, LEFT, SCALE, TimeAxis
from evidence.cohorts.comparisons import therapy_order
from evidence.cohorts.followed import time_of
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.topics.trajectories.course_wording import against, cement_stated, once
from evidence.topics.trajectories.drawing import Drawing, therapy_in
from evidence.topics.trajectories.marks import direction_sentence
from evidence.topics.trajectories.measures import Measure
from evidence.topics.trajectories.reports import Direction

AXIS = f"Time since treatment, {SCALE}"

_STEP = 0.42
_SYMBOLS = {"up": "triangle-up", "down": "triangle-down", "same": "line-ew"}


@dataclass(frozen=True)
class Row:
    """The directions of one arm against one kind of comparison."""

    directions: tuple[Direction, ...]

    @property
    def therapy(self) -> str:
        """Return the therapy that the row is about."""
        return therapy_in(self.directions[0].statement)

    @property
    def study(self) -> str:
        """Return the name of the study, marked where a direction is in doubt."""
        return prose.whose(*self.directions)

    def below(self, measure: Measure) -> str:
        """Return which arm and item, and against what, as far as heading and axis don't say it."""
        one = self.directions[0]
        row, arm = one.statement, one.statement.arm
        parts = [row.measure or ""] if _names_item(one, measure) else []
        if arm is None and self.therapy != prose.ALL_ARMS:
            parts.append(prose.WHOLE_STUDY)
        elif arm is not None:
            several = sum(each.therapy == arm.therapy for each in one.study.arms) > 1
            parts += [arm.label if several else "", "" if cement_stated(arm) else NO_CEMENT_STATED]
        others = once(
            against(each.statement) for each in self.directions if not each.statement.since_before
        )
        if others:
            parts.append(f"against {others[0] if len(others) == 1 else 'other arms'}")
        return ", ".join(part for part in parts if part)

    @property
    def said(self) -> str:
        """Return what is stated, each direction once."""
        return "; ".join(once(prose.stated(each.statement) for each in self.directions))


def _names_item(one: Direction, measure: Measure) -> bool:
    """Return whether a row must say what was measured."""
    return measure.better == "either" or one.statement.outcome != measure.outcome


def rows(directions: Sequence[Direction], measure: Measure) -> list[Row]:
    """Return a row for each arm and comparison, by therapy, else in the order of the corpus."""
    found: defaultdict[tuple[object, ...], list[Direction]] = defaultdict(list)
    for one in directions:
        row = one.statement
        item = row.measure if _names_item(one, measure) else None
        found[one.study, row.arm, item, row.since_before].append(one)
    made = [Row(tuple(own)) for own in found.values()]
    return sorted(made, key=_place)


def _place(row: Row) -> tuple[int, ...]:
    """Return the place of a row's therapy; what is said of all arms together comes last."""
    return (99,) if row.therapy == prose.ALL_ARMS else therapy_order(row.therapy)


def directions_chart(drawn: Drawing, *, wide: bool) -> Figure:
    """Draw a mark for each direction in its row: hollow against another arm."""
    sheet = Rows(250, (120,), narrowest=800) if wide else Rows(0, (120,))
    time, lines, heading = drawn.axis, {}, ""
    for row in rows(drawn.directions, drawn.measure):
        if row.therapy != heading:
            heading = row.therapy
            sheet.heading(prose.capital(heading))
        line = sheet.row(row.study, row.below(drawn.measure), row.said)
        lines[line] = row
    if time.lane is not None:
        first, last = min(lines), max(lines)
        sheet.band(time.lane_left, time.right, first, last, hatched=False)
    sheet.reference(BREAK, dash="dot")
    unclear: list[tuple[Direction, float, float]] = []
    for line, row in lines.items():
        for one, x in _side_by_side(row.directions, time):
            way = drawn.measure.way(one.statement)
            if way == "unclear":
                unclear.append((one, x, sheet.middles[line]))
                continue
            words = direction_sentence(one, drawn.measure)
            row_id = one.statement.row_id
            sheet.mark(line, x, _look(one, way), words, row_id, "direction without a number")
    ticks = time.ticks_within(sheet.columns.plot)
    figure = sheet.figure(AXIS, (LEFT, time.right), ticks=ticks, side="top")
    traces = figure["data"]
    assert isinstance(traces, Sequence)
    return {**figure, "data": [*traces, *_letters(unclear, drawn.measure)]}


def _letters(unclear: Sequence[tuple[Direction, float, float]], measure: Measure) -> list[Trace]:
    """Return the question marks of directions that nobody can tell."""
    if not unclear:
        return []
    colours = [theme.therapy_style(therapy_in(one.statement)).colour for one, _, _ in unclear]
    return [
        {
            "type": "scatter",
            "name": "direction without a number, unclear",
            "mode": "text",
            "x": [x for _, x, _ in unclear],
            "y": [y for _, _, y in unclear],
            "text": [prose.GLYPHS["unclear"]] * len(unclear),
            "textfont": {"size": 16, "color": colours},
            **hover(
                [direction_sentence(one, measure) for one, _, _ in unclear],
                [one.statement.row_id for one, _, _ in unclear],
            ),
        }
    ]


def _side_by_side(directions: Sequence[Direction], time: TimeAxis) -> list[tuple[Direction, float]]:
    """Return directions with their places; those of one time are set side by side."""
    at: defaultdict[float, list[Direction]] = defaultdict(list)
    for one in directions:
        at[time.place(time_of(one.statement))].append(one)
    return [
        (one, x + (rank - (len(own) - 1) / 2) * min(_STEP, 1.3 / len(own)))
        for x, own in at.items()
        for rank, one in enumerate(own)
    ]


def _look(one: Direction, way: str) -> theme.Look:
    colour = theme.therapy_style(therapy_in(one.statement)).colour
    hollow = "" if one.statement.since_before and way != "same" else "-open"
    dotted = "-dot" if one.study.outside_review and way != "same" else ""
    # Of a reader's own studies triangles have hollowed sides; arrows with a cross there are none.
    own = "star-" if one.study.yours and way != "same" else ""
    size = 8 if way == "same" else 12
    return theme.Look(f"{own}{_SYMBOLS[way]}{hollow}{dotted}", colour, size, colour, 2)
