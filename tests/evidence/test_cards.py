"""A card says what a figure is, where it stands, and what to beware of."""

from evidence.topics.card import card


def test_a_score_s_card_names_value_spread_source_and_study(corpus):
    # Khan 2018, abstract: median VAS 7.0 (±1.8) before, 2 (±1.6) at 2–4 weeks.
    rows = corpus.measurements.query(
        "study_id == 'khan-2018' and months > 0 and basis == 'primary'"
    )

    shown = card(corpus, rows.iloc[0]["row_id"])

    assert shown.figure.startswith("median 2 ± 1.6 (spread unnamed)")
    facts = dict(shown.facts)
    assert "10.3174/ajnr.A5680" in facts["Printed in"]
    assert facts["Study"] == "Khan 2018"
    assert shown.source_url == "https://doi.org/10.3174/ajnr.A5680"
    assert shown.cautions


def test_every_row_has_a_card(corpus):
    for name in ("measurements", "directions", "events", "primaries", "regions", "details"):
        for row_id in corpus.table(name)["row_id"].iloc[::7]:
            shown = card(corpus, row_id)
            assert shown.figure, row_id
            assert "<NA>" not in " ".join([shown.figure, *(text for _, text in shown.facts)]), (
                row_id
            )
            assert "nan" not in shown.figure.split(), row_id


def test_a_claimed_range_has_a_card(corpus):
    shown = card(corpus, "rates.tumour")

    assert shown.figure == "5–10 %"
    assert "can't be pooled" in shown.cautions[0]


def test_a_fact_of_the_review_has_a_card(corpus):
    shown = card(corpus, "facts.mechanism-heat")

    assert shown.figure == "52–93 °C"
    assert "Discussion" in dict(shown.facts)["Printed in"]
    assert card(corpus, "facts.technique-brachytherapy-distance").figure == "less than 5 cm"


def test_an_unknown_row_has_none(corpus):
    assert card(corpus, "khan-2018.events.999") is None
    assert card(corpus, "rates.none") is None
    assert card(corpus, "facts.none") is None
    assert card(corpus, "") is None
