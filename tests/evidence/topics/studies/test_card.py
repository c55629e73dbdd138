"""A card says what a figure is, where it stands, and what to beware of."""

from evidence import prose
from evidence.topics.studies.card import card
from tests.evidence.topics.studies.conftest import opened


def test_a_score_s_card_names_value_spread_source_and_study(cohorts):
    # Khan 2018, abstract: median VAS 7.0 (±1.8) before, 2 (±1.6) at 2–4 weeks.
    shown = card(cohorts, "khan-2018.measurements.2")

    assert shown.figure == "median 2 ± 1.6 (spread not named)"
    assert shown.title == "Khan 2018: VAS"
    facts = dict(shown.facts)
    assert facts["Arm"] == "Microwave ablation + cement"
    assert facts["Treatment"] == "PVP + MWA"
    assert facts["Cement"] == "all had cement"
    assert facts["When"] == "2–4 weeks"
    assert facts["Used here"] == "yes"
    assert facts["Basis"] == "stated in the study's own abstract"
    assert "10.3174/ajnr.A5680" in facts["Printed in"]
    assert shown.source_url == "https://doi.org/10.3174/ajnr.A5680"
    assert shown.source_name == "Open the source"


def test_a_card_holds_the_notes_of_its_row_alone(cohorts):
    shown = card(cohorts, "khan-2018.events.3")

    assert shown.notes == ("The denominator is our choice; the other would be 102 lesions.",)
    assert shown.remarks == "9 remarks on this study: 5 discrepancies and 4 cautions"
    assert card(cohorts, "kallmes-2009.events.1").title.startswith("Kallmes 2009: ")


def test_a_row_that_takes_no_part_says_why(cohorts):
    def used(row_id):
        return dict(card(cohorts, row_id).facts)["Used here"]

    assert used("khan-2018.events.4") == "no: the study's own figure is used"
    assert used("berenson-2011.events.1") == (
        "in no tally: harm of any cause, whether or not the treatment led to it"
    )
    assert used("pusceddu.events.3") == "in no tally: cement not stated"
    assert used("kallmes-2009.events.2") == "as a comparator"


def test_cement_that_is_not_stated_is_said(cohorts):
    facts = dict(card(cohorts, "pusceddu.directions.1").facts)

    assert facts["Cement"] == "cement not stated"
    assert facts["Compared with"] == "before treatment"


def test_the_arm_compared_with_is_named_and_p_is_spelled(cohorts, trial):
    assert dict(card(cohorts, "yang-z-2009.measurements.5").facts)["Compared with"] == (
        "PVP alone, p = 0.028"
    )
    shown = card(trial, "doe-2020.differences.1")
    assert shown.figure == "mean difference −1.5 points (limits −2.5 to −0.5)"
    assert dict(shown.facts)["Compared with"] == "Sham procedure, p = 0.003"


def test_a_figure_of_the_review_does_not_lead_to_the_study_as_its_source(cohorts):
    shown = card(cohorts, "khan-2018.events.4")

    assert dict(shown.facts)["Basis"] == "stated in the review"
    assert shown.source_name == "Open the study itself"


def test_every_row_of_every_study_has_a_card_spelled_as_on_its_page(cohorts):
    for study in cohorts.studies:
        for row in opened(cohorts, study.study_id).detail.figures.rows:
            shown = card(cohorts, row["row_id"])

            assert shown.figure == row["figure"]
            assert shown.title.startswith((f"{prose.study(study)}: ", f"{prose.study(study)} ⚠: "))
            assert all(text for _, text in shown.facts), row
            assert "None" not in str(shown.facts)


def test_what_was_read_has_a_card(trial):
    shown = card(trial, "doe-2020.readings.1")

    assert shown.figure == "Abstract"
    assert shown.title == "Doe 2020: what was read"
    assert dict(shown.facts) == {"Where": "PubMed 123", "When": "2026-11-20"}
    assert card(trial, "doe-2020.readings.9") is None


def test_a_claimed_range_has_a_card(cohorts):
    shown = card(cohorts, "rates.tumour")

    assert shown.figure == "5–10\u00a0%"
    assert "can't be pooled" in shown.notes[0]
    assert shown.study_id is None


def test_a_fact_of_the_review_has_a_card(cohorts):
    shown = card(cohorts, "facts.mechanism-heat")

    assert shown.figure == "52–93\u00a0°C"
    assert "Discussion" in dict(shown.facts)["Printed in"]
    assert card(cohorts, "facts.technique-brachytherapy-distance").figure == ("less than 5\u00a0cm")


def test_an_unknown_row_has_none(cohorts):
    for row_id in ("khan-2018.events.999", "rates.none", "facts.none", "", "../x"):
        assert card(cohorts, row_id) is None


def test_the_card_of_a_figure_in_doubt_says_why(cohorts):
    doubtful = card(cohorts, "yang-z-2009.measurements.1")
    undisputed = card(cohorts, "yang-z-2009.measurements.3")

    assert doubtful.notes[0].startswith("⚠ From these figures Welch’s test gives")
    assert not any("⚠" in note for note in undisputed.notes)
