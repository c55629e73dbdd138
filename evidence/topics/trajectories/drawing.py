"""What the chart draws, on one scale: lines with their points, directions, in panels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence import prose
from evidence.charts.time_axis import TimeAxis, time_axis
from evidence.cohorts.certainty import therapy_of
from evidence.cohorts.courses import Course
from evidence.cohorts.followed import Loss, time_of
from evidence.cohorts.movement import change
from evidence.cohorts.records import Record, Score, Statement, Study
from evidence.cohorts.spread import on_ten, spread_ends
from evidence.topics.drawn import Drawn
from evidence.topics.trajectories.measures import Measure, Scale
from evidence.topics.trajectories.reports import Direction, Reports

AT_MOST = 8
"""Lines that one panel can label; panels that one chart can hold."""

OTHERS, ALL = "Other therapies", "All therapies"


@dataclass(frozen=True, eq=False)
class Point(Record):
    """One score at its place; `low` and `high` are its spread on the same axis."""

    score: Score
    months: float | None
    y: float
    low: float | None
    high: float | None
    loss: Loss | None


@dataclass(frozen=True, eq=False)
class Line(Record):
    """The points of one course."""

    course: Course
    points: tuple[Point, ...]


@dataclass(frozen=True, eq=False)
class Panel(Record):
    """What is drawn over one time axis: all, or one therapy under its name.

    `studies` have numbers, whether or not there is room for all of their lines.
    """

    title: str
    studies: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, eq=False)
class Drawing(Record):
    """Everything drawn; `strong` studies stand out, `picked` if the reader named them."""

    measure: Measure
    scale: Scale
    panels: tuple[Panel, ...]
    directions: tuple[Direction, ...]
    axis: TimeAxis
    strong: frozenset[Study]
    picked: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of all panels."""
        return tuple(line for panel in self.panels for line in panel.lines)

    def only(self, lines: Drawn[Line], directions: Drawn[Direction]) -> "Drawing":
        """Return the drawing with only some of its lines and directions."""
        panels = [replace(panel, lines=lines.of(panel.lines)) for panel in self.panels]
        return replace(self, panels=tuple(panels), directions=directions.items)

    @property
    def grouped(self) -> bool:
        """Return whether therapies have panels of their own."""
        return any(panel.title for panel in self.panels)

    @property
    def title(self) -> str:
        """Return the title of the value axis, with unit and direction."""
        better = prose.BETTER[self.measure.better]
        return f"{self.measured} · {better}" if better else self.measured

    @property
    def measured(self) -> str:
        """Return what the value axis shows, with its unit."""
        if self.scale == "Score":
            return self.measure.title
        name = prose.capital(self.measure.spoken)
        unit = prose.plural(2, self.measure.unit) if self.measure.unit else "as printed"
        shown = unit if self.scale == "Change" else "%"
        return f"{name} change, {shown}"


def drawing(found: Reports, scale: Scale, picked: Sequence[str] = ()) -> Drawing:
    """Return what to draw of the reports; `picked` are labels of studies to bring forward."""
    lines = tuple(
        line for course in found.courses if (line := _line(found, course, scale)) is not None
    )
    panels = _panels(lines)
    times = [point.months for line in lines for point in line.points]
    times += [time_of(one.statement) for one in found.directions]
    return Drawing(
        measure=found.measure,
        scale=scale,
        panels=panels,
        directions=found.directions,
        axis=time_axis(times),
        strong=_strong(lines, picked, grouped=any(panel.title for panel in panels)),
        picked=bool(picked),
    )


def _line(found: Reports, course: Course, scale: Scale) -> Line | None:
    if scale != "Score" and not course.complete:
        return None
    points = [
        Point(
            score=score,
            months=time_of(score),
            y=y,
            low=low,
            high=high,
            loss=found.losses.get(score.row_id),
        )
        for score in course.scores
        for y, low, high in [_place(found.measure, course, score, scale)]
        if y is not None
    ]
    return Line(course, tuple(points)) if points else None


def _place(
    measure: Measure, course: Course, score: Score, scale: Scale
) -> tuple[float | None, float | None, float | None]:
    """Return where a score stands on a scale, and the ends of its spread."""
    if scale == "Score":
        return _as_printed(measure, score)
    if score.before:
        return 0.0, None, None
    if scale == "Change":
        return change(course, score), None, None
    return course.percent_change(score), None, None


def _as_printed(measure: Measure, score: Score) -> tuple[float, float | None, float | None]:
    """Return a score and its spread within the scale; pain converts linearly to 0–10."""
    low, high = spread_ends(score, *measure.ends(score))
    value, bottom, top = (
        None if one is None else round(on_ten(score, one) if measure.converted else one, 6)
        for one in (score.value, low, high)
    )
    assert value is not None
    return value, bottom, top


def _panels(lines: Sequence[Line]) -> tuple[Panel, ...]:
    """Return one panel while lines can be labelled; else one per therapy, most studies first."""
    if len(lines) <= AT_MOST:
        return (_panel("", lines),) if lines else ()
    studies: dict[str, set[Study]] = {}
    for line in lines:
        studies.setdefault(line.course.arm.therapy, set()).add(line.course.study)
    order = sorted(studies, key=lambda name: (-len(studies[name]), name))
    own = [name for name in order if len(studies[name]) > 1][: AT_MOST - 1]
    panels = [
        _panel(name, [line for line in lines if line.course.arm.therapy == name]) for name in own
    ]
    rest = [line for line in lines if line.course.arm.therapy not in own]
    return (*panels, _panel(OTHERS if own else ALL, rest)) if rest else tuple(panels)


def _panel(title: str, lines: Sequence[Line]) -> Panel:
    return Panel(title, len({line.course.study for line in lines}), tuple(lines))


def therapy_in(statement: Statement) -> str:
    """Return the therapy that a statement is of, or that it is of all arms together."""
    return therapy_of(statement) or prose.ALL_ARMS


def _strong(lines: Sequence[Line], picked: Sequence[str], *, grouped: bool) -> frozenset[Study]:
    studies = [line.course.study for line in lines]
    if picked:
        return frozenset(study for study in studies if study.label in picked or study.yours)
    if not grouped:
        return frozenset(studies)
    return frozenset(study for study in studies if not study.outside_review)
