"""What is reported on a question and is no row of it, and where else a question has rows."""

from collections import Counter
from collections.abc import Collection, Iterator

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.courses import LAST
from evidence.cohorts.harms import CLINICAL, of_family, overall
from evidence.cohorts.mean_changes import mean_changes
from evidence.cohorts.records import Count
from evidence.cohorts.reported import wider
from evidence.cohorts.weighing import uncounted
from evidence.statistics import visit_window
from evidence.statistics.reasons import normalised
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.questions import (
    ALL,
    EVERY_WORDING,
    KINDS,
    Outcome,
    Question,
    of_patients,
    outcome,
    outcomes,
    rows,
    whens,
)

OTHER_THERAPY = "another therapy"
SEVERAL_TOGETHER = "several therapies together"
SAME_ARM = "another count of the same arm"
OTHER_WORDING = "worded otherwise"
NO_UNIT = "unit not stated"
COMPARATOR = "comparator arm"

NO_WINDOW = "at another time or at none given"
"""Where a score stands that falls into no visit window."""

NOWHERE = "No other outcome of this page has rows for these studies."

_MOST = 4
"""How many other questions are named."""


def left_out(choice: Choice, question: Question, shown: Collection[Candidate]) -> str:
    """Return how many figures on a question are no rows of it, and why; "" where there are none."""
    if question.kind == "change":
        reasons = Counter(_changes(choice, question))
    else:
        reasons = Counter(_counts(choice, question, {one.row_id for one in shown}))
    if not reasons:
        return ""
    told = ", ".join(f"{why} ({prose.number(count)})" for why, count in reasons.most_common())
    return f"Reported but not shown as rows: {told}."


def _changes(choice: Choice, question: Question) -> Iterator[str]:
    """Yield a reason for each arm with a score or statement at the visit that is no row."""
    asked, instrument = choice.selection.therapy, question.outcome.instrument
    for one in of_patients(mean_changes(choice, question.when, instrument), question.patients):
        if asked and one.therapy not in asked:
            yield OTHER_THERAPY
    beside = {
        (score.study.study_id, score.arm.arm_id)
        for score in choice.scores
        if score.about_pain
        and score.instrument == instrument
        and score.study.has_patients
        and not score.arm.treated
        and question.patients in {ALL, score.study.aetiology}
        and visit_window(score.months) == question.when
    }
    yield from [COMPARATOR] * len(beside)


def _counts(choice: Choice, question: Question, shown: Collection[str]) -> Iterator[str]:
    for count in _about(choice, question.outcome):
        here = count.unit in {question.when, prose.NOT_STATED}
        alike = question.patients in {ALL, count.study.aetiology}
        if here and alike and count.row_id not in shown:
            yield _why(choice, question, count)


def _about(choice: Choice, asked: Outcome) -> Iterator[Count]:
    if asked.preset:
        harm = overall(of_family(choice.counts, CLINICAL), CLINICAL)
        yield from (count for count in harm if count.study.of_tumours and count.study.of_review)
    else:
        yield from (
            count for count in choice.counts if count.event == asked.event and count.kind in KINDS
        )


def _why(choice: Choice, question: Question, count: Count) -> str:
    asked = choice.selection.therapy
    if count.left_out not in {None, "case report"}:
        return str(count.left_out)
    if count.unit == prose.NOT_STATED:
        return NO_UNIT
    if asked and count.therapy not in asked:
        return SEVERAL_TOGETHER if count.therapy is None else OTHER_THERAPY
    other = normalised(count.definition) != normalised(question.wording)
    if question.wording != EVERY_WORDING and other:
        return OTHER_WORDING
    if question.outcome.preset and uncounted(count):
        return uncounted(count)
    return SAME_ARM


def elsewhere(choice: Choice, question: Question) -> tuple[str, ...]:
    """Return where a question without rows, or others like it, have some.

    The sentences follow on one that says that no study reports it.
    """
    found = (_wider(choice, question), _same(choice, question), _others(choice, question))
    return tuple(text for text in found if text)


def _studies(choice: Choice, asked: Outcome, when: str) -> frozenset[str]:
    return frozenset(row.study.study_id for row in rows(choice, asked, when))


def _same(choice: Choice, question: Question) -> str:
    asked = question.outcome
    found = {when: _studies(choice, asked, when) for when in whens(choice, asked)}
    parts = {Question(asked, when).spoken: studies for when, studies in found.items()}
    if asked.kind == "change":
        parts[NO_WINDOW] = _studies(choice, asked, LAST).difference(*found.values())
    told = [
        f"{spoken} ({prose.counted(len(studies), 'study')})"
        for spoken, studies in parts.items()
        if studies
    ]
    return f"The same is reported {prose.listed(told)}." if told else ""


def _wider(choice: Choice, question: Question) -> str:
    if choice.selection.collection == "all":
        return ""
    studies = _studies(wider(choice), question.outcome, question.when)
    return prose.in_wider(len(studies), filtered=bool(choice.selection.active()))


def _others(choice: Choice, question: Question) -> str:
    found: dict[str, int] = {}
    for name in outcomes(choice):
        if name != question.outcome.name:
            asked = outcome(name)
            for when in whens(choice, asked):
                studies = len(_studies(choice, asked, when))
                if studies > found.get(name, 0):
                    found[name] = studies
    ordered = sorted(found, key=lambda name: -found[name])[:_MOST]
    parts = [f"{name} ({prose.counted(found[name], 'study')})" for name in ordered]
    return f"Other outcomes of these studies: {prose.listed(parts)}." if parts else NOWHERE
