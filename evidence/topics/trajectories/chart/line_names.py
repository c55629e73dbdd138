"""The name of each line by its end, moved until no two overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Layout, Markup, joined, lines, quiet
from evidence.charts.time_axis import LEFT, TimeAxis
from evidence.charts.type_width import SMALL, wrapped
from evidence.cohorts.courses import Course
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.topics.trajectories.chart.lines import Places
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.course_wording import cement_stated, therapy
from evidence.topics.trajectories.drawing import Line

_FAR = 0.55
_LINE = 15
_ROOM, _BENEATH = 148, 210
"""Pixels for a name and for what stands beneath it: what fits on the narrowest screen."""

_AVERAGES = {"mean": "", "median": ", median", "not stated": ", average unnamed"}


@dataclass(frozen=True)
class Room:
    """The strip that the names stand in: its height in pixels and what it spans.

    `detailed` names have the therapy beneath, and the item if lines are `by_item`; names give way
    upwards, or downwards.
    """

    height: float
    span: tuple[float, float]
    detailed: bool
    by_item: bool
    upwards: bool


@dataclass(frozen=True)
class _End:
    course: Course
    x: float
    y: float
    pixel: float
    far: bool
    wish: float


def name_ends(
    parts: Parts, axes: Axes, drawn: Sequence[Line], at: Places, time: TimeAxis, room: Room
) -> None:
    """Write each line's name by its end."""
    size = _LINE * (2 if room.detailed else 1) + 3
    ends = sorted(_ends(drawn, at, time, room, size), key=lambda end: end.wish)
    # In a low panel all names give way together: on a narrow screen both sides would meet.
    sides = (True, False) if room.detailed else (None,)
    for side in sides:
        own = [end for end in ends if side is None or end.far == side]
        upwards = room.upwards == (side is not False)
        spots = spread_out([end.wish for end in own], size, room.height, upwards=upwards)
        for end, spot in zip(own, spots, strict=True):
            parts.note(_name(end, axes, spot, room))


def _ends(
    drawn: Sequence[Line], at: Places, time: TimeAxis, room: Room, size: float
) -> Iterator[_End]:
    """Yield each line's last timed mark; its mark without a time only where it has no other."""
    low, high = room.span
    away = 0.8 * size if room.upwards else -0.8 * size
    for line in drawn:
        if not line.course.preferred:
            continue
        timed = [point for point in line.points if point.months is not None]
        point = (timed or line.points)[-1]
        pixel = (high - point.y) / (high - low) * room.height
        far = (at[point] - LEFT) / (time.right - LEFT) > _FAR
        # Beside its mark a name would lie on lines: names on the left give way to the open side,
        # those on the right to the other.
        shift = -away if far else away * room.detailed
        yield _End(line.course, at[point], point.y, pixel, far, pixel + shift)


def _name(end: _End, axes: Axes, spot: float, room: Room) -> Layout:
    side = "right" if end.far else "left"
    return {
        "x": end.x,
        "y": end.y,
        "xref": axes.x,
        "yref": axes.y,
        "ax": -10 if end.far else 12,
        "ay": spot - end.pixel,
        "text": _label(end.course, detailed=room.detailed, by_item=room.by_item),
        "align": side,
        "xanchor": side,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": theme.LIGHT.axis,
        "standoff": 6,
        "bgcolor": theme.pale(theme.LIGHT.page, 0.7),
        "font": {"size": SMALL, "color": theme.LIGHT.text},
    }


def _label(course: Course, *, detailed: bool, by_item: bool) -> Markup:
    average = _AVERAGES[course.statistic]
    if not detailed:
        after = average if course.statistic == "median" else ""
        after += "" if cement_stated(course.arm) else f", {NO_CEMENT_STATED}"
        return joined(short_study(course, _ROOM), after, between="")
    item = "" if not by_item or course.measure is None else f", {course.measure}"
    beneath = short(f"{therapy(course.arm)}{item}{average}", _BENEATH)
    return lines(short_study(course, _ROOM), quiet(beneath))


def short(text: str, room: float) -> str:
    """Return a text cut to one line of so many pixels."""
    return wrapped(text, room, SMALL, most=1)[0]


def short_study(figure: prose.Printed, room: float) -> str:
    """Return the name of a figure's study cut to so many pixels; its mark is never cut off."""
    cut = short(prose.study(figure.study), room)
    return f"{cut} {prose.MARK}" if figure.touched else cut


def spread_out(
    wishes: Sequence[float], size: float, height: float, *, upwards: bool
) -> list[float]:
    """Return places for wishes (ascending, from the top), `size` apart, inside the height.

    Labels give way upwards (or downwards); only at the edge of the height the other way.
    """
    if not upwards:
        turned = [height - wish for wish in reversed(wishes)]
        found = spread_out(turned, size, height, upwards=True)
        return [height - place for place in reversed(found)]
    found = []
    ceiling = height - size / 2
    for wish in reversed(wishes):
        found.append(min(wish, ceiling))
        ceiling = found[-1] - size
    found.reverse()
    floor = size / 2
    for index, place in enumerate(found):
        found[index] = max(place, floor)
        floor = found[index] + size
    return found
