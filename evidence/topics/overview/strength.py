"""How strong the evidence on tumours is, and how many studies print what one would want to know."""

from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.charts.plot import Figure
from evidence.cohorts.choice import Choice
from evidence.cohorts.controls import against_usual_care
from evidence.cohorts.courses import pain_courses
from evidence.cohorts.harms import CLINICAL, of_family, usable
from evidence.cohorts.records import Study
from evidence.topics.overview.bars import Bar, bars
from evidence.topics.page import Chart, Row, Table

NAMED = 3
"""Up to this many studies are named in a sentence."""

_FEW = 5
"""Studies up to which each has its own tick."""

ALT = "Number of studies with patients that print each kind of result."
HEADINGS: Mapping[str, str] = {
    "item": "Item",
    "studies": "Studies",
    "total": "Of",
    "which": "Which",
}


def strength(choice: Choice) -> tuple[str, ...]:
    """Return the strongest and the weakest of the evidence on tumours, in Markdown."""
    studies = choice.of_tumours
    if not studies:
        return ()
    level = min(study.evidence_level for study in studies)
    best = [study for study in studies if study.evidence_level == level]
    designs = prose.listed(dict.fromkeys(study.design for study in best), "or")
    return (
        f"**Strongest**: level {level} (OCEBM; 1 is best), {designs}: {_named(best)}.",
        f"**Weakest**: {_alone(studies)}.",
    )


def _named(studies: Sequence[Study]) -> str:
    if len(studies) > NAMED:
        return prose.counted(len(studies), "study")
    return "; ".join(f"{prose.study(study)}{_size(study)}" for study in studies)


def _size(study: Study) -> str:
    """Return ", 80 patients in all arms", to follow the name of a study."""
    if study.n_patients is None:
        return ""
    arms = " in all arms" if len(study.arms) > 1 else ""
    return f", {prose.counted(study.n_patients, 'patient')}{arms}"


def _alone(studies: Sequence[Study]) -> str:
    """Return how many studies have no second group, and what the others set side by side."""
    alone = sum(len(study.arms) == 1 for study in studies)
    comparing = sum(study.compares for study in studies)
    total = prose.counted(len(studies), "tumour study")
    if len(studies) == 1:
        if alone:
            return "the one tumour study followed a single group"
        return f"the one tumour study {_sets(comparing)}"
    parts = [
        f"{prose.number(alone)} of {total} followed a single group"
        if alone
        else f"none of {total} followed a single group"
    ]
    if comparing:
        compares = prose.verb(comparing, "compares", "compare")
        parts.append(f"{prose.number(comparing)} {compares} therapies")
    rest = len(studies) - alone - comparing
    if rest:
        compares = prose.verb(rest, "compares", "compare")
        parts.append(f"{prose.number(rest)} {compares} groups of one therapy")
    return ", ".join(parts)


def _sets(comparing: int) -> str:
    return "compares therapies" if comparing else "compares groups of one therapy"


def reporting(choice: Choice) -> Chart | None:
    """Return how many studies with patients print each item; None where none has patients."""
    studies = choice.with_patients
    if not studies:
        return None
    items = _printing(choice)
    total = len(studies)
    rows: tuple[Row, ...] = tuple(
        {
            "item": item,
            "studies": len(own),
            "total": total,
            "which": "; ".join(prose.study(study) for study in own),
        }
        for item, own in items.items()
    )
    return Chart(
        figure=_drawn(items, total),
        alt=ALT,
        table=Table(rows, HEADINGS),
        measure="Number of studies with patients that print each item",
    )


def reporting_said(choice: Choice) -> str:
    """Return in a sentence how many studies print what matters most; "" where none has patients."""
    items = _printing(choice)
    if not choice.with_patients:
        return ""
    told = (
        _many(items["pain before and after"], "prints", "print", "pain before and after"),
        _many(items["complications counted"], "counts", "count", "complications"),
        _many(items["sham or usual care"], "compares", "compare", "with sham or usual care"),
    )
    total = prose.counted(len(choice.with_patients), "study")
    return f"Of {total} with patients, {prose.listed(told)}."


def _many(studies: Sequence[Study], one: str, many: str, what: str) -> str:
    """Return "3 print …" or "none prints …"."""
    if not studies:
        return f"none {one} {what}"
    return f"{prose.number(len(studies))} {prose.verb(len(studies), one, many)} {what}"


def _drawn(items: Mapping[str, Sequence[Study]], total: int) -> Figure:
    drawn = [
        Bar(item, len(own), f"{prose.number(len(own))} of {prose.number(total)}")
        for item, own in items.items()
    ]
    # Left alone, plotly divides an axis of few studies into fractions of one.
    ticks = range(total + 1) if total <= _FEW else None
    return bars(drawn, "Studies with patients", total, ticks=ticks)


def _printing(choice: Choice) -> Mapping[str, Sequence[Study]]:
    """Return the studies with patients that print each item."""
    return {
        item: [study for study in choice.with_patients if study.study_id in ids]
        for item, ids in _items(choice)
    }


def _items(choice: Choice) -> tuple[tuple[str, set[str]], ...]:
    """Return the ids of the studies that print each item, whichever of their arms it is of."""
    scores = [score for score in choice.scores if score.study.has_patients]
    complete = [course for course in pain_courses(scores) if course.complete]
    harms = of_family(usable(choice.counts), CLINICAL)
    studies = choice.with_patients
    return (
        ("any pain score", {one.study.study_id for one in scores if one.about_pain}),
        ("pain before and after", {one.study.study_id for one in complete}),
        ("KPS score", {one.study.study_id for one in scores if one.instrument == "KPS"}),
        ("complications counted", {one.study.study_id for one in harms if one.counted}),
        ("therapies compared", {study.study_id for study in studies if study.compares}),
        ("randomised", {study.study_id for study in studies if study.randomised}),
        ("sham or usual care", {study.study_id for study in studies if against_usual_care(study)}),
    )
