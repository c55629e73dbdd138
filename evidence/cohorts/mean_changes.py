"""Mean changes of pain as they would be weighed: what an arm prints of one, and what is missing."""

from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts.choice import Choice
from evidence.cohorts.pain import PainResult, pain_results
from evidence.cohorts.records import Arm, Record, Score, Source, Study
from evidence.statistics import Effect, mean_change, ten_points_spread

NO_SCORE = "no score printed"
NO_SCALE = "scale not named"
NO_BEFORE = "no score before treatment"
CASE_REPORT = "case report"
MEDIANS = "medians"
NO_STATISTIC = "mean or median not stated"
NO_SD = "no SD"
SD_OF_NONE = "SD printed as 0"
NO_NUMBER = "number of patients not printed"

_SPREADS = {
    "unnamed": "spread not named as SD",
    "IQR": "quartiles, no SD",
    "range": "range, no SD",
    "SE": "standard error, no SD",
    "CI": "interval, no SD",
}

SIZE_BEFORE = "n at the visit not printed; n before treatment used"
SIZE_OF_ARM = "n at the visit not printed; size of the arm used"

UNNAMED = "other"
"""What scores and statements have for an instrument that their source does not name."""


@dataclass(frozen=True, eq=False)
class MeanChange(Record):
    """The change of pain in one arm from before treatment to a visit, in points of 0–10."""

    result: PainResult

    @property
    def row_id(self) -> str:
        """Return the row of the score after treatment, or of the statement."""
        return self.result.row_id

    @property
    def study(self) -> Study:
        """Return the study."""
        return self.result.study

    @property
    def touched(self) -> bool:
        """Return whether one of the two figures is in doubt."""
        return self.result.touched

    @property
    def arm(self) -> Arm | None:
        """Return the arm; None for a statement about a whole study."""
        return self.result.arm

    @property
    def therapy(self) -> str:
        """Return what the arm was given."""
        return self.result.therapy

    @property
    def source(self) -> Source:
        """Return who printed the score after treatment, or the statement."""
        row = self.result.score or self.result.statement
        assert row is not None
        return row.source

    @property
    def before(self) -> Score | None:
        """Return the score before treatment."""
        return self.result.before

    @property
    def after(self) -> Score | None:
        """Return the score after treatment."""
        return self.result.score

    @property
    def instrument(self) -> str:
        """Return the scale; one item of it, or some of the patients, is a scale of its own."""
        row = self.result.score or self.result.statement
        assert row is not None
        return row.instrument if row.measure is None else f"{row.instrument} ({row.measure})"

    @property
    def statistic(self) -> str | None:
        """Return whether the scores are means or medians; None where there is no score."""
        return None if self.after is None else self.after.statistic

    @property
    def converted(self) -> bool:
        """Return whether the scores are printed on another scale than 0–10."""
        after = self.after
        return after is not None and (after.scale_min, after.scale_max) != (0, 10)

    @cached_property
    def _size(self) -> tuple[int | None, str]:
        before = None if self.before is None else self.before.n
        after = None if self.after is None else self.after.n
        if after is not None:
            return (after if before is None else min(after, before)), ""
        if before is not None:
            return before, SIZE_BEFORE
        patients = self.result.patients
        return patients, SIZE_OF_ARM if patients is not None else ""

    @property
    def n(self) -> int | None:
        """Return the smaller number of patients printed with the scores, else the arm's size."""
        return self._size[0]

    @property
    def n_from(self) -> str:
        """Return where `n` comes from; "" where it is printed with the score."""
        return self._size[1]

    @cached_property
    def difference(self) -> float | None:
        """Return after − before in points of 0–10, of two means alone."""
        before, after = self.before, self.after
        if before is None or after is None or self.cannot in {CASE_REPORT, MEDIANS, NO_STATISTIC}:
            return None
        if before.value_std is None or after.value_std is None:
            return None
        return round(after.value_std - before.value_std, 10)

    @cached_property
    def cannot(self) -> str:
        """Return the first thing that keeps the change from being weighed; "" where it can be."""
        if self.after is None:
            assert self.result.statement is not None
            return NO_SCALE if self.result.statement.instrument == UNNAMED else NO_SCORE
        if self.before is None:
            return NO_BEFORE
        if self.study.design == CASE_REPORT or self.n == 1:
            return CASE_REPORT
        if self.after.statistic == "median":
            return MEDIANS
        if self.after.statistic != "mean":
            return NO_STATISTIC
        return _spread_missing(self.before) or _spread_missing(self.after) or self._too_little()

    def _too_little(self) -> str:
        if self.n is None:
            return NO_NUMBER
        return SD_OF_NONE if sd(self.before) == sd(self.after) == 0 else ""

    def effect(self, correlation: float = 0.5) -> Effect | None:
        """Return the mean change with its variance; None where it can't be weighed.

        The SD of the change is imputed from those of both visits under a correlation between them.
        """
        if self.cannot:
            return None
        assert self.before is not None
        assert self.after is not None
        assert self.before.value_std is not None
        assert self.after.value_std is not None
        assert self.n is not None
        return mean_change(
            self.before.value_std,
            self.after.value_std,
            sd(self.before),
            sd(self.after),
            self.n,
            correlation,
        )


def _spread_missing(score: Score) -> str:
    if sd(score) is not None:
        return ""
    return _SPREADS.get(str(score.spread_kind), NO_SD)


def sd(score: Score | None) -> float | None:
    """Return the SD of a score on 0–10, where the source calls it so."""
    if score is None or score.spread_kind != "SD" or score.spread is None:
        return None
    if score.scale_min is None or score.scale_max is None:
        return None
    # Rounding takes off what the conversion of decimals leaves behind.
    return round(ten_points_spread(score.spread, score.scale_min, score.scale_max), 10)


def mean_changes(choice: Choice, window: str, instrument: str) -> tuple[MeanChange, ...]:
    """Return what each treated arm says of pain on one scale at a visit, weighable or not.

    Statements about pain on a scale that is not named stand beside the VAS. Studies and arms are
    in the order of the corpus.
    """
    wanted = (instrument, UNNAMED) if instrument == "VAS" else (instrument,)
    found: dict[str, list[PainResult]] = {}
    for result in pain_results(choice, window, wanted):
        found.setdefault(result.study.study_id, []).append(result)
    return tuple(
        MeanChange(result)
        for study in choice.studies
        for result in sorted(found.get(study.study_id, ()), key=_place)
    )


def _place(result: PainResult) -> int:
    return -1 if result.arm is None else result.study.arms.index(result.arm)
