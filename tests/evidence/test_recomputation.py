"""Printed p-values against the ones that printed means, spreads and sizes give."""

import pytest
from scipy import stats

from evidence.topics.discrepancies.recomputation import Summary, p_text, recomputed, table, welch


def test_welch_agrees_with_scipy_on_summaries():
    ours = welch(Summary(10, 2, 12), Summary(8, 3.5, 20))
    theirs = stats.ttest_ind_from_stats(10, 2, 12, 8, 3.5, 20, equal_var=False)

    assert ours.t == pytest.approx(theirs.statistic)
    assert ours.p == pytest.approx(theirs.pvalue)


@pytest.mark.parametrize("broken", [Summary(1, 0, 40), Summary(1, 1, 1)])
def test_a_group_without_spread_or_patients_is_refused(broken):
    with pytest.raises(ValueError, match="two patients and a spread above 0"):
        welch(broken, Summary(2, 1, 40))


def test_the_pain_score_of_yang_2009_cannot_have_its_printed_p(corpus):
    pain, _ = recomputed(corpus, "yang-z-2009")

    assert (pain.first, pain.second) == (Summary(2.26, 1.05, 40), Summary(5.41, 0.94, 40))
    assert pain.test.t == pytest.approx(-14.1, abs=0.05)
    assert pain.test.p < 1e-20
    assert pain.printed_p == 0.028
    assert not pain.possible
    assert "cannot belong" in pain.verdict


def test_the_performance_score_of_yang_2009_can(corpus):
    _, performance = recomputed(corpus, "yang-z-2009")

    assert performance.instrument == "KPS"
    assert performance.test.t == pytest.approx(2.98, abs=0.005)
    assert performance.test.p == pytest.approx(0.004, abs=0.0005)
    assert performance.printed_p == 0.009
    assert performance.possible
    assert "same order" in performance.verdict


def test_a_study_without_printed_spreads_has_nothing_to_recompute(corpus):
    assert recomputed(corpus, "gu-2015") == ()
    assert recomputed(corpus, "khan-2018") == ()


@pytest.mark.parametrize(
    ("p", "text"), [(0.0038301, "p = 0.0038"), (0.5, "p = 0.5"), (4.19e-23, "p ≈ 4 × 10⁻²³")]
)
def test_p_values_read_well(p, text):
    assert p_text(p) == text


def test_the_table_shows_the_working(corpus):
    rows = table(recomputed(corpus, "yang-z-2009"))

    assert list(rows["t"]) == ["−14.14", "2.98"]
    assert list(rows["printed"]) == ["p = 0.028", "p = 0.009"]
    assert rows["first"].iloc[0] == "PVP + 125I seeds: 2.26 ± 1.05 (n 40)"
    assert list(rows["row_id"]) == ["yang-z-2009.measurements.5", "yang-z-2009.measurements.7"]
