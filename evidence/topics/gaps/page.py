"""The page of the evidence map: the map, what it says, and the studies behind a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.choice import matching_shares
from evidence.cohorts.records import Study
from evidence.corpus.selection import NOT_REPORTED
from evidence.topics.gaps import map_sentences
from evidence.topics.gaps.cells import GRIDS, NOUNS, Cell, Grid, axis, cells, outcomes
from evidence.topics.gaps.chart import LEAST_WIDTH, evidence_map
from evidence.topics.options import Options, Values, maybe, option
from evidence.topics.page import (
    UNREAD,
    Chart,
    Framed,
    Page,
    Row,
    Table,
    framed,
    no_study,
    study_address,
)

QUESTION = "What has been studied, in whom, and what not?"


@dataclass(frozen=True)
class GapsOptions(Options):
    """Which map, which of its cells, and of which outcome visits are shown."""

    map: str = option("Therapy and primary", "Map", "segments")
    cell_therapy: str = maybe("Cells of therapy")
    cell_primary: str = maybe("Cells of primary")
    cell_region: str = maybe("Cells of region")
    cell_visit: str = maybe("Cells of visit")
    map_outcome: str = option("", "Outcome")


@dataclass(frozen=True, kw_only=True)
class GapsPage(Page):
    """The map with its list of studies; `axes` are the names of its rows and columns."""

    notes: tuple[str, ...]
    evidence: Chart
    key: str
    reading: tuple[str, ...]
    axes: tuple[str, str] = field(metadata=UNREAD)
    list_title: str
    studies: Table

    @property
    def says_whose_figures(self) -> bool:
        """Return that the notes say it."""
        return True

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return framed({"evidence-map": (self.evidence, self.answer, self.key)})


def values(choice: Choice, options: Options) -> Values:
    """Return the maps, the values of the two axes of the map shown, and its outcomes."""
    assert isinstance(options, GapsOptions)
    grid = GRIDS.get(options.map, GRIDS["Therapy and primary"])
    shown = {grid.rows, grid.columns}
    cell_options = {f"cell_{name}": axis(choice, name) if name in shown else () for name in NOUNS}
    of_visits = outcomes(choice) if grid.columns == "visit" else ()
    return {"map": tuple(GRIDS), **cell_options, "map_outcome": of_visits}


def build(choice: Choice, options: Options) -> GapsPage:
    """Return the map under the filters, and the studies of the cell picked."""
    assert isinstance(options, GapsOptions)
    grid = GRIDS[options.map]
    picked = (_picked(options, grid.rows), _picked(options, grid.columns))
    table = cells(choice, grid, options.map_outcome)
    inside = _inside(choice, table, picked)
    return GapsPage(
        question=QUESTION,
        answer=map_sentences.headline(choice, table, grid, picked, options.map_outcome),
        selection=choice.selection,
        nothing=no_study(choice),
        notes=map_sentences.notes(choice, grid, picked),
        evidence=Chart(
            evidence_map(table, axis(choice, grid.rows), axis(choice, grid.columns), picked),
            map_sentences.alt(table, grid),
            Table(tuple(_row(cell) for cell in table), _headings(grid)),
            measure=(
                f"Number of studies by {NOUNS[grid.rows]} and {NOUNS[grid.columns]}, "
                "with their patients and best level"
            ),
            least_width=LEAST_WIDTH,
        ),
        key=map_sentences.KEY,
        reading=map_sentences.READING,
        axes=(grid.rows, grid.columns),
        list_title=map_sentences.list_title(len(inside), picked),
        studies=_listed(choice, inside, grid, picked),
    )


def _picked(options: GapsOptions, name: str) -> str:
    chosen = {
        "therapy": options.cell_therapy,
        "primary": options.cell_primary,
        "region": options.cell_region,
        "visit": options.cell_visit,
    }
    return chosen[name]


def _inside(choice: Choice, table: Sequence[Cell], picked: tuple[str, str]) -> tuple[Study, ...]:
    """Return the studies of one cell, of a whole row or column, or of the whole map."""
    row, column = picked
    ids = {
        study.study_id
        for cell in table
        if row in {"", cell.row} and column in {"", cell.column}
        for study in cell.studies
    }
    found = [study for study in choice.studies if study.study_id in ids]
    return tuple(sorted(found, key=lambda study: -(study.n_patients or 0)))


def _headings(grid: Grid) -> dict[str, str]:
    headings = {
        "row": NOUNS[grid.rows].capitalize(),
        "column": NOUNS[grid.columns].capitalize(),
        "studies": "Studies",
        "patients": "Patients in arms given it" if grid.rows == "therapy" else "Patients",
        "level": "Best level",
        "labels": "Which studies",
    }
    if grid.columns == "visit":
        headings["scored"] = "Studies with a number"
    return headings


def _row(cell: Cell) -> Row:
    return {
        "row": cell.row,
        "column": cell.column,
        "studies": len(cell.studies),
        "patients": cell.patients,
        "level": cell.level,
        "scored": cell.scored,
        "labels": "; ".join(prose.study(study) for study in cell.studies),
        "study_ids": ";".join(study.study_id for study in cell.studies),
    }


def _listed(choice: Choice, studies: Sequence[Study], grid: Grid, picked: tuple[str, str]) -> Table:
    shares = _shares(studies, grid, picked)
    headings = {"label": "Study", "link": "All its figures"}
    if any(shares.values()):
        headings["share"] = "Share that belongs here, where printed"
    headings |= {
        "therapies": "Therapies",
        "design": "Design",
        "level": "Level",
        "patients": "Patients, of all arms",
    }
    rows = tuple(
        {
            "label": prose.study(study),
            "link": study_address(study.study_id, choice.selection),
            "share": "; ".join(shares.get(study.study_id, ())),
            "therapies": "; ".join(study.therapies),
            "design": study.design,
            "level": study.evidence_level,
            "patients": study.n_patients,
            "study_id": study.study_id,
        }
        for study in studies
    )
    return Table(rows, headings)


def _shares(studies: Sequence[Study], grid: Grid, picked: tuple[str, str]) -> dict[str, list[str]]:
    """Return e.g. "kidney 3 of 69 patients", "cervical 2 of 102 lesions" for each study."""
    texts: dict[str, list[str]] = {}
    for name, value in zip((grid.rows, grid.columns), picked, strict=True):
        if name not in {"primary", "region"} or value in {"", NOT_REPORTED}:
            continue
        for share in matching_shares(studies, name, (value,)):
            if share.n:
                told = (
                    f"{value} {prose.number(share.n)} of {prose.of_units(share.total, share.unit)}"
                )
                texts.setdefault(share.study.study_id, []).append(told)
    return texts
