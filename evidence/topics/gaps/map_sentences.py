"""What the evidence map says, as sentences computed from the studies on screen."""

from collections.abc import Sequence

from evidence import prose
from evidence.cohorts import Choice, choose
from evidence.corpus.selection import NOT_REPORTED
from evidence.topics import enrolled
from evidence.topics.gaps.cells import ANY_PAIN, BEFORE, LATER, NO_TIME, NOUNS, Cell, Grid

KEY = (
    "Each cell: studies (bold), patients (– where not printed), best OCEBM level. A crossed "
    "cell with 0 has none."
)
"""How to read the map, in one line."""

READING = (
    "The stronger the shade, the more studies.",
    "In a row of a therapy, patients are all those in the arms given it.",
    "Only studies of patients are counted: animals, reviews and guidelines are left out.",
    (
        "Overlapping cohorts count their patients once; a study stands in each cell it belongs to, "
        "so cells can't be added up."
    ),
)
"""The rest of what a reader needs to know of the map."""


def of_visit(cell: Cell, outcome: str) -> str:
    """Return what one cell of the map of visits says."""
    what = _visited(cell, "pain" if outcome == ANY_PAIN else outcome)
    if not cell.studies:
        return f"No study on this map reports {what}."
    count, scored = len(cell.studies), cell.scored or 0
    n = "patients not printed" if cell.patients is None else prose.counted(cell.patients, "patient")
    if scored == count:
        numbers = "with a number" if count == 1 else "all with a number"
    elif scored == 0:
        numbers = "only a direction, without a number"
    else:
        numbers = f"{scored} with a number, the rest only a direction"
    reports = prose.verb(count, "reports", "report")
    return f"{prose.counted(count, 'study')} {reports} {what} ({n} in these arms); {numbers}."


def _visited(cell: Cell, outcome: str) -> str:
    if cell.column == NO_TIME:
        return f"{outcome} after {cell.row} without saying when"
    if cell.column == BEFORE:
        return f"{outcome} before {cell.row}"
    when = "later than 18 months" if cell.column == LATER else f"at {cell.column}"
    return f"{outcome} {when} after {cell.row}"


def overall(table: Sequence[Cell], grid: Grid, collection: str) -> str:
    """Return how much of a map is empty, and how much hangs on one study."""
    told = [
        cell
        for cell in table
        if cell.row != NOT_REPORTED and cell.column not in {NOT_REPORTED, NO_TIME}
    ]
    none = sum(not cell.studies for cell in told)
    one = sum(len(cell.studies) == 1 for cell in told)
    return (
        f"Of {prose.counted(len(told), 'pair')} of {NOUNS[grid.rows]} and {NOUNS[grid.columns]}, "
        f"{none or 'none'} {prose.verb(none, 'is', 'are')} named by no study and {one or 'none'} "
        f"by a single one among {prose.of_patients(collection)}."
    )


def asked_for(choice: Choice, grid: Grid, picked: tuple[str, str]) -> Choice:
    """Return the choice narrowed to the row and the column that the reader picked, "" for none."""
    selection = choice.selection
    for name, value in zip((grid.rows, grid.columns), picked, strict=True):
        if value and name != "visit":
            selection = selection.asking(name, value)
    return choose(choice.cohorts, selection)


def headline(
    choice: Choice,
    table: Sequence[Cell],
    grid: Grid,
    picked: tuple[str, str],
    outcome: str,
) -> str:
    """Return the answer at the top: for a chosen visit, else for what is asked, else overall."""
    cell = next((one for one in table if (one.row, one.column) == picked), None)
    if cell is not None and grid.columns == "visit":
        return of_visit(cell, outcome)
    told = enrolled.answer(asked_for(choice, grid, picked))
    return told or overall(table, grid, choice.selection.collection)


def notes(choice: Choice, grid: Grid, picked: tuple[str, str]) -> tuple[str, ...]:
    """Return what the answer leaves open: each filter alone, and whose figures the studies give."""
    return enrolled.notes(asked_for(choice, grid, picked))


def alt(table: Sequence[Cell], grid: Grid) -> str:
    """Return what the map shows, for readers who can't see it."""
    empty = sum(not cell.studies for cell in table)
    text = (
        f"Grid of {NOUNS[grid.rows]} by {NOUNS[grid.columns]}, {prose.counted(len(table), 'cell')},"
        f" {empty or 'none'} without a study"
    )
    most = max(table, key=lambda cell: len(cell.studies), default=None)
    if most is None or not most.studies:
        return f"{text}."
    return f"{text}; most studies, {len(most.studies)}, for {most.row} and {most.column}."


def list_title(count: int, picked: tuple[str, str]) -> str:
    """Return the heading of the list of studies below the map."""
    where = ", ".join(value for value in picked if value) or "the whole map"
    return f"{prose.capital(prose.counted(count, 'study'))}: {where}"
