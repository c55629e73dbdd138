"""The chart of courses shows the rows it was given, all of them, and nothing else."""

from itertools import cycle, pairwise

import pytest
from pandas.testing import assert_frame_equal

from evidence.corpus.selection import restrict
from evidence.topics import trajectories
from evidence.topics.trajectories import timeline
from evidence.topics.trajectories.chart import figure, lines


@pytest.fixture(scope="module", params=["review", "all"])
def shown(corpus, request):
    chosen = restrict(corpus, request.param)
    return trajectories.courses(chosen, "VAS", collection=request.param)


def points(drawn):
    """Every mark that opens a card: row id, value, axes."""
    return [
        (custom[0], y, trace.yaxis)
        for trace in drawn.data
        if trace.hoverinfo == "text" and trace.name != "still followed"
        for custom, y in zip(trace.customdata, trace.y, strict=True)
    ]


def test_each_row_is_drawn_once_at_its_value(shown):
    drawn = points(figure(shown))
    values = dict(zip(shown.visits["row_id"], shown.visits["y"], strict=True))

    assert sorted(row_id for row_id, _, _ in drawn) == sorted(
        [*shown.visits["row_id"], *shown.directions["row_id"]]
    )
    assert all(y == values[row_id] for row_id, y, _ in drawn if row_id in values)


def test_the_spread_is_that_of_the_row(corpus):
    drawn = figure(trajectories.courses(restrict(corpus, "review"), "VAS"))
    kastler = next(trace for trace in drawn.data if trace.name.startswith("Kastler"))

    assert list(kastler.error_y.array) == pytest.approx([1.2, 1.8, 1.7, 1.6, 1.5, 1.4])
    assert list(kastler.error_y.arrayminus) == pytest.approx([1.2, 1.8, 1.7, 1.6, 1.5, 1.4])


def test_a_change_has_no_spread_but_a_reference(corpus):
    drawn = figure(trajectories.courses(restrict(corpus, "review"), "VAS", scale="Change"))
    joined = [trace for trace in drawn.data if trace.mode == "lines+markers"]

    assert joined
    assert not any(trace.error_y.visible for trace in joined)
    assert any("Farrar 2001" in (note.hovertext or "") for note in drawn.layout.annotations)


def test_medians_are_hollow_and_the_wider_literature_is_dotted(corpus):
    review = figure(trajectories.courses(restrict(corpus, "review"), "VAS"))
    wide = figure(trajectories.courses(corpus, "VAS", collection="all"))
    khan = next(trace for trace in review.data if trace.name.startswith("Khan"))
    orgera = next(trace for trace in wide.data if trace.name.startswith("Orgera"))

    assert khan.marker.symbol == "square-open"
    assert orgera.marker.symbol.endswith("-dot")


def test_values_without_a_time_are_never_joined(corpus):
    shown = trajectories.courses(corpus, "VAS", collection="all")
    timeless = set(shown.visits.loc[shown.visits["months"].isna(), "row_id"])

    for trace in figure(shown).data:
        if trace.mode == "lines+markers":
            assert not timeless & {custom[0] for custom in trace.customdata}


def test_lines_that_are_not_chosen_stand_back(corpus):
    shown = trajectories.courses(corpus, "VAS", collection="all", highlight=["Nas 2016"])
    courses = [trace for trace in figure(shown).data if trace.mode == "lines+markers"]

    assert {trace.name for trace in courses if trace.opacity == 1} == {"Nas 2016, Vertebroplasty"}


def test_a_mark_that_stands_for_survivors_is_ringed(corpus):
    drawn = figure(trajectories.courses(corpus, "VAS", collection="all"))
    rings = [trace for trace in drawn.data if trace.name == "over 20 % lost or dead"]

    assert [custom[0] for ring in rings for custom in ring.customdata] == [
        "front-oncol-2024.measurements.3"
    ]


def test_numbers_followed_stand_beneath(corpus):
    drawn = figure(trajectories.courses(restrict(corpus, "review"), "VAS"))
    followed = next(trace for trace in drawn.data if trace.name == "still followed")

    assert list(followed.text) == ["20", "20", "20"]


def test_input_is_left_alone_and_every_axis_is_named(shown):
    before = shown.visits.copy(), shown.directions.copy()

    drawn = figure(shown, dark=True)

    assert_frame_equal(shown.visits, before[0])
    assert_frame_equal(shown.directions, before[1])
    assert drawn.to_json()
    axes = [drawn.layout[name] for name in drawn.layout.to_plotly_json() if name[:5] == "yaxis"]
    assert all(axis.title.text for axis in axes)
    assert timeline.TITLE in {note.text for note in drawn.layout.annotations}


@pytest.mark.parametrize("upwards", [True, False])
def test_names_at_line_ends_do_not_collide_and_stay_inside(upwards):
    places = lines.spread_out([10, 12, 13, 90, 180, 199], 18, 200, upwards=upwards)

    assert places == sorted(places)
    assert all(later - earlier >= 18 for earlier, later in pairwise(places))
    assert places[0] >= 9
    assert places[-1] <= 191


def test_every_score_can_be_drawn(corpus):
    for name, scale in zip(trajectories.choices(corpus), cycle(trajectories.SCALES), strict=False):
        shown = trajectories.courses(corpus, name, scale=scale, collection="all")
        assert shown.empty or figure(shown).to_json()


def test_hover_text_is_safe_and_fits_a_telephone():
    text = lines.sentence(
        "p <0.001 & more words than one line of a telephone can ever hold at once"
    )

    assert "&lt;0.001 &amp;" in text
    assert max(map(len, text.split("<br>"))) <= 44
