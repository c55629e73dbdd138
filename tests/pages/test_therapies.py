"""What the page on therapies promises, by link."""

from __future__ import annotations

PATH = "/therapies"


def words(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption])


def test_the_page_shows_a_card_per_combination_of_the_review(visit):
    app = visit(PATH)
    assert app.title[0].value == "What was reported for each combination?"
    text = words(app)
    for therapy in ("PVP + MWA", "PVP + cryoablation", "PVP + 125I", "PKP"):
        assert f"### {therapy}" in text
    assert "can't be compared across therapies" in text
    assert "6 months (after 4.5 months, up to 9 months): 2 arms with a score" in text
    assert "50 patients in these arms" in text
    assert "Counted for several therapies together" in text


def test_a_link_opens_another_visit(visit):
    assert "3 months (after 2 months, up to 4.5 months): 1 arm with a score" in words(
        visit(PATH, window="3 months")
    )
    assert "By the last visit pain fell" in words(visit(PATH, window="last visit"))


def test_a_link_opens_another_outcome(visit, drawn):
    visit(PATH, response="tumour control")

    assert drawn.field("window")["value"] == "6 months"
    assert drawn.field("response")["value"] == "tumour control"


def test_studies_without_patients_are_said_in_words(visit):
    app = visit(PATH, design="animal study")
    assert "no patients of their own" in app.info[0].value


def test_a_window_without_results_is_no_blank_plot(visit):
    app = visit(PATH, instrument="ODI", window="12 months")
    assert any("12 months" in info.value for info in app.info)


def test_the_wider_literature_is_aggregated(visit):
    app = visit(PATH, collection="all")
    assert any("arms by itself" in expander.label for expander in app.expander)
    assert any("Not of tumours alone" in expander.label for expander in app.expander)


def test_the_arms_behind_the_therapies_are_drawn_once_they_are_unfolded(visit, drawn, monkeypatch):
    visit("/therapies", collection="all")
    assert drawn.chart("therapy-arms")

    monkeypatch.setattr("evidence.ui.charts.is_open", lambda _box: False)
    visit("/therapies", collection="all")

    assert drawn.chart("therapy-pain")
    assert drawn.chart("therapy-arms") is None
