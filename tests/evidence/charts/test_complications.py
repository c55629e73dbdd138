"""The charts hold the numbers that they were given, all of them, in their order."""

import json

import pandas as pd
import pytest

from evidence.topics import complications
from evidence.topics.complications import CLINICAL, Choice, charts


@pytest.fixture(scope="module")
def seen(corpus):
    return complications.look(corpus, complications.gather(corpus), Choice(), filtered=False)


@pytest.fixture(scope="module")
def figure(seen):
    return charts.cohorts(seen.shown, seen.claims, kind=CLINICAL)


def points(figure):
    """Return x, y and row id of every mark of a cohort, from top to bottom."""
    found = [
        (y, x, custom[0])
        for trace in figure.data
        if trace.type == "scatter" and trace.name != "interval goes on"
        for x, y, custom in zip(trace.x, trace.y, trace.customdata, strict=True)
    ]
    return sorted(found)


def test_every_percentage_is_drawn_in_order(seen, figure):
    drawn = seen.shown[seen.shown["mark"] != "none"]

    assert [row_id for _, _, row_id in points(figure)] == drawn["row_id"].tolist()
    assert [x for _, x, _ in points(figure)] == pytest.approx(drawn["percent"].tolist())


def test_intervals_reach_their_limits(seen, figure):
    limits = {
        custom[0]: (x - less, x + more)
        for trace in figure.data
        if trace.type == "scatter" and trace.error_x.array is not None
        for x, less, more, custom in zip(
            trace.x, trace.error_x.arrayminus, trace.error_x.array, trace.customdata, strict=True
        )
    }
    for row in seen.shown[seen.shown["mark"] == "interval"].itertuples():
        assert limits[row.row_id] == pytest.approx((row.low, row.high))


def test_claims_are_hatched_bars_from_low_to_high(figure):
    bars = [trace for trace in figure.data if trace.type == "bar"]

    assert [(bar.base[0], bar.base[0] + bar.x[0]) for bar in bars] == [(5, 10), (1, 3), (2, 5)]
    assert all(bar.marker.pattern.shape == "/" for bar in bars)
    assert [bar.customdata[0][0] for bar in bars] == [
        "rates.tumour",
        "rates.osteoporosis",
        "rates.hemangioma",
    ]


def test_an_interval_beyond_the_axis_ends_in_an_arrow(seen, figure):
    right = figure.layout.xaxis.range[1]
    beyond = seen.shown[(seen.shown["high"] > right).fillna(value=False)]
    arrows = next(trace for trace in figure.data if trace.name == "interval goes on")

    assert figure.layout.xaxis.range[0] == 0
    assert [custom[0] for custom in arrows.customdata] == beyond["row_id"].tolist()


def test_a_percentage_without_counts_is_open_and_bare(corpus):
    rows = complications.gather(corpus)
    shown = complications.counts(rows, CLINICAL, unit="not stated")
    figure = charts.cohorts(shown, complications.claims(corpus, filtered=False), kind=CLINICAL)

    trace = next(t for t in figure.data if t.type == "scatter")
    assert all("-open" in symbol for symbol in trace.marker.symbol)
    assert set(trace.error_x.array) == {0}


def test_supplement_marks_differ_by_shape_and_derived_by_outline(figure):
    symbols = {
        custom[0]: symbol
        for trace in figure.data
        if trace.type == "scatter" and trace.name != "interval goes on"
        for symbol, custom in zip(trace.marker.symbol, trace.customdata, strict=True)
    }

    assert symbols["khan-2018.events.1"] == "square"
    assert symbols["trumm-2012.events.3"] == "circle-dot"


def test_words_name_count_and_definition(figure):
    words = [note.text for note in figure.layout.annotations]

    assert "<b>Khan 2018</b>  2 of 69 patients: 2.9 % (0.8–10)" in words
    assert "PVP + MWA; all complications documented" in words
    assert "Claimed by the review: 5–10 %, no denominator" in words


def test_claims_without_cohorts_say_so(corpus):
    claims = complications.claims(corpus, filtered=False)
    empty = complications.counts(complications.gather(corpus).iloc[:0], CLINICAL)
    words = [note.text for note in charts.cohorts(empty, claims, kind=CLINICAL).layout.annotations]

    assert words.count("No cohort on screen gives a count.") == 3


def test_definitions_draw_each_group_and_the_sums_apart(seen):
    table = complications.shared(seen.definitions)
    figure = charts.by_definition(seen.grouped, table, seen.sums, seen.all_claims)
    drawn = seen.grouped.merge(table[["aetiology", "counted_as"]], on=["aetiology", "counted_as"])
    ids = [custom[0] for t in figure.data if t.type == "scatter" for custom in t.customdata]
    sums = [t for t in figure.data if t.name in set(seen.sums["sum_id"])]

    assert [row_id for row_id in ids if row_id] == [
        row_id
        for row in table.itertuples()
        for row_id in drawn.loc[
            (drawn["aetiology"] == row.aetiology) & (drawn["counted_as"] == row.counted_as),
            "row_id",
        ]
    ]
    percent = seen.sums.set_index("sum_id")["percent"]
    assert len(sums) == len(percent)
    assert all(t.x[1] == pytest.approx(percent[t.name]) for t in sums)
    assert all(t.line.dash == "dot" for t in sums)


@pytest.mark.parametrize("dark", [False, True])
def test_frames_stay_as_they_are_and_figures_can_be_sent(seen, dark):
    shown, grouped = seen.shown.copy(), seen.grouped.copy()
    figures = [
        charts.cohorts(seen.shown, seen.claims, kind=CLINICAL, dark=dark),
        charts.by_definition(seen.grouped, seen.definitions, seen.sums, seen.all_claims, dark=dark),
    ]

    pd.testing.assert_frame_equal(seen.shown, shown)
    pd.testing.assert_frame_equal(seen.grouped, grouped)
    for figure in figures:
        assert json.loads(figure.to_json())["layout"]["xaxis"]["title"]["text"]
