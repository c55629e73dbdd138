"""The charts hold the numbers that they were given, all of them, in their order."""

import json
import re

import plotly.graph_objects as go
import pytest

from evidence.charts import theme
from evidence.cohorts.harms import FAMILIES

NOT_MARKS = {"claimed", "band", "words", "references", "strokes", "intervals", "goes on"}
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def page(build):
    return build("all", options={"every": True})


def marks(figure, skip=NOT_MARKS):
    """Return x and row id of every mark from top to bottom."""
    found = [
        (y, x, custom[0])
        for trace in figure["data"]
        if trace["name"] not in skip and "customdata" in trace
        for x, y, custom in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]
    return [(x, row_id) for _, x, row_id in sorted(found)]


def named(figure, name):
    return [trace for trace in figure["data"] if trace["name"] == name]


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_every_share_is_drawn_in_order(page):
    expected = [
        (row["share_percent"], row["row_id"])
        for row in page.cohorts.table.rows
        if row["share_percent"] is not None
    ]

    assert [row_id for _, row_id in marks(page.cohorts.figure)] == [one for _, one in expected]
    assert [x for x, _ in marks(page.cohorts.figure)] == pytest.approx([x for x, _ in expected])


def test_intervals_reach_their_limits_or_the_end(page):
    right = page.cohorts.figure["layout"]["xaxis"]["range"][1]
    drawn = {
        (low, high)
        for trace in named(page.cohorts.figure, "intervals")
        for low, high in zip(trace["x"][::3], trace["x"][1::3], strict=True)
    }
    expected = {
        (row["low_percent"], min(row["high_percent"], right))
        for row in page.cohorts.table.rows
        if row["low_percent"] is not None
    }

    assert drawn == expected


def test_an_interval_beyond_the_axis_ends_in_an_arrow(page):
    axis = page.cohorts.figure["layout"]["xaxis"]["range"]
    beyond = {
        row["row_id"]
        for row in page.cohorts.table.rows
        if row["high_percent"] is not None and row["high_percent"] > axis[1]
    }
    (arrows,) = named(page.cohorts.figure, "goes on")

    assert axis[0] == 0
    assert beyond
    assert {custom[0] for custom in arrows["customdata"]} == beyond


def test_claims_are_hatched_from_low_to_high(page):
    bars = named(page.cohorts.figure, "claimed")
    ranges = {
        (custom[0], base, base + x)
        for bar in bars
        for base, x, custom in zip(bar["base"], bar["x"], bar["customdata"], strict=True)
    }

    assert all(bar["marker"]["pattern"]["shape"] == theme.HATCH for bar in bars)
    assert ranges == {
        ("rates.tumour", 5, 10),
        ("rates.osteoporosis", 1, 3),
        ("rates.hemangioma", 2, 5),
    }


def test_a_percentage_without_counts_is_open_and_bare(build):
    page = build("all", options={"unit": "not stated"})
    symbols = [
        symbol
        for trace in page.cohorts.figure["data"]
        if trace["name"] not in NOT_MARKS
        for symbol in trace["marker"]["symbol"]
    ]

    assert symbols
    assert all("-open" in symbol for symbol in symbols)
    assert not named(page.cohorts.figure, "intervals")


def test_supplement_marks_differ_by_shape(page):
    symbols = {
        custom[0]: symbol
        for trace in page.cohorts.figure["data"]
        if trace["name"] not in NOT_MARKS
        for custom, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True)
    }

    assert symbols["khan-2018.events.1"] == "square"
    assert symbols["trumm-2012.events.3"] == "circle-dot"


def test_words_name_study_and_count_as_the_table_does(page):
    words = texts(page.cohorts.figure)

    assert any("<b>Khan 2018</b>" in text for text in words)
    for row in page.cohorts.table.rows:
        if row["low_percent"] is not None:
            count, _, interval = row["figure"].partition(": ")
            assert any(text.startswith(f"{count}<br>") and interval in text for text in words)


def test_rows_that_enter_no_tally_say_so(page):
    words = [re.sub("<[^>]+>", " ", text) for text in texts(page.cohorts.figure)]

    assert any("not counted: cement not" in " ".join(text.split()) for text in words)


def test_the_largest_are_drawn_unless_every_one_is_asked_for(build, page):
    few = build("all")

    assert len(marks(few.cohorts.figure)) < len(marks(page.cohorts.figure))
    assert few.cohorts.table.rows == page.cohorts.table.rows
    assert any("in the table only" in note for note in few.notes)


def test_definitions_draw_each_group_and_the_sums_apart(page):
    figure = page.by_definition.figure
    shared = {row["counted_as"] for row in page.definitions.rows if row["groups"] > 1}
    (groups,) = named(figure, "groups")
    (sums,) = named(figure, "sums")

    assert len(groups["x"]) == sum(
        row["groups"] for row in page.definitions.rows if row["groups"] > 1
    )
    assert shared
    assert len(sums["x"]) == len(page.sums)
    assert {trace["line"]["dash"] for trace in named(figure, "intervals")} == {"dot"}


def test_the_axes_hold_every_mark(page):
    for chart in (page.cohorts, page.by_definition):
        low, high = chart.figure["layout"]["xaxis"]["range"]
        assert all(low <= x <= high for x, _ in marks(chart.figure))


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("kind", FAMILIES)
def test_figures_are_what_plotly_draws(build, collection, kind):
    page = build(collection, options={"kind": kind, "unit": "all units", "every": True})
    for chart in (page.cohorts, page.by_definition):
        if chart is None:
            continue
        assert go.Figure(chart.figure)
        assert json.loads(json.dumps(theme.on_dark(chart.figure), allow_nan=False))
        assert chart.alt
