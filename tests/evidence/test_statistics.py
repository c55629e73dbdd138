"""Reference values, defined answers at the edges, and laws that must hold for any numbers."""

import math
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from evidence import statistics
from evidence.statistics import glmm, heterogeneity
from evidence.statistics.multiverse import freeman_tukey_back
from evidence.statistics.pooling import prediction_limits

close = pytest.approx

BCG = np.array(
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
        (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
        (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
        (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ],
    dtype=float,
)  # fmt: skip
N_T, N_C = BCG[:, 0] + BCG[:, 1], BCG[:, 2] + BCG[:, 3]
YI = np.log(BCG[:, 0] / N_T / (BCG[:, 2] / N_C))
VI = 1 / BCG[:, 0] - 1 / N_T + 1 / BCG[:, 2] - 1 / N_C
PRITZ = (
    [16, 10, 4, 43, 10, 25, 13, 12, 22, 4, 5, 18, 58, 6],
    [17, 12, 8, 58, 10, 42, 14, 12, 41, 5, 6, 23, 68, 10],
)
SPARSE = ([0, 0, 1, 0, 2], [35, 17, 80, 23, 120])
CHANGES = (
    [-5.0, -4.6, -3.1, -5.4],
    [1.71**2 / 69, 1.50**2 / 82, 2.10**2 / 39, 1.20**2 / 20],
)

numbers = st.floats(-20, 20)
spreads = st.floats(0.01, 10)
studies = st.lists(st.tuples(numbers, spreads), min_size=2, max_size=12)
estimators = st.sampled_from(["REML", "DL", "PM", "ML", "EE"])
intervals = st.sampled_from(["wald", "hksj", "hksj-adhoc"])
counted = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=10,
)


@pytest.mark.parametrize(
    ("tau2", "interval", "estimate", "se", "low", "high", "variance", "i2"),
    [
        ("EE", "wald", -0.430285, 0.040499, -0.509661, -0.350909, 0, 92.1173),
        ("DL", "wald", -0.714117, 0.178742, -1.064445, -0.363789, 0.308760, 92.1173),
        ("PM", "wald", -0.71497, 0.18089, -1.06952, -0.36042, 0.318094, 92.33),
        ("REML", "wald", -0.714532, 0.179782, -1.066898, -0.362167, 0.313243, 92.2214),
        ("ML", "wald", -0.711199, 0.171897, -1.048111, -0.374288, 0.280028, 91.3783),
        ("REML", "hksj", -0.714532, 0.180792, -1.108444, -0.320621, 0.313243, 92.2214),
        ("DL", "hksj", -0.714117, 0.180697, -1.107821, -0.320413, 0.308760, 92.1173),
    ],
)
def test_bcg_trials_pool_as_published(tau2, interval, estimate, se, low, high, variance, i2):
    pooled = statistics.pool_effects(YI, VI, tau2, interval)
    assert pooled.estimate == close(estimate, rel=1e-4)
    assert pooled.se == close(se, rel=1e-4)
    assert (pooled.ci_low, pooled.ci_high) == close((low, high), rel=1e-4)
    assert pooled.tau2 == close(variance, rel=1e-4)
    assert pooled.i2 == close(i2, rel=1e-4)
    assert (pooled.k, pooled.q_df) == (13, 12)
    assert pooled.q == close(152.233008, rel=1e-6)
    assert pooled.q_p == close(1.997e-26, rel=1e-3)


def test_bcg_heterogeneity_intervals():
    pooled = statistics.pool_effects(YI, VI, interval="wald")
    assert (pooled.tau2_low, pooled.tau2_high) == close((0.1197, 1.1115), abs=1e-4)
    assert (pooled.pi_low, pooled.pi_high) == close((-2.008376, 0.579311), rel=1e-4)
    own = statistics.pool_effects(YI, VI, interval="wald", prediction="metafor")
    assert (own.pi_low, own.pi_high) == close((-1.867, 0.438), abs=1e-3)
    knapp = statistics.pool_effects(YI, VI, interval="hksj", prediction="metafor")
    assert (knapp.pi_low, knapp.pi_high) == close((-1.996, 0.567), abs=1e-3)


def test_three_alike_trials_have_no_variance_between_them():
    pooled = statistics.pool_effects(YI[:3], VI[:3], interval="hksj")
    assert pooled.tau2 == 0
    assert (pooled.estimate, pooled.se) == close((-1.330234, 0.209545), rel=1e-4)
    assert (pooled.ci_low, pooled.ci_high) == close((-2.231835, -0.428633), rel=1e-4)


def test_mean_changes_pool_as_in_metafor():
    wald = statistics.pool_effects(*CHANGES, interval="wald")
    assert (wald.estimate, wald.se) == close((-4.544343, 0.484579), rel=1e-4)
    assert (wald.tau2, wald.i2, wald.q) == close((0.876666, 94.3106, 31.921279), rel=1e-4)
    knapp = statistics.pool_effects(*CHANGES, interval="hksj")
    assert knapp.se == close(0.493292, rel=1e-4)
    assert (knapp.ci_low, knapp.ci_high) == close((-6.114220, -2.974467), rel=1e-4)
    assert knapp.pi_low is None
    limits = prediction_limits(knapp.estimate, knapp.se, knapp.tau2, 0.025, 3)
    assert limits == close((-7.912332, -1.176354), rel=1e-4)


def test_case_series_proportions_pool_as_in_metafor():
    pooled = statistics.pool_proportions(*PRITZ)
    assert pooled.estimate == close(0.798445, rel=1e-4)
    assert (pooled.ci_low, pooled.ci_high) == close((0.692403, 0.874553), rel=1e-4)
    assert (pooled.se, pooled.tau2) == close((0.288387, 0.589331), rel=1e-4)
    own = statistics.pool_proportions(*PRITZ, prediction="metafor")
    assert (own.pi_low, own.pi_high) == close((0.4426, 0.9518), abs=1e-4)
    assert own.pi_low > pooled.pi_low


def test_sparse_proportions_fall_back_to_no_spread_by_estimation():
    pooled = statistics.pool_proportions(*SPARSE)
    assert pooled.estimate == close(3 / 275, rel=1e-9)
    assert pooled.tau2 == 0
    assert (pooled.ci_low, pooled.ci_high) == close((0.003523, 0.033266), rel=1e-4)


def test_the_review_s_cohorts_show_the_spread_by_method():
    rows = statistics.method_multiverse_proportions([2, 0, 0, 0, 0], [69, 35, 17, 23, 282])
    assert [row.sound for row in rows] == [True, False, False, False]
    model, logits, tukey, _ = (row.pooled for row in rows)
    assert (model.estimate, model.ci_high) == close((0.0018, 0.128), abs=5e-4)
    assert logits.estimate == close(0.0177, abs=1e-4)
    assert (tukey.estimate, tukey.ci_high) == close((0.0000774, 0.0140466), rel=1e-3)


def test_unsound_methods_agree_with_metafor_all_the_same():
    _, logits, tukey, raw = (row.pooled for row in statistics.method_multiverse_proportions(*PRITZ))
    assert (logits.estimate, logits.tau2) == close((0.757479, 0.364588), rel=1e-4)
    assert tukey.estimate == close(0.802335, rel=1e-5)
    assert (tukey.ci_low, tukey.ci_high) == close((0.704668, 0.886601), rel=1e-5)
    assert tukey.tau2 == close(0.023538, rel=1e-4)
    assert (raw.estimate, raw.ci_low, raw.ci_high) == close(
        (0.798030, 0.718332, 0.877729), rel=1e-5
    )
    assert raw.tau2 == close(0.014867, rel=1e-4)
    assert statistics.method_multiverse_proportions(*SPARSE)[2].pooled.estimate == close(
        0.005057, abs=1e-6
    )


def test_one_double_arcsine_value_means_three_proportions():
    shares = [freeman_tukey_back(0.12, size) for size in (10, 50, 500)]
    assert shares == close([0, 0.0063, 0.0134], abs=1e-4)
    assert freeman_tukey_back(1.5, 10) == 1


def test_multiverse_refuses_with_a_sentence_where_a_method_gives_no_answer():
    rows = statistics.method_multiverse_proportions([0, 0], [10, 20])
    assert rows[0].pooled is None
    assert "No study counted an event" in rows[0].why


def test_multiverse_of_effects_flags_the_unguarded_interval_only_when_narrower():
    flags = {row.method: row.sound for row in statistics.method_multiverse_effects(YI[:3], VI[:3])}
    assert flags["REML, guarded HKSJ"]
    assert not flags["REML, HKSJ without guard"]
    assert statistics.method_multiverse_effects(YI, VI)[2].sound


@pytest.mark.parametrize(
    ("events", "total", "wilson", "exact"),
    [
        (0, 23, (0, 14.3), (0, 14.8)),
        (2, 69, (0.8, 10.0), (0.4, 10.1)),
        (0, 282, (0, 1.3), (0, 1.3)),
    ],
)
def test_proportion_intervals_of_the_cited_cohorts(events, total, wilson, exact):
    for method, (low, high) in (("wilson", wilson), ("clopper-pearson", exact)):
        limits = statistics.proportion_interval(events, total, method=method)
        assert (100 * limits.low, 100 * limits.high) == close((low, high), abs=0.05)


@given(st.integers(1, 5000), st.data(), st.floats(0.5, 0.999))
def test_proportion_intervals_agree_with_scipy_and_are_exact_at_the_ends(total, data, level):
    events = data.draw(st.integers(0, total))
    ours = statistics.proportion_interval(events, total, level, "clopper-pearson")
    theirs = stats.binomtest(events, total).proportion_ci(level, "exact")
    assert (ours.low, ours.high) == close((theirs.low, theirs.high), abs=1e-9)
    score = statistics.proportion_interval(events, total, level)
    theirs = stats.binomtest(events, total).proportion_ci(level, "wilson")
    assert (score.low, score.high) == close((theirs.low, theirs.high), abs=1e-9)
    for limits in (ours, score):
        assert 0 <= limits.low <= events / total <= limits.high <= 1
        assert (limits.low == 0) == (events == 0)
        assert (limits.high == 1) == (events == total)


def test_mean_change_reproduces_a_published_effect():
    effect = statistics.mean_change(30.6, 38.5, 15.0, 11.6, 20, correlation=0.47)
    assert (effect.estimate, effect.variance) == close((7.9, 9.8), abs=0.05)
    assert effect.imputed
    assert effect.correlation == 0.47


def test_printed_sd_of_the_change_is_taken_as_it_is():
    effect = statistics.mean_change(7, 2, None, None, 25, sd_change=2.0)
    assert (effect.estimate, effect.variance, effect.imputed) == (-5, 0.16, False)
    assert effect.correlation is None


def test_a_higher_correlation_narrows_the_imputed_change():
    effects = statistics.change_sensitivity(7, 2, 1.8, 1.6, 69)
    halves = [1.96 * math.sqrt(effect.variance) for effect in effects]
    assert halves == sorted(halves, reverse=True)
    assert halves[0] == close(0.48, abs=0.02)
    assert {effect.estimate for effect in effects} == {-5}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((7, 2, 1, 1, 1), "at least 2"),
        ((7, 2, 1, 1, 20.5), "at least 2"),
        ((7, 2, None, 1, 20), "SD of both visits"),
        ((7, 2, -1, 1, 20), "negative"),
        ((7, 2, 1, 1, 20, 1.5), "between -1 and 1"),
        ((7, 2, 1, 1, 20, 1), "above 0"),
        ((float("nan"), 2, 1, 1, 20), "before is nan"),
    ],
)
def test_mean_change_says_what_to_change(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        statistics.mean_change(*arguments)


def test_scores_of_a_hundred_become_ten_points():
    assert statistics.ten_points(72, 0, 100) == close(7.2)
    assert statistics.ten_points(3, 1, 5) == 5
    assert statistics.ten_points_spread(18, 0, 100) == close(1.8)
    for wrong in ((101, 0, 100), (5, 10, 10)):
        with pytest.raises(ValueError, match="scale"):
            statistics.ten_points(*wrong)
    with pytest.raises(ValueError, match="min below max"):
        statistics.ten_points_spread(1, 5, 5)
    with pytest.raises(ValueError, match="negative"):
        statistics.ten_points_spread(-1, 0, 10)


@pytest.mark.parametrize(
    ("months", "window"),
    [
        (0, None), (None, None), (math.nan, None), (1 / 30, "up to 1 week"), (1, "1 month"),
        (3, "3 months"), (6, "6 months"), (12, "12 months"), (24, None),
    ],
)  # fmt: skip
def test_visits_fall_into_windows(months, window):
    assert statistics.visit_window(months) == window


def test_one_study_pools_to_itself():
    pooled = statistics.pool_effects([-4.2], [0.04])
    assert (pooled.k, pooled.estimate, pooled.se) == (1, -4.2, 0.2)
    assert (pooled.ci_low, pooled.ci_high) == close((-4.592, -3.808), abs=1e-3)
    assert (pooled.tau2, pooled.i2, pooled.pi_low, pooled.q_p) == (None, None, None, 1)
    alone = statistics.pool_proportions([0], [23])
    limits = statistics.proportion_interval(0, 23)
    assert (alone.estimate, alone.ci_low, alone.ci_high) == (0, limits.low, limits.high)
    assert alone.se == math.inf
    assert statistics.pool_proportions([3], [23]).se == close(math.sqrt(1 / 3 + 1 / 20))


def test_identical_studies_pool_to_themselves():
    pooled = statistics.pool_effects([2.0] * 6, [0.3] * 6)
    assert (pooled.estimate, pooled.tau2, pooled.i2, pooled.q) == (2, 0, 0, 0)
    assert pooled.se == close(math.sqrt(0.05))
    assert statistics.pool_effects([2.0] * 6, [0.3] * 6, interval="hksj").se == 0
    assert statistics.pool_effects([2.0] * 6, [0.3] * 6, "EE").i2 == 0


@pytest.mark.parametrize(
    ("estimates", "variances", "options", "complaint"),
    [
        ([], [], {}, "at least one study"),
        ([1, 2], [1], {}, "one of each per study"),
        ([1, math.nan], [1, 1], {}, "study 2 has nan"),
        ([1, 2], [1, math.inf], {}, "study 2 has inf"),
        ([1, 2], [1, 0], {}, "above 0"),
        ([1, 2], [1, -1], {}, "above 0"),
        ([[1, 2]], [[1, 1]], {}, "flat list"),
        (["a", 2], [1, 1], {}, "must be numbers"),
        ([1, 2], [1, 1], {"tau2": "reml"}, "REML, DL, PM, ML, EE"),
        ([1, 2], [1, 1], {"interval": "knha"}, "hksj-adhoc, hksj, wald"),
        ([1, 2], [1, 1], {"prediction": "t"}, "k-2, metafor"),
        ([1, 2], [1, 1], {"level": 95}, "0.95"),
    ],
)
def test_pooling_effects_says_what_to_change(estimates, variances, options, complaint):
    with pytest.raises(ValueError, match=complaint):
        statistics.pool_effects(estimates, variances, **options)


@pytest.mark.parametrize(
    ("events", "totals", "complaint"),
    [
        ([], [], "at least one study"),
        ([1, 2], [10], "one of each per study"),
        ([1, math.nan], [10, 10], "study 2"),
        ([1.5, 2], [10, 10], "whole numbers"),
        ([1, 0], [10, 0], "total is 0"),
        ([11, 2], [10, 10], "between 0 and the total"),
        ([-1, 2], [10, 10], "between 0 and the total"),
    ],
)
def test_pooling_proportions_says_what_to_change(events, totals, complaint):
    with pytest.raises(ValueError, match=complaint):
        statistics.pool_proportions(events, totals)


def test_proportion_interval_rejects_unknown_methods():
    with pytest.raises(ValueError, match="wilson, clopper-pearson"):
        statistics.proportion_interval(1, 10, method="wald")


@pytest.mark.parametrize(
    ("events", "totals", "sentence"),
    [
        ([0, 0, 0], [35, 17, 23], "No study counted an event"),
        ([35, 17], [35, 17], "Every patient had the event"),
        ([0, 10], [10, 10], "did not converge"),
    ],
)
def test_proportions_without_an_estimate_are_not_pooled(events, totals, sentence):
    with pytest.raises(statistics.NotPooled, match=sentence):
        statistics.pool_proportions(events, totals)


def test_a_likelihood_without_a_peak_is_not_pooled(monkeypatch):
    flat = (1.0, np.zeros(2), np.array([[-1.0, 0.0], [0.0, 1.0]]))
    monkeypatch.setattr(glmm, "_shape", lambda *_: flat)
    with pytest.raises(statistics.NotPooled, match="no clear maximum"):
        statistics.pool_proportions([1, 9, 4], [10, 10, 10])


def test_rare_events_in_large_registers_keep_their_digits():
    pooled = statistics.pool_proportions([0] * 39 + [1], [1_000_000] * 40)
    assert pooled.estimate == close(1 / 40_000_000, rel=1e-9)


def test_scoring_that_circles_is_settled_by_the_likelihood_itself(monkeypatch):
    expected = heterogeneity.estimate(YI, VI, "REML")
    monkeypatch.setattr(heterogeneity, "_STEPS", 1)
    assert heterogeneity.estimate(YI, VI, "REML") == close(expected, rel=1e-6)
    with pytest.raises(statistics.NotPooled, match="did not settle"):
        heterogeneity.estimate(YI, VI, "PM")


@settings(deadline=None)
@given(studies, numbers, estimators, intervals)
def test_shifting_the_effects_shifts_the_answer(rows, shift, tau2, interval):
    y, v = np.array(rows).T
    before = statistics.pool_effects(y, v, tau2, interval)
    after = statistics.pool_effects(y + shift, v, tau2, interval)
    assert after.estimate == close(before.estimate + shift, abs=1e-6)
    assert (after.tau2, after.se) == close((before.tau2, before.se), rel=1e-5, abs=1e-7)


@settings(deadline=None)
@given(studies, st.floats(0.01, 100), estimators, intervals)
def test_scaling_the_effects_scales_the_answer(rows, factor, tau2, interval):
    y, v = np.array(rows).T
    before = statistics.pool_effects(y, v, tau2, interval)
    after = statistics.pool_effects(factor * y, factor**2 * v, tau2, interval)
    assert after.estimate == close(factor * before.estimate, rel=1e-6, abs=1e-6 * factor)
    assert after.se == close(factor * before.se, rel=1e-5, abs=1e-7 * factor)
    assert after.i2 == close(before.i2, rel=1e-5, abs=1e-5)


@settings(deadline=None)
@given(studies, st.randoms(use_true_random=False), estimators, intervals)
def test_the_order_of_studies_does_not_matter(rows, random, tau2, interval):
    first = statistics.pool_effects(*np.array(rows).T, tau2, interval)
    random.shuffle(rows)
    second = statistics.pool_effects(*np.array(rows).T, tau2, interval)
    assert (first.estimate, first.se) == close((second.estimate, second.se), rel=1e-6, abs=1e-7)


@settings(deadline=None)
@given(studies, st.sampled_from(["REML", "DL", "PM", "ML"]))
def test_the_guarded_interval_is_never_narrower_than_wald(rows, tau2):
    y, v = np.array(rows).T
    guarded = statistics.pool_effects(y, v, tau2)
    wald = statistics.pool_effects(y, v, tau2, "wald")
    plain = statistics.pool_effects(y, v, tau2, "hksj")
    assert guarded.se >= wald.se
    assert guarded.se >= plain.se
    assert guarded.ci_high - guarded.ci_low >= wald.ci_high - wald.ci_low
    assert guarded.tau2 >= 0
    assert 0 <= guarded.i2 <= 100
    assert 0 <= guarded.tau2_low <= guarded.tau2_high
    assert math.fsum(guarded.weights) == close(100)
    assert guarded.ci_low <= guarded.estimate <= guarded.ci_high
    if guarded.pi_low is not None:
        assert guarded.pi_low <= guarded.ci_low or guarded.tau2 == 0


@settings(deadline=None, max_examples=60)
@given(counted)
def test_pooled_proportions_stay_between_none_and_all(rows):
    events, totals = zip(*rows, strict=True)
    try:
        pooled = statistics.pool_proportions(events, totals)
    except statistics.NotPooled:
        return
    assert 0 <= pooled.ci_low <= pooled.estimate <= pooled.ci_high <= 1
    if pooled.pi_low is not None:
        assert 0 <= pooled.pi_low <= pooled.estimate <= pooled.pi_high <= 1


@settings(deadline=None, max_examples=25)
@given(counted, st.randoms(use_true_random=False))
def test_counting_the_other_outcome_mirrors_the_proportion(rows, random):
    events, totals = (np.array(column) for column in zip(*rows, strict=True))
    try:
        pooled = statistics.pool_proportions(events, totals)
    except statistics.NotPooled:
        return
    order = random.sample(range(len(rows)), len(rows))
    mirrored = statistics.pool_proportions((totals - events)[order], totals[order])
    assert mirrored.estimate == close(1 - pooled.estimate, abs=1e-5)
    assert mirrored.ci_low == close(1 - pooled.ci_high, abs=1e-5)


def test_statsmodels_agrees_where_it_is_sound():
    from statsmodels.stats.meta_analysis import combine_effects

    # Q is far above its degrees of freedom here, so that package's missing truncation is moot.
    theirs = combine_effects(YI, VI, method_re="dl")
    ours = statistics.pool_effects(YI, VI, "DL", "hksj")
    assert ours.tau2 == close(theirs.tau2, rel=1e-9)
    assert ours.q == close(theirs.q, rel=1e-9)
    assert ours.estimate == close(theirs.mean_effect_re, rel=1e-9)
    assert ours.se == close(math.sqrt(theirs.var_hksj_re), rel=1e-9)


def test_series_and_arrays_are_taken_alike():
    series = statistics.pool_effects(pd.Series(YI, index=range(5, 18)), pd.Series(VI))
    assert series == statistics.pool_effects(list(YI), tuple(VI))


def test_importing_the_statistics_does_not_wait_for_scipy():
    code = "import sys, evidence.statistics; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_median_and_range_of_effects():
    spread = statistics.median_and_range(pd.Series([-5.0, -3.1, -4.6, -5.4]))
    assert (spread.k, spread.median, spread.low, spread.high) == (4, -4.8, -5.4, -3.1)
    with pytest.raises(ValueError, match="at least one"):
        statistics.median_and_range([])
