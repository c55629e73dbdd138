"""Pain and function: a link shows the score, the scale and the studies that it names."""

import pytest

PATH = "/trajectories"
QUESTION = "How much does pain fall, and for how long?"
CHART = "trajectories"


def test_the_page_answers_for_the_review(visit, drawn):
    app = visit(PATH)

    assert app.title[0].value == QUESTION
    assert "mean VAS fell by 5.5 points within a month" in app.markdown[0].value
    assert drawn.sourced() == [CHART, "trajectories-in-words"]
    assert any("Yang Z 2009" in text.value for text in app.markdown)


@pytest.mark.parametrize("scale", ["Score", "Change", "Percent change"])
@pytest.mark.parametrize("collection", ["", "all"])
def test_a_link_names_the_scale(visit, drawn, scale, collection):
    visit(PATH, scale=scale, collection=collection)

    assert drawn.sourced()[0] == CHART


@pytest.mark.parametrize("score", ["KPS", "ODI", "Pain, all 0–10 scales", "NRS", "other"])
def test_a_link_names_the_score(visit, drawn, score):
    visit(PATH, score=score, collection="all")

    assert drawn.field("score")["value"] == score
    assert drawn.sourced()[0] == CHART


def test_the_instrument_filter_chooses_the_score(visit, drawn):
    visit(PATH, instrument="KPS")

    assert drawn.field("score")["value"] == "KPS"


def test_with_wider_literature_studies_can_be_brought_forward(visit, drawn):
    visit(PATH, collection="all", highlight=["Nas 2016", "Orgera 2014"])

    assert drawn.field("highlight")["value"] == ("Nas 2016", "Orgera 2014")
    assert drawn.sourced()[0] == CHART


def test_nothing_printed_is_said_with_studies_to_open(visit, drawn):
    app = visit(PATH, score="KPS", primary="kidney")

    assert drawn.chart(CHART) is None
    assert "that enrolled kidney primaries reports KPS" in app.markdown[0].value
    assert "2 studies match" in app.info[0].value
    (doors,) = drawn.tables()
    assert len(doors["rows"]) == 2


def test_unknown_words_in_the_address_are_ignored(visit, drawn):
    visit(PATH, score="nonsense", scale="nonsense", collection="nonsense")

    assert drawn.field("score")["value"] == "VAS"


def test_filters_that_leave_a_single_arm_still_draw(visit, drawn):
    app = visit(PATH, primary="breast", region="thoracic")

    assert "median VAS fell by 5 points both within a month" in app.markdown[0].value
    assert drawn.sourced()[0] == CHART


def test_an_empty_choice_offers_the_way_back(visit, drawn):
    app = visit(PATH, primary="melanoma", region="sacral")

    assert drawn.chart(CHART) is None
    assert any(button.label == "Reset all filters" for button in app.button)


@pytest.mark.parametrize(
    ("tab", "sent"),
    [("chart", None), ("table", "table"), ("sources", "marks"), ("download", "csv")],
)
def test_what_lies_behind_a_tab_is_sent_once_it_is_open(visit, drawn, monkeypatch, tab, sent):
    monkeypatch.setattr("evidence.ui.chart_component.opened_tab", lambda _key: tab)

    visit(PATH, primary="breast", region="thoracic")
    chart = drawn.chart(CHART)

    assert [name for name in ("table", "marks", "csv") if chart[name] is not None] == (
        [sent] if sent else []
    )
    if tab == "table":
        assert len(chart["table"]["rows"]) == chart["rows"] > 0
