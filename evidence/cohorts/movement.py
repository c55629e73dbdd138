"""How far scores moved within each arm, and which arms count: each patient once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from evidence.cohorts.courses import Course
from evidence.cohorts.followed import time_of
from evidence.cohorts.once import Tallied, tally
from evidence.cohorts.records import Arm, Record, Score, Study
from evidence.cohorts.reported import given_to
from evidence.cohorts.rows import why_not as left_out
from evidence.corpus.frames import PAIN_INSTRUMENTS

MONTH = 1.0
NO_BEFORE: Final = "no score before treatment"
NO_AFTER: Final = "no score after treatment"
OTHER_THERAPY: Final = "another therapy than asked for"

Visit = Literal["within a month", "last visit"]


@dataclass(frozen=True, eq=False)
class Movement(Record):
    """How far the score of one arm had moved by a visit after treatment."""

    course: Course
    score: Score

    @property
    def study(self) -> Study:
        """Return the study."""
        return self.course.study

    @property
    def arm(self) -> Arm:
        """Return the arm."""
        return self.course.arm

    @property
    def row_id(self) -> str:
        """Return the row of the score."""
        return self.score.row_id

    @property
    def change(self) -> float:
        """Return after − before."""
        found = change(self.course, self.score)
        assert found is not None
        return found


def change(course: Course, score: Score) -> float | None:
    """Return after − before, of pain in points of 0–10, else in points of the scale."""
    fall = course.fall(score)
    return course.change(score) if fall is None else 0.0 - fall


def within_a_month(course: Course) -> Score | None:
    """Return the latest visit no later than a month after treatment."""
    early = [score for score in course.after if (time_of(score) or MONTH + 1) <= MONTH]
    return early[-1] if early else None


def why_not(course: Course, therapies: Iterable[str] = ()) -> str:
    """Return why a course says nothing of how far scores of treated patients moved, or "".

    `therapies` are those that the reader asks for, if any.
    """
    first = course.scores[0]
    found = left_out(next((score for score in course.scores if not score.preferred), first))
    if found is not None:
        return found
    if not given_to(first, tuple(therapies)):
        return OTHER_THERAPY
    if course.before is None:
        return NO_BEFORE
    return "" if course.after else NO_AFTER


def movements(
    courses: Iterable[Course], visit: Visit, therapies: Iterable[str] = (), *, one_item: bool
) -> tuple[Tallied[Movement], ...]:
    """Return how far each arm had moved by a visit, and why one does not count.

    Arms are compared within one aetiology. Of an arm's courses on one item a mean counts rather
    than a median, then the first instrument, then the first printed: as in `pain_courses`. With
    `one_item` only one course of an arm counts, whatever item it is about.
    """
    asked = tuple(therapies)
    found = [
        Movement(course, score)
        for course in sorted(courses, key=_rank)
        if not why_not(course, asked)
        and (score := course.last if visit == "last visit" else within_a_month(course)) is not None
    ]
    return tally(
        found,
        lambda one: one.study.size_of(one.arm),
        lambda one: (one.study.aetiology, "" if one_item else one.course.measure),
    )


def _rank(course: Course) -> tuple[bool, int]:
    instruments = PAIN_INSTRUMENTS
    known = course.instrument in instruments
    return course.statistic != "mean", instruments.index(course.instrument) if known else 0


def counting(found: Iterable[Tallied[Movement]]) -> tuple[Movement, ...]:
    """Return the movements that count."""
    return tuple(row.row for row in found if row.counts)
