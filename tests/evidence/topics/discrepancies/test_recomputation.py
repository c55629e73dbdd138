"""Printed p-values against the ones that printed means, spreads and sizes give."""

import pytest

from evidence.statistics.welch import Summary
from evidence.topics.discrepancies.recomputation import headline, recomputed, table


@pytest.fixture(scope="module")
def yang(cohorts):
    return recomputed(cohorts.scores, cohorts.by_id["yang-z-2009"])


def test_the_pain_score_of_yang_2009_cannot_have_its_printed_p(yang):
    pain, _ = yang

    assert pain.summaries == (Summary(2.26, 1.05, 40), Summary(5.41, 0.94, 40))
    assert pain.test.t == pytest.approx(-14.1, abs=0.05)
    assert pain.test.p < 1e-20
    assert pain.printed_p == 0.028
    assert not pain.possible
    assert "cannot belong" in pain.verdict


def test_the_performance_score_of_yang_2009_can(yang):
    _, performance = yang

    assert performance.printed.instrument == "KPS"
    assert performance.test.t == pytest.approx(2.98, abs=0.005)
    assert performance.test.p == pytest.approx(0.004, abs=0.0005)
    assert performance.printed_p == 0.009
    assert performance.possible
    assert "same order" in performance.verdict


@pytest.mark.parametrize("study_id", ["gu-2015", "khan-2018"])
def test_a_study_without_printed_spreads_has_nothing_to_recompute(cohorts, study_id):
    assert recomputed(cohorts.scores, cohorts.by_id[study_id]) == ()


def test_the_table_shows_the_working(yang):
    rows = table(yang).rows

    assert [row["t"] for row in rows] == ["−14.14", "2.98"]
    assert [row["printed"] for row in rows] == ["p = 0.028", "p = 0.009"]
    assert rows[0]["first"] == "PVP + 125I seeds: 2.26 ± 1.05 (40 in the arm)"
    assert [row["row_id"] for row in rows] == [
        "yang-z-2009.measurements.5",
        "yang-z-2009.measurements.7",
    ]


def test_the_headline_names_both_prints(yang):
    told = headline(yang[0])

    assert "2.26 against 5.41 with p = 0.028" in told
    assert "14.1 standard errors apart" in told
