"""Study quality as a link opens it."""

import pytest

from evidence.topics.quality import certainty


@pytest.mark.parametrize("outcome", certainty.OUTCOMES)
def test_every_outcome_opens(visit, outcome):
    app = visit("/quality", outcome_rated=outcome, collection="all")

    assert app.title[0].value == "How far can these studies be trusted?"


def test_the_answer_counts_the_studies_on_screen(visit):
    app = visit("/quality")

    assert app.markdown[0].value.startswith("**1 of 17 studies reaches level 2 or better")


def test_designs_without_a_tool_say_so(visit):
    app = visit("/quality", design="narrative review")

    assert any("None of these studies" in info.value for info in app.info)
    assert any("No study of patients here reports pain" in info.value for info in app.info)
