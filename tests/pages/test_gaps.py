"""The evidence map as a link opens it."""

import pytest

from evidence.topics.gaps.cells import GRIDS


@pytest.mark.parametrize("name", list(GRIDS))
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_map_opens(visit, name, collection):
    app = visit("/gaps", map=name, collection=collection)

    assert app.title[0].value == "What has been studied, in whom, and what not?"


def test_a_link_to_a_cell_answers_in_one_sentence(visit):
    app = visit("/gaps", map="Primary and region", cell_primary="kidney", cell_region="cervical")

    assert "1 of the review's 13 studies of patients enrolled kidney" in app.markdown[0].value
    assert app.header[0].value == "1 study: kidney, cervical"


def test_the_filters_answer_even_when_nothing_is_left(visit):
    app = visit("/gaps", primary="kidney", region="cervical", therapy="PKP")

    assert app.markdown[0].value.startswith("**None of the review's 13 studies of patients")
    assert "No study matches all the filters" in app.info[0].value


def test_a_parameter_without_a_value_opens_the_page_and_is_said_once(visit, drawn):
    app = visit("/gaps", map="")

    assert drawn.field("map")["value"] == next(iter(GRIDS))
    assert app.header[0].value == "13 studies: the whole map"
    told = [note.value for note in app.caption if "in the address" in note.value]
    assert len(told) == 1
    assert told[0].endswith("Map: empty in the address, so it is left aside.")


def test_unknown_words_in_the_address_are_ignored(visit):
    app = visit("/gaps", map="xyz", primary="xyz", cell_therapy="xyz", map_outcome="xyz")

    assert app.header[0].value == "13 studies: the whole map"
