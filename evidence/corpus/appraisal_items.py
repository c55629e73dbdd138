"""The tools with which studies are appraised: their items and answers, each in one place.

Items are in our own short words and in each tool's order. An abstract seldom lets one judge, so
"cannot be judged from the abstract" is an answer of its own; no tool's items are added to a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from evidence.corpus.vocabulary import AppraisalTool, Design, Judgement, words

NOT_JUDGEABLE: Final = "cannot be judged from the abstract"

JbiItem = Literal[
    "clear inclusion criteria",
    "condition measured in a standard way",
    "valid identification of the condition",
    "consecutive inclusion",
    "complete inclusion",
    "demographics reported",
    "clinical information reported",
    "outcomes or follow-up reported",
    "site reported",
    "appropriate statistics",
]

RobinsItem = Literal[
    "confounding",
    "selection of participants",
    "classification of treatments",
    "departures from the intended treatment",
    "missing data",
    "measurement of the outcome",
    "selective reporting",
]

Rob2Item = Literal[
    "randomisation",
    "departures from the assigned treatment",
    "missing outcome data",
    "measurement of outcomes",
    "selection of the reported result",
]

AppraisalItem = Literal[JbiItem, RobinsItem, Rob2Item]


@dataclass(frozen=True)
class Tool:
    """An appraisal tool: whose it is, what it asks, how it may be answered."""

    reference: str
    items: tuple[str, ...]
    answers: tuple[Judgement, ...]


TOOLS: Mapping[AppraisalTool, Tool] = {
    "RoB 2": Tool(
        "Cochrane risk-of-bias tool for randomised trials, BMJ 2019;366:l4898",
        words(Rob2Item),
        ("low", "some concerns", "high", NOT_JUDGEABLE),
    ),
    "ROBINS-I": Tool(
        "Risk of bias in non-randomised studies of interventions, BMJ 2016;355:i4919",
        words(RobinsItem),
        ("low", "moderate", "serious", "critical", NOT_JUDGEABLE),
    ),
    "JBI case series": Tool(
        "Joanna Briggs Institute checklist for case series, Munn 2020, "
        "JBI Evid Synth 18:2127 (PMC7778754)",
        words(JbiItem),
        ("yes", "no", "unclear", "not applicable", NOT_JUDGEABLE),
    ),
}

TOOL_FOR: Mapping[Design, AppraisalTool] = {
    "randomised trial": "RoB 2",
    "comparative cohort": "ROBINS-I",
    "case series": "JBI case series",
}
"""Which tool fits which design; other designs have no tool here."""
