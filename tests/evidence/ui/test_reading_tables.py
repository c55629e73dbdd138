"""Tables for reading and ledger cards: whole, escaped, explained."""

from dataclasses import replace

import pytest

from evidence.topics.page import Table
from evidence.ui.ledger import card_html
from evidence.ui.reading_tables import reading_html
from evidence.ui.terms import Entry, Glossary

ROWS = (
    {"what": "VAS", "empty": None, "note": "", "url": "https://x.org/?a=1&b=2"},
    {"what": "VAS <b>", "empty": "", "note": "a & b", "url": ""},
    {"what": None, "empty": None, "note": None, "url": None},
)


@pytest.fixture(scope="module")
def known():
    return Glossary((Entry("VAS", (), 'Pain on a "line".'),))


def table(**headings):
    return Table(ROWS, headings)


def test_every_cell_is_there_and_escaped(known):
    shown = reading_html(table(what="What", empty="Empty"), "A <table>", known)

    assert shown.count("<tbody>") == 3
    assert "VAS</abbr></td>" in shown
    assert "VAS &lt;b&gt;" in shown
    assert 'aria-label="A &lt;table&gt;"' in shown
    assert "Empty" not in shown


def test_a_term_is_explained_once_in_a_table(known):
    shown = reading_html(table(what="What"), "t", known)

    assert shown.count("<abbr") == 1
    assert 'title="Pain on a &quot;line&quot;."' in shown


def test_a_note_stands_below_its_row(known):
    shown = reading_html(table(what="What", note="Note"), "t", known, under="note")

    assert shown.count('<tr class="under">') == 1
    assert '<td colspan="1">a &amp; b</td>' in shown
    assert ">Note</th>" not in shown


def test_the_last_cell_can_be_a_link(known):
    shown = reading_html(table(what="What"), "t", known, link="url")

    assert 'href="https://x.org/?a=1&amp;b=2"' in shown
    assert shown.count("<a ") == 1


@pytest.fixture(scope="module")
def entry(cohorts):
    return next(one for one in cohorts.discrepancies if one.discrepancy_id == "khan-complications")


def test_a_card_shows_all_parts_of_its_entry(entry, known):
    shown = card_html(entry, known, "studies?study=khan-2018&collection=all")

    assert 'id="khan-complications"' in shown
    assert "medium severity · against its source" in shown
    assert 'href="studies?study=khan-2018&amp;collection=all"' in shown
    for part in ("Two complications in all", "One of each.", "never 2 and 2", "ref 30"):
        assert part in shown


def test_a_card_without_evidence_or_link_says_neither(entry, known):
    shown = card_html(replace(entry, study=None, evidence=None), known, "")

    assert "Shown by" not in shown
    assert "<a " not in shown
    assert "The review as a whole" in shown
