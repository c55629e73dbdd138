"""Tables for reading and ledger cards: whole, escaped, explained."""

import pandas as pd
import pytest

from evidence.topics.discrepancies import ledger as discrepancies
from evidence.ui.ledger import card_html
from evidence.ui.sheets import sheet_html
from evidence.ui.terms import Entry, Glossary


@pytest.fixture(scope="module")
def known():
    return Glossary((Entry("VAS", (), 'Pain on a "line".'),))


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "what": ["VAS", "VAS <b>", None],
            "empty": [None, "", None],
            "note": ["", "a & b", None],
            "url": ["https://x.org/?a=1&b=2", "", ""],
        },
        dtype="string",
    ).fillna("")


def test_every_cell_is_there_and_escaped(frame, known):
    shown = sheet_html(frame, {"what": "What", "empty": "Empty"}, "A <table>", known)

    assert shown.count("<tbody>") == 3
    assert "VAS</abbr></td>" in shown
    assert "VAS &lt;b&gt;" in shown
    assert 'aria-label="A &lt;table&gt;"' in shown
    assert "Empty" not in shown


def test_a_term_is_explained_once_in_a_table(frame, known):
    shown = sheet_html(frame, {"what": "What"}, "t", known)

    assert shown.count("<abbr") == 1
    assert 'title="Pain on a &quot;line&quot;."' in shown


def test_a_note_stands_below_its_row(frame, known):
    shown = sheet_html(frame, {"what": "What", "note": "Note"}, "t", known, under="note")

    assert shown.count('<tr class="under">') == 1
    assert '<td colspan="1">a &amp; b</td>' in shown
    assert ">Note</th>" not in shown


def test_the_last_cell_can_be_a_link(frame, known):
    shown = sheet_html(frame, {"what": "What"}, "t", known, link="url")

    assert 'href="https://x.org/?a=1&amp;b=2"' in shown
    assert shown.count("<a ") == 1


def test_the_frame_is_left_as_it_was(frame, known):
    before = frame.copy()
    sheet_html(frame, {"what": "What", "note": "Note"}, "t", known, under="note")

    pd.testing.assert_frame_equal(frame, before)


def test_a_card_shows_all_parts_of_its_entry(corpus, known):
    record = discrepancies.ledger(corpus).set_index("discrepancy_id", drop=False)
    entry = record.loc["khan-complications"].to_dict()

    shown = card_html(entry, known, "studies?study=khan-2018&collection=all", "Khan 2018")

    assert 'id="khan-complications"' in shown
    assert "medium severity · against its source" in shown
    assert 'href="studies?study=khan-2018&amp;collection=all"' in shown
    for part in ("Two complications in all", "One of each.", "never 2 and 2", "ref 30"):
        assert part in shown


def test_a_card_without_evidence_or_link_says_neither(known):
    entry = dict.fromkeys(
        ("discrepancy_id", "severity", "kind", "review_says", "source_says"), "low"
    ) | {"our_reading": "r", "handling": "h", "locator": "Conclusion", "evidence": None}

    shown = card_html(entry, known, "", "The review as a whole")

    assert "Shown by" not in shown
    assert "<a " not in shown
