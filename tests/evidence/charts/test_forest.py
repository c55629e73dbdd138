"""Are these the numbers the forest plot was given, all of them, in this order."""

import math

import pandas as pd
import pytest

from evidence.topics.pooling import effects, forest, synthesis
from evidence.topics.pooling.effects.outcomes import REVIEW
from evidence.topics.pooling.forest.marks import CONSTANT

LAYOUTS = (forest.forest, forest.forest_compact)


def make(corpus, name, **asked):
    outcome = effects.outcome(name)
    wording = asked.pop("wording", "every wording")
    rows = effects.of(effects.gather(corpus, outcome, **asked), "tumour")
    rows = effects.counted_once(effects.worded(rows, wording), without_cement=outcome.preset)
    return synthesis.combine(rows, outcome.name, outcome.kind, synthesis.Settings())


@pytest.fixture(scope="module")
def pain(corpus):
    return make(corpus, "pain change, VAS")


@pytest.fixture(scope="module")
def leaks(corpus):
    return make(corpus, "cement leakage", unit="vertebrae", wording="any cement leakage")


@pytest.fixture(scope="module")
def review(corpus):
    return make(corpus, REVIEW)


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


def texts(figure):
    return " ".join(str(note.text) for note in figure.layout.annotations)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_estimate_is_drawn_in_order(pain, leaks, review, layout, dark):
    for made, factor in ((pain, 1), (leaks, 100), (review, 100)):
        studies = [line for line in synthesis.lines(made) if line.kind == "study"]
        drawn = [line for line in studies if line.estimate is not None]
        figure = layout(made, dark=dark)
        squares = trace(figure, "studies")

        assert list(squares.x) == pytest.approx([factor * line.estimate for line in drawn])
        assert [row[0] for row in squares.customdata] == [line.row_id for line in drawn]
        assert list(squares.y) == sorted(squares.y)
        assert figure.to_json()
        assert figure.layout.xaxis.title.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_without_an_estimate_stay_with_their_direction(pain, layout):
    told = [line for line in synthesis.lines(pain) if line.said and line.estimate is None]
    words = trace(layout(pain), "directions")

    assert list(words.text) == [line.said for line in told]
    assert all(text.startswith("▼ fell") for text in words.text)
    assert [row[0] for row in words.customdata] == [line.row_id for line in told]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_label_and_figure_is_written(pain, leaks, review, layout):
    for made in (pain, leaks, review):
        written = texts(layout(made))
        for line in synthesis.lines(made):
            assert line.label.split()[0] in written
            # The compact card writes no dash for an effect that isn't there.
            assert line.text in written or line.text == "–"
            assert all(part in written or part == "–" for part in line.raw)


def test_the_area_of_a_square_is_its_weight(pain):
    squares = trace(forest.forest(pain), "studies")
    sizes = dict(zip((row[0] for row in squares.customdata), squares.marker.size, strict=True))
    ratios = {sizes[row_id] ** 2 / weight for row_id, weight in pain.whole.weights.items()}

    assert max(ratios) == pytest.approx(min(ratios))


def test_squares_are_alike_where_nothing_is_pooled(review):
    assert set(trace(forest.forest(review), "studies").marker.size) == {CONSTANT}
    assert "Weight" not in texts(forest.forest(review))


def test_hollow_is_not_weighed_and_dotted_from_outside(pain):
    lines = [line for line in synthesis.lines(pain) if line.estimate is not None]
    studies = [line for line in lines if line.kind == "study"]
    symbols = trace(forest.forest(pain), "studies").marker.symbol

    assert [("open" in s, "dot" in s) for s in symbols] == [
        (not line.pooled, line.collection == "supplement") for line in studies
    ]


def test_the_diamond_is_as_wide_as_the_interval(pain):
    diamond = trace(forest.forest(pain), "Pooled, all studies")

    assert min(diamond.x) == pain.pooled.ci_low
    assert max(diamond.x) == pain.pooled.ci_high
    assert diamond.x[1] == pain.pooled.estimate
    assert max(diamond.y) > min(diamond.y)


def test_the_prediction_interval_is_a_bar_of_its_own(pain, review):
    bar = trace(forest.forest(pain), "Prediction interval")

    assert list(bar.x) == [pain.pooled.pi_low, pain.pooled.pi_high]
    assert "Prediction interval" not in {each.name for each in forest.forest(review).data}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_interval_that_leaves_the_axis_ends_in_an_arrowhead(review, layout):
    figure = layout(review)
    arrows = trace(figure, "arrowheads")
    high = figure.layout.xaxis.range[1]
    beyond = [row for row in review.whole.rows["high"] if 100 * row > high]

    assert beyond
    assert list(arrows.x) == [high] * len(beyond)
    assert set(arrows.marker.symbol) == {"triangle-right"}
    drawn = [x for x in trace(figure, "intervals").x if not math.isnan(x)]
    assert len(drawn) == 2 * len(review.whole.rows)
    assert max(drawn) == high


def test_only_a_change_has_the_band_and_the_line_of_no_change(pain, leaks):
    names = {shape.name for shape in forest.forest(pain).layout.shapes}

    assert names == {"MCID band", "MCID", "no change", "pooled"}
    assert {shape.name for shape in forest.forest(leaks).layout.shapes} == {"pooled"}
    assert "Farrar" in trace(forest.forest(pain), "MCID").hovertext[0]


def test_nothing_is_said_to_favour_anything(pain, leaks):
    for made in (pain, leaks):
        assert "favour" not in forest.forest(made).to_json().casefold()


def test_the_heterogeneity_line_stands_under_the_plot(pain):
    assert synthesis.under_plot(pain) in texts(forest.forest(pain))
    assert "τ = 0.42 points" in texts(forest.forest_compact(pain))


def test_the_wide_columns_keep_their_pixels_at_any_width(pain):
    figure = forest.forest(pain)
    shifts = {note.xshift for note in figure.layout.annotations if note.x == 0}

    assert all(-figure.layout.margin.l <= shift <= 0 for shift in shifts)
    assert figure.layout.margin.l + figure.layout.margin.r < 640


@pytest.mark.parametrize("dark", [False, True])
def test_the_methods_are_drawn_as_they_are_tabled(pain, review, dark):
    for made, factor in ((pain, 1), (review, 100)):
        several = synthesis.many_methods(made)
        table = synthesis.methods_table(several)
        figure = forest.methods_plot(several, dark=dark)

        assert [each.name for each in figure.data] == list(table["method"])
        assert [each.x[1] for each in figure.data] == pytest.approx(
            [factor * value for value in table["estimate"]]
        )
        assert texts(figure).count("what not to do") == (table["use"] != "sound").sum()


def test_the_rows_are_left_alone(pain):
    before = pain.whole.rows.copy()
    for layout in LAYOUTS:
        layout(pain)

    pd.testing.assert_frame_equal(before, pain.whole.rows)
