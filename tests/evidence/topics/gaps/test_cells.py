"""The evidence map: cells equal counts made from the exported tables, by another route."""

import csv

import pytest

from evidence.cohorts import choose
from evidence.corpus.export import write_package
from evidence.corpus.selection import NOT_REPORTED, Selection
from evidence.topics.gaps.cells import ANY_PAIN, GRIDS, NO_TIME, axis, cells, window

DESIGNS = {"randomised trial", "comparative cohort", "case series", "case report"}


def table(cohorts, name, outcome=ANY_PAIN, **selection):
    found = cells(choose(cohorts, Selection(**selection)), GRIDS[name], outcome)
    return {(cell.row, cell.column): cell for cell in found}


def read(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize(
    ("name", "exported", "column"),
    [("Therapy and primary", "primaries", "primary"), ("Therapy and region", "regions", "region")],
)
def test_cells_equal_counts_from_the_exported_tables(
    corpus, cohorts, tmp_path, collection, name, exported, column
):
    write_package(corpus, tmp_path, collection)
    studies = {row["study_id"]: row for row in read(tmp_path, "studies")}
    treated = {study_id for study_id, row in studies.items() if row["design"] in DESIGNS}
    used: dict[str, set[str]] = {}
    for arm in read(tmp_path, "arms"):
        if arm["role"] == "intervention" and arm["study_id"] in treated:
            used.setdefault(arm["therapy"], set()).add(arm["study_id"])
    enrolled: dict[str, set[str]] = {}
    for row in read(tmp_path, exported):
        enrolled.setdefault(row[column], set()).add(row["study_id"])
    enrolled[NOT_REPORTED] = treated.difference(*enrolled.values())

    found = table(cohorts, name, collection=collection)

    assert {row for row, _ in found} == set(used)
    for (therapy, value), cell in found.items():
        there = used[therapy] & enrolled.get(value, set())
        assert {study.study_id for study in cell.studies} == there
        levels = [int(studies[study_id]["evidence_level"]) for study_id in there]
        assert cell.level == (min(levels) if levels else None)


def test_patients_of_a_therapy_are_those_in_its_arms(cohorts):
    """Gu 2015 has 68 patients, 31 of them with screws; Yang Z 2009 80, 40 with seeds."""
    found = table(cohorts, "Therapy and primary")

    assert found["PVP + pedicle screws", NOT_REPORTED].patients == 31
    seeds = found["PVP + 125I", NOT_REPORTED]
    assert len(seeds.studies) == 2
    assert seeds.patients == 50  # one family: the larger of 40 and 50


def test_visits_go_with_the_arm_that_was_scored(cohorts):
    found = table(cohorts, "Therapy and visit", "VAS")

    assert [s.short_label for s in found["PVP + MWA", "before"].studies] == [
        "Khan 2018",
        "Kastler 2014",
    ]
    assert [s.short_label for s in found["PVP + MWA", "3 months"].studies] == ["Kastler 2014"]
    assert found["PVP + MWA", "6 months"].scored == 2
    assert (len(found["PKP", "12 months"].studies), found["PKP", "12 months"].scored) == (1, 0)
    assert not found["PVP + MWA", "later"].studies


def test_a_row_stands_though_the_filters_leave_nothing_in_it(cohorts):
    choice = choose(cohorts, Selection(primary=("breast",)))

    assert "liver" in axis(choice, "primary")
    assert axis(choice, "primary")[-1] == NOT_REPORTED
    assert "PKP" in axis(choice, "therapy")


def test_arms_without_cement_are_no_row(cohorts):
    therapies = axis(choose(cohorts, Selection(collection="all")), "therapy")

    assert "125I" not in therapies
    assert "125I + pedicle screws" not in therapies


@pytest.mark.parametrize(
    ("months", "column"),
    [
        (None, NO_TIME),
        (0, "before"),
        (0.01, "up to 1 week"),
        (1, "1 month"),
        (5.06, "6 months"),
        (18, "12 months"),
        (24, "later"),
    ],
)
def test_each_time_has_one_column(months, column):
    assert window(months) == column


def test_no_study_leaves_every_cell_empty(cohorts):
    found = table(cohorts, "Primary and region", primary=("liver",), region=("cervical",))

    assert not any(cell.studies or cell.patients for cell in found.values())
