"""Every single figure of a corpus by its row id, and every figure about one study."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from evidence.cohorts.build import Cohorts
from evidence.cohorts.once import KEPT_OUT, NO_CEMENT_STATED
from evidence.cohorts.records import (
    Arm,
    Count,
    Detail,
    Difference,
    LeftOut,
    Reading,
    Record,
    Score,
    Share,
    Source,
    Statement,
    Study,
)
from evidence.cohorts.review_records import Claim, Fact


@dataclass(frozen=True, eq=False)
class Extent(Record):
    """How many patients or lesions a study has, or how long it followed them."""

    row_id: str
    study: Study
    kind: Literal["patients", "lesions", "follow-up"]
    source: Source


Figure = Extent | Arm | Score | Statement | Difference | Count | Share | Detail
"""A figure about one study."""


@dataclass(frozen=True, eq=False)
class OfStudy(Record):
    """A figure about one study, with the study and the arm that it is of.

    `arm` is None where the figure is of the study as a whole.
    """

    study: Study
    arm: Arm | None
    row: Figure

    @property
    def source(self) -> Source:
        """Return who printed the figure and where."""
        return self.row.source

    @property
    def touched(self) -> bool:
        """Return whether a grave discrepancy makes the figure doubtful."""
        printed = (Score, Statement, Difference, Count, Detail)
        return isinstance(self.row, printed) and self.row.touched


def extents(study: Study) -> tuple[Extent, ...]:
    """Return a study's numbers of patients and lesions and its follow-up, as far as printed."""
    found: tuple[tuple[Literal["patients", "lesions", "follow-up"], Source | None], ...] = (
        ("patients", study.patients_source),
        ("lesions", study.lesions_source),
        ("follow-up", study.follow_up_source),
    )
    return tuple(
        Extent(f"{study.study_id}.{kind}", study, kind, source)
        for kind, source in found
        if source is not None
    )


def figures_of(cohorts: Cohorts, study: Study) -> tuple[OfStudy, ...]:
    """Return every figure about a study: kind by kind, each kind as the files have it."""
    return tuple(OfStudy(study, _arm(row), row) for row in _rows(cohorts, study))


def figure(cohorts: Cohorts, row_id: str) -> OfStudy | Claim | Fact | None:
    """Return the figure with this row id, one of a study or of the review; None for no such row."""
    of_review: tuple[Claim | Fact, ...] = (*cohorts.claims, *cohorts.facts)
    for one in of_review:
        if one.row_id == row_id:
            return one
    study = cohorts.by_id.get(row_id.partition(".")[0])
    if study is None:
        return None
    return next((own for own in figures_of(cohorts, study) if own.row.row_id == row_id), None)


def reading(cohorts: Cohorts, row_id: str) -> tuple[Study, Reading] | None:
    """Return what was read of a study under this row id, or None."""
    study = cohorts.by_id.get(row_id.partition(".")[0])
    found = () if study is None else study.readings
    return next(((study, own) for own in found if study and own.row_id == row_id), None)


def _rows(cohorts: Cohorts, study: Study) -> Iterator[Figure]:
    yield from extents(study)
    yield from study.arms
    yield from (one for one in cohorts.scores if one.study is study)
    yield from (one for one in cohorts.statements if one.study is study)
    yield from (one for one in cohorts.differences if one.study is study)
    yield from (one for one in cohorts.counts if one.study is study)
    yield from study.primaries
    yield from study.regions
    yield from (one for one in cohorts.details if one.study is study)


def _arm(row: Figure) -> Arm | None:
    if isinstance(row, Arm):
        return row
    return None if isinstance(row, Extent | Share) else row.arm


def why_not(row: Score | Count) -> str | None:
    """Return why a figure takes no part in any tally of treated patients, or None.

    One of `records.LeftOut`, `once.KEPT_OUT` or `once.NO_CEMENT_STATED`. That another figure of
    the same patients goes before it is decided in the tally itself.
    """
    if row.study.kept_out:
        return KEPT_OUT
    if isinstance(row, Count):
        found: str | None = row.left_out
        known = row.cement_known
    else:
        found = _score_left_out(row)
        known = row.arm.cement_known
    return found if found is not None or known else NO_CEMENT_STATED


def _score_left_out(score: Score) -> LeftOut | None:
    if not score.preferred:
        return "printed twice"
    if not score.study.has_patients:
        return "animals" if score.study.design == "animal study" else "review or guideline"
    return None if score.arm.treated else "comparator arm"
