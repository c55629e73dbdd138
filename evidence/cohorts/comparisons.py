"""What studies report between their own arms: the only comparisons between therapies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.cohorts.choice import Choice
from evidence.cohorts.records import Arm, Difference, Record, Score, Source, Statement, Study
from evidence.corpus.therapies import ORDER


@dataclass(frozen=True, eq=False)
class Pair(Record):
    """Two arms of one study with different therapies; `arm` is the fuller treatment.

    Fuller is the treatment under study against a comparator, else the one with more parts.
    """

    study: Study
    arm: Arm
    other: Arm


@dataclass(frozen=True, eq=False)
class Comparison(Record):
    """One result between the two arms of a pair: two scores, a printed difference, or words.

    `direction` is that of `pair.arm` against `pair.other` where the source states it. For two
    scores `p_value` is the one printed between the arms; `p_by_review` where only the review
    prints it.
    """

    pair: Pair
    row_id: str
    outcome: str
    instrument: str
    measure: str | None
    statistic: str | None
    months: float | None
    timepoint: str
    score: Score | None
    other_score: Score | None
    difference: Difference | None
    direction: str | None
    p_value: str | None
    p_by_review: bool
    source: Source
    touched: bool
    """Whether one of the figures compared is in doubt."""

    @property
    def study(self) -> Study:
        """Return the study that compares."""
        return self.pair.study

    @property
    def arm(self) -> Arm:
        """Return the fuller treatment of the two."""
        return self.pair.arm


def therapy_order(therapy: str) -> tuple[int, ...]:
    """Return the place of a therapy in the fixed order of the vocabulary."""
    return tuple(ORDER.index(part) for part in therapy.split(" + "))


def pairs(studies: Iterable[Study]) -> tuple[Pair, ...]:
    """Return the pairs of arms with different therapies in studies of patients."""
    return tuple(pair for study in studies if study.compares for pair in _pairs(study))


def _pairs(study: Study) -> Iterator[Pair]:
    ordered = sorted(study.arms, key=_fullness, reverse=True)
    for place, arm in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if arm.therapy != other.therapy and arm.treated:
                yield Pair(study, arm, other)


def _fullness(arm: Arm) -> tuple[bool, int, tuple[int, ...]]:
    return arm.treated, len(arm.components), therapy_order(arm.therapy)


def comparisons(choice: Choice, outcome: str = "pain") -> tuple[Comparison, ...]:
    """Return every result on an outcome between two therapies of one study, by year.

    Scores of both arms at the same visit come first, then printed differences, then differences
    stated in words.
    """
    found = [
        comparison
        for pair in pairs(choice.studies)
        for comparison in (
            *_scored(pair, choice, outcome),
            *_printed(pair, choice, outcome),
            *_stated(pair, choice, outcome),
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.study.year or 0, one.study.study_id)))


def after_treatment(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return the results after treatment; that two arms began alike is no result of either."""
    return tuple(one for one in found if one.months != 0)


def _of(pair: Pair, choice: Choice, arm: Arm, outcome: str) -> list[Score]:
    scores = choice.cohorts.scores_of.get(pair.study, ())
    return [score for score in scores if score.arm is arm and score.outcome == outcome]


def _scored(pair: Pair, choice: Choice, outcome: str) -> Iterator[Comparison]:
    mine = [s for s in _of(pair, choice, pair.arm, outcome) if s.preferred and not s.before]
    others = [s for s in _of(pair, choice, pair.other, outcome) if s.preferred]
    visits = {_visit(score): score for score in others}
    for score in mine:
        other = visits.get(_visit(score))
        if other is not None:
            p_value, by_review = _p_between(pair, choice, score)
            yield Comparison(
                pair=pair,
                row_id=score.row_id,
                outcome=outcome,
                instrument=score.instrument,
                measure=score.measure,
                statistic=score.statistic,
                months=score.months,
                timepoint=score.timepoint,
                score=score,
                other_score=other,
                difference=None,
                direction=None,
                p_value=p_value,
                p_by_review=by_review,
                source=score.source,
                touched=score.touched or other.touched,
            )


def _visit(score: Score) -> tuple[object, ...]:
    return score.instrument, score.measure, score.statistic, score.months, score.timepoint


def _p_between(pair: Pair, choice: Choice, score: Score) -> tuple[str | None, bool]:
    """Return the p-value printed between the two arms, and whether the review alone prints it."""
    arms = {pair.arm.arm_id, pair.other.arm_id}
    printed = [
        one
        for one in choice.cohorts.scores_of.get(pair.study, ())
        if one.instrument == score.instrument
        and one.arm.arm_id in arms
        and one.p_against in arms
        and one.p_value is not None
    ]
    own = [one for one in printed if one.preferred and one.timepoint == score.timepoint]
    if own:
        return own[0].p_value, False
    review = [one for one in printed if not one.preferred and one.value == score.value]
    return (review[0].p_value, True) if review else (None, False)


def _printed(pair: Pair, choice: Choice, outcome: str) -> Iterator[Comparison]:
    for one in choice.differences:
        if one.study is pair.study and one.outcome == outcome and _same_arms(one, pair):
            yield Comparison(
                pair=Pair(one.study, one.arm, one.other),
                row_id=one.row_id,
                outcome=outcome,
                instrument=one.instrument,
                measure=one.measure,
                statistic=one.statistic,
                months=one.months,
                timepoint=one.timepoint,
                score=None,
                other_score=None,
                difference=one,
                direction=None,
                p_value=one.p_value,
                p_by_review=False,
                source=one.source,
                touched=one.touched,
            )


_REVERSED = {"better": "worse", "worse": "better"}


def _stated(pair: Pair, choice: Choice, outcome: str) -> Iterator[Comparison]:
    for one in choice.cohorts.statements_of.get(pair.study, ()):
        if one.outcome != outcome or not _same_arms(one, pair):
            continue
        turned = one.arm is pair.other
        yield Comparison(
            pair=pair,
            row_id=one.row_id,
            outcome=outcome,
            instrument=one.instrument,
            measure=one.measure,
            statistic=None,
            months=one.months,
            timepoint=one.timepoint,
            score=None,
            other_score=None,
            difference=None,
            direction=_REVERSED.get(one.direction, one.direction) if turned else one.direction,
            p_value=one.p_value,
            p_by_review=False,
            source=one.source,
            touched=one.touched,
        )


def _same_arms(one: Statement | Difference, pair: Pair) -> bool:
    """Return whether a result is between the two arms of a pair, in either order."""
    return {id(one.arm), id(one.other)} == {id(pair.arm), id(pair.other)}
