"""The rows of a question as candidates for a pool: their effects, and why one is not weighed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence.cohorts import Choice
from evidence.cohorts.appraisal import Judged, appraisals
from evidence.cohorts.mean_changes import MeanChange
from evidence.cohorts.once import PART
from evidence.cohorts.records import Arm, Count, Record, Source, Study
from evidence.cohorts.weighing import Weighed, one_per_arm, uncounted, weighed
from evidence.statistics.quantiles import normal
from evidence.statistics.reasons import Value
from evidence.topics.pooling.questions import Question, Row, of_patients, rows, worded

OTHER_ROW = "another row of this study counts"
"""In a pool each study has one row: of two arms one is no part of the other."""

SEVERAL = "several therapies"
"""What a count of arms with different therapies is of."""


@dataclass(frozen=True, eq=False)
class Candidate(Record):
    """A row with its effect: a change in points, or a proportion (0–1), with 95 % limits.

    `why_not` says why it is not weighed, "" where it is; `cannot` what the row itself lacks.
    `stands` tells whether it is its cohort's row in medians, ranges and directions; `judged` is
    how its study was appraised, item by item.
    """

    row: Row
    cannot: str
    why_not: str
    stands: bool
    estimate: float | None
    variance: float | None
    low: float | None
    high: float | None
    judged: tuple[Judged, ...] = ()

    @property
    def weighed(self) -> bool:
        """Return whether the row enters the pool, or would."""
        return not self.why_not

    @property
    def reason(self) -> str:
        """Return why it is not weighed, for readers."""
        return OTHER_ROW if self.why_not == PART else self.why_not

    @property
    def row_id(self) -> str:
        """Return the identifier of the row in the corpus."""
        return self.row.row_id

    @property
    def study(self) -> Study:
        """Return the study."""
        return self.row.study

    @property
    def arm(self) -> Arm | None:
        """Return the arm; None for the study as a whole."""
        return self.row.arm

    @property
    def therapy(self) -> str:
        """Return what the patients were given."""
        return self.row.therapy or SEVERAL

    @property
    def source(self) -> Source:
        """Return who printed it."""
        return self.row.source

    @property
    def change(self) -> MeanChange | None:
        """Return the change of pain, if it is one."""
        return self.row if isinstance(self.row, MeanChange) else None

    @property
    def count(self) -> Count | None:
        """Return the count of events, if it is one."""
        return self.row if isinstance(self.row, Count) else None

    @property
    def size(self) -> int | None:
        """Return the patients behind a change, or the total of a count."""
        return self.row.n if isinstance(self.row, MeanChange) else self.row.total

    @property
    def direction(self) -> str | None:
        """Return which way pain went; None for a count, or where nothing says."""
        return self.row.result.direction if isinstance(self.row, MeanChange) else None


def candidates(choice: Choice, question: Question, correlation: float) -> tuple[Candidate, ...]:
    """Return the candidates for a question, by year and name.

    A change has Wald's interval, its SD imputed under a correlation of the two visits; a
    proportion has Wilson's.
    """
    found = of_patients(rows(choice, question.outcome, question.when), question.patients)
    made = [
        *(_change(one, correlation) for one in _weighed_changes(found)),
        *(_proportion(one) for one in _weighed_counts(worded(found, question.wording))),
    ]
    judged = appraisals(choice.cohorts)
    return tuple(sorted((replace(one, judged=judged.of(one.study)) for one in made), key=_place))


def _place(one: Candidate) -> tuple[bool, int, str]:
    return one.study.year is None, one.study.year or 0, one.study.label


def _weighed_changes(found: Sequence[Row]) -> tuple[Weighed[MeanChange], ...]:
    changes = [row for row in found if isinstance(row, MeanChange)]
    return weighed(changes, lambda row: row.n, lambda row: row.cannot)


def _weighed_counts(found: Sequence[Row]) -> tuple[Weighed[Count], ...]:
    counts = one_per_arm(row for row in found if isinstance(row, Count))
    return weighed(counts, lambda row: row.total, uncounted)


def _change(one: Weighed[MeanChange], correlation: float) -> Candidate:
    effect = one.row.effect(correlation)
    shared = (one.row, one.cannot, one.why_not, one.stands)
    if effect is None:
        return Candidate(*shared, one.row.difference, None, None, None)
    half = normal(0.025) * effect.variance**0.5
    low, high = effect.estimate - half, effect.estimate + half
    return Candidate(*shared, effect.estimate, effect.variance, low, high)


def _proportion(one: Weighed[Count]) -> Candidate:
    shared = (one.row, one.cannot, one.why_not, one.stands)
    limits = None if one.cannot else one.row.limits()
    if limits is None:
        return Candidate(*shared, None, None, None, None)
    return Candidate(*shared, one.row.share, None, *limits)


def for_the_gate(one: Candidate, question: Question) -> dict[str, Value]:
    """Return a candidate as the gate reads it."""
    study, arm = one.study, one.arm
    arms = study.arms if arm is None else (arm,)
    shared: dict[str, Value] = {
        "study_id": study.study_id,
        "cohort_family": study.cohort_family,
        "collection": study.collection,
        "design": study.design,
        "aetiology": study.aetiology,
        "therapy": one.therapy,
        "components": ";".join(part for each in arms for part in each.components),
        "role": "intervention" if all(each.treated for each in arms) else "comparator",
        "kind": question.kind,
        "basis": one.source.basis,
    }
    if isinstance(one.row, Count):
        return shared | {
            "event": one.row.event,
            "definition": one.row.definition,
            "unit": one.row.unit,
            "events": one.row.events,
            "total": one.row.total,
        }
    return shared | {
        "instrument": one.row.instrument,
        "statistic": one.row.statistic,
        "window": question.when,
        "n": one.row.n,
        "variance": one.variance,
    }
