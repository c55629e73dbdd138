"""What the evidence map says, as sentences computed from the studies on screen."""

from collections.abc import Sequence

from evidence import prose
from evidence.cohorts import Choice, choose
from evidence.cohorts.enrolment import Enrolment, enrolment
from evidence.cohorts.once import patients_of
from evidence.cohorts.records import Study
from evidence.corpus.selection import NOT_REPORTED
from evidence.topics.gaps.cells import ANY_PAIN, BEFORE, LATER, NO_TIME, NOUNS, Cell, Grid

NAMED = 3
"""How many studies a sentence names before it only counts them."""

KEY = (
    "Each cell: **studies**, patients (n, – where not printed) and the best OCEBM level. The "
    "stronger the shade, the more studies; a crossed cell with 0 has none. In a row of a therapy, "
    "n is of the arms given it. Only studies of patients: animals, reviews and guidelines are left "
    "out. Overlapping cohorts count their patients once; a study stands in each cell it belongs "
    "to, so cells can't be added up."
)
"""How to read the map."""


def answer(choice: Choice) -> str:
    """Return in one or two sentences which studies match the filters together, and which each."""
    found = enrolment(choice)
    selection = choice.selection
    of = prose.of_patients(selection.collection, len(found.everyone))
    together = prose.listed(
        prose.enrolled(name, values) for name, values in selection.active().items()
    )
    if not found.matching:
        return f"None of {of} {together}{_each(choice, found)}"
    patients = patients_of(found.matching).number
    told = "patients not printed" if patients is None else prose.counted(patients, "patient")
    return (
        f"{len(found.matching)} of {of} {together} ({_names(found.matching)}; {told})"
        f"{_each(choice, found)}{_apart(found)}"
    )


def _each(choice: Choice, found: Enrolment) -> str:
    """Return how many studies match each filter alone, where there are several."""
    active = choice.selection.active()
    if len(active) < 2:  # noqa: PLR2004
        return "."
    parts = [
        f"{found.each[name] or 'none'} {prose.enrolled(name, active[name])}" for name in active
    ]
    if found.matching or not all(found.each.values()):
        return f"; {prose.listed(parts)}."
    both = "both" if len(parts) == 2 else "all of this"  # noqa: PLR2004
    return f"; {prose.listed(parts)}, but none {both}."


def _apart(found: Enrolment) -> str:
    """Return whether figures of the matching studies are for such patients alone."""
    if not found.asked:
        return ""
    one = len(found.matching) == 1
    if len(found.alone) == len(found.matching):
        return f" As far as is printed, {'it' if one else 'they'} enrolled no others."
    same = (
        "Whether they were the same patients isn't reported, and" if len(found.asked) > 1 else "But"
    )
    if found.alone:
        return (
            f" {same} only {len(found.alone)} of them enrolled no others; the figures of the rest "
            "are for all their patients together."
        )
    rest = "its" if one else "their"
    return f" {same} {rest} figures are for all {rest} patients together, not for these alone."


def _names(studies: Sequence[Study]) -> str:
    labels = [prose.study(study) for study in studies]
    if len(labels) > NAMED:
        return f"among them {prose.listed(labels[:2])}"
    return prose.listed(labels)


def of_cell(choice: Choice, cell: Cell, grid: Grid, outcome: str) -> str:
    """Return what one cell of the map says."""
    if grid.columns != "visit":
        asked = choice.selection.asking(grid.rows, cell.row).asking(grid.columns, cell.column)
        return answer(choose(choice.cohorts, asked))
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
        f"{none or 'none'} {prose.verb(none, 'has', 'have')} no study and {one or 'none'} a single "
        f"one among {prose.of_patients(collection)}."
    )


def headline(
    choice: Choice,
    table: Sequence[Cell],
    grid: Grid,
    picked: tuple[str, str],
    outcome: str,
) -> str:
    """Return the answer at the top: for a chosen cell, else for what is asked, else overall.

    `picked` are the row and column that the reader chose, "" for none.
    """
    cell = next((one for one in table if (one.row, one.column) == picked), None)
    if cell is not None:
        return of_cell(choice, cell, grid, outcome)
    selection = choice.selection
    for name, value in zip((grid.rows, grid.columns), picked, strict=True):
        if value and name != "visit":
            selection = selection.asking(name, value)
    if selection.active():
        return answer(choose(choice.cohorts, selection))
    return overall(table, grid, selection.collection)


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
