"""Counts stand beside claims once each, with what they leave possible; sentences say just that."""

import pandas as pd
import pytest

from evidence.corpus import selection
from evidence.topics import complications
from evidence.topics.complications import CLINICAL, KINDS, OVERALL, WIDEST, Choice


@pytest.fixture(scope="module")
def review(corpus):
    return selection.restrict(corpus, "review")


@pytest.fixture(scope="module")
def review_rows(review):
    return complications.gather(review)


@pytest.fixture(scope="module")
def all_rows(corpus):
    return complications.gather(corpus)


@pytest.fixture(scope="module")
def claims(corpus):
    return complications.claims(corpus, filtered=False)


def of(shown, study):
    return shown[shown["study_id"] == study]


def test_the_reviews_tumour_cohorts_are_counted_once_each(review_rows):
    shown = complications.counts(review_rows, CLINICAL)
    tumour = shown[shown["aetiology"] == "tumour"]

    found = tumour[["study_id", "events", "total", "unit"]].to_numpy().tolist()
    assert found == [
        ["khan-2018", 2, 69, "patients"],
        ["masala-2013", 0, 46, "patients"],
        ["kastler-2014", 0, 17, "patients"],
        ["chen-2016", 0, 282, "patients"],
        ["pusceddu", 0, 35, "patients"],
    ]
    assert tumour["counted"].all()


def test_intervals_are_wilsons_in_per_cent(review_rows):
    khan = of(complications.counts(review_rows, CLINICAL), "khan-2018").iloc[0]

    assert khan["low"] == pytest.approx(0.8, abs=0.05)
    assert khan["high"] == pytest.approx(10.0, abs=0.05)
    assert khan["figure"] == "2 of 69 patients: 2.9 % (0.8–10)"


def test_clopper_pearson_is_wider(review_rows):
    exact = complications.counts(review_rows, CLINICAL, method="clopper-pearson")

    assert of(exact, "khan-2018").iloc[0]["figure"] == "2 of 69 patients: 2.9 % (0.4–10)"


def test_no_event_gives_its_upper_bound(review_rows):
    shown = complications.counts(review_rows, CLINICAL)

    assert of(shown, "chen-2016").iloc[0]["figure"] == "0 of 282 patients: up to 1.3 %"


def test_a_percentage_without_counts_has_no_interval(all_rows):
    shown = complications.counts(all_rows, CLINICAL, unit="not stated")
    gupta = of(shown, "gupta-2021").iloc[0]

    assert gupta["mark"] == "percent"
    assert gupta[["low", "high"]].isna().all()
    assert gupta["figure"] == "29.4 % printed, no counts"


def test_a_count_without_total_is_kept_for_the_table(all_rows):
    farrokhi = of(complications.counts(all_rows, CLINICAL), "farrokhi-2011").iloc[0]

    assert farrokhi["mark"] == "none"
    assert farrokhi["figure"] == "1 patients, total not printed"


def test_the_widest_count_of_a_study_stands_for_it(review_rows):
    """Kastler is read both as no complication at all and as no major one."""
    kastler = of(complications.counts(review_rows, CLINICAL), "kastler-2014")
    major = of(complications.counts(review_rows, CLINICAL, severity="major"), "kastler-2014")

    assert kastler["event"].tolist() == ["any complication"]
    assert major["event"].tolist() == ["major complication"]


def test_comparators_reviews_animals_and_repeats_are_left_out(all_rows):
    reasons = all_rows.set_index("row_id")["left_out"]

    assert reasons["lei-2017.events.2"] == "comparator arms"
    assert reasons["chew-2011-review.events.3"] == "reviews or guidelines"
    assert reasons["yang-z-2013-pigs.events.1"] == "animals"
    assert reasons["khan-2018.events.4"] == "printed twice"
    assert reasons["zaretskov.events.1"] == "case reports"
    for kind in KINDS:
        shown = complications.counts(all_rows, kind, unit="all units")
        assert shown["left_out"].isna().all()


def test_arms_under_a_whole_study_row_are_parts_of_it(all_rows):
    event = "pulmonary cement embolism"
    shown = of(complications.counts(all_rows, CLINICAL, event=event), "mansour-2018")
    counted = shown[shown["counted"]]

    assert counted[["events", "total"]].to_numpy().tolist() == [[13, 102]]
    assert set(shown.loc[~shown["counted"], "why_not"]) == {"part of another row of this study"}


def test_overlapping_patients_count_in_the_largest_study_only(all_rows):
    shown = complications.counts(all_rows, CLINICAL)

    assert of(shown, "levy-2020")["why_not"].tolist() == ["patients may overlap with Levy 2023"]
    assert of(shown, "levy-2023")["counted"].tolist() == [True]
    families = shown[shown["counted"]].groupby("cohort_family")["study_id"].nunique()
    assert families.max() == 1


def test_symptomatic_leaks_are_clinical_and_others_are_not(all_rows):
    leaks = all_rows[all_rows["event"].str.contains("leakage")]
    symptomatic = leaks["event"] == "symptomatic cement leakage"

    assert set(leaks.loc[symptomatic, "kind"]) == {CLINICAL}
    assert set(leaks.loc[~symptomatic, "kind"]) == {"cement leakage"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_is_never_mixed_with_another(all_rows, kind):
    for unit in complications.unit_options(all_rows, kind, OVERALL)[:-1]:
        assert set(complications.counts(all_rows, kind, unit=unit)["unit"]) <= {unit}


def test_patients_are_the_unit_offered_first(all_rows, review_rows):
    assert complications.unit_options(all_rows, CLINICAL, OVERALL)[0] == "patients"
    assert complications.event_options(review_rows, "cement leakage") == [
        "disc leakage",
        "venous leakage",
    ]


def test_rows_are_sorted_by_aetiology_definition_and_size(all_rows):
    shown = complications.counts(all_rows, CLINICAL)
    major = shown[(shown["aetiology"] == "tumour") & (shown["event"] == "major complication")]

    assert list(dict.fromkeys(shown["aetiology"]))[:3] == ["tumour", "osteoporosis", "hemangioma"]
    assert major["label"].head(3).tolist() == ["Chen 2016", "Trumm 2012", "Berenson 2011 (CAFE)"]


def test_the_largest_cohorts_are_drawn_and_none_lost(all_rows):
    shown = complications.counts(all_rows, CLINICAL)
    drawn = complications.largest(shown, 3)

    assert set(drawn.loc[drawn["aetiology"] == "tumour", "study_id"]) == {
        "levy-2023",
        "chen-2016",
        "trumm-2012",
    }
    assert complications.largest(shown, 1000)["row_id"].tolist() == shown["row_id"].tolist()


@pytest.mark.parametrize(
    ("low", "high", "where"),
    [(0, 1.3, "below"), (0.8, 10, "overlaps"), (0, 5, "overlaps"), (10.1, 20, "above")],
)
def test_an_interval_lies_below_across_or_above_a_claim(low, high, where):
    assert complications.standing(low, high, 5, 10) == where


def test_the_reviews_cohorts_against_its_claim(review_rows, claims):
    shown = complications.counts(review_rows, CLINICAL)
    tally = complications.against_claims(shown, claims)

    columns = ["aetiology", "groups", "below", "overlaps", "above", "lower"]
    assert tally[columns].to_numpy().tolist() == [["tumour", 5, 1, 4, 0, 5]]


def test_claims_stand_only_beside_complications_overall(claims):
    assert len(complications.comparable(claims, CLINICAL, OVERALL)) == 3
    assert complications.comparable(claims, "cement leakage", OVERALL).empty
    assert complications.comparable(claims, CLINICAL, "nerve injury").empty


def test_only_claims_for_the_patients_on_screen_remain(corpus):
    chosen = selection.choose(corpus, selection.Selection(primary=("breast",)))

    assert complications.claims(chosen, filtered=True)["aetiology"].tolist() == ["tumour"]
    assert len(complications.claims(chosen, filtered=False)) == 3


def test_definitions_give_median_range_and_verdict(all_rows, claims):
    grouped = complications.by_definition(all_rows, claims)
    table = complications.definitions(grouped).set_index(["aetiology", "counted_as"])

    assert table.loc[("tumour", "major complication, per patient"), "verdict"] == "below it"
    leaks = table.loc[("tumour", "cement leakage, per vertebra")]
    assert leaks["verdict"] == "above it"
    assert leaks["groups"] == len(
        grouped[
            (grouped["aetiology"] == "tumour")
            & (grouped["counted_as"] == "cement leakage, per vertebra")
        ]
    )
    assert grouped["counted"].all()


def test_naive_sums_add_the_parts_and_keep_their_caution(corpus, claims):
    sums = complications.naive_sums(corpus, claims).set_index("sum_id")

    assert sums.loc["tumour-clinical", ["events", "total", "studies"]].tolist() == [16, 338, 4]
    assert sums.loc["tumour-clinical", "low"] == pytest.approx(2.9, abs=0.05)
    assert sums.loc["tumour-clinical", "high"] == pytest.approx(7.6, abs=0.05)
    assert sums["caution"].str.contains("no meta-analysis").all()


def test_a_sum_with_a_study_out_of_view_is_not_shown(review, claims):
    assert complications.naive_sums(review, claims).empty


def test_the_answer_names_claim_counts_and_silence(review, review_rows):
    seen = complications.look(review, review_rows, Choice(), filtered=False)

    assert complications.answer(seen.shown, seen.standings, seen.claims, CLINICAL) == (
        "Tumours (claim 5–10 %): 5 cohorts counted complications in 0–2.9 % of patients; by their "
        "95 % intervals 1 lies wholly below the claim, 4 are compatible with it, none lies wholly "
        "above. No cohort on screen gives a count to set beside the claim for osteoporosis "
        "(1–3 %) and hemangiomas (2–5 %)."
    )


def test_the_answer_never_leaves_a_zero_alone(review, review_rows):
    choice = Choice(kind="new fractures")
    seen = complications.look(review, review_rows, choice, filtered=False)

    answer = complications.answer(seen.shown, seen.standings, seen.claims, choice.kind)
    assert answer == (
        "1 cohort counted new fractures in 0 of 20 patients, compatible with up to 16 %."
    )


def test_the_reviews_own_zeros_are_owned_up(review, review_rows):
    line = complications.verdict_lines(
        complications.look(review, review_rows, Choice(), filtered=False)
    )[0]

    assert "Khan 2018 2 of 69" in line
    assert "all count less than the 5–10 % that it claims" in line
    assert "2 of the 4 zeros are our reading" in line


def test_remarks_say_what_is_hidden_and_left_out(all_rows):
    shown = complications.counts(all_rows, CLINICAL)
    text = complications.notes(
        all_rows, shown, complications.largest(shown), kind=CLINICAL, event=OVERALL, unit="patients"
    )

    assert "14 of comparator arms" in text
    assert "procedures (" in text
    assert "1 count has no printed total" in text
    assert "0 of 282 patients (Chen 2016) leaves up to 1.3 % possible" in text


def test_remarks_say_why_no_claim_stands_beside_leaks(all_rows):
    shown = complications.counts(all_rows, "cement leakage")
    text = complications.notes(
        all_rows, shown, shown, kind="cement leakage", event=OVERALL, unit="patients"
    )

    assert text.startswith("The review claims ranges for complications and doesn’t say whether")


def test_an_empty_choice_is_said_in_words(review_rows):
    assert complications.counts(review_rows, CLINICAL, severity="minor").empty
    assert complications.nothing_sentence(CLINICAL, OVERALL, "minor", "patients") == (
        "No study on screen reports complications with severity “minor”, counted by patients."
    )
    assert complications.nothing_sentence(CLINICAL, "skin burn", WIDEST, "all units") == (
        "No study on screen reports “skin burn”."
    )


def test_what_others_say_is_about_these_patients_and_linked(corpus, claims):
    tumour = claims[claims["aetiology"] == "tumour"]
    outside = complications.context(corpus, tumour)

    assert set(outside["aetiology"]) == {"tumour", "mixed"}
    assert {"danish-guideline-2020", "nass-2025", "malignancy-review-2011"} <= set(
        outside["context_id"]
    )
    assert all("](https://" in line for line in complications.context_lines(outside))


def test_labels_shed_what_was_not_seen():
    assert complications.short_label("Pusceddu (year not seen)") == "Pusceddu"
    assert complications.short_label("Tabriz, 28 patients (author and year not seen)", 30) == (
        "Tabriz, 28 patients"
    )
    assert complications.short_label("Firanescu 2018 (VERTOS IV)", 20) == "Firanescu 2018"


def test_inputs_stay_as_they_are(corpus, all_rows):
    events, before = corpus.events.copy(), all_rows.copy()
    complications.gather(corpus)
    complications.look(corpus, all_rows, Choice(), filtered=False)

    pd.testing.assert_frame_equal(corpus.events, events)
    pd.testing.assert_frame_equal(all_rows, before)
