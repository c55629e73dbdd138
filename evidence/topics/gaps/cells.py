"""The cells of the evidence map: which studies stand behind each pair, and how many patients.

Only studies of patients are counted. A study counts once in each cell it belongs to, and patients
once per cohort family, so cells must not be added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from evidence.cohorts import Choice
from evidence.cohorts.choice import values_of
from evidence.cohorts.once import patients_in, patients_of
from evidence.cohorts.records import Score, Statement, Study
from evidence.corpus.selection import NOT_REPORTED
from evidence.corpus.vocabulary import Instrument, Primary, Region, words
from evidence.statistics import WINDOW_NAMES, visit_window

BEFORE, LATER, NO_TIME = "before", "later", "no time given"
VISITS = (BEFORE, *WINDOW_NAMES, LATER, NO_TIME)
ANY_PAIN = "any pain scale"


@dataclass(frozen=True)
class Grid:
    """A map: what its rows and columns are."""

    rows: str
    columns: str


GRIDS: Mapping[str, Grid] = {
    "Therapy and primary": Grid("therapy", "primary"),
    "Therapy and region": Grid("therapy", "region"),
    "Therapy and visit": Grid("therapy", "visit"),
    "Primary and region": Grid("primary", "region"),
}
"""The maps on offer, by the name that stands in the address."""

NOUNS = {
    "therapy": "therapy",
    "primary": "tumour primary",
    "region": "spinal region",
    "visit": "visit",
}


@dataclass(frozen=True)
class Cell:
    """One pair: its studies, their patients (None where none is printed), their best level.

    In a row of a therapy the patients are those in arms given it. `scored` is how many of the
    studies print a number, on a map of visits.
    """

    row: str
    column: str
    studies: tuple[Study, ...]
    patients: int | None
    level: int | None
    scored: int | None


def axis(choice: Choice, name: str) -> tuple[str, ...]:
    """Return the values of an axis: closed lists whole, therapies by number of studies.

    Therapies are those of the whole collection, so that a filter never hides a row.
    """
    if name == "primary":
        return (*words(Primary), NOT_REPORTED)
    if name == "region":
        return (*words(Region), NOT_REPORTED)
    if name == "visit":
        return VISITS
    counts: dict[str, int] = {}
    for study in choice.in_collection:
        for arm in {arm.therapy: arm for arm in study.treated_arms}.values():
            counts[arm.therapy] = counts.get(arm.therapy, 0) + 1
    return tuple(sorted(counts, key=lambda therapy: (-counts[therapy], therapy)))


def outcomes(choice: Choice) -> tuple[str, ...]:
    """Return the instruments that treated patients were scored on, any pain scale first."""
    narrowed = choice.narrowed(choice.in_collection)
    rows = _scored(narrowed)
    used = {row.instrument for row in rows}
    pain = (ANY_PAIN,) if any(row.about_pain for row in rows) else ()
    return (*pain, *(name for name in words(Instrument) if name in used))


def cells(choice: Choice, grid: Grid, outcome: str = ANY_PAIN) -> tuple[Cell, ...]:
    """Return every cell of a map, empty ones too, row by row."""
    rows, columns = axis(choice, grid.rows), axis(choice, grid.columns)
    if grid.columns == "visit":
        return tuple(_visit_cells(choice, rows, columns, outcome))
    belonging = _belonging(choice.with_patients, grid)
    return tuple(
        _cell(row, column, tuple(belonging.get((row, column), ())), grid)
        for row in rows
        for column in columns
    )


def _belonging(studies: Iterable[Study], grid: Grid) -> Mapping[tuple[str, str], Sequence[Study]]:
    """Return the studies of each cell that has some, in their order."""
    found: dict[tuple[str, str], list[Study]] = {}
    for study in studies:
        for pair in product(values_of(study, grid.rows), values_of(study, grid.columns)):
            found.setdefault(pair, []).append(study)
    return found


def _cell(
    row: str, column: str, studies: tuple[Study, ...], grid: Grid, scored: int | None = None
) -> Cell:
    if grid.rows == "therapy":
        patients = patients_in(
            (study, arm) for study in studies for arm in study.treated_arms if arm.therapy == row
        )
    else:
        patients = patients_of(studies)
    levels = [study.evidence_level for study in studies]
    return Cell(row, column, studies, patients.number, min(levels, default=None), scored)


def _visit_cells(
    choice: Choice, rows: Sequence[str], columns: Sequence[str], outcome: str
) -> Iterable[Cell]:
    """Return which therapy was scored at which visit, each figure with the arm it is of."""
    found: dict[tuple[str, str], dict[str, tuple[Study, bool]]] = {}
    for row in _scored(choice):
        wanted = row.about_pain if outcome == ANY_PAIN else row.instrument == outcome
        if wanted and row.arm is not None:
            number = isinstance(row, Score)
            cell = found.setdefault((row.arm.therapy, window(row.months)), {})
            known = cell.get(row.study.study_id)
            cell[row.study.study_id] = (row.study, number or (known is not None and known[1]))
    grid = Grid("therapy", "visit")
    for therapy in rows:
        for visit in columns:
            cell = found.get((therapy, visit), {})
            studies = tuple(study for study in choice.studies if study.study_id in cell)
            scored = sum(number for _, number in cell.values())
            yield _cell(therapy, visit, studies, grid, scored)


def _scored(choice: Choice) -> tuple[Score | Statement, ...]:
    """Return every score and stated direction of treated arms in studies of patients."""
    rows: list[Score | Statement] = [score for score in choice.scores if score.preferred]
    rows += choice.statements
    return tuple(
        row for row in rows if row.study.has_patients and row.arm is not None and row.arm.treated
    )


def window(months: float | None) -> str:
    """Return the column of a time since treatment."""
    if months is None:
        return NO_TIME
    if months <= 0:
        return BEFORE
    return visit_window(months) or LATER
