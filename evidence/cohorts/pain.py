"""What each treated arm reports of pain at one visit: a score, or else a direction in words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts.certainty import therapy_of
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import therapy_order
from evidence.cohorts.courses import LAST, Course, pain_courses
from evidence.cohorts.once import Tallied, tally
from evidence.cohorts.records import Arm, Record, Score, Statement, Study
from evidence.statistics import visit_window, window_named


@dataclass(frozen=True, eq=False)
class PainResult(Record):
    """The result of one arm: `score` with its `course`, or a `statement` without a number.

    `arm` is None for a statement about a whole study whose arms were all given one therapy.
    """

    study: Study
    arm: Arm | None
    therapy: str
    course: Course | None
    score: Score | None
    statement: Statement | None

    @property
    def row_id(self) -> str:
        """Return the row of the score after treatment, or of the statement."""
        row = self.score or self.statement
        assert row is not None
        return row.row_id

    @property
    def touched(self) -> bool:
        """Return whether the figure, or the score that it is compared with, is in doubt."""
        rows = (self.score, self.statement, self.before)
        return any(row is not None and row.touched for row in rows)

    @property
    def timepoint(self) -> str:
        """Return the visit after treatment as printed."""
        row = self.score or self.statement
        assert row is not None
        return row.timepoint

    @property
    def before(self) -> Score | None:
        """Return the arm's score before treatment."""
        return None if self.course is None else self.course.before

    @cached_property
    def change(self) -> float | None:
        """Return after − before in points of 0–10; None without both scores."""
        if self.course is None or self.score is None:
            return None
        fall = self.course.fall(self.score)
        return None if fall is None else 0.0 - fall

    @property
    def direction(self) -> str | None:
        """Return which way pain went, from the scores or as stated; None where neither says."""
        if self.statement is not None:
            return self.statement.direction
        if self.change is None:
            return None
        if self.change == 0:
            return "no difference"
        return "better" if self.change < 0 else "worse"

    @cached_property
    def cement_known(self) -> bool:
        """Return whether the patients are known to have been given cement."""
        arms = (self.arm,) if self.arm is not None else self.study.arms
        return all(arm.cement_known for arm in arms)

    @property
    def patients(self) -> int | None:
        """Return the patients of the arm, or of the study."""
        return self.study.n_patients if self.arm is None else self.study.size_of(self.arm)


def pain_results(
    choice: Choice, window: str, instruments: Collection[str] = ()
) -> tuple[PainResult, ...]:
    """Return what treated arms of patients report of pain at a visit, one result per arm.

    A score goes before a statement. A statement about a whole study counts where no arm of it
    reports by itself and all were given one therapy. `window` is one of
    `statistics.WINDOW_NAMES`, or `courses.LAST`; `instruments` keeps to some scales, all where it
    is empty. By therapy in the order of the vocabulary, then by year: never by result.
    """

    def asked(row: Score | Statement) -> bool:
        return not instruments or row.instrument in instruments

    scored = [
        PainResult(course.study, course.arm, course.arm.therapy, course, score, None)
        for course in pain_courses(filter(asked, choice.scores))
        if (score := course.in_window(window)) is not None
    ]
    taken = {(one.study.study_id, _arm_id(one.arm)) for one in scored}
    stated = [
        PainResult(one.study, one.arm, therapy, None, None, one)
        for one, therapy in _stated(filter(asked, choice.statements), window)
        if (one.study.study_id, _arm_id(one.arm)) not in taken
    ]
    by_arm = {one.study.study_id for one in (*scored, *stated) if one.arm is not None}
    told = [
        one for one in (*scored, *stated) if one.arm is not None or one.study.study_id not in by_arm
    ]
    return tuple(sorted(told, key=_place))


def asked_for(results: Iterable[PainResult], choice: Choice) -> tuple[PainResult, ...]:
    """Return the results of the therapies that the filter asks for; all where it asks for none."""
    therapies = choice.selection.therapy
    return tuple(one for one in results if not therapies or one.therapy in therapies)


def _arm_id(arm: Arm | None) -> str | None:
    return None if arm is None else arm.arm_id


def _place(one: PainResult) -> tuple[tuple[int, ...], int, str]:
    return therapy_order(one.therapy), one.study.year or 0, one.study.study_id


def _stated(statements: Iterable[Statement], window: str) -> Iterator[tuple[Statement, str]]:
    """Yield each arm's statement for the window with its therapy."""
    found: dict[tuple[str, str | None], Statement] = {}
    for one in statements:
        if not _speaks(one, window):
            continue
        key = (one.study.study_id, _arm_id(one.arm))
        if key not in found or _nearness(one, window) < _nearness(found[key], window):
            found[key] = one
    for one in found.values():
        therapy = therapy_of(one)
        if therapy is not None:
            yield one, therapy


def _speaks(one: Statement, window: str) -> bool:
    """Return whether a statement sets pain in treated patients against before treatment."""
    return (
        one.about_pain
        and one.since_before
        and one.months != 0
        and one.study.has_patients
        and (one.arm is None or one.arm.treated)
        and (window == LAST or visit_window(one.months) == window)
    )


def _nearness(one: Statement, window: str) -> tuple[float, float, bool]:
    """Rank statements: the last one with a time, or the nearest to the window's centre.

    Of several at one visit the study's own goes before the review's.
    """
    by_review = one.source.basis == "review"
    if one.months is None:
        return float("inf"), 0, by_review
    if window == LAST:
        return -one.months, 0, by_review
    return round(abs(one.months - window_named(window).centre), 6), one.months, by_review


def tallied(results: Iterable[PainResult]) -> tuple[Tallied[PainResult], ...]:
    """Return the results with a change and why one does not count, each patient once."""
    rows: Sequence[PainResult] = [one for one in results if one.change is not None]
    return tally(rows, lambda one: one.patients)


def changes(rows: Iterable[Tallied[PainResult]]) -> tuple[float, ...]:
    """Return the changes of the results that count."""
    return tuple(row.row.change for row in rows if row.counts and row.row.change is not None)
