"""What review and study print of the same thing, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from evidence import prose
from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import Arm, Count, Score, Study
from evidence.cohorts.rows import OfStudy
from evidence.topics.page import Row, Table
from evidence.topics.studies import figure_wording

HEADINGS = {
    "what": "What",
    "arm": "Arm",
    "review": "The review prints",
    "study": "The study prints",
    "same": "Same number",
}

T = TypeVar("T", Score, Count)


def sides(cohorts: Cohorts, study: Study) -> Table:
    """Return a row for each number of the review that the study's own takes the place of.

    `same` is "yes" where the bare number is among those that the study prints of the same thing.
    """
    scores = [one for one in cohorts.scores if one.study is study]
    counts = [one for one in cohorts.counts if one.study is study]
    return Table((*_rows(study, scores), *_rows(study, counts)), HEADINGS)


def _rows(study: Study, printed: Sequence[T]) -> Iterator[Row]:
    for one in printed:
        own = [other for other in printed if other.preferred and _thing(other) == _thing(one)]
        if not one.preferred and own:
            yield {
                "row_id": one.row_id,
                "study_row_ids": ";".join(other.row_id for other in own),
                "study_id": study.study_id,
                "what": figure_wording.subject(one),
                "arm": figure_wording.arm_name(OfStudy(study, one.arm, one)),
                "review": _joined([one]),
                "study": _joined(own),
                "same": "yes" if _bare(one) in {_bare(other) for other in own} else "no",
            }


def _thing(row: Score | Count) -> tuple[Arm | None, str, str]:
    if isinstance(row, Score):
        return row.arm, row.instrument, ""
    return row.arm, row.event, row.unit


def _bare(row: Score | Count) -> tuple[float | None, ...]:
    if isinstance(row, Score):
        return (row.value,)
    return row.events, row.total, row.percent, row.percent_low, row.percent_high


def _joined(rows: Iterable[Score | Count]) -> str:
    return "; ".join(
        prose.marked(
            ", ".join(
                text for text in (figure_wording.figure(row), figure_wording.when(row)) if text
            ),
            doubtful=row.touched,
        )
        for row in rows
    )
