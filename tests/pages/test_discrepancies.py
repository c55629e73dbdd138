"""The ledger on screen: whole whatever the filters, narrowed by its own choices."""

import pytest

from evidence.topics.discrepancies import ledger as discrepancies


def cards(app):
    """Say the cards on screen as HTML."""
    return "".join(element.proto.body for element in app.get("html"))


def test_every_entry_is_on_the_page(visit, drawn, corpus):
    app = visit("/discrepancies")
    shown = cards(app)

    for name in corpus.discrepancies["discrepancy_id"]:
        assert f'id="{name}"' in shown
    assert len(drawn.tables()[0]["rows"]) == len(corpus.discrepancies)


def test_the_filters_do_not_empty_it(visit, drawn, corpus):
    app = visit("/discrepancies", primary="melanoma", region="sacral")

    assert len(drawn.tables()[0]["rows"]) == len(corpus.discrepancies)
    assert any("Shown whole whatever the filters" in note.value for note in app.caption)


def test_the_ledger_narrows_by_address(visit, drawn):
    app = visit("/discrepancies", ledger_severity="high", ledger_study="Khan 2018")

    assert not drawn.tables()
    assert "No entry of the ledger" in app.info[0].value

    app = visit("/discrepancies", ledger_severity=["high", "medium"], ledger_study="Khan 2018")

    assert set(drawn.column("Severity")) == {"medium"}
    assert 'id="khan-complications"' in cards(app)


def test_an_entry_opens_by_its_address(visit):
    app = visit("/discrepancies", entry="khan-complications")

    assert "The entry of this link" in {header.value for header in app.header}

    app = visit("/discrepancies", entry="khan-complication")

    assert any("khan-complication" in note.value for note in app.caption)


@pytest.mark.parametrize("kind", discrepancies.KINDS)
def test_each_kind_opens(visit, drawn, kind):
    visit("/discrepancies", ledger_kind=kind)

    assert set(drawn.column("Kind")) == {kind}


def test_the_impossible_p_value_is_computed_again(visit):
    app = visit("/discrepancies")
    shown = cards(app)

    assert "A p-value that cannot be" in {header.value for header in app.header}
    for number in ("−14.14", "2.98", "p = 0.0038", "p = 0.028", "p = 0.009", "4 × 10⁻²³"):
        assert number in shown


def test_the_recomputation_goes_with_its_entry(visit):
    app = visit("/discrepancies", ledger_kind="within the review")

    assert "A p-value that cannot be" not in {header.value for header in app.header}


def test_nonsense_choices_are_ignored(visit, drawn, corpus):
    visit("/discrepancies", ledger_severity="dreadful", ledger_kind="other")

    assert len(drawn.tables()[0]["rows"]) == len(corpus.discrepancies)
