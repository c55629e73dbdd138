"""Each patient once: how many patients there are, and which of overlapping rows count."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from evidence.cohorts.records import Arm, Study


class Row(Protocol):
    """A figure of a study, or of one of its arms."""

    @property
    def row_id(self) -> str:
        """Return the identifier of the row."""

    @property
    def study(self) -> Study:
        """Return the study."""

    @property
    def arm(self) -> Arm | None:
        """Return the arm; None for the study as a whole."""


T = TypeVar("T", bound=Row)

NO_CEMENT_STATED = "cement not stated"
KEPT_OUT = "yours, kept out of pools"
PART = "part of another row of this study"


@dataclass(frozen=True)
class Tallied(Generic[T]):
    """A row with why it does not count; `why_not` is empty for rows that do."""

    row: T
    why_not: str

    @property
    def counts(self) -> bool:
        """Return whether the row counts."""
        return not self.why_not


def tally(
    rows: Sequence[T],
    size: Callable[[T], int | None],
    within: Callable[[T], Hashable] = lambda _: None,
    *,
    one_arm: bool = False,
) -> tuple[Tallied[T], ...]:
    """Return the rows with why they do not count, so that each patient counts once.

    A reader's own studies count only where the reader says so, and patients whose cement is not
    stated never. Of a study its row of the whole counts, else
    one row per arm, the largest; of studies whose patients may overlap (one cohort family) the
    largest counts. Rows are compared only with those alike in `within`; `one_arm` lets only the
    largest row of each study count, where every row must be a cohort of its own.
    """
    why: dict[str, str] = {}
    groups: dict[Hashable, list[T]] = {}
    for row in rows:
        if row.study.kept_out:
            why[row.row_id] = KEPT_OUT
        elif _cement_known(row):
            groups.setdefault(within(row), []).append(row)
        else:
            why[row.row_id] = NO_CEMENT_STATED
    for group in groups.values():
        why |= _within_group(group, size, one_arm=one_arm)
    return tuple(Tallied(row, why.get(row.row_id, "")) for row in rows)


def _cement_known(row: Row) -> bool:
    arms = (row.arm,) if row.arm is not None else row.study.arms
    return all(arm.cement_known for arm in arms) and bool(arms)


def _within_group(
    rows: Sequence[T], size: Callable[[T], int | None], *, one_arm: bool
) -> dict[str, str]:
    why: dict[str, str] = {}
    kept: dict[str, list[T]] = {}
    ordered = sorted(rows, key=lambda row: -(size(row) or 0))
    whole = {row.study.study_id for row in rows if row.arm is None}
    taken: set[tuple[str, str | None]] = set()
    for row in ordered:
        study_id = row.study.study_id
        arm_id = None if one_arm or row.arm is None else row.arm.arm_id
        part = row.arm is not None and study_id in whole
        if part or (study_id, arm_id) in taken:
            why[row.row_id] = PART
        else:
            taken.add((study_id, arm_id))
            kept.setdefault(study_id, []).append(row)
    leaders: dict[str, tuple[int, Study]] = {}
    for own in kept.values():
        study, total = own[0].study, sum(size(row) or 0 for row in own)
        if study.cohort_family not in leaders or total > leaders[study.cohort_family][0]:
            leaders[study.cohort_family] = (total, study)
    for own in kept.values():
        leader = leaders[own[0].study.cohort_family][1]
        if leader is not own[0].study:
            for row in own:
                why[row.row_id] = f"patients may overlap with {leader.short_label}"
    return why


@dataclass(frozen=True)
class Patients:
    """How many patients: each cohort family once, by its largest report.

    `number` is None when no study prints one; `silent` studies print none.
    """

    number: int | None
    studies: int
    silent: int


def patients_of(studies: Iterable[Study]) -> Patients:
    """Return the patients that studies enrolled, all their arms together."""
    return _once((study, study.n_patients) for study in studies if study.has_patients)


def patients_in(arms: Iterable[tuple[Study, Arm]]) -> Patients:
    """Return the patients in these arms alone, as printed for each arm.

    Where every arm of a study is among them, the size of the study stands in for sizes of arms
    that are not printed. Other arms of the studies are never counted.
    """
    by_study: dict[str, tuple[Study, list[Arm]]] = {}
    for study, arm in arms:
        by_study.setdefault(study.study_id, (study, []))[1].append(arm)
    return _once((study, _size(study, own)) for study, own in by_study.values())


def _size(study: Study, arms: Sequence[Arm]) -> int | None:
    if len(arms) == len(study.arms) and study.n_patients is not None:
        return study.n_patients
    sizes = [arm.n_patients for arm in arms]
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def _once(sizes: Iterable[tuple[Study, int | None]]) -> Patients:
    largest: dict[str, int] = {}
    studies = silent = 0
    for study, size in sizes:
        studies += 1
        if size is None:
            silent += 1
        else:
            largest[study.cohort_family] = max(size, largest.get(study.cohort_family, 0))
    return Patients(sum(largest.values()) if largest else None, studies, silent)
