"""The name of each line in a column at the right of its panel, where no mark can be beneath it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Layout, Markup, bold, coloured, escaped, lines
from evidence.charts.time_axis import LEFT, TimeAxis
from evidence.charts.type_width import NAME, wrapped
from evidence.cohorts.courses import Course
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import Study
from evidence.topics.trajectories.chart.lines import Places, line_key
from evidence.topics.trajectories.chart.name_places import placed
from evidence.topics.trajectories.chart.parts import Axes, Parts
from evidence.topics.trajectories.course_wording import cement_stated, therapy
from evidence.topics.trajectories.drawing import Line, Point

LINE = 18
"""Height of a line of a name, in pixels."""

BETWEEN = 3
"""Pixels between two names."""

_BEFORE = 4
"""Pixels between the plot and its names at the narrowest; they grow with the plot."""

_AIR = 8
"""Pixels that names keep free on either side."""

_AVERAGES = {"mean": "", "median": "median", "not stated": "average unnamed"}


@dataclass(frozen=True)
class Column:
    """The names of a panel.

    `width` is theirs in pixels, `plot` that of the panel, both on the narrowest screen; `detailed`
    names say the therapy, and the item if lines are `by_item`; those of `bold` studies are bold.
    """

    width: int
    plot: float
    detailed: bool
    by_item: bool
    bold: frozenset[Study]

    def words(self, course: Course, *, several: bool) -> list[Markup]:
        """Return the lines of a name, with the arm where `several` lines are of one study."""
        room = self.width - 2 * _AIR
        first = [
            bold(line) if course.study in self.bold else escaped(line)
            for line in self._study(course, room)
        ]
        average = _AVERAGES[course.statistic]
        given = "" if cement_stated(course.arm) else NO_CEMENT_STATED
        item = (course.measure or "") if self.by_item else ""
        arm = course.arm.label if several else ""
        rest = [therapy(course.arm), item, average] if self.detailed else [arm or given]
        quiet = [line for text in rest for line in wrapped(text, room, NAME, most=self.most)]
        return [*first, *(coloured(line, theme.LIGHT.muted) for line in quiet)]

    def _study(self, course: Course, room: float) -> list[str]:
        """Return the name of a study in full where names are detailed, else cut to a line."""
        if self.detailed:
            return wrapped(prose.whose(course), room, NAME, most=3)
        return [short_study(course, room)]

    @property
    def most(self) -> int:
        """Return how many lines each part of a name may take."""
        return 2 if self.detailed else 1

    def names(self, drawn: Sequence[Line]) -> list[list[Markup]]:
        """Return the names of lines, each as lines of words."""
        found = Counter(line.course.study for line in drawn)
        return [self.words(line.course, several=found[line.course.study] > 1) for line in drawn]

    def height(self, drawn: Sequence[Line]) -> float:
        """Return the height of all names of some lines."""
        return sum(LINE * len(name) + BETWEEN for name in self.names(drawn))


def name_lines(
    parts: Parts,
    axes: Axes,
    drawn: Sequence[Line],
    at: Places,
    time: TimeAxis,
    column: Column,
    *,
    height: float,
    span: tuple[float, float],
) -> None:
    """Write the names of lines beside a panel of a height that spans some values."""
    low, high = span
    scale = (high - low) / height
    ends = sorted(((_end(line), line) for line in drawn), key=lambda pair: -pair[0].y)
    words = column.names([line for _, line in ends])
    heights = [float(LINE * len(each) + BETWEEN) for each in words]
    tops = placed([(high - end.y) / scale for end, _ in ends], heights, height)
    middles = [high - (top + size / 2) * scale for top, size in zip(tops, heights, strict=True)]
    edge = time.right + _BEFORE * (time.right - LEFT) / column.plot
    for (end, line), text, middle in zip(ends, words, middles, strict=True):
        parts.note(_name(axes, text, (at[end], end.y), (edge, middle), line_key(line)))


def _end(line: Line) -> Point:
    """Return the last mark with a time after treatment, else one without, else the first."""
    after = [point for point in line.points if not point.score.before]
    timed = [point for point in after if point.months is not None]
    return (timed or after or list(line.points))[-1]


def _name(
    axes: Axes,
    text: Sequence[Markup],
    end: tuple[float, float],
    place: tuple[float, float],
    key: str,
) -> Layout:
    return {
        "name": key,
        "captureevents": True,
        "x": end[0],
        "y": end[1],
        "xref": axes.x,
        "yref": axes.y,
        "ax": place[0],
        "ay": place[1],
        "axref": axes.x,
        "ayref": axes.y,
        "text": lines(*text),
        "align": "left",
        "xanchor": "left",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": theme.LIGHT.axis,
        "standoff": 7,
        "font": {"size": NAME, "color": theme.LIGHT.text},
    }


def nameable(drawn: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with a name of their own: not those that repeat another one's figures."""
    return (line for line in drawn if line.course.preferred)


def short(text: str, room: float) -> str:
    """Return a text cut to one line of so many pixels."""
    return wrapped(text, room, NAME, most=1)[0]


def short_study(figure: prose.Printed, room: float) -> str:
    """Return the name of a figure's study cut to so many pixels; its marks are never cut off."""
    name = prose.study(figure.study)
    mark = f" {prose.MARK}" if figure.touched else ""
    yours = f" {prose.YOURS}" if name.endswith(prose.YOURS) else ""
    kept = room - 20 * bool(mark) - 45 * bool(yours)
    return f"{short(name.removesuffix(yours), kept)}{yours}{mark}"
