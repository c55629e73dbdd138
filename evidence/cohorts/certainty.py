"""How sure one can be of an outcome after each therapy.

Every figure goes to the therapy that its source gives it to; the rating of the body of evidence
that they make is `evidence_body`'s.
"""

from collections.abc import Mapping, Sequence

from evidence.cohorts.appraisal import Appraisals
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import Comparison, comparisons
from evidence.cohorts.courses import Course, pain_courses
from evidence.cohorts.evidence_body import Body, Report
from evidence.cohorts.harms import CLINICAL, FRACTURES, LEAKAGE, of_family, usable
from evidence.cohorts.records import Count, Family, Score, Statement

OUTCOMES = (
    "pain",
    "function",
    "complications",
    "cement leakage",
    "new fractures",
    "response",
    "local control",
)
MEASURED: Mapping[str, frozenset[str]] = {
    "pain": frozenset({"pain"}),
    "function": frozenset({"function", "walking"}),
}
"""What scores and statements of each outcome are about."""

FAMILIES: Mapping[str, Family] = {
    "complications": CLINICAL,
    "cement leakage": LEAKAGE,
    "new fractures": FRACTURES,
}
"""What counts of each outcome are about; those of the others are of a kind of its name."""


def reports(choice: Choice, outcome: str) -> tuple[Score | Statement | Count, ...]:
    """Return every figure on an outcome of treated arms in studies of patients, each once."""
    counts = usable(choice.counts)
    if outcome in FAMILIES:
        return of_family(counts, FAMILIES[outcome])
    if outcome not in MEASURED:
        return tuple(count for count in counts if count.kind == outcome)
    wanted = MEASURED[outcome]
    scores = (score for score in choice.scores if score.preferred)
    rows: list[Score | Statement] = [*scores, *choice.statements]
    return tuple(
        row
        for row in rows
        if row.outcome in wanted and row.study.has_patients and (row.arm is None or row.arm.treated)
    )


def certainty(choice: Choice, appraisals: Appraisals, outcome: str) -> tuple[Body, ...]:
    """Return the body of evidence on an outcome for each therapy with a report of it.

    A figure of a whole study belongs to a therapy only if all its arms were given that one. The
    therapies with most studies come first.
    """
    by_therapy: dict[str, list[Report]] = {}
    for row in reports(choice, outcome):
        therapy = therapy_of(row)
        if therapy is not None:
            by_therapy.setdefault(therapy, []).append(row)
    between = _between(choice, outcome)
    courses = pain_courses(choice.scores) if outcome == "pain" else ()
    bodies = [
        _body(outcome, therapy, rows, between, courses, appraisals)
        for therapy, rows in by_therapy.items()
    ]
    return tuple(sorted(bodies, key=lambda body: (-len(body.studies), body.therapy)))


def therapy_of(row: Score | Statement | Count) -> str | None:
    """Return the therapy that a figure is of; None for arms of several therapies together."""
    if row.arm is not None:
        return row.arm.therapy
    found = {arm.therapy for arm in row.study.arms}
    return next(iter(found)) if len(found) == 1 and not row.study.has_comparator else None


def _between(choice: Choice, outcome: str) -> tuple[Comparison, ...]:
    if outcome == "pain":
        return comparisons(choice, "pain")
    if outcome == "function":
        return (*comparisons(choice, "function"), *comparisons(choice, "walking"))
    return ()


def _body(
    outcome: str,
    therapy: str,
    rows: Sequence[Report],
    between: Sequence[Comparison],
    courses: Sequence[Course],
    appraisals: Appraisals,
) -> Body:
    reporting = {row.study.study_id: row.study for row in rows}
    own = [one for one in between if one.arm.therapy == therapy]
    arms = tuple(
        (study, arm)
        for study in reporting.values()
        for arm in study.treated_arms
        if arm.therapy == therapy
    )
    return Body(
        outcome=outcome,
        therapy=therapy,
        arms=arms,
        reports=tuple(rows),
        comparisons=tuple(own),
        courses=tuple(course for course in courses if course.arm.therapy == therapy),
        appraisals=appraisals,
    )
