"""Directions without a number: a row for each arm and what it is compared with."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Layout, Trace, escaped, hover
from evidence.charts.time_axis import TimeAxis
from evidence.charts.type_width import SMALL, width
from evidence.cohorts.followed import time_of
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import Study
from evidence.topics.trajectories.chart.line_names import short, short_study
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.course_wording import against, cement_stated, once, therapy
from evidence.topics.trajectories.drawing import therapy_in
from evidence.topics.trajectories.marks import direction_sentence
from evidence.topics.trajectories.measures import Measure
from evidence.topics.trajectories.reports import Direction

ROW = 34
"""Height of a row with its label above its marks, in pixels."""

BENEATH = 0.2
"""How far a mark stands below the middle of its row, to leave room for the label."""

LABEL = 308
"""Pixels for the label of a row: the plot's width on the narrowest screen."""

_STEP = 0.42
_PALE = 0.5
_SYMBOLS = {"up": "triangle-up", "down": "triangle-down", "same": "line-ew"}


@dataclass(frozen=True)
class Row:
    """The directions of one arm against one kind of comparison."""

    label: str
    directions: tuple[Direction, ...]


def rows(directions: Sequence[Direction], measure: Measure, title: str) -> list[Row]:
    """Return a row for each arm and comparison, in the order of the corpus.

    `title` heads the panel; where it is a therapy, the labels don't repeat it.
    """
    found: defaultdict[tuple[object, ...], list[Direction]] = defaultdict(list)
    for one in directions:
        row = one.statement
        item = row.measure if _names_item(one, measure) else None
        found[one.study, row.arm, item, row.since_before].append(one)
    return [Row(_label(own, measure, title), tuple(own)) for own in found.values()]


def _names_item(one: Direction, measure: Measure) -> bool:
    """Return whether a label must say what was measured."""
    return measure.better == "either" or one.statement.outcome != measure.outcome


def _label(own: Sequence[Direction], measure: Measure, title: str) -> str:
    one = own[0]
    row = one.statement
    parts = [short_study(one, LABEL)]
    named = _names_item(one, measure) and row.measure is not None
    if named:
        parts.append(str(row.measure))
    elif row.arm is None:
        parts.append(therapy_in(row) if therapy_in(row) == prose.ALL_ARMS else prose.WHOLE_STUDY)
    elif row.arm.therapy != title:
        parts.append(therapy(row.arm))
    else:
        parts += [row.arm.label] if _several(one.study, title) else []
        parts += [] if cement_stated(row.arm) else [NO_CEMENT_STATED]
    others = once(against(each.statement) for each in own if not each.statement.since_before)
    versus = ""
    if others:
        versus = f" vs {others[0] if len(others) == 1 else 'other arms'}"
    whole = f"{', '.join(parts)}{versus}"
    if width(whole, SMALL) > LABEL and versus and not named:
        whole = f"{parts[0]}{versus}"
    return short(whole, LABEL)


def _several(study: Study, therapy_name: str) -> bool:
    return sum(arm.therapy == therapy_name for arm in study.arms) > 1


def draw(
    parts: Parts,
    axes: Axes,
    found: Sequence[Row],
    time: TimeAxis,
    measure: Measure,
    strong: frozenset[Study] | None,
) -> None:
    """Add a mark per direction; hollow against another arm, dotted from outside the review.

    `strong` are the studies that stand out, None where all do.
    """
    spots = [
        (one, x, len(found) - 1 - place)
        for place, row in enumerate(found)
        for one, x in _side_by_side(row.directions, time)
    ]
    ways = [measure.way(one.statement) for one, _, _ in spots]
    looks = [_look(one, way, strong) for (one, _, _), way in zip(spots, ways, strict=True)]
    trace: Trace = {
        "name": "direction without a number",
        "mode": "markers+text",
        "x": [x for _, x, _ in spots],
        "y": [level - BENEATH for _, _, level in spots],
        "text": [prose.GLYPHS["unclear"] if way == "unclear" else "" for way in ways],
        "textfont": {"size": 15, "color": [look.colour for look in looks]},
        "marker": theme.markers(looks),
        **hover(
            [direction_sentence(one, measure) for one, _, _ in spots],
            [one.statement.row_id for one, _, _ in spots],
        ),
    }
    parts.scatter(axes, trace)
    for place, row in enumerate(found):
        parts.note(row_label(row.label, len(found) - 1 - place, axes))


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


def _look(one: Direction, way: str, strong: frozenset[Study] | None) -> theme.Look:
    colour = theme.therapy_style(therapy_in(one.statement)).colour
    opacity = 1.0 if strong is None or one.study in strong else _PALE
    if way == "unclear":
        return theme.Look("circle", colour, 12, colour, 2, 0)
    hollow = "" if one.statement.since_before and way != "same" else "-open"
    dotted = "-dot" if one.study.outside_review and way != "same" else ""
    size = 8 if way == "same" else 12
    return theme.Look(f"{_SYMBOLS[way]}{hollow}{dotted}", colour, size, colour, 2, opacity)


def row_label(text: str, level: int, axes: Axes) -> Layout:
    """Return the label of a row, at its top left."""
    return {
        "text": escaped(text),
        "xref": f"{axes.x} domain",
        "yref": axes.y,
        "x": 0,
        "y": level + 0.5,
        "xanchor": "left",
        "yanchor": "top",
        "font": {"size": SMALL, "color": theme.LIGHT.muted},
    }
