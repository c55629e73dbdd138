"""The page on patients like these: what was reported of them, on one printed sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.topics import enrolled
from evidence.topics.options import Options, Values
from evidence.topics.page import Chart, Framed, Page, Table, framed, no_study
from evidence.topics.patient import harms, known, pain, response

NO_ROWS = Table((), {})

QUESTION = "What was reported for patients like these?"


@dataclass(frozen=True)
class PatientOptions(Options):
    """The page has no options of its own; the filters say which patients."""


@dataclass(frozen=True, kw_only=True)
class PatientPage(Page):
    """Sentences from the studies that enrolled such patients, and the figures behind them.

    Nothing is pooled: each sentence names its cohort, and the icons show one cohort, chosen by a
    stated rule.
    """

    notes: tuple[str, ...] = ()
    pain: tuple[str, ...] = ()
    pain_rule: str = ""
    response: tuple[str, ...] = ()
    complications: tuple[str, ...] = ()
    icons: Chart | None = None
    icon_rule: str = ""
    unknown: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    pain_scores: Table = NO_ROWS
    responses: Table = NO_ROWS
    complication_counts: Table = NO_ROWS

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return framed({"icons": (self.icons, " ".join(self.complications))})


def values(_choice: Choice, _options: Options) -> Values:
    """Return no values: the page has no options."""
    return {}


def build(choice: Choice, _options: Options) -> PatientPage:
    """Return what was reported for the patients that the filters describe."""
    nothing = no_study(choice)
    if nothing:
        return PatientPage(
            question=QUESTION, answer=nothing, selection=choice.selection, nothing=nothing
        )
    courses, responses, counts = (
        pain.courses(choice),
        response.responses(choice),
        harms.tallied(choice),
    )
    shown = harms.icons(counts)
    return PatientPage(
        question=QUESTION,
        answer=enrolled.answer(choice) or enrolled.unfiltered(choice),
        selection=choice.selection,
        notes=(*enrolled.notes(choice), *_of_arms(choice)),
        pain=pain.sentences(choice, courses),
        pain_rule=pain.RULE if len(courses) > pain.SHOWN else "",
        response=response.sentences(choice, responses),
        complications=harms.sentences(choice, counts, shown),
        icons=harms.chart(shown),
        icon_rule=harms.RULE if shown else "",
        unknown=known.unknown(choice, courses),
        sure=known.sure(choice),
        pain_scores=pain.table(courses),
        responses=response.table(responses),
        complication_counts=harms.table(counts),
    )


def _of_arms(choice: Choice) -> tuple[str, ...]:
    """Return that only arms of the therapies asked for are told of, where any were."""
    asked = choice.selection.therapy
    if not asked or not choice.with_patients:
        return ()
    return (f"Only figures of arms with {prose.listed(asked, 'or')} are shown.",)
