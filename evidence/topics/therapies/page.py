"""What the page on therapies says for a choice of studies, one visit and one wanted outcome."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.cohorts.choice import Choice
from evidence.cohorts.pain import asked_for, pain_results
from evidence.topics.options import Options, Values, option
from evidence.topics.page import Framed, Page, Table, framed, no_study
from evidence.topics.therapies import cards, visit_sentence
from evidence.topics.therapies.cards import Card
from evidence.topics.therapies.compared import Compared, compared
from evidence.topics.therapies.complications import complications
from evidence.topics.therapies.pain_charts import FOLDED, PainCharts, pain_charts
from evidence.topics.therapies.responses import OUTCOMES, Responses, responses
from evidence.topics.therapies.summary import summaries
from evidence.topics.therapies.therapy_wording import VISITS

QUESTION = "What was reported for each combination?"

CAUTION = "Most arms have no control: results can't be compared across therapies."

READING = (
    "Each row is one arm, by year and not by result. Patients, selection, co-treatment and "
    "follow-up differ as much as the treatment does. Scales are drawn on 0–10."
)


@dataclass(frozen=True)
class TherapiesOptions(Options):
    """What the address chooses: the visit of the pain chart, the wanted outcome counted."""

    window: str = option("", "Visit", "segments")
    response: str = option("pain relief", "Outcome", "segments")


@dataclass(frozen=True, kw_only=True)
class TherapiesPage(Page):
    """Everything that the page says; `untreated` says so where no study treated patients."""

    notes: tuple[str, ...] = ()
    untreated: str = ""
    pain: PainCharts | None = None
    no_pain: str = ""
    caution: str = ""
    compared: Compared | None = None
    cards: tuple[Card, ...] = ()
    together: tuple[str, ...] = ()
    summary: Table
    responses: Responses | None = None

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        between, counts = self.compared, self.responses
        return framed(
            {
                **(self.pain.by_key(self.answer) if self.pain else {}),
                "therapy-compared": (
                    (between.chart, between.note, between.key) if between else (None, "", "")
                ),
                "therapy-responses": (
                    (counts.chart, counts.found, counts.key) if counts else (None, "", "")
                ),
            },
            folded=FOLDED,
        )


def values(_choice: Choice, _options: Options) -> Values:
    """Return the valid values of the options: the same for every choice, so that links hold."""
    return {"window": VISITS, "response": tuple(OUTCOMES)}


def usual(choice: Choice, _options: Options) -> Mapping[str, str]:
    """Return the visit shown unasked, which hangs on what the studies print."""
    return {"window": visit_sentence.usual_window(choice)}


def build(choice: Choice, options: Options) -> TherapiesPage:
    """Return the page; `options` are `TherapiesOptions` that fit."""
    assert isinstance(options, TherapiesOptions)
    nothing, untreated = no_study(choice), visit_sentence.untreated(choice)
    if nothing or untreated:
        return TherapiesPage(
            question=QUESTION,
            answer=nothing or untreated,
            selection=choice.selection,
            nothing=nothing,
            untreated=untreated,
            summary=cards.table(()),
        )
    found = summaries(choice)
    asked = [one for one in found if one.asked_for]
    results = asked_for(pain_results(choice, options.window), choice)
    return TherapiesPage(
        question=QUESTION,
        answer=visit_sentence.answer(results, options.window, choice),
        selection=choice.selection,
        notes=(
            visit_sentence.window_note(results, options.window, [one.therapy for one in asked]),
            visit_sentence.scope(choice),
            READING,
        ),
        pain=pain_charts(results) if results else None,
        no_pain="" if results else visit_sentence.nothing_in_window(choice, options.window),
        caution=CAUTION if results else "",
        compared=compared(choice),
        cards=cards.cards(asked),
        together=complications(choice).together(),
        summary=cards.table(found),
        responses=responses(choice, options.response),
    )
