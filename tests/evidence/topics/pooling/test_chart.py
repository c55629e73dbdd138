"""Are these the numbers the forest plot was given, all of them, in this order."""

import json
import re
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from evidence import prose
from evidence.cohorts.thresholds import PAIN_POINTS
from evidence.corpus.selection import Selection
from evidence.topics.pooling import around_plot, effect_format, methods
from evidence.topics.pooling.around_plot import under_plot
from evidence.topics.pooling.chart import CONSTANT, forest, side
from evidence.topics.pooling.combined import combine
from evidence.topics.pooling.lines import lines
from evidence.topics.pooling.table import marks, table

LAYOUTS = [False, True]


def trace(figure, name):
    return next(each for each in figure["data"] if each["name"] == name)


def texts(figure):
    notes = " ".join(str(note["text"]) for note in figure["layout"]["annotations"])
    return notes.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("compact", LAYOUTS)
def test_every_estimate_is_drawn_in_order(pain, leaks, review, compact):
    for made, factor in ((pain, 1), (leaks, 100), (review, 100)):
        drawn = [line for line in lines(made) if line.row and line.estimate is not None]
        figure = forest(made, compact=compact)
        squares = trace(figure, "studies")

        assert squares["x"] == pytest.approx([factor * line.estimate for line in drawn])
        assert [row[0] for row in squares["customdata"]] == [line.row.row_id for line in drawn]
        assert squares["y"] == sorted(squares["y"])
        assert go.Figure(figure).layout.xaxis.title.text
        json.dumps(figure, allow_nan=False)


@pytest.mark.parametrize("compact", LAYOUTS)
def test_rows_without_an_estimate_stay_with_their_direction(pain, compact):
    told = [line for line in lines(pain) if line.said]
    figure = forest(pain, compact=compact)

    assert [row[0] for row in trace(figure, "words")["customdata"]] == [
        line.row.row_id for line in told
    ]
    assert all(line.said.startswith("less pain; ") and line.glyph == "▼" for line in told)
    assert texts(figure).count("less pain") == len(told)


@pytest.mark.parametrize("compact", LAYOUTS)
def test_every_label_and_figure_is_written(pain, leaks, review, compact):
    for made in (pain, leaks, review):
        written = texts(forest(made, compact=compact))
        for line in lines(made):
            assert line.label.split()[0] in written
            assert line.text.replace("\N{NO-BREAK SPACE}", " ") in written or line.text == "–"
            assert "…" not in written


def test_a_row_without_a_second_line_is_no_taller(pain):
    figure = forest(pain)
    kastler, wu = (
        next(n["y"] for n in figure["layout"]["annotations"] if name in n["text"])
        for name in ("Kastler", "Wu 2021")
    )

    assert wu - kastler < 80


def test_no_reason_is_cut(make):
    for compact in LAYOUTS:
        for name, when in (("cement leakage", "vertebrae"), ("major complication", "patients")):
            for by in ("therapy", "aetiology", "one list"):
                written = texts(forest(make(name, when, by=by), compact=compact))
                assert "…" not in written


def test_the_area_of_a_square_is_its_weight(pain):
    squares = trace(forest(pain), "studies")
    ids = (row[0] for row in squares["customdata"])
    sizes = dict(zip(ids, squares["marker"]["size"], strict=True))
    ratios = {sizes[row_id] ** 2 / weight for row_id, weight in pain.whole.weights.items()}

    assert max(ratios) == pytest.approx(min(ratios))
    assert side(None) == CONSTANT


def test_squares_are_alike_where_nothing_is_pooled(review):
    assert set(trace(forest(review), "studies")["marker"]["size"]) == {CONSTANT}
    assert "Weight" not in texts(forest(review))


def test_hollow_is_not_weighed_and_dotted_from_outside(pain):
    drawn = [line.row for line in lines(pain) if line.row and line.estimate is not None]
    symbols = trace(forest(pain), "studies")["marker"]["symbol"]

    assert [("open" in s, "dot" in s) for s in symbols] == [
        (not one.weighed, one.study.outside_review) for one in drawn
    ]


def test_the_diamonds_are_as_wide_as_the_intervals(pain):
    diamond = trace(forest(pain), "pooled")["x"]
    pieces = [diamond[at : at + 5] for at in range(0, len(diamond), 6)]

    assert [(piece[0], piece[1], piece[2]) for piece in pieces] == [
        (group.pooled.ci_low, group.pooled.estimate, group.pooled.ci_high)
        for group in (pain.groups[0], pain.whole)
    ]


def test_the_prediction_interval_is_a_bar_of_its_own(pain, review):
    wide = next(each for each in forest(pain)["data"] if each.get("line", {}).get("width") == 8)

    assert wide["x"] == [pain.pooled.pi_low, pain.pooled.pi_high]
    assert "Prediction interval" not in texts(forest(review))


@pytest.mark.parametrize("compact", LAYOUTS)
def test_an_interval_that_leaves_the_axis_ends_in_an_arrowhead(review, compact):
    figure = forest(review, compact=compact)
    high = figure["layout"]["xaxis"]["range"][1]
    beyond = [one for one in review.whole.rows if 100 * one.high > high]
    arrows = trace(figure, "goes on")

    assert beyond
    assert arrows["x"] == [high] * len(beyond)
    assert set(arrows["marker"]["symbol"]) == {"triangle-right"}


def test_every_estimate_lies_on_the_axis(pain, leaks, review, make):
    for made in (pain, leaks, review, make("pain response", "patients"), make(when="up to 1 week")):
        low, high = forest(made)["layout"]["xaxis"]["range"]
        assert all(low <= x <= high for x in trace(forest(made), "studies")["x"])


def test_only_a_change_has_the_band_and_the_line_of_no_change(pain, leaks):
    band = trace(forest(pain), "band")

    assert set(band["base"]) == {PAIN_POINTS.band[0]}
    assert "Farrar" in band["hovertext"][0]
    for name in ("MCID", "no change"):
        assert name in texts(forest(pain))
        assert name not in texts(forest(leaks))


def test_nothing_is_said_to_favour_anything(pain, leaks):
    for made in (pain, leaks):
        assert "favour" not in json.dumps(forest(made)).casefold()


@pytest.mark.parametrize("compact", LAYOUTS)
def test_the_heterogeneity_line_stands_under_the_plot(pain, compact):
    assert under_plot(pain).startswith("τ = 0.42 points")
    assert "τ = 0.42 points" in texts(forest(pain, compact=compact))


def test_text_of_the_corpus_is_escaped(make):
    made = make(by="one list")
    first = made.whole.rows[0]
    study = replace(first.study, short_label="<b>Doe</b> & Roe")
    result = replace(first.row.result, study=study)
    rows = [replace(first, row=replace(first.row, result=result)), *made.whole.rows[1:]]

    figure = json.dumps(forest(combine(rows, made.question, made.settings)))

    assert "<b>Doe" not in figure
    assert "&lt;b&gt;Doe" in figure


def test_the_table_repeats_the_plot_digit_by_digit(pain, leaks, review):
    for made in (pain, leaks, review):
        rows = table(made).rows
        shown = [line for line in lines(made) if line.kind != "group"]

        assert [row["effect"] for row in rows] == [line.text for line in shown]
        assert [row["weight"] or "" for row in rows] == [line.weight for line in shown]
        assert [row["estimate"] for row in rows] == [line.estimate for line in shown]
        ids = [line.row.row_id if line.row else None for line in shown]
        assert [row["row_id"] for row in rows] == ids
        assert set(marks(made)) == {row_id for row_id in ids if row_id}


def test_a_row_is_spelled_as_on_every_page(pain, leaks):
    for row in table(leaks).rows:
        if row["row_id"]:
            one = next(one for one in leaks.whole.rows if one.row_id == row["row_id"])
            assert row["figure"] == prose.count_with_interval(one.count, one.count.limits())
            assert row["study_id"] == one.study.study_id
    kastler = next(
        row for row in table(pain).rows if row["row_id"] == "kastler-2014.measurements.4"
    )
    assert kastler["figure"] == "mean 1.9 ± 1.6 (SD)"
    assert (kastler["before"], kastler["after"], kastler["n"]) == ("7.4 (1.2)", "1.9 (1.6)", "17*")
    assert "size of the arm used" in kastler["note"]


def test_what_keeps_a_row_out_stands_in_its_remark(pain):
    notes = {row["study"]: row["note"] for row in table(pain).rows}

    assert notes["Zhang X 2024"].startswith("not weighed: patients may overlap with Wang B 2022")
    assert notes["Khan 2018"].startswith("▼ less pain; medians")
    assert notes["Pusceddu"].startswith("▼ less pain; scale not named; not weighed: cement")


def test_the_methods_are_drawn_as_they_are_tabled(pain, review):
    for made, factor in ((pain, 1), (review, 100)):
        chart = methods.methods_chart(methods.many_methods(made))
        for figure in (chart.figure, chart.compact):
            marked = trace(figure, "methods")
            assert marked["x"] == pytest.approx(
                [factor * row["estimate"] for row in chart.table.rows]
            )
            dont = sum(row["use"] != methods.SOUND for row in chart.table.rows)
            assert texts(figure).count("what not to do") == dont
            go.Figure(figure)


def test_refused_cohorts_may_be_a_lesson(review):
    several = methods.many_methods(review)
    rows = methods.methods_chart(several).table.rows

    assert not several.allowed
    assert "must not be pooled" in methods.lesson(several)
    assert {row["method"] for row in rows if row["use"] == methods.DONT} >= {
        "Freeman–Tukey double arcsine, harmonic mean",
        "Raw proportions",
    }
    assert "times apart" in methods.teaching_sentence(several)
    assert any("(−0.2 to 0.7" in row["answer"] for row in rows), "an unsound limit stays as it is"


def test_few_rows_are_no_lesson(make):
    assert methods.many_methods(make(selection=Selection())) is None


@pytest.mark.parametrize("compact", LAYOUTS)
def test_zero_and_the_threshold_run_from_the_first_row_to_the_last(pain, compact):
    figure = forest(pain, compact=compact)
    last = max(y for each in figure["data"] if each["name"] == "pooled" for y in each["y"] if y)
    for x in (0.0, PAIN_POINTS.line):
        heights = [
            y
            for each in figure["data"]
            if each["name"] == "references"
            for at, y in zip(each["x"], each["y"], strict=True)
            if at == x
        ]

        assert len(heights) == 2, "the line is broken"
        assert heights[1] - heights[0] > 0.9 * (last - heights[0])


def test_each_study_has_its_judgements_item_by_item(pain):
    rows = {row["row_id"]: row for row in table(pain).rows if row["row_id"]}

    for line in lines(pain):
        if line.row is None:
            continue
        items = line.row.judged
        assert sum(map(int, re.findall(r"(?<=[:,] )\d+", effect_format.bias_told(items)))) == len(
            items
        )
        assert (rows[line.row.row_id]["bias"] or "").startswith(items[0].tool if items else "")
    assert "? can't be judged" in " ".join(around_plot.reading(pain))


def test_both_sides_of_a_change_are_named(pain):
    assert "better" in forest(pain)["layout"]["xaxis"]["title"]["text"]
    assert "worse" in forest(pain)["layout"]["xaxis"]["title"]["text"]
