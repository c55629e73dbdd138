"""How many were still followed at a visit, and whether the time of a visit is printed at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence.cohorts.courses import Course
from evidence.cohorts.records import Count, Difference, Record, Score, Statement

TOO_MANY = 0.2
"""Share lost or dead above which a visit describes survivors rather than the arm."""

_OF_ALL = frozenset({"mean", "median", "range"})
"""Kinds of follow-up that tell how long patients were followed, not when they were seen."""


def time_of(row: Score | Statement | Difference) -> float | None:
    """Return the months of a visit; None where none are printed.

    How long a study's patients were followed on average is no time of a visit.
    """
    study = row.study
    if study.follow_up_kind in _OF_ALL and row.months == study.follow_up_months:
        return None
    return row.months


@dataclass(frozen=True, eq=False)
class Loss(Record):
    """How many of how many were gone at a visit: not scored, or dead by then (`deaths`)."""

    score: Score
    gone: int
    of: int
    deaths: Count | None

    @property
    def share(self) -> float:
        """Return the proportion (0–1) gone."""
        return self.gone / self.of


def survivors_only(courses: Iterable[Course], counts: Iterable[Count]) -> Mapping[str, Loss]:
    """Return by row id the visits whose arm had lost over 20 % by then, with the larger loss.

    Deaths count for the visits at or after them; where either has no time, for the last visit.
    """
    deaths: defaultdict[str, list[Count]] = defaultdict(list)
    for one in counts:
        if one.kind == "death" and one.preferred and one.counted:
            deaths[one.study.study_id].append(one)
    found: dict[str, Loss] = {}
    for course in courses:
        for score in course.after:
            dead = _dead(course, score, deaths[course.study.study_id])
            losses = [*_not_scored(course, score), *dead]
            worst = max(losses, key=lambda loss: loss.share, default=None)
            if worst is not None and worst.share > TOO_MANY:
                found[score.row_id] = worst
    return found


def _not_scored(course: Course, score: Score) -> Iterable[Loss]:
    size = course.study.size_of(course.arm)
    if score.n is not None and size:
        yield Loss(score, size - score.n, size, None)


def _dead(course: Course, score: Score, deaths: Iterable[Count]) -> Iterable[Loss]:
    for count in deaths:
        if (count.arm is None or count.arm is course.arm) and _by_then(course, score, count):
            assert count.events is not None
            assert count.total is not None
            yield Loss(score, count.events, count.total, count)


def _by_then(course: Course, score: Score, death: Count) -> bool:
    if score.months is None or death.months is None:
        return score is course.last
    return score.months >= death.months
