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
from evidence.topics.trajectories.chart_key import chart_key
from evidence.topics.trajectories.drawing import Drawing, Line, drawing
from evidence.topics.trajectories.elsewhere import elsewhere
from evidence.topics.trajectories.headline import answer
from evidence.topics.trajectories.marks import alt, mark_names
from evidence.topics.trajectories.measures import SCALES, choices, measure
from evidence.topics.trajectories.reports import Direction, Reports, reports
from evidence.topics.trajectories.table import table

QUESTION = "How much does pain fall, and for how long?"
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
    """The courses of one score; `elsewhere` and `doors` say where to look when none is printed."""

    elsewhere: tuple[str, ...]
    doors: Table
    courses: Chart | None
    key: str
    cautions: tuple[str, ...]
    between: BetweenArms
    undrawn: Table
    notes: tuple[str, ...]

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return framed({"trajectories": (self.courses, self.answer)})


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
    drawn = drawing(found, scale, options.highlight)
    courses = [line.course for line in drawn.lines]
    shown = table(found, drawn)
    chart = _chart(drawn, shown)
    return TrajectoriesPage(
        question=QUESTION,
        answer=nothing or answer(found),
        selection=choice.selection,
        nothing=nothing,
        elsewhere=() if nothing else elsewhere(found),
        doors=_doors(found),
        courses=chart,
        key=chart_key(drawn) if chart is not None else "",
        cautions=beside_answer.cautions(found, courses),
        between=between_arms(found),
        undrawn=Table((), {}) if chart is not None else shown,
        notes=beside_answer.notes(found, scale, courses),
    )


def _chart(drawn: Drawing, shown: Table) -> Chart | None:
    if not drawn.panels:
        return None
    lines = largest(drawn.lines, _patients_of_line, "lines", "marks")
    directions = largest(drawn.directions, _patients_of_direction, "directions", "marks")
    kept = drawn.only(lines, directions)
    told = " ".join(note for note in (lines.note, directions.note) if note)
    return Chart(
        noted(courses_chart(kept), told),
        f"{alt(drawn)} {told}".strip(),
        shown,
        mark_names(kept),
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
