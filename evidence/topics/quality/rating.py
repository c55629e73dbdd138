"""How sure one can be of one outcome after each therapy, in sentences and a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.evidence_body import FEW_PATIENTS, UNLIKE_CHANGE, Body
from evidence.cohorts.records import Study
from evidence.cohorts.reported import SEVERAL, TOGETHER, by_grade, reported, wider
from evidence.topics.page import Row, Table

OURS = "The rating is ours, from abstracts, by the rules below."

RULES: Mapping[str, str] = {
    "Design": "randomised trials start high, other studies two steps lower.",
    "Risk of bias": "one step down for studies without a group that lacked the therapy, for "
    "comparisons whose confounding is serious or can't be judged, and for trials not judged low on "
    "every domain.",
    "Inconsistency": "one step down when intervals of two cohorts don't overlap, when changes of "
    f"pain differ by more than {prose.number(UNLIKE_CHANGE)} points of 10, or when trials "
    "disagree.",
    "Indirectness": "one step down when fewer than half of the patients were in studies of spinal "
    "tumours alone.",
    "Imprecision": f"one step down below {prose.number(FEW_PATIENTS)} patients in arms with the "
    "therapy, or when none is printed.",
    "Publication bias": "not assessed and no step down; small series are easily left unpublished.",
}
"""The rules, by GRADE's name for each reason."""

HOW_RATED = (
    "A body of evidence is rated on its randomised trials if it has any, else on all its studies. "
    "A trial or comparison counts for a therapy only if another arm lacked a part of it; otherwise "
    "the arm is a case series. Evidence of case series ends at very low as a rule (GRADE guideline "
    "18, PMC6692166). Each cohort counts once, and only patients in arms with the therapy."
)

_COLUMNS: Mapping[str, str] = {
    "Design": "design",
    "Risk of bias": "bias",
    "Inconsistency": "inconsistency",
    "Indirectness": "indirectness",
    "Imprecision": "imprecision",
    "Publication bias": "publication",
}
_HEADINGS: Mapping[str, str] = {
    "name": "Therapy",
    "grade": "Certainty",
    "studies": "Studies",
    "patients": "Patients in arms with it",
    "silent": "Not printed by",
    "steps": "Steps down, and why",
}


@dataclass(frozen=True)
class Why:
    """Why the certainty after one therapy is what it is."""

    certainty: str
    reasons: tuple[str, ...]


def sentence(found: Sequence[Body], outcome: str) -> str:
    """Return which certainty the therapies reach; "" for none."""
    if not found:
        return ""
    return f"Certainty on {outcome} is {prose.by_grade(by_grade(found))}. {OURS}"


def table(found: Sequence[Body]) -> Table:
    """Return one row per therapy with its certainty and what it loses steps for.

    Each reason, those without a step too, is a column of the download.
    """
    silent = any(body.all_patients.silent for body in found)
    headings = {key: text for key, text in _HEADINGS.items() if silent or key != "silent"}
    return Table(tuple(_row(body) for body in found), headings)


def _row(body: Body) -> Row:
    return {
        "outcome": body.outcome,
        "therapy": body.therapy,
        "name": body.name,
        "level": body.level,
        "symbol": body.symbol,
        "words": body.words,
        "grade": body.grade,
        "studies": len(body.studies),
        "patients": body.all_patients.number,
        "silent": body.all_patients.silent,
        "steps": "; ".join(str(reason) for reason in body.reasons if reason.steps),
        **{_COLUMNS[reason.name]: str(reason) for reason in body.reasons},
        "study_ids": ";".join(study.study_id for study in body.studies),
    }


def why(body: Body) -> Why:
    """Return the reasons for one body's certainty, with the steps that each takes off."""
    reasons = (
        f"**{reason.name}** {f'({prose.MINUS}{reason.steps})' if reason.steps else ''}".strip()
        + f": {reason.text}"
        for reason in body.reasons
    )
    return Why(f"{body.name}: {body.grade}", tuple(reasons))


def rules() -> tuple[str, ...]:
    """Return the rule behind each reason."""
    return tuple(f"**{name}**: {rule}" for name, rule in RULES.items())


def unrated(choice: Choice, outcome: str, found: Sequence[Body]) -> tuple[str, ...]:
    """Return where else the outcome is reported, of whom it can't be rated; all of it for none."""
    rated = {study.study_id for body in found for study in body.studies}
    told = reported(choice, outcome)
    shared = tuple(study for study in told.own if study.study_id not in rated)
    if found:
        wanted = {why: told.otherwise[why] for why in (TOGETHER,) if why in told.otherwise}
        several = (*shared, *told.otherwise.get(SEVERAL, ()))
        otherwise = {**({SEVERAL: several} if several else {}), **wanted}
        named = prose.reported_otherwise(_labels(otherwise))
        return (f"Not rated, as reported only {named}.",) if named else ()
    otherwise = {**({SEVERAL: shared} if shared else {}), **told.otherwise}
    return (_none(outcome, otherwise), *_in_wider(choice, outcome))


def _none(outcome: str, otherwise: Mapping[str, Sequence[Study]]) -> str:
    told = prose.reported_otherwise(_labels(otherwise))
    only = f", only {told}" if told else ""
    return f"No study of patients here reports {outcome} after a single therapy{only}."


def _labels(studies: Mapping[str, Sequence[Study]]) -> Mapping[str, list[str]]:
    return {why: [prose.study(one) for one in own] for why, own in studies.items()}


def _in_wider(choice: Choice, outcome: str) -> tuple[str, ...]:
    if choice.selection.collection == "all":
        return ()
    count = len(reported(wider(choice), outcome).own)
    return (prose.in_wider(count, filtered=bool(choice.selection.active())),)
