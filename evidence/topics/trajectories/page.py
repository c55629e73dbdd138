"""The page of courses: the answer, the chart with its table, what arms say of each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.charts.plot import noted
from evidence.cohorts import Choice
from evidence.topics.drawn import largest, patients
from evidence.topics.options import Options, Values, option, several
from evidence.topics.page import Chart, Framed, Page, Table, framed, no_study, study_address
from evidence.topics.trajectories import beside_answer
from evidence.topics.trajectories.between_arms import BetweenArms, between_arms
from evidence.topics.trajectories.chart import courses_chart
from evidence.topics.trajectories.chart_key import directions_key, lines_key
from evidence.topics.trajectories.directions_chart import directions_chart
from evidence.topics.trajectories.drawing import Drawing, Line, drawing
from evidence.topics.trajectories.elsewhere import elsewhere
from evidence.topics.trajectories.headline import answers
from evidence.topics.trajectories.marks import alt, direction_names, directions_alt, score_names
from evidence.topics.trajectories.measures import SCALES, choices, measure
from evidence.topics.trajectories.reports import Direction, Reports, reports
from evidence.topics.trajectories.table import table

QUESTION = "How much does pain fall, and for how long?"
FEW = 40
"""Directions that are drawn at once; more are one click away."""

DOORS = 12
"""Studies that an empty chart offers to open."""


@dataclass(frozen=True)
class TrajectoryOptions(Options):
    """Which score is shown, how it is drawn, and which studies stand out."""

    score: str = option("", "Score shown")
    scale: str = option(SCALES[0], "Drawn as", "segments")
    highlight: tuple[str, ...] = several(
        "Bring forward", "Studies to draw strongly; the review's own unless you choose"
    )


@dataclass(frozen=True, kw_only=True)
class TrajectoriesPage(Page):
    """The courses of one score; `elsewhere` and `doors` say where to look when none is printed.

    `also` says what the answer has no room for: other averages, other aetiologies, who reports.
    `in_words` draws the directions that are stated without a number.
    """

    elsewhere: tuple[str, ...]
    doors: Table
    courses: Chart | None
    key: str
    in_words: Chart | None
    in_words_key: str
    in_words_title: str
    caution: str
    also: tuple[str, ...]
    between: BetweenArms
    undrawn: Table
    notes: tuple[str, ...]

    @property
    def in_words_below(self) -> bool:
        """Return whether directions stand beneath the courses at once."""
        return self._both and not self.in_words_folded

    @property
    def in_words_folded(self) -> bool:
        """Return whether directions are so many that they are one click away."""
        return self._both and len(self.in_words.marks if self.in_words else ()) > FEW

    @property
    def _both(self) -> bool:
        return self.courses is not None and self.in_words is not None

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files.

        Where no number is printed the directions take the place of the courses.
        """
        if self.courses is None:
            return framed({"trajectories": (self.in_words, self.answer, self.in_words_key)})
        return framed(
            {
                "trajectories": (self.courses, self.answer, self.key),
                "trajectories-in-words": (self.in_words, self.in_words_title, self.in_words_key),
            },
            folded=("trajectories-in-words",) if self.in_words_folded else (),
        )


def values(choice: Choice, options: Options) -> Values:
    """Return the scores of the corpus, the scales, and the studies that can be brought forward."""
    assert isinstance(options, TrajectoryOptions)
    scores = choices(choice.cohorts, choice.selection.instrument)
    name = options.score if options.score in scores else scores[0]
    labels = (
        {course.study.label for course in reports(choice, measure(name)).courses}
        if choice.selection.collection == "all"
        else set()
    )
    return {"score": scores, "scale": SCALES, "highlight": tuple(sorted(labels))}


def build(choice: Choice, options: Options) -> TrajectoriesPage:
    """Return the courses of a score under the filters."""
    assert isinstance(options, TrajectoryOptions)
    found = reports(choice, measure(options.score))
    nothing = no_study(choice)
    scale = next(name for name in SCALES if name == options.scale)
    # A reader's own studies are drawn and listed; what is said rests on the others alone.
    listed = found if nothing else reports(choice.with_yours, found.measure)
    drawn = drawing(listed, scale, options.highlight)
    courses = [line.course for line in drawn.lines if not line.course.study.kept_out]
    shown = table(listed, drawn)
    kept, told = _kept(drawn)
    first, *more = answers(found)
    return TrajectoriesPage(
        question=QUESTION,
        answer=nothing or first,
        selection=choice.selection,
        nothing=nothing,
        elsewhere=() if nothing else elsewhere(found),
        doors=_doors(found),
        courses=_courses(drawn, kept, shown, told),
        key=lines_key(drawn),
        in_words=_in_words(drawn, kept, shown, told),
        in_words_key=directions_key(drawn),
        in_words_title=_directions_title(drawn),
        caution=beside_answer.caution(courses),
        also=(*more, *beside_answer.also(found, courses)),
        between=between_arms(found),
        undrawn=shown if not (drawn.lines or drawn.directions) else Table((), {}),
        notes=beside_answer.notes(found, scale, courses),
    )


@dataclass(frozen=True)
class _Left:
    """What charts say of the lines and of the directions that they have no room for."""

    lines: str
    directions: str


def _kept(drawn: Drawing) -> tuple[Drawing, _Left]:
    """Return as much of a drawing as charts have room for, and what they leave out."""
    lines = largest(drawn.lines, _patients_of_line, "lines", "lines")
    directions = largest(drawn.directions, _patients_of_direction, "directions", "points")
    return drawn.only(lines, directions), _Left(lines.note, directions.note)


def _courses(drawn: Drawing, kept: Drawing, shown: Table, left: _Left) -> Chart | None:
    if not kept.lines:
        return None
    return Chart(
        figure=noted(courses_chart(kept, wide=True), left.lines),
        compact=noted(courses_chart(kept, wide=False), left.lines),
        alt=f"{alt(drawn)} {left.lines}".strip(),
        measure=f"{drawn.measured}: each line one arm, over time since treatment",
        table=shown,
        marks=score_names(kept),
    )


def _in_words(drawn: Drawing, kept: Drawing, shown: Table, left: _Left) -> Chart | None:
    if not kept.directions:
        return None
    own = tuple(row for row in shown.rows if row.get("direction") is not None)
    return Chart(
        figure=noted(directions_chart(kept, wide=True), left.directions),
        compact=noted(directions_chart(kept, wide=False), left.directions),
        alt=f"{directions_alt(drawn)} {left.directions}".strip(),
        measure=(
            f"Which way {drawn.measure.spoken} went, as stated without a number, over time since "
            "treatment"
        ),
        table=shown if not kept.lines else Table(own, shown.headings),
        marks=direction_names(kept),
    )


def _directions_title(drawn: Drawing) -> str:
    """Return how many directions of how many studies are stated without a number."""
    if not drawn.directions:
        return ""
    studies = len({one.study for one in drawn.directions})
    return (
        f"Stated without a number: {prose.counted(len(drawn.directions), 'direction')} in "
        f"{prose.counted(studies, 'study')}"
    )


def _patients_of_line(line: Line) -> int | None:
    return patients(line.course.study, line.course.arm)


def _patients_of_direction(one: Direction) -> int | None:
    return patients(one.study, one.statement.arm)


def _doors(found: Reports) -> Table:
    """Return the studies that the filters leave, to open where none reports the score."""
    filtered = found.nothing and found.choice.selection.active()
    studies = found.choice.studies[:DOORS] if filtered else ()
    rows = tuple(
        {
            "study_id": study.study_id,
            "study": prose.study(study),
            "link": study_address(study.study_id, found.choice.selection),
        }
        for study in studies
    )
    return Table(rows, {"study": "Study", "link": "All its figures"})
