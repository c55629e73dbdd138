"""The first days stay readable beside a year; what has no time has a lane."""

from itertools import pairwise
from math import log1p

import plotly.graph_objects as go
import pytest

from evidence.charts import theme, time_axis
from evidence.charts.plot import figure


def test_times_keep_their_order_with_before_left_of_all():
    places = [time_axis.position(months) for months in (0, 0.01, 1, 12, 96)]

    assert places == sorted(places)
    assert time_axis.LEFT < places[0] < time_axis.BREAK < places[1]


def test_two_days_are_the_unit_of_the_logarithm():
    assert time_axis.position(2 / 30.44) == pytest.approx(log1p(1))
    assert time_axis.position(None) is None


def test_an_axis_holds_a_year_at_least_and_all_its_times():
    short, long, longer = (time_axis.time_axis(months) for months in ([0, 1], [0, 30], [120]))

    assert short.last == 12
    assert long.last == 48
    assert longer.last == 120
    for axis, months in ((short, 12), (long, 30), (longer, 120)):
        assert axis.place(months) < axis.right


def test_only_what_has_no_time_makes_a_lane():
    without, within = time_axis.time_axis([0, 3]), time_axis.time_axis([0, None])

    assert without.lane is None
    assert without.lane_left == without.right
    assert within.lane_left < within.place(None) < within.right
    assert within.place(12) < within.lane_left
    assert within.ticks[-1] == (within.lane, ("no", "time"))


def test_lanes_are_set_apart_behind_the_axes_they_are_told():
    axis = time_axis.time_axis([0, None])
    shapes = axis.separators("x2", "y2")

    assert [shape["type"] for shape in shapes] == ["line", "rect"]
    assert {(shape["xref"], shape["yref"]) for shape in shapes} == {("x2", "y2 domain")}
    assert len(time_axis.time_axis([0]).separators()) == 1


def test_plotly_draws_the_axis_on_either_page():
    axis = time_axis.time_axis([0, 1, None])
    drawn = figure(
        [{"x": [axis.place(0), axis.place(None)], "y": [1, 2]}],
        {"xaxis": axis.layout(axis.ticks_within(500)), "shapes": axis.separators()},
    )

    for each in (drawn, theme.on_dark(drawn)):
        go.Figure(each)
    assert not axis.layout({})["showticklabels"]


def test_names_of_ticks_never_touch_and_the_ends_stay():
    axis = time_axis.time_axis([0, 90, None])
    wide, narrow = axis.ticks_within(900), axis.ticks_within(180)

    assert set(narrow) < set(wide) == {place for place, _ in axis.ticks}
    assert {"before", "no<br>time"} <= set(narrow.values())
    places = sorted(narrow)
    apart = [
        (later - earlier) * 180 / (axis.right - time_axis.LEFT)
        for earlier, later in pairwise(places)
    ]
    assert min(apart) > 20
