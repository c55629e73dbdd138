"""The evidence map: cells equal counts made from the exported tables, by another route."""

import csv

import pytest

from evidence.corpus.export import write_package
from evidence.corpus.selection import NOT_REPORTED, Selection, choose, restrict
from evidence.topics.gaps import cells as gaps
from evidence.topics.gaps import sentences as gap_words

PRIMARY, REGION, VISIT, BOTH = gaps.MAPS.values()


def _cells(corpus, shown, outcome=gaps.ANY_PAIN):
    rows, columns = gaps.axis(corpus, shown.rows), gaps.axis(corpus, shown.columns)
    return gaps.cells(corpus, shown, rows, columns, outcome).set_index(["row", "column"])


def _read(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize(("shown", "table"), [(PRIMARY, "primaries"), (REGION, "regions")])
def test_cells_equal_counts_from_the_exported_tables(corpus, tmp_path, collection, shown, table):
    write_package(corpus, tmp_path, collection)
    studies = {row["study_id"]: row for row in _read(tmp_path, "studies")}
    treated = {
        study_id
        for study_id, row in studies.items()
        if row["design"] in {"randomised trial", "comparative cohort", "case series", "case report"}
    }
    used: dict[str, set[str]] = {}
    for arm in _read(tmp_path, "arms"):
        if arm["role"] == "intervention" and arm["study_id"] in treated:
            used.setdefault(arm["therapy"], set()).add(arm["study_id"])
    enrolled: dict[str, set[str]] = {}
    for row in _read(tmp_path, table):
        enrolled.setdefault(row[shown.columns], set()).add(row["study_id"])
    enrolled[NOT_REPORTED] = treated.difference(*enrolled.values())

    cells = _cells(restrict(corpus, collection), shown)

    assert set(cells.index.get_level_values("row")) == set(used)
    for (therapy, value), cell in cells.iterrows():
        there = used[therapy] & enrolled.get(value, set())
        families: dict[str, int] = {}
        for study_id in there:
            if studies[study_id]["n_patients"]:
                family, n = studies[study_id]["cohort_family"], int(studies[study_id]["n_patients"])
                families[family] = max(n, families.get(family, 0))
        levels = [int(studies[study_id]["evidence_level"]) for study_id in there]
        assert cell["studies"] == len(there)
        assert set(filter(None, cell["study_ids"].split(";"))) == there
        assert (cell["patients"] if families else None) == (sum(families.values()) or None)
        assert (cell["level"] if levels else None) == (min(levels) if levels else None)


def test_visits_go_with_the_arm_that_was_scored(corpus):
    cells = _cells(restrict(corpus, "review"), VISIT, "VAS")

    assert cells.loc[("PVP + MWA", "before"), "labels"] == "Khan 2018; Kastler 2014"
    assert cells.loc[("PVP + MWA", "3 months"), "labels"] == "Kastler 2014"
    assert cells.loc[("PVP + MWA", "6 months"), "scored"] == 2
    assert cells.loc[("PKP", "12 months"), ["studies", "scored"]].to_list() == [1, 0]
    assert cells.loc[("PVP + MWA", "later"), "studies"] == 0


def test_overlapping_cohorts_count_their_patients_once(corpus):
    cells = _cells(restrict(corpus, "review"), PRIMARY)

    assert cells.loc[("PVP + 125I", NOT_REPORTED), "studies"] == 2  # 80 and 100 of one family
    assert cells.loc[("PVP + 125I", NOT_REPORTED), "patients"] == 100


def test_animals_and_reviews_are_left_out(corpus):
    studies = gaps.patient_studies(restrict(corpus, "review"))

    assert len(studies) == 13
    assert "yang-z-2013-pigs" not in set(studies["study_id"])


def test_a_wide_word_is_kept_in_the_axis_though_no_study_has_it(corpus):
    assert "liver" in gaps.axis(restrict(corpus, "review"), "primary")
    assert gaps.axis(corpus, "primary")[-1] == NOT_REPORTED


@pytest.mark.parametrize(
    ("months", "window"),
    [
        (None, gaps.NO_TIME),
        (0, "before"),
        (0.01, "up to 1 week"),
        (1, "1 month"),
        (5.06, "6 months"),
        (18, "12 months"),
        (24, "later"),
    ],
)
def test_each_time_has_one_window(months, window):
    assert gaps.window(months) == window


def test_kidney_and_cervical_is_answered_in_a_sentence(corpus):
    chosen = Selection(primary=("kidney",), region=("cervical",))

    sentence = gap_words.answer(corpus, chosen)

    assert sentence.startswith("1 of the review's 13 studies of patients enrolled kidney primaries")
    assert "(Khan 2018; 69 patients)" in sentence
    assert "2 enrolled kidney primaries and 1 treated the cervical spine" in sentence
    assert "Whether they were the same patients isn't reported" in sentence


def test_an_empty_answer_says_what_each_filter_has(corpus):
    chosen = Selection(primary=("kidney",), region=("cervical",), therapy=("PKP",))

    assert gap_words.answer(corpus, chosen) == (
        "None of the review's 13 studies of patients enrolled kidney primaries, treated the "
        "cervical spine and used PKP; 2 enrolled kidney primaries, 1 treated the cervical spine "
        "and 1 used PKP, but none all of this."
    )


def test_a_study_of_one_primary_alone_is_told_apart(corpus):
    whole = gap_words.wholly(corpus, Selection(collection="all", primary=("myeloma",)))

    assert "anselmetti-2012" in whole
    assert "khan-2018" not in whole


def test_the_map_as_a_whole_counts_its_gaps(corpus):
    review = restrict(corpus, "review")
    cells = _cells(review, PRIMARY).reset_index()

    assert gap_words.overall(cells, PRIMARY, "review") == (
        "Of 77 pairs of therapy and tumour primary, 67 have no study and 6 a single one among the "
        "review's studies of patients."
    )


def test_a_cell_s_list_shows_the_share_that_belongs_there(corpus):
    review = restrict(corpus, "review")
    cells = _cells(review, BOTH).reset_index()
    picked = ("kidney", "cervical")

    listed = gaps.listed(review, gaps.in_cell(cells, *picked), BOTH, picked)

    assert listed["label"].to_list() == ["Khan 2018"]
    assert listed["share"].to_list() == ["kidney 3 of 69 patients; cervical 2 of 102 lesions"]


@pytest.mark.parametrize(
    "picked", [(None, None), ("PVP", None), (None, "kidney"), ("PVP", "liver")]
)
def test_every_choice_has_a_sentence(corpus, picked):
    review = restrict(corpus, "review")
    cells = _cells(review, PRIMARY).reset_index()

    said = gap_words.sentence(corpus, Selection(), cells, PRIMARY, picked, gaps.ANY_PAIN)

    assert said.endswith(".")


def test_no_study_leaves_every_cell_empty(corpus):
    none = choose(corpus, Selection(primary=("liver",)))
    cells = gaps.cells(none, BOTH, ["liver"], ["cervical"])

    assert cells[["studies", "study_ids"]].to_numpy().tolist() == [[0, ""]]
    assert cells["patients"].isna().all()
