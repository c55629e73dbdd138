"""What the overview promises, by link."""

from __future__ import annotations

from pathlib import Path

from evidence.ui.links import PAGE_FILES

ROOT = Path(__file__).resolve().parents[2]


def words(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption])


def test_the_overview_answers_at_once(visit):
    app = visit("/")
    assert app.title[0].value == "Does vertebroplasty help patients with spinal tumours?"
    text = words(app)
    assert "none of 9 tumour studies has a sham or usual-care group" in text
    assert "17 of 17 studies of the review" in text
    assert "nothing is rescaled" in text
    assert "Cochrane" in text


def test_the_overview_says_when_no_tumour_study_prints_scores(visit):
    app = visit("/", therapy="PKP")
    assert any("prints pain before and after treatment" in info.value for info in app.info)


def test_the_overview_offers_to_take_filters_off_when_nothing_is_left(visit):
    app = visit("/", primary="kidney", design="guideline")
    assert "No study matches" in app.info[0].value
    assert any(button.key == "reset-all" for button in app.button)


def test_the_overview_leads_to_every_other_page():
    pages = {f"pages/{file.parent.name}/{file.name}" for file in ROOT.glob("pages/*/*.py")}
    assert set(PAGE_FILES.values()) == pages
