"""The page on quality: how sure one can be of an outcome, and what can be judged of each study."""

from dataclasses import dataclass, field

from evidence.cohorts import Choice
from evidence.cohorts.appraisal import Judged, appraisals
from evidence.cohorts.certainty import OUTCOMES
from evidence.cohorts.reported import bodies
from evidence.topics.options import Options, Values, option
from evidence.topics.page import UNREAD, Page, Table, no_study
from evidence.topics.quality import rating, studies
from evidence.topics.quality.lights import KEY, READING, Lights, lights
from evidence.topics.quality.rating import Why

QUESTION = "How far can these studies be trusted?"


@dataclass(frozen=True)
class QualityOptions(Options):
    """Which outcome is rated, and of which therapy the reasons are shown."""

    outcome_rated: str = option("pain", "Outcome", "segments")
    why: str = option("", "Why this rating?")


@dataclass(frozen=True, kw_only=True)
class QualityPage(Page):
    """The rating of an outcome with its reasons and rules, then what each study lets one judge."""

    outcome: str = field(metadata=UNREAD)
    rating: str
    certainty: Table
    why: Why | None
    unrated: tuple[str, ...]
    how_rated: str
    rules: tuple[str, ...]
    key: str
    reading: tuple[str, ...]
    tools: tuple[Lights, ...]
    judgements: Table
    levels_said: str
    levels: Table


def values(choice: Choice, options: Options) -> Values:
    """Return the outcomes, and the therapies with a report of the one chosen."""
    assert isinstance(options, QualityOptions)
    outcome = options.outcome_rated if options.outcome_rated in OUTCOMES else OUTCOMES[0]
    rated = (body.therapy for body in bodies(choice, outcome))
    return {"outcome_rated": OUTCOMES, "why": tuple(rated)}


def build(choice: Choice, options: Options) -> QualityPage:
    """Return what can be said of the certainty of an outcome and of each study."""
    assert isinstance(options, QualityOptions)
    nothing = no_study(choice)
    outcome = options.outcome_rated
    found = bodies(choice, outcome)
    asked = next((body for body in found if body.therapy == options.why), None)
    judged = _judged(choice)
    return QualityPage(
        question=QUESTION,
        answer=nothing or studies.answer(choice.studies, judged),
        selection=choice.selection,
        nothing=nothing,
        outcome=outcome,
        rating=rating.sentence(found, outcome),
        certainty=rating.table(found),
        why=None if asked is None else rating.why(asked),
        unrated=() if nothing else rating.unrated(choice, outcome, found),
        how_rated="" if nothing else rating.HOW_RATED,
        rules=() if nothing else rating.rules(),
        key=KEY if judged else "",
        reading=READING if judged else (),
        tools=lights(judged),
        judgements=studies.judgements(judged),
        levels_said="" if nothing else studies.levels_said(choice.studies),
        levels=studies.levels(choice.studies),
    )


def _judged(choice: Choice) -> tuple[Judged, ...]:
    known = appraisals(choice.cohorts)
    return tuple(one for study in choice.studies for one in known.of(study))
