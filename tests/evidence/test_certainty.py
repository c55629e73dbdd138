"""GRADE by stated rules: the steps down that hand-checked studies earn."""

import pytest

from evidence.corpus.selection import restrict
from evidence.topics.quality import certainty
from evidence.topics.quality.reasons import Body, Report, Study, rate


@pytest.fixture(scope="module")
def rated(corpus):
    table = certainty.certainty(restrict(corpus, "review"))
    return table.set_index(["outcome", "therapy"])


def _study(name, design="case series", aetiology="tumour", n=100, family=None):
    return Study(name, design, aetiology, family or name, n)


def _count(study, events, total, event="any complication"):
    return Report(study, "a", None, None, None, None, None, event, "patients", events, total)


def _score(study, months, value):
    return Report(study, "a", "VAS", months, value, None, None, None, None, None, None)


def _said(study, direction):
    return Report(study, "a", "VAS", 1, None, direction, "b", None, None, None, None)


def test_case_series_end_at_very_low(rated):
    row = rated.loc[("pain", "PVP + MWA")]

    assert (row["level"], row["symbol"], row["words"]) == (1, "⊕○○○", "very low")
    assert row["design"] == "−2: no randomised comparison of this therapy (2 case series)"
    assert row["bias"] == "−1: 2 of 2 studies without a control"
    assert row["inconsistency"] == "change −5.1 to −5.0 points in 2 cohorts"  # 7.4→2.3 and 7→2
    assert row["imprecision"] == "−1: 86 patients"  # 69 + 17


def test_the_one_trial_counts_for_the_therapy_it_tests(rated):
    tested, control = rated.loc[("pain", "PVP + 125I")], rated.loc[("pain", "PVP")]

    assert (tested["level"], tested["words"]) == (2, "low")
    assert tested["bias"] == "−1: 1 of 1 trial not judged low throughout"
    assert control["level"] == 1
    assert control["design"].startswith("−2: no randomised comparison of this therapy")


def test_osteoporosis_is_indirect(rated):
    row = rated.loc[("pain", "PVP + pedicle screws")]

    assert row["indirectness"] == "−1: 0 of 2 studies are of spinal tumours"
    assert row["patients"] == 68  # Gu 2013 and Gu 2015 may share patients


def test_each_outcome_and_therapy_stands_once(corpus):
    table = certainty.certainty(corpus)

    assert not table.duplicated(["outcome", "therapy"]).any()
    assert table["level"].between(1, 4).all()
    assert (table["symbol"].str.count("⊕") == table["level"]).all()


def test_a_spotless_trial_would_be_high():
    body = Body([_study("t", "randomised trial", n=500)], {"t"}, {})

    assert sum(reason.steps for reason in rate(body, []).values()) == 0


@pytest.mark.parametrize(("events", "steps"), [(3, 0), (60, 1)])
def test_rates_far_apart_are_inconsistent(events, steps):
    body = Body([_study("a"), _study("b")], set(), {})
    figures = [_count("a", 2, 100), _count("b", events, 100)]

    assert rate(body, figures)["inconsistency"].steps == steps


def test_cohorts_of_one_family_are_not_compared():
    body = Body([_study("a", family="f"), _study("b", family="f")], set(), {})
    figures = [_count("a", 2, 100), _count("b", 60, 100)]

    assert "fewer than two cohorts" in rate(body, figures)["inconsistency"].text


@pytest.mark.parametrize(("last", "steps"), [(3.0, 0), (6.0, 1)])
def test_changes_more_than_two_points_apart_are_inconsistent(last, steps):
    body = Body([_study("a"), _study("b")], set(), {})
    figures = [_score("a", 0, 8), _score("a", 6, 3), _score("b", 0, 8), _score("b", 6, last)]

    assert rate(body, figures)["inconsistency"].steps == steps


def test_trials_that_disagree_are_inconsistent():
    studies = [_study("a", "randomised trial"), _study("b", "randomised trial")]
    body = Body(studies, {"a", "b"}, {})

    said = rate(body, [_said("a", "better"), _said("b", "no difference")])["inconsistency"]

    assert (said.steps, said.text) == (1, "1 of 2 trials call it better than the other arm")


def test_a_cohort_with_confounding_loses_a_step():
    body = Body([_study("c", "comparative cohort")], {"c"}, {"c": {"confounding"}})

    assert rate(body, [])["bias"].steps == 1


def test_the_sentence_counts_therapies_by_certainty(rated):
    pain = rated.loc[["pain"]].reset_index()

    assert certainty.sentence(pain, "pain").startswith(
        "Of 7 therapies with any report of pain, certainty is ⊕⊕○○ low for 1, ⊕○○○ very low for 6. "
        "Best supported: PVP + 125I."
    )


def test_every_rule_and_reason_is_written_out(rated):
    assert all(name in certainty.rules_text() for name in certainty.RULES)
    text = certainty.reasons_text(rated.loc[["pain"]].reset_index(), "PVP + MWA")
    assert "- **Imprecision**: −1: 86 patients" in text
