"""The page on patients like these: what was reported of them, on one printed sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidence import prose
from evidence.charts.theme import severity_colour
from evidence.cohorts import Choice
from evidence.cohorts.harms import severity_of
from evidence.cohorts.records import Study
from evidence.topics import enrolled
from evidence.topics.options import Options, Values, switch
from evidence.topics.page import UNREAD, Chart, Framed, Page, Table, framed, no_study
from evidence.topics.patient import harms, headline, icons, known, pain, plain, response

ANSWER_RULE = (
    "The bold line: the change of pain at the last visit of every arm that prints both scores, "
    "each patient once, of spinal tumours alone where there are any; the harm that the icons show; "
    "the certainty of pain and of complications."
)

NO_ROWS = Table((), {})

QUESTION = "What was reported for patients like these?"
ICONS = "Of 100 such patients, one cohort each"
PAIN = "Pain before and after"


@dataclass(frozen=True)
class PatientOptions(Options):
    """The filters say which patients; the words may be plain, to read with one."""

    plain: bool = switch("Plain words, to read with a patient")


@dataclass(frozen=True, kw_only=True)
class PatientPage(Page):
    """Sentences from the studies that enrolled such patients, and the figures behind them.

    Nothing is pooled: each sentence names its cohort, and each icon array shows one cohort, chosen
    by a stated rule. `plain` says the same in plain words, where the reader asks for them.
    """

    who: str = ""
    notes: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    pain: tuple[str, ...] = ()
    response: tuple[str, ...] = ()
    complications: tuple[str, ...] = ()
    response_icons: Chart | None = None
    icons: Chart | None = None
    icons_said: str = field(default="", metadata=UNREAD)
    response_said: str = field(default="", metadata=UNREAD)
    unknown: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    sources: str = ""
    pain_scores: Table = NO_ROWS
    responses: Table = NO_ROWS
    complication_counts: Table = NO_ROWS

    @property
    def says_whose_figures(self) -> bool:
        """Return that the notes say it."""
        return True

    @property
    def first_heading(self) -> str:
        """Return what heads the first part, beside which the words are made plain."""
        if self.plain:
            return "In plain words"
        return ICONS if self.charts else PAIN

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return framed(
            {
                "response-icons": (self.response_icons, self.response_said, ""),
                "icons": (self.icons, self.icons_said, ""),
            }
        )


def values(_choice: Choice, _options: Options) -> Values:
    """Return no values: the one option is a switch."""
    return {}


def build(choice: Choice, options: Options) -> PatientPage:
    """Return what was reported for the patients that the filters describe."""
    assert isinstance(options, PatientOptions)
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
    harmed, relieved = harms.icons(counts), response.icons(responses)
    named = (
        *pain.named(courses),
        *response.named(responses),
        *((harmed.count.study,) if harmed else ()),
    )
    return PatientPage(
        question=QUESTION,
        answer=headline.answer(choice, harmed),
        selection=choice.selection,
        who=enrolled.answer(choice) or enrolled.unfiltered(choice),
        notes=(*enrolled.notes(choice), *_of_arms(choice)),
        plain=plain.sentences(choice, harmed, relieved) if options.plain else (),
        pain=pain.sentences(choice, courses),
        response=response.sentences(choice, responses),
        complications=harms.sentences(choice, counts, harmed),
        response_icons=icons.chart(relieved, severity_colour("not stated")),
        icons=icons.chart(harmed, severity_colour(severity_of(harmed.count))) if harmed else None,
        icons_said=icons.finding(harmed),
        response_said=icons.finding(relieved),
        unknown=known.unknown(choice, courses),
        sure=known.sure(choice),
        reading=(ANSWER_RULE, pain.RULE, *((harms.RULE,) if harmed else ())),
        sources=_sources(named),
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


def _sources(named: Iterable[Study]) -> str:
    """Return where the studies that the sentences name were printed, for paper."""
    told = (
        f"{prose.study(study)} {f'doi:{study.doi}' if study.doi else study.journal or ''}".strip()
        for study in dict.fromkeys(named)
    )
    listed = "; ".join(told)
    return f"Sources: {listed}." if listed else ""
