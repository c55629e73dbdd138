"""The page of pooled results: verdict with reasons, forest plot, methods compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence import prose
from evidence.cohorts import Choice
from evidence.statistics.results import Light
from evidence.topics.drawn import marks_of
from evidence.topics.options import Options, Values, option
from evidence.topics.page import UNREAD, Chart, Framed, Page, framed, no_study
from evidence.topics.pooling import around_plot, methods
from evidence.topics.pooling.candidates import candidates
from evidence.topics.pooling.chart import drawn_rows, forest
from evidence.topics.pooling.combined import (
    CORRELATIONS,
    ESTIMATORS,
    GROUPINGS,
    INTERVALS,
    Settings,
    Synthesis,
    combine,
)
from evidence.topics.pooling.left_out import elsewhere, left_out
from evidence.topics.pooling.openings import Doors, doors, opening
from evidence.topics.pooling.pooled_sentence import answer as answered
from evidence.topics.pooling.pooled_sentence import directions
from evidence.topics.pooling.questions import (
    EVERY_WORDING,
    PATIENTS,
    Question,
    aetiologies,
    of_patients,
    outcome,
    outcomes,
    rows,
    whens,
    wordings,
)
from evidence.topics.pooling.table import marks, table

QUESTION = "What can be pooled, and what does it say?"

ONE_MODEL = (
    "Proportions are pooled by one model only, a random-intercept logistic regression (GLMM) "
    "fitted by maximum likelihood; so there is nothing to choose."
)


@dataclass(frozen=True)
class PoolingOptions(Options):
    """Which outcome at which visit or in which unit, of whom, how grouped and how pooled."""

    outcome: str = option("", "Outcome")
    window: str = option("", "Visit")
    counted: str = option("", "Counted in")
    patients: str = option("", "Patients with")
    wording: str = option("", "What was counted")
    by: str = option("therapy", "Rows grouped by")
    tau2: str = option("REML", "Variance between studies")
    limits: str = option("guarded HKSJ", "Confidence interval")
    correlation: str = option(
        "0.5",
        "Correlation of the two visits",
        help="Assumed, to impute the SD of the change where a study doesn't print it.",
    )


@dataclass(frozen=True)
class Verdict:
    """What the gate says: its name, its light, and the reasons."""

    name: str
    level: Light = field(metadata=UNREAD)
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """The same rows under many methods."""

    title: str
    sentence: str
    methods: Chart


@dataclass(frozen=True, kw_only=True)
class PoolingPage(Page):
    """The verdict, the plot and what is said under it.

    `directions` says which way pain went where its size isn't pooled; `empty` where else there are
    rows, where none answers the question; `instead` leads from one that isn't pooled to those that
    can be.
    """

    verdict: Verdict | None = None
    directions: str = ""
    hint: str = ""
    empty: str = ""
    instead: Doors = field(default_factory=Doors)
    forest: Chart | None = None
    key: str = ""
    key_alone: str = field(default="", metadata=UNREAD)
    """The key with the symbols that the page explains elsewhere, for the plot without its page."""
    reading: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    lesson: Lesson | None = None
    synthesis: Synthesis | None = field(default=None, metadata=UNREAD)
    """What the scripts that recompute the figure are made of."""

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        lesson = self.lesson
        return framed(
            {
                "forest": (self.forest, self.answer, self.key_alone),
                "methods": (lesson.methods, lesson.sentence, "") if lesson else (None, "", ""),
            }
        )


def values(choice: Choice, options: Options) -> Values:
    """Return the outcomes, the visits or units of the one chosen, and what its rows allow."""
    assert isinstance(options, PoolingOptions)
    names = outcomes(choice)
    first = opening(choice, options.outcome)
    asked = first.outcome
    change = asked.kind == "change"
    valid = whens(choice, asked)
    chosen = options.window if change else options.counted
    if chosen not in valid:
        chosen = first.when
    found = rows(choice, asked, chosen)
    kinds = aetiologies(found)
    patients = options.patients if options.patients in kinds else kinds[0]
    offered = () if change or asked.preset else wordings(of_patients(found, patients))
    return {
        "outcome": names,
        "window": valid if change else (),
        "counted": () if change or asked.preset else valid,
        "patients": kinds,
        "wording": offered,
        "by": tuple(GROUPINGS),
        "tau2": tuple(ESTIMATORS) if change else (),
        "limits": tuple(INTERVALS) if change else (),
        "correlation": tuple(CORRELATIONS) if change else (),
    }


def usual(choice: Choice, options: Options) -> Mapping[str, str]:
    """Return the question that the page opens on, as far as the reader leaves it open."""
    assert isinstance(options, PoolingOptions)
    first = opening(choice, options.outcome)
    found = {"outcome": first.outcome.name, "window": first.when, "counted": first.when}
    if first.when in {options.window, options.counted}:
        found["patients"] = first.patients
    alike = options.patients in {"", first.patients}
    return found | {"wording": first.wording if alike else EVERY_WORDING}


def build(choice: Choice, options: Options) -> PoolingPage:
    """Return the page for options that fit."""
    assert isinstance(options, PoolingOptions)
    nothing = no_study(choice)
    if nothing:
        return PoolingPage(
            question=QUESTION, answer=nothing, selection=choice.selection, nothing=nothing
        )
    question, settings = _question(options), _settings(options)
    found = candidates(choice, question, settings.correlation)
    synthesis = combine(found, question, settings)
    answer = answered(synthesis, _collection(choice, question))
    beside = left_out(choice, question, found)
    if not found:
        others = (*elsewhere(choice, question), beside)
        return PoolingPage(
            question=QUESTION,
            answer=answer,
            selection=choice.selection,
            empty=" ".join(text for text in others if text),
            instead=doors(choice, question),
        )
    light = around_plot.light(synthesis)
    kept = drawn_rows(synthesis)
    return PoolingPage(
        question=QUESTION,
        answer=answer,
        selection=choice.selection,
        verdict=Verdict(around_plot.LIGHTS[light], light, around_plot.reasons(synthesis)),
        directions="" if synthesis.pooled else directions(synthesis),
        hint=_hint(choice, question),
        instead=Doors() if synthesis.pooled else doors(choice, question),
        forest=Chart(
            figure=forest(synthesis),
            compact=forest(synthesis, compact=True),
            alt=kept.told(around_plot.alt(synthesis)),
            table=table(synthesis),
            measure=around_plot.measure(synthesis),
            marks=marks_of(marks(synthesis), (one.row_id for one in kept.items)),
        ),
        key=around_plot.key(synthesis),
        key_alone=around_plot.whole_key(synthesis),
        reading=around_plot.reading(synthesis),
        remarks=tuple(text for text in (*around_plot.remarks(synthesis), beside) if text),
        groups=around_plot.group_verdicts(synthesis),
        model=_model(synthesis),
        lesson=_lesson(synthesis),
        synthesis=synthesis,
    )


def _model(synthesis: Synthesis) -> tuple[str, ...]:
    one_model = (ONE_MODEL,) if synthesis.kind == "proportion" else ()
    return (*one_model, *around_plot.formulas(synthesis))


def _question(options: PoolingOptions) -> Question:
    asked = outcome(options.outcome)
    if asked.kind == "change":
        return Question(asked, options.window, options.patients)
    if asked.preset:
        return Question(asked, PATIENTS, options.patients)
    return Question(asked, options.counted, options.patients, options.wording or EVERY_WORDING)


def _settings(options: PoolingOptions) -> Settings:
    usual = PoolingOptions()
    return Settings(
        tau2=ESTIMATORS[options.tau2 or usual.tau2],
        interval=INTERVALS[options.limits or usual.limits],
        correlation=CORRELATIONS[options.correlation or usual.correlation],
        by=options.by,
    )


def _collection(choice: Choice, question: Question) -> str:
    return "review" if question.outcome.preset else choice.selection.collection


def _hint(choice: Choice, question: Question) -> str:
    """Return which wording may be poolable, while every wording is shown."""
    found = of_patients(rows(choice, question.outcome, question.when), question.patients)
    offered = [wording for wording in wordings(found) if wording != EVERY_WORDING]
    if not offered or question.outcome.preset or question.wording != EVERY_WORDING:
        return ""
    shared = prose.listed((f"“{wording}”" for wording in offered), "or")
    return f"Several studies worded alike what they counted: choose {shared} above to see them."


def _lesson(synthesis: Synthesis) -> Lesson | None:
    several = methods.many_methods(synthesis)
    if several is None:
        return None
    return Lesson(
        methods.lesson(several),
        methods.teaching_sentence(several),
        methods.methods_chart(several),
    )
