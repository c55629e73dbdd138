"""A guess lies on the chart's own axis; answers are counted where they lie."""

import pytest

from evidence.topics.teach.asked import Asked, Scale, scale_of

AXIS = Scale(0, 20, 2, "With a complication, % of patients")


def asked(form, scale=AXIS, choices=()):
    return Asked(form, "?", choices, choices[0] if choices else "", scale, "!")


@pytest.mark.parametrize(
    ("ends", "low", "high", "columns"),
    [
        ((-0.2, 10.2), 0, 10, 10),
        ((0, 20), 0, 20, 10),
        ((-10.2, 0.2), -10, 0, 10),
        ((-0.15, 15.15), 0, 15, 8),
        ((-2, 102), 0, 100, 10),
        ((0, 0.9), 0, 0.9, 9),
    ],
)
def test_the_scale_is_the_round_part_of_the_axis(ends, low, high, columns):
    figure = {"data": [], "layout": {"xaxis": {"range": list(ends), "title": {"text": "x<br>y"}}}}

    found = scale_of(figure)

    assert (found.low, found.high) == (low, high)
    assert len(found.bins) == columns
    assert found.bins[0][0] == low
    assert found.bins[-1][1] == high
    assert found.title == "x"


def test_an_axis_without_a_title_is_no_scale():
    assert scale_of({"data": [], "layout": {"xaxis": {"range": [0, 1], "title": None}}}) is None
    assert scale_of({"data": [], "layout": {}}) is None


@pytest.mark.parametrize(
    ("form", "given", "answer"),
    [
        ("value", {"value": "3"}, (3, 3)),
        ("value", {"value": " 3,5 "}, (3.5, 3.5)),
        ("value", {"value": "21"}, None),
        ("value", {"value": "-1"}, None),
        ("value", {"value": "nan"}, None),
        ("value", {"value": "inf"}, None),
        ("value", {"value": "<b>"}, None),
        ("value", {}, None),
        ("range", {"low": "2", "high": "8"}, (2, 8)),
        ("range", {"low": "8", "high": "2"}, (2, 8)),
        ("range", {"low": "8"}, None),
        ("range", {"low": "0", "high": "20.1"}, None),
    ],
)
def test_an_answer_is_a_number_on_the_axis(form, given, answer):
    assert asked(form).read(given) == answer


@pytest.mark.parametrize(
    ("given", "answer"),
    [("0", (0, 0)), ("1", (1, 1)), ("2", None), ("-1", None), ("0.5", None), ("yes", None)],
)
def test_a_choice_is_a_place_in_the_list(given, answer):
    assert asked("choice", None, ("Yes", "No")).read({"choice": given}) == answer


@pytest.mark.parametrize(
    ("answer", "columns"),
    [((0, 0), [0]), ((2, 2), [1]), ((20, 20), [9]), ((1, 4), [0, 1]), ((2, 4), [1]), ((0, 20), range(10))],
)  # fmt: skip
def test_an_answer_counts_in_every_column_that_it_covers(answer, columns):
    assert list(asked("range").covered(answer)) == list(columns)


def test_each_answer_is_counted_once_for_a_value():
    answers = [(0.1 * step, 0.1 * step) for step in range(201)]

    assert sum(asked("value").tally(answers)) == 201
    assert asked("choice", None, ("Yes", "No")).tally([(0, 0), (1, 1), (1, 1)]) == (1, 2)
