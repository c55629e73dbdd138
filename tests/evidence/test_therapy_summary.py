"""What was reported per therapy, against rows checked by hand in the corpus files."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics import therapies as therapy_summary


@pytest.fixture(scope="module")
def review(corpus):
    return selection.restrict(corpus, "review")


@pytest.fixture(scope="module")
def summaries(review):
    return therapy_summary.summaries(review).set_index("therapy")


def test_therapies_come_in_the_order_of_the_vocabulary(summaries):
    assert list(summaries.index) == [
        "PVP",
        "PVP + MWA",
        "PVP + cryoablation",
        "PVP + 125I",
        "PVP + pedicle screws",
        "PKP",
        "MWA",
    ]


def test_overlapping_cohorts_count_once(summaries):
    # Yang 2005 (1), Yang Z 2009 (40) and Yang Z 2013 (50) are one family; so are both Gu series.
    assert summaries.loc["PVP + 125I", "patients"] == 50
    assert summaries.loc["PVP + 125I", "studies"] == 3
    assert summaries.loc["PVP + pedicle screws", "patients"] == 31
    # Masala 23 + Gu 37 + Yang 40 + Anselmetti 60 + Sun 120; the leakage analysis prints none.
    assert summaries.loc["PVP", "patients_text"] == "280, not printed by 1 study"
    # Khan 69 + Kastler 17.
    assert summaries.loc["PVP + MWA", "patients"] == 86


def test_the_best_pain_result_is_the_largest_fall_with_its_visit(summaries):
    assert summaries.loc["PVP + MWA", "pain"].startswith(
        "6.1 points of 10 (VAS 7.4 → 1.3, day 0 (after the procedure); Kastler 2014)"
    )
    assert summaries.loc["PVP + MWA", "pain_row_id"] == "kastler-2014.measurements.2"


def test_without_a_baseline_or_a_number_the_result_says_so(summaries):
    assert summaries.loc["PVP + 125I", "pain"] == (
        "VAS 2.26, no baseline printed (6 months; Yang Z 2009)"
    )
    assert summaries.loc["PKP", "pain"] == (
        "Less pain than before, no number printed (Chen 2016; 24 hours, 3 months, 6 months, 1 year)"
    )


def test_osteoporosis_is_never_passed_off_as_tumour(summaries):
    screws = summaries.loc["PVP + pedicle screws"]
    assert "osteoporosis" in screws["pain"]
    assert screws["missing"].startswith("no patients with tumours")


def test_zero_complications_carry_their_upper_bound_and_our_readings_say_so(summaries):
    assert "0 of 282 patients" in summaries.loc["PKP", "complications"]
    assert "our reading of the text" in summaries.loc["PKP", "complications"]
    assert "compatible with up to 1.3 in 100" in summaries.loc["PKP", "complications"]
    assert "2 of 69 patients" in summaries.loc["PVP + MWA", "complications"]
    assert "both arms together" in summaries.loc["PVP + cryoablation", "complications"]
    assert summaries.loc["PVP + 125I", "complications"] == "No complication count printed"


def test_the_best_design_has_its_level(summaries):
    assert summaries.loc["PVP + 125I", "design"] == "Level 2: randomised trial, Yang Z 2009"
    assert summaries.loc["PVP + MWA", "design"] == "Level 4: case series, 2 studies"


def test_what_is_missing_is_named(summaries):
    missing = summaries.loc["PVP + 125I", "missing"]
    assert "no pain baseline" in missing
    assert "no complication count" in missing
    assert "no cervical patients named" in missing
    assert "no KPS" not in missing
    assert "no cervical patients named" not in summaries.loc["PVP + MWA", "missing"]


def test_animals_and_reviews_are_no_patients(corpus):
    studies = set(therapy_summary.treated(corpus)["study_id"])
    assert "yang-z-2013-pigs" not in studies
    designs = corpus.studies.set_index("study_id").loc[sorted(studies), "design"]
    assert set(designs) <= set(therapy_summary.PATIENT_DESIGNS)


@pytest.mark.parametrize(
    ("window", "before", "after"),
    [("up to 1 week", 7.4, 1.6), ("1 month", 7.4, 1.9), ("3 months", 7.4, 2.2)],
)
def test_a_window_takes_the_nearest_visit_of_the_same_arm(review, window, before, after):
    rows = therapy_summary.before_after(review, window).set_index("study_id")
    assert rows.loc["kastler-2014", "before"] == before
    assert rows.loc["kastler-2014", "value_std"] == after


def test_six_months_holds_scores_values_without_baseline_and_directions(review):
    rows = therapy_summary.before_after(review, "6 months")
    results = dict(zip(rows["row_id"], rows["result"], strict=True))
    assert results["khan-2018.measurements.3"] == "7 → 2"
    assert results["yang-z-2009.measurements.1"] == "2.26, no baseline printed"
    assert results["masala-2013.directions.18"] == "less pain, no number printed"
    assert not any(row_id.startswith("yang-z-2009.measurements.5") for row_id in results)


def test_arms_stand_by_year_within_a_therapy_never_by_effect(corpus):
    rows = therapy_summary.before_after(corpus, "1 month")
    for _, own in rows.groupby("therapy"):
        years = own["year"].dropna()
        assert years.is_monotonic_increasing


def test_a_row_that_steps_back_is_never_used(corpus):
    stepped_back = set(corpus.measurements.loc[~corpus.measurements["preferred"], "row_id"])
    assert not stepped_back & set(therapy_summary.courses(corpus)["row_id"])


def test_spreads_are_medians_and_ranges_within_one_therapy_and_aetiology(corpus):
    rows = therapy_summary.before_after(corpus, "6 months")
    spreads = therapy_summary.spreads(rows).set_index("therapy")
    ablation = spreads.loc["PVP + MWA"]
    # Kastler 5.1, Khan 5.0, Wu 5.7, J Clin Neurosci 7.0, Wang 5.0, Zhang 5.14.
    assert (ablation["scored"], ablation["median"]) == (6, 5.12)
    assert (ablation["low"], ablation["high"]) == (5.0, 7.0)
    assert ablation["directions"] == "less pain in 6"
    assert therapy_summary.side_by_side(rows, "review") is None


def test_only_studies_set_therapies_against_each_other(review):
    rows = therapy_summary.comparisons(review)
    text = therapy_summary.comparison_sentences(rows, tumours=True)
    assert [sentence.split("**")[1] for sentence in text] == [
        "Yang Z 2009",
        "Masala 2013",
        "Yang Z 2013 (versus radiotherapy)",
    ]
    assert "VAS 2.26 with PVP + 125I and 5.41 with PVP" in text[0]
    assert "p 0.028, printed by the review only" in text[0]
    assert "1 week, 1 month, 3 months and 6 months (p <0.001)" in text[1]
    assert not therapy_summary.comparison_sentences(rows, tumours=False)


def test_responses_carry_wilson_limits(review):
    rows = therapy_summary.responses(review, "pain relief").set_index("row_id")
    kastler = rows[rows["study_id"] == "kastler-2014"].iloc[0]
    assert kastler["result"] == "16 of 17 patients"
    assert (kastler["low"], kastler["high"]) == (73.0, 99.0)
    control = therapy_summary.responses(review, "tumour control")
    assert list(control["result"]) == ["59 of 61 patients", "35 of 35 patients"]


def test_the_answer_counts_and_doubts(review, corpus):
    assert therapy_summary.answer(review, corpus, "review") == (
        "13 of 17 studies of the review treated patients in 7 different ways. In tumours, pain "
        "before and after is printed for 2 arms of 1 treatment: at best it was 5 to 6.1 points of "
        "10 lower. 3 studies compare two of these ways directly; the rest can't be ranked against "
        "each other."
    )


def test_the_answer_for_what_treated_nobody(review, corpus):
    pigs = selection.choose(review, Selection(design=("animal study",)))
    assert therapy_summary.answer(pigs, corpus, "review") == (
        "None of these studies, of the 17 of the review, treated patients."
    )
    assert therapy_summary.summaries(pigs).empty


def test_a_window_without_any_row_is_said_in_words(review):
    sun = selection.choose(review, Selection(instrument=("ODI",)))
    rows = therapy_summary.before_after(sun, "12 months")
    assert rows.empty
    assert "print" in therapy_summary.nothing_in_window(sun, "12 months")


def test_a_long_list_is_cut_to_the_common_therapies(corpus, review):
    everything = therapy_summary.summaries(corpus)
    cards = therapy_summary.carded(everything)
    assert (cards["studies"] >= 4).all()
    assert len(cards) + len(therapy_summary.rarer(everything)) == len(everything)
    assert len(therapy_summary.carded(therapy_summary.summaries(review))) == 7


def test_an_unprinted_arm_size_is_said_not_guessed(review):
    arms = review.arms.assign(n_patients=pd.array([pd.NA] * len(review.arms), dtype="Int64"))
    unknown = replace(review, arms=arms)
    rows = therapy_summary.summaries(unknown).set_index("therapy")
    assert rows.loc["PVP + cryoablation", "patients_text"] == "not printed"
