"""Are these the numbers that were given, all of them, in this order?"""

from __future__ import annotations

import pandas as pd
import pytest

from evidence.corpus import selection
from evidence.topics import therapies as therapy_summary
from evidence.topics.overview import answers as overview
from evidence.topics.overview import chart as overview_charts
from evidence.topics.therapies import charts


@pytest.fixture(scope="module")
def review(corpus):
    return selection.restrict(corpus, "review")


def row_ids(figure):
    return [trace.customdata[0][0] for trace in figure.data if trace.customdata is not None]


def points(figure):
    return {
        trace.customdata[0][0]: trace.x[0] for trace in figure.data if trace.customdata is not None
    }


@pytest.mark.parametrize("dark", [False, True])
def test_before_and_after_are_drawn_as_given(corpus, dark):
    rows = therapy_summary.before_after(corpus, "6 months")
    given = rows.copy(deep=True)
    figure = charts.before_after(rows, dark=dark)
    pd.testing.assert_frame_equal(rows, given)
    drawn = points(figure)
    for _, row in rows[rows["value_std"].notna()].iterrows():
        assert drawn[row["row_id"]] == row["value_std"]
        if pd.notna(row["before"]):
            assert drawn[row["before_row_id"]] == row["before"]
    after = [row_id for row_id in row_ids(figure) if row_id in set(rows["row_id"])]
    assert after == list(rows["row_id"])
    assert figure.layout.xaxis.title.text
    assert figure.to_json()


def test_a_direction_without_a_number_stands_left_of_zero(review):
    rows = therapy_summary.before_after(review, "6 months")
    stated = rows.loc[rows["value_std"].isna(), "row_id"]
    drawn = points(charts.before_after(rows))
    assert len(stated)
    assert all(drawn[row_id] < 0 for row_id in stated)


@pytest.mark.parametrize("brief", [False, True])
def test_every_printed_fall_is_drawn_once(corpus, brief):
    rows = therapy_summary.before_after(corpus, "1 month")
    spreads = therapy_summary.spreads(rows)
    given = spreads.copy(deep=True)
    figure = charts.falls(spreads, rows, brief=brief)
    pd.testing.assert_frame_equal(spreads, given)
    falls = therapy_summary.falls(rows)
    assert points(figure) == dict(zip(falls["row_id"], falls["fall"], strict=True))
    assert len(row_ids(figure)) == len(falls)
    assert figure.to_json()


@pytest.mark.parametrize("outcome", list(therapy_summary.OUTCOMES))
def test_shares_have_their_intervals(corpus, outcome):
    rows = therapy_summary.responses(corpus, outcome)
    figure = charts.responses(rows)
    assert row_ids(figure) == list(rows["row_id"])
    for trace, (_, row) in zip(figure.data, rows.iterrows(), strict=True):
        assert trace.x[0] == row["percent"]
        assert trace.x[0] + trace.error_x.array[0] == pytest.approx(row["high"])
        assert trace.x[0] - trace.error_x.arrayminus[0] == pytest.approx(row["low"])


def test_both_arms_of_a_comparison_are_drawn(review):
    rows = therapy_summary.compared_scores(therapy_summary.comparisons(review))
    assert points(charts.compared(rows)) == {
        "yang-z-2009.measurements.1": 2.26,
        "yang-z-2009.measurements.2": 5.41,
    }


def test_the_overview_draws_counts_and_shares_as_given(corpus, review):
    printed = overview.reporting(review)
    figure = overview_charts.reporting(printed)
    assert list(figure.data[0].x) == list(printed["studies"])
    assert figure.data[0].text[0] == "4 of 13"
    shares = overview.shares(corpus, "share by primary")
    figure = overview_charts.shares(shares, dark=True)
    assert list(figure.data[0].x) == list(shares["value"])
    assert list(figure.layout.yaxis.ticktext) == list(shares["category"])
