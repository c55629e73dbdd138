"""What the overview says for a choice of studies."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.cohorts.choice import Choice
from evidence.cohorts.courses import LAST
from evidence.cohorts.pain import asked_for, pain_results
from evidence.topics.options import Options, Values
from evidence.topics.overview import help_sentence, review, strength
from evidence.topics.overview.findings import Finding, findings, table
from evidence.topics.overview.review import Outside, Shares
from evidence.topics.page import Chart, Framed, Page, Table, framed, no_study
from evidence.topics.therapies.pain_charts import FOLDED, PainCharts, pain_charts

QUESTION = "Does vertebroplasty help patients with spinal tumours?"

NO_ROWS = Table((), {})
NO_PAIN = "No tumour study on show prints a pain score before and after treatment."


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
    results = [one for one in asked if one.study.of_tumours]
    moved = [one for one in results if one.change is not None]
    return OverviewPage(
        question=QUESTION,
        answer=help_sentence.answer(results, choice),
        selection=choice.selection,
        findings=(found := findings(choice, asked)),
        summary=table(found),
        summary_of=help_sentence.summary_of(choice),
        counted=help_sentence.counted(choice),
        doubt=help_sentence.DOUBT if moved else "",
        pain=pain_charts(moved, brief=True) if moved else None,
        no_pain="" if moved else NO_PAIN,
        others=help_sentence.others(results),
        strength=strength.strength(choice),
        reporting=strength.reporting(choice),
        reporting_said=strength.reporting_said(choice),
        shares=review.shares(choice.cohorts),
        outside=review.outside(choice.cohorts),
        discrepancies=review.discrepancies(choice.cohorts),
    )
