"""Study quality as a link opens it."""

import pytest

from evidence.cohorts.certainty import OUTCOMES


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_opens(visit, outcome):
    app = visit("/quality", outcome_rated=outcome, collection="all")

    assert app.title[0].value == "How far can these studies be trusted?"
    assert f"Certainty on {outcome} is" in " ".join(block.value for block in app.markdown)


def test_the_answer_counts_the_studies_on_screen(visit):
    app = visit("/quality")

    assert app.markdown[0].value.startswith("**Of 17 studies, 1 is randomised, 3 others")


def test_a_link_keeps_the_therapy_whose_reasons_are_shown(visit, drawn):
    app = visit("/quality", why="PKP")

    assert drawn.field("why")["value"] == "PKP"
    assert "PKP: ⊕○○○ very low" in [block.value for block in app.markdown]


def test_designs_without_a_tool_say_so(visit):
    app = visit("/quality", design="narrative review")

    assert any("None of these studies" in info.value for info in app.info)
    assert any("No study of patients here reports pain" in info.value for info in app.info)


def test_an_empty_view_offers_a_way_back(visit):
    app = visit("/quality", primary="liver")

    assert app.info[0].value.startswith("No study matches the filter tumour primary liver.")
    assert not app.header
