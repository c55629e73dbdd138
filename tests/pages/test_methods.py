"""How the numbers were got: every part of the page, and what it hands out."""

import pytest

from evidence.corpus.tables import TABLES

SECTIONS = (
    *("Reading", "Combining", "Checklists", "Limits", "Glossary", "Review's figures", "Downloads"),
)


def html(app):
    return "".join(element.proto.body for element in app.get("html"))


def test_every_part_is_there(visit):
    app = visit("/methods")

    assert app.title[0].value == "How were these numbers got?"
    assert tuple(tab.label for tab in app.tabs) == SECTIONS
    shown = html(app)
    for text in ("9 Limits of the synthesis", "not reported by the review", "10.1002/jrsm.1348"):
        assert text in shown


@pytest.mark.parametrize("section", SECTIONS)
def test_a_part_opens_by_its_address_and_no_other_is_drawn(visit, monkeypatch, section):
    monkeypatch.setattr("evidence.ui.is_open", lambda tab: bool(tab.open))

    filled = [tab.label for tab in visit("/methods", section=section).tabs if len(tab.children)]

    assert filled == [section]


def test_the_glossary_is_searched_by_address(visit, corpus):
    app = visit("/methods", term="karnofsky")

    assert f"1 of {len(corpus.terms)} terms." in {note.value for note in app.caption}
    assert "Karnofsky performance status" in html(app)


def test_all_facts_are_shown_and_a_topic_narrows_them(visit, corpus):
    labels = {button.proto.label for button in visit("/methods").get("download_button")}
    assert f"CSV, {len(corpus.facts)} rows" in labels

    app = visit("/methods", topic="share by region")

    assert "CSV, 3 rows" in {button.proto.label for button in app.get("download_button")}


def test_every_table_and_both_packages_can_be_downloaded(visit):
    labels = {button.proto.label for button in visit("/methods").get("download_button")}

    assert {"ZIP: the review's studies", "ZIP: with wider literature"} <= labels
    assert {"studies.csv", "measurements.csv", "terms.csv"} <= labels
    assert len([label for label in labels if label.endswith(".csv")]) == len(TABLES)


def test_the_filters_change_nothing_here(visit, corpus):
    app = visit("/methods", primary="melanoma", region="sacral")

    labels = {button.proto.label for button in app.get("download_button")}
    assert f"CSV, {len(corpus.facts)} rows" in labels


def test_licence_citation_and_limits_of_use_are_stated(visit, corpus):
    app = visit("/methods")
    words = " ".join(element.value for element in app.markdown)

    assert "CC BY 4.0" in words
    assert "Not medical" in words.replace("\u00a0", " ")
    assert corpus.version in app.code[0].value


def test_a_part_that_is_none_is_said_in_one_line(visit):
    told = [note.value for note in visit("/methods", section="qqqq").caption]

    assert [line for line in told if "left aside" in line] == [
        ":material/link_off: Part: there is no “qqqq”, so it is left aside."
    ]
