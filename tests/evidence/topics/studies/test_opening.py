"""The sentence that opens a study: whom, pain, complications; silence is said."""

import pytest

from tests.evidence.topics.studies.conftest import opened


def answer(cohorts, study):
    return opened(cohorts, study).answer.replace("\u00a0", " ")


TOLD = {
    "khan-2018": (
        "Case series of 69 patients with 102 lesions; median VAS 7 (before treatment), "
        "then 2 (20–24 weeks); any complication in 2 of 69 patients: 2.9 % (0.8–10.0 %)."
    ),
    "yang-z-2009": (
        "Randomised trial of 80 patients with 126 lesions; PVP + 125I seeds: mean VAS 2.26 "
        "(6 months); PVP alone: mean VAS 5.41 (6 months); no count of complications was seen."
    ),
    "masala-2013": (
        "Comparative cohort of 46 patients with 46 lesions; what pain did is stated in words, "
        "without a score; all arms together: any complication in 0 of 46 patients: up to 7.7 %."
    ),
    "xie-2015": "Narrative review; no pain score was seen; no count of complications was seen.",
}


@pytest.mark.parametrize("study", TOLD)
def test_a_study_in_one_sentence(cohorts, study):
    assert answer(cohorts, study) == TOLD[study]


def test_a_scale_that_is_not_0_to_10_is_named(cohorts):
    assert (
        "; mean VAS 76.5 (before treatment), then 21.3 (after treatment) on a scale of 0 to 100; "
        in (answer(cohorts, "tabriz-28"))
    )


def test_animals_are_animals(cohorts):
    assert answer(cohorts, "yang-z-2013-pigs").startswith("Animal study of 14 animals; ")


def test_the_narrower_count_is_told_where_no_wider_one_is_printed(cohorts):
    assert answer(cohorts, "pusceddu") == (
        "Case series of 35 patients with 37 lesions, cement not stated; what pain did is stated in "
        "words, without a score; major complication in 0 of 35 patients: up to 9.9 %."
    )


def test_a_review_tells_one_count_without_limits(cohorts):
    assert answer(cohorts, "chew-2011-review").endswith("major complication in 24 of 987 patients.")


def test_harm_of_any_cause_is_no_count_of_complications(cohorts):
    for study in cohorts.studies:
        told = answer(cohorts, study.study_id)
        assert "of any cause" not in told, study.study_id
        assert told.endswith(".")


def test_one_of_several_arms_is_never_told_as_the_study(trial):
    assert answer(trial, "doe-2020") == (
        "Randomised trial of 41 patients; Ablation (cement not stated): mean VAS 3.5 (1 month); no "
        "count of complications was seen."
    )
