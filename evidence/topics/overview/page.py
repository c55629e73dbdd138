"""What the overview says for a choice of studies."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.cohorts.choice import Choice, choose
from evidence.cohorts.courses import LAST
from evidence.cohorts.pain import asked_for, pain_results
from evidence.topics.options import Options, Values
from evidence.topics.overview import help_sentence, review, strength
from evidence.topics.overview.findings import Finding, findings, of_disease_alone, table
from evidence.topics.overview.review import Outside, Shares
from evidence.topics.page import UNREAD, Chart, Framed, Page, Table, framed, no_study
from evidence.topics.therapies.pain_charts import FOLDED, PainCharts, pain_charts

QUESTION = "Does vertebroplasty help patients with spinal tumours?"

NO_ROWS = Table((), {})


@dataclass(frozen=True)
class OverviewOptions(Options):
    """Nothing can be chosen but the filters."""


@dataclass(frozen=True, kw_only=True)
class OverviewPage(Page):
    """Everything that the page says."""

    findings: tuple[Finding, ...] = ()
    summary: Table = NO_ROWS
    summary_of: str = ""
    counted: str = ""
    doubt: str = ""
    pain: PainCharts | None = None
    pain_heading: str = field(default="", metadata=UNREAD)
    no_pain: str = ""
    others: str = ""
    strength: tuple[str, ...] = ()
    reporting: Chart | None = None
    reporting_said: str = ""
    shares: tuple[Shares, ...] = ()
    outside: Outside | None = None
    discrepancies: str = ""

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        background = {
            part.topic_id: Framed(part.chart, part.words, filtered=False) for part in self.shares
        }
        return {
            **framed(
                {
                    **(self.pain.by_key(self.answer) if self.pain else {}),
                    "reporting": (self.reporting, self.reporting_said, ""),
                },
                folded=FOLDED,
            ),
            **background,
        }


def values(_choice: Choice, _options: Options) -> Values:
    """Return the valid values of the options: there are none."""
    return {}


def build(choice: Choice, _options: Options) -> OverviewPage:
    """Return the page."""
    nothing = no_study(choice)
    if nothing:
        return OverviewPage(
            question=QUESTION, answer=nothing, selection=choice.selection, nothing=nothing
        )
    asked = asked_for(pain_results(choice, LAST), choice)
    ill = choose(choice.cohorts, of_disease_alone(choice.selection))
    results = [one for one in asked if one.study.study_id in ill.ids]
    moved = [one for one in results if one.change is not None]
    return OverviewPage(
        question=QUESTION,
        answer=help_sentence.answer(results, ill, choice),
        selection=choice.selection,
        findings=(found := findings(ill, asked)),
        summary=table(found),
        summary_of=help_sentence.summary_of(choice),
        counted=help_sentence.counted(choice),
        doubt=help_sentence.DOUBT if moved else "",
        pain=pain_charts(moved, brief=True) if moved else None,
        pain_heading=f"Pain before and after, {help_sentence.in_whom(choice)}",
        no_pain="" if moved else f"{help_sentence.no_pain(ill)}.",
        others=help_sentence.others(results, ill),
        strength=strength.strength(choice),
        reporting=strength.reporting(choice),
        reporting_said=strength.reporting_said(choice),
        shares=review.shares(choice.cohorts),
        outside=review.outside(choice.cohorts),
        discrepancies=review.discrepancies(choice.cohorts),
    )
