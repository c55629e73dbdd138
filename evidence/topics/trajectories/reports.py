"""What the studies on show report of a measure: courses, directions, differences between arms."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts import Choice
from evidence.cohorts.courses import Course, courses
from evidence.cohorts.followed import Loss, survivors_only, time_of
from evidence.cohorts.movement import Movement, Visit, movements, why_not
from evidence.cohorts.once import Tallied
from evidence.cohorts.records import Difference, Record, Score, Statement, Study
from evidence.cohorts.reported import given_to
from evidence.topics.trajectories.measures import ALL_PAIN, Measure

Row = Score | Statement | Difference


@dataclass(frozen=True, eq=False)
class Direction(Record):
    """A change or difference stated without a number; `repeated` if the review says it as well."""

    statement: Statement
    repeated: bool

    @property
    def study(self) -> Study:
        """Return the study."""
        return self.statement.study

    @property
    def touched(self) -> bool:
        """Return whether the statement is in doubt."""
        return self.statement.touched


@dataclass(frozen=True, eq=False)
class Reports(Record):
    """All that the studies of patients on show report of one measure.

    `undrawn` scores are of the measure but not on its axis; `without_patients` are reviews and
    guidelines that report it of other studies' patients.
    """

    choice: Choice
    measure: Measure
    courses: tuple[Course, ...]
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    undrawn: tuple[Score, ...]
    without_patients: tuple[Study, ...]

    @property
    def nothing(self) -> bool:
        """Return whether no study of patients reports the measure in any form."""
        return not (self.courses or self.statements or self.differences or self.undrawn)

    @cached_property
    def directions(self) -> tuple[Direction, ...]:
        """Return what is stated without a number where the arm prints none at that visit.

        What the review repeats of a study's own statement is one direction.
        """
        printed = {
            self._about(score)
            for course in self.courses
            for score in course.scores
            if time_of(score) is not None
        }
        silent = [
            one for one in self.statements if not (one.since_before and self._about(one) in printed)
        ]
        own = {self._claim(one) for one in silent if one.source.basis != "review"}
        by_review = {self._claim(one) for one in silent if one.source.basis == "review"}
        return tuple(
            Direction(one, self._claim(one) in by_review and one.source.basis != "review")
            for one in silent
            if one.source.basis != "review" or self._claim(one) not in own
        )

    def _item(self, row: Score | Statement) -> Hashable:
        """Return what keeps items of one measure apart; pain scales laid together are one."""
        return row.outcome if self.measure.name == ALL_PAIN else (row.outcome, row.measure)

    def _about(self, row: Score | Statement) -> Hashable:
        months = time_of(row)
        apart = row.measure if self.measure.better == "either" else None
        return row.arm, row.outcome, apart, None if months is None else round(months, 2)

    def _claim(self, one: Statement) -> Hashable:
        """Return what a statement says, but for who says it."""
        when = one.timepoint if one.months is None else one.months
        return one.study, one.arm, self._item(one), when, one.direction, one.against

    @cached_property
    def early(self) -> tuple[Tallied[Movement], ...]:
        """Return how far each treated arm had moved within a month."""
        return self._moved_by("within a month")

    @cached_property
    def last(self) -> tuple[Tallied[Movement], ...]:
        """Return how far each treated arm had moved by its last visit."""
        return self._moved_by("last visit")

    def _moved_by(self, visit: Visit) -> tuple[Tallied[Movement], ...]:
        asked = self.choice.selection.therapy
        return movements(self.courses, visit, asked, one_item=self.measure.name == ALL_PAIN)

    @cached_property
    def not_counted(self) -> Mapping[Course, str]:
        """Return why a course does not count in the sentence at the top; "" where it does."""
        tallied = {row.row.course: row.why_not for row in self.last}
        asked = self.choice.selection.therapy
        return {course: tallied.get(course) or why_not(course, asked) for course in self.courses}

    @cached_property
    def losses(self) -> Mapping[str, Loss]:
        """Return by row id the visits that describe survivors."""
        return survivors_only(self.courses, self.choice.counts)

    @cached_property
    def printing(self) -> tuple[Study, ...]:
        """Return the studies that print a number for patients given the treatment."""
        own = (score for course in self.courses for score in course.scores if score.preferred)
        return _studies(self._of_treated((*own, *self.undrawn)))

    @cached_property
    def comparing(self) -> tuple[Study, ...]:
        """Return the studies whose only number is a difference between arms."""
        found = _studies(self._of_treated(self.differences))
        return tuple(study for study in found if study not in self.printing)

    @cached_property
    def stating(self) -> tuple[Study, ...]:
        """Return the studies that say only whether such patients were better or worse."""
        found = _studies(self._of_treated(self.statements))
        told = {*self.printing, *self.comparing}
        return tuple(study for study in found if study not in told)

    @cached_property
    def of_others(self) -> tuple[Study, ...]:
        """Return the studies that report the measure only of other patients than asked for."""
        rows: Sequence[Row] = (
            *(score for course in self.courses for score in course.scores),
            *self.undrawn,
            *self.statements,
            *self.differences,
        )
        told = {*self.printing, *self.stating, *self.comparing}
        return tuple(study for study in _studies(rows) if study not in told)

    def _of_treated(self, rows: Iterable[Row]) -> Iterable[Row]:
        asked = self.choice.selection.therapy
        return (
            row for row in rows if (row.arm is None or row.arm.treated) and given_to(row, asked)
        )


def _studies(rows: Iterable[Row]) -> tuple[Study, ...]:
    return tuple(dict.fromkeys(row.study for row in rows))


def reports(choice: Choice, measure: Measure) -> Reports:
    """Return what the studies of a choice report of a measure."""
    scores = [row for row in choice.scores if measure.asks_for(row)]
    statements = [row for row in choice.statements if measure.asks_for(row)]
    differences = [row for row in choice.differences if measure.asks_for(row)]
    everything: Sequence[Row] = (*scores, *statements, *differences)
    own = [row for row in scores if row.study.has_patients]
    return Reports(
        choice=choice,
        measure=measure,
        courses=courses(row for row in own if measure.draws(row)),
        statements=tuple(row for row in statements if row.study.has_patients),
        differences=tuple(row for row in differences if row.study.has_patients),
        undrawn=tuple(row for row in own if not measure.draws(row)),
        without_patients=_studies(row for row in everything if not row.study.has_patients),
    )
