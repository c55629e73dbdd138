"""The sentences a reader gets."""

import pytest

from evidence import statistics

EFFECTS = ([-5.0, -4.6, -3.1, -5.4, -4.0], [0.042, 0.027, 0.113, 0.072, 0.1])


@pytest.mark.parametrize(
    ("events", "total", "sentence"),
    [
        (0, 23, "0 of 23 is compatible with up to 14.3 in 100"),
        (0, 282, "0 of 282 is compatible with up to 1.3 in 100"),
        (0, 100_000, "0 of 100,000 is compatible with up to 0.004 in 100"),
        (0, 10**9, "0 of 1,000,000,000 is compatible with up to less than 0.0001 in 100"),
        (23, 23, "23 of 23 is compatible with as few as 85.7 in 100"),
        (2, 69, "2 of 69 is compatible with 0.8 to 10.0 in 100"),
        (499, 500, "499 of 500 is compatible with 98.9 to 99.96 in 100"),
        (9_999, 10_000, "9,999 of 10,000 is compatible with 99.9 to 99.998 in 100"),
    ],
)
def test_counts_say_what_they_leave_possible(events, total, sentence):
    assert statistics.zero_event_sentence(events, total) == sentence


def test_heterogeneity_leads_with_tau_and_ends_with_i2():
    sentence = statistics.heterogeneity_sentence(statistics.pool_effects(*EFFECTS), "points")
    assert sentence.index("τ") < sentence.index("new study") < sentence.index("I²")
    assert " points" in sentence
    assert "−" in sentence
    assert "-" not in sentence


def test_few_studies_get_no_prediction_and_a_doubtful_i2():
    few = statistics.pool_effects(EFFECTS[0][:3], EFFECTS[1][:3])
    sentence = statistics.heterogeneity_sentence(few)
    assert "no prediction interval" in sentence
    assert "uncertain with so few studies" in sentence


def test_proportions_differ_on_the_logit_scale_and_are_expected_in_per_cent():
    pooled = statistics.pool_proportions([1, 9, 4, 6, 2], [20, 20, 20, 20, 20])
    sentence = statistics.heterogeneity_sentence(pooled)
    assert "on the logit scale" in sentence
    assert "% to" in sentence


def test_models_without_a_tau_say_so():
    alone = statistics.pool_effects([1], [1])
    assert "alone" in statistics.heterogeneity_sentence(alone)
    equal = statistics.pool_effects([1, 2], [1, 1], "EE")
    assert "one true effect" in statistics.heterogeneity_sentence(equal)


def test_the_interval_sentence_names_the_formulas():
    guarded = statistics.interval_sentence(statistics.pool_effects(*EFFECTS))
    assert guarded.startswith("95 % confidence interval: Hartung–Knapp–Sidik–Jonkman")
    assert "t on 4 degrees of freedom" in guarded
    assert "prediction interval: t on 3 degrees of freedom" in guarded
    single = statistics.interval_sentence(statistics.pool_proportions([0], [23]))
    assert "Wilson" in single
    assert "no prediction interval" in single
    model = statistics.interval_sentence(statistics.pool_proportions([1, 4, 2], [20, 20, 20], 0.9))
    assert model.startswith("90 % confidence interval: Wald interval on the logit scale")
