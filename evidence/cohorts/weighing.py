"""Which rows of an outcome are weighed together, each cohort once, and why the others are not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from evidence.cohorts.once import NO_CEMENT_STATED, Row, tally
from evidence.cohorts.records import Count

T = TypeVar("T", bound=Row)


@dataclass(frozen=True)
class Weighed(Generic[T]):
    """A row with why it is not weighed; `why_not` is empty for rows that are.

    `stands` tells whether it is the row of its cohort wherever each cohort counts once, weighed
    or not: in medians, ranges and directions. `cannot` is what the row itself lacks.
    """

    row: T
    cannot: str
    why_not: str
    stands: bool

    @property
    def enters(self) -> bool:
        """Return whether the row is weighed."""
        return not self.why_not


def weighed(
    rows: Sequence[T], size: Callable[[T], int | None], cannot: Callable[[T], str]
) -> tuple[Weighed[T], ...]:
    """Return the rows with why they are not weighed, so that each cohort is weighed once.

    `cannot` says what a row lacks, "" for one that can be weighed. Of a study, and of studies
    whose patients may overlap, the largest row that can be weighed is; a larger one that can't
    stands back behind it. Patients whose cement is not stated are never weighed.
    """
    lacking = {row.row_id: cannot(row) for row in rows}
    able = tally([row for row in rows if not lacking[row.row_id]], size, one_arm=True)
    families = {one.row.study.cohort_family for one in able if one.counts}
    rest = tally([row for row in rows if lacking[row.row_id]], size, one_arm=True)
    why = {one.row.row_id: one.why_not for one in (*able, *rest)}

    def made(row: T) -> Weighed[T]:
        lacks, reason = lacking[row.row_id], why[row.row_id]
        if not lacks:
            return Weighed(row, "", reason, stands=not reason)
        stands = not reason and row.study.cohort_family not in families
        return Weighed(row, lacks, reason if reason == NO_CEMENT_STATED else lacks, stands)

    return tuple(made(row) for row in rows)


def one_per_arm(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Keep of each arm, or study as a whole, the count that stands for it.

    That is one with events and total rather than without, then the one with the largest total,
    then the first printed.
    """
    best: dict[tuple[str, str | None], tuple[tuple[bool, int], Count]] = {}
    for count in counts:
        key = (count.study.study_id, None if count.arm is None else count.arm.arm_id)
        rank = (not count.counted, -(count.total or 0))
        if key not in best or rank < best[key][0]:
            best[key] = (rank, count)
    return tuple(count for _, count in best.values())


def uncounted(count: Count) -> str:
    """Return what keeps a count from being weighed by itself; "" where nothing does."""
    if count.left_out is not None:
        return count.left_out
    if count.events is None:
        return "percentage or range only"
    return "" if count.counted else "total not printed"
