"""Courses of a score: the visits of one arm that may be joined, and how far they moved.

Two scores belong to one course only when study, arm, instrument, item, statistic and who printed
them agree. An arm's change is from its own score before treatment, never across studies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts.records import Arm, Record, Score, Statement, Study
from evidence.corpus.frames import PAIN_INSTRUMENTS
from evidence.statistics import visit_window, window_named

LAST = "last visit"
"""In place of a window: a course's last printed visit, whenever that was."""


@dataclass(frozen=True, eq=False)
class Course(Record):
    """The scores of one arm on one scale, by time; one without a time stands as it is printed."""

    study: Study
    arm: Arm
    instrument: str
    measure: str | None
    statistic: str
    outcome: str
    basis: str
    preferred: bool
    scores: tuple[Score, ...]

    @cached_property
    def before(self) -> Score | None:
        """Return the score before treatment."""
        return next((score for score in self.scores if score.before), None)

    @cached_property
    def after(self) -> tuple[Score, ...]:
        """Return the scores after treatment, by time."""
        return tuple(score for score in self.scores if not score.before)

    @property
    def touched(self) -> bool:
        """Return whether one of its scores is in doubt."""
        return any(score.touched for score in self.scores)

    @property
    def complete(self) -> bool:
        """Return whether a score is printed before and after treatment."""
        return self.before is not None and bool(self.after)

    @property
    def last(self) -> Score | None:
        """Return the last printed visit after treatment, with or without a time."""
        return self.after[-1] if self.after else None

    def in_window(self, window: str) -> Score | None:
        """Return the visit that stands for a window: the nearest to its centre, earlier of two.

        `window` is one of `statistics.WINDOW_NAMES`, or `LAST`.
        """
        if window == LAST:
            return self.last
        centre = window_named(window).centre
        inside = [score for score in self.after if visit_window(score.months) == window]
        return min(inside, key=lambda score: _distance(score, centre), default=None)

    def change(self, score: Score) -> float | None:
        """Return after − before in points of the scale; None without a score before."""
        if self.before is None or score.before:
            return None
        return round(score.value - self.before.value, 6)

    def fall(self, score: Score) -> float | None:
        """Return by how many points of 0–10 pain fell; below 0 it rose; None where unknown."""
        before = None if self.before is None else self.before.value_std
        if before is None or score.value_std is None or score.before:
            return None
        return round(before - score.value_std, 2)

    def percent_change(self, score: Score) -> float | None:
        """Return the change in per cent of the score before; None where that is 0 or unknown."""
        change = self.change(score)
        if change is None or self.before is None:
            return None
        start = self.before.value - (self.before.scale_min or 0)
        return None if start == 0 else round(100 * change / start, 6)


def _distance(score: Score, centre: float) -> tuple[float, float]:
    assert score.months is not None
    return round(abs(score.months - centre), 6), score.months


def courses(scores: Iterable[Score]) -> tuple[Course, ...]:
    """Return the courses that scores make, in the order of their first scores."""
    found: dict[tuple[object, ...], list[Score]] = {}
    for score in scores:
        key = (
            score.study.study_id,
            score.arm.arm_id,
            score.instrument,
            score.measure,
            score.statistic,
            score.source.basis,
        )
        found.setdefault(key, []).append(score)
    return tuple(_course(group) for group in found.values())


def _course(scores: list[Score]) -> Course:
    first = scores[0]
    return Course(
        study=first.study,
        arm=first.arm,
        instrument=first.instrument,
        measure=first.measure,
        statistic=first.statistic,
        outcome=first.outcome,
        basis=first.source.basis,
        preferred=all(score.preferred for score in scores),
        scores=tuple(_by_time(scores)),
    )


def _by_time(scores: list[Score]) -> list[Score]:
    """Return scores by time; one without a time keeps its place behind the one printed before."""
    times: list[float] = []
    for score in scores:
        before = times[-1] if times else 0.0
        times.append(before if score.months is None else score.months)
    return [score for _, score in sorted(zip(times, scores, strict=True), key=lambda one: one[0])]


def pain_courses(scores: Iterable[Score]) -> tuple[Course, ...]:
    """Return one course of pain on 0–10 for each treated arm of a study of patients.

    An arm with several keeps one: with scores before and after rather than without, a mean
    rather than a median, then by instrument (VAS, NRS, BPI, …), then the first printed.
    """
    usable = (
        score
        for score in scores
        if score.about_pain
        and score.value_std is not None
        and score.preferred
        and score.arm.treated
        and score.study.has_patients
    )
    best: dict[tuple[str, str], Course] = {}
    for course in courses(usable):
        key = (course.study.study_id, course.arm.arm_id)
        if key not in best or _rank(course) < _rank(best[key]):
            best[key] = course
    return tuple(best.values())


def _rank(course: Course) -> tuple[bool, bool, int]:
    instrument = PAIN_INSTRUMENTS.index(course.instrument)
    return not course.complete, course.statistic != "mean", instrument


def pain_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return what treated arms of patients state of pain against before treatment, in words."""
    return tuple(
        one
        for one in statements
        if one.about_pain
        and one.since_before
        and one.months != 0
        and one.study.has_patients
        and one.arm is not None
        and one.arm.treated
    )
