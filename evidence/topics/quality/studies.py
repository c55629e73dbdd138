"""How strong the studies are: what designs they have, what level they reach, and why."""

from collections.abc import Sequence

from evidence import prose
from evidence.cohorts.appraisal import Judged
from evidence.cohorts.records import Study
from evidence.corpus.appraisal_items import NOT_JUDGEABLE
from evidence.topics.page import Table

LEVELS = {
    "label": "Study",
    "evidence_level": "OCEBM level",
    "design": "Design",
    "evidence_reason": "Why this level",
    "design_note": "More on the design",
}
JUDGEMENTS = {
    "label": "Study",
    "tool": "Tool",
    "item": "Item",
    "judgement": "Judgement",
    "reason": "Why",
    "how": "How judged",
}


def answer(studies: Sequence[Study], judged: Sequence[Judged]) -> str:
    """Return what the studies can compare, and how much of them can't be judged.

    What a study has is read off its arms and design, never off its level.
    """
    if len(studies) == 1:
        first = f"The one study, {prose.study(studies[0])}, {_alone(studies[0])}"
    else:
        first = f"Of {prose.counted(len(studies), 'study')}, {prose.listed(_parts(studies))}"
    if not judged:
        return f"{first}."
    silent = sum(one.judgement == NOT_JUDGEABLE for one in judged)
    items = prose.counted(len(judged), "appraisal item")
    return (
        f"{first}; {prose.number(silent) if silent else 'none'} of {items} can't be judged from "
        "abstracts."
    )


_COMPARE = ("compares", "compare")
_OTHERS = ("other compares", "others compare")


def _parts(studies: Sequence[Study]) -> list[str]:
    trials = sum(study.randomised for study in studies)
    compared = sum(study.compares and not study.randomised for study in studies)
    without = sum(not study.has_patients for study in studies)
    single = len(studies) - trials - compared - without
    counts = (
        (compared, *(_OTHERS if trials else _COMPARE), "therapies"),
        (single, "describes", "describe", "one therapy"),
        (without, "has", "have", "no patients"),
    )
    first = prose.verb(trials, "is randomised", "are randomised")
    told = f"{prose.number(trials)} {first}" if trials else "none is randomised"
    rest = [
        f"{prose.number(count)} {prose.verb(count, one, many)} {what}"
        for count, one, many, what in counts
        if count
    ]
    return [told, *rest]


def _alone(study: Study) -> str:
    if not study.has_patients:
        return f"has no patients of its own ({study.design})"
    if study.randomised:
        return "reports a randomised trial"
    return "compares therapies without randomising" if study.compares else "describes one therapy"


def levels_said(studies: Sequence[Study]) -> str:
    """Return how many studies reach which level."""
    found = sorted({study.evidence_level for study in studies})
    counts = [(level, sum(study.evidence_level == level for study in studies)) for level in found]
    named = prose.listed(f"{prose.number(count)} at level {level}" for level, count in counts)
    return f"By the levels of OCEBM 2011, 1 best and 5 weakest: {named}."


def levels(studies: Sequence[Study]) -> Table:
    """Return each study's level with its reason, best first."""
    ordered = sorted(studies, key=lambda study: (study.evidence_level, study.label))
    rows = (
        {
            "study_id": study.study_id,
            "label": prose.study(study),
            "evidence_level": study.evidence_level,
            "design": study.design,
            "evidence_reason": study.evidence_reason,
            "design_note": study.design_note,
        }
        for study in ordered
    )
    return Table(tuple(rows), LEVELS)


def judgements(judged: Sequence[Judged]) -> Table:
    """Return every judgement with its reason."""
    rows = (
        {
            "study_id": one.study.study_id,
            "label": prose.study(one.study),
            "tool": one.tool,
            "item": one.item,
            "judgement": one.judgement,
            "reason": one.reason,
            "how": one.how,
        }
        for one in judged
    )
    return Table(tuple(rows), JUDGEMENTS)
