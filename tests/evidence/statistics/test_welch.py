"""Welch's test from printed summaries."""

import pytest
from scipy import stats

from evidence.statistics.welch import Summary, welch


def test_welch_agrees_with_scipy_on_summaries():
    ours = welch(Summary(10, 2, 12), Summary(8, 3.5, 20))
    theirs = stats.ttest_ind_from_stats(10, 2, 12, 8, 3.5, 20, equal_var=False)

    assert ours.t == pytest.approx(theirs.statistic)
    assert ours.p == pytest.approx(theirs.pvalue)


@pytest.mark.parametrize("broken", [Summary(1, 0, 40), Summary(1, 1, 1)])
def test_a_group_without_spread_or_patients_is_refused(broken):
    with pytest.raises(ValueError, match="two patients and a spread above 0"):
        welch(broken, Summary(2, 1, 40))
