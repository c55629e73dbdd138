"""What the map says: for the filters, for a cell, as a whole."""

import plotly.graph_objects as go
import pytest

from evidence.charts import type_width
from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.gaps import TOPIC
from evidence.topics.gaps.cells import GRIDS
from evidence.topics.gaps.page import GapsOptions
from evidence.topics.options import fitted


def page(cohorts, options=None, **selection):
    choice = choose(cohorts, Selection(**selection))
    return TOPIC.build(choice, fitted(TOPIC, choice, options or GapsOptions()))


def test_kidney_and_cervical_is_answered_in_a_sentence(cohorts):
    found = page(cohorts, primary=("kidney",), region=("cervical",))
    said = " ".join(found.notes)

    assert found.answer == (
        "1 of the review's 13 studies of patients enrolled kidney primaries and treated the "
        "cervical spine (Khan 2018; 69 patients)."
    )
    assert "2 enrolled kidney primaries and 1 treated the cervical spine" in said
    assert "Whether they were the same patients isn't reported" in said


def test_an_empty_answer_says_what_each_filter_has(cohorts):
    found = page(cohorts, primary=("kidney",), region=("cervical",), therapy=("PKP",))

    assert found.answer == (
        "None of the review's 13 studies of patients enrolled kidney primaries, treated the "
        "cervical spine and used PKP."
    )
    assert found.notes == (
        (
            "Each by itself: 2 enrolled kidney primaries, 1 treated the cervical spine and 1 used "
            "PKP, but none all of this."
        ),
    )
    assert found.nothing


def test_the_map_claims_to_leave_no_arm_out(cohorts):
    """The map keeps the other arms of the studies that used a therapy, unlike the patient page."""
    found = page(cohorts, therapy=("PVP + 125I",))

    assert {row["row"] for row in found.evidence.table.rows} > {"PVP + 125I"}
    assert not [note for note in found.notes if note.startswith("Only figures of arms")]


def test_the_map_as_a_whole_counts_its_gaps(cohorts):
    assert page(cohorts).answer == (
        "Of 77 pairs of therapy and tumour primary, 67 are named by no study and 6 by a single one "
        "among the review's studies of patients."
    )


def test_a_cell_s_list_shows_the_share_that_belongs_there(cohorts):
    found = page(
        cohorts, GapsOptions("Primary and region", cell_primary="kidney", cell_region="cervical")
    )

    assert found.list_title == "1 study: kidney, cervical"
    (row,) = found.studies.rows
    assert row["study_id"] == "khan-2018"
    assert row["share"] == "kidney 3 of 69 patients; cervical 2 of 102 lesions"


@pytest.mark.parametrize("name", list(GRIDS))
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_map_is_drawn_cell_by_cell(cohorts, name, collection):
    found = page(cohorts, GapsOptions(name), collection=collection)
    bars = go.Figure(found.evidence.figure).data[0]
    rows = found.evidence.table.rows

    assert [tuple(pair) for pair in bars.customdata] == [(r["row"], r["column"]) for r in rows]
    shown = [int(text.split("</b>")[0].removeprefix("<b>")) for text in bars.text]
    assert shown == [row["studies"] for row in rows]
    for row, shape, text in zip(rows, bars.marker.pattern.shape, bars.text, strict=True):
        assert (shape == "x") == (row["studies"] == 0) == (text == "0")


def test_the_chosen_cell_is_outlined_and_no_other(cohorts):
    found = page(cohorts, GapsOptions("Therapy and region", "PVP", cell_region="thoracic"))
    bars = go.Figure(found.evidence.figure).data[0]

    wide = [width == 3 for width in bars.marker.line.width]
    assert wide == [
        (row["row"], row["column"]) == ("PVP", "thoracic") for row in found.evidence.table.rows
    ]


def test_the_hover_names_the_studies(cohorts):
    found = page(cohorts, GapsOptions("Therapy and region"))

    texts = found.evidence.figure["data"][0]["hovertext"]
    assert any("PVP + MWA, cervical" in text and "Khan 2018" in text for text in texts)


@pytest.mark.parametrize(
    "options",
    [
        GapsOptions(cell_therapy="PVP"),
        GapsOptions(cell_primary="kidney"),
        GapsOptions(cell_therapy="PVP", cell_primary="liver"),
        GapsOptions("Therapy and visit", "PKP", cell_visit="12 months"),
        GapsOptions("Therapy and visit", "PKP", cell_visit="no time given", map_outcome="KPS"),
    ],
)
def test_every_choice_has_a_sentence(cohorts, options):
    assert page(cohorts, options).answer.endswith(".")


def test_an_option_that_does_not_fit_gives_way(cohorts):
    choice = choose(cohorts, Selection())

    settled = fitted(TOPIC, choice, GapsOptions("xyz", cell_therapy="xyz", map_outcome="xyz"))

    assert settled == GapsOptions()


def test_headings_of_the_map_take_no_more_room_than_their_words(cohorts):
    """Upright ones fold, a few that are read across need two lines only."""
    heads = {}
    for name in GRIDS:
        layout = page(cohorts, GapsOptions(map=name)).evidence.figure["layout"]
        heads[name] = layout["margin"]["t"]
        if layout["xaxis"]["tickangle"]:
            words = [word for text in layout["xaxis"]["ticktext"] for word in text.split("<br>")]
            assert type_width.width(max(words, key=type_width.width)) <= heads[name] <= 100
        else:
            assert heads[name] <= 60

    assert heads["Therapy and region"] < heads["Therapy and primary"]
