"""Numbers of any type in any container give one answer; what is no number is refused in words."""

import json
import math
from array import array
from collections import deque
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence import statistics
from evidence.statistics.visit_windows import visit_window
from evidence.statistics.welch import Summary, welch

DOMINATED = json.loads(
    Path(__file__).parents[2].joinpath("data", "metafor_dominated.json").read_text("utf-8")
)["cases"]

ONE = {
    "int": int,
    "float": float,
    "numpy int8": np.int8,
    "numpy uint8": np.uint8,
    "numpy int16": np.int16,
    "numpy int64": np.int64,
    "numpy float32": np.float32,
    "numpy longdouble": np.longdouble,
    "pandas Int16": lambda number: pd.Series([number], dtype="Int16")[0],
    "numpy float16": np.float16,
    "pandas UInt8": lambda number: pd.array([number], dtype="UInt8")[0],
    "Decimal": Decimal,
    "Fraction": Fraction,
}
"""Types of a single number."""

MANY = {
    "list": list,
    "tuple": tuple,
    "array": np.array,
    "small integers": lambda numbers: np.array(numbers, dtype=np.int8),
    "objects": lambda numbers: np.array(numbers, dtype=object),
    "Series": pd.Series,
    "nullable Series": lambda numbers: pd.Series(numbers, dtype="Int16"),
    "pandas array": lambda numbers: pd.array(numbers, dtype="Float32"),
    "Index": pd.Index,
    "generator": iter,
    "deque": deque,
    "memory": lambda numbers: memoryview(array("q", numbers)),
    "values of a mapping": lambda numbers: dict(enumerate(numbers)).values(),
    "categories": pd.Categorical,
    "sparse array": pd.arrays.SparseArray,
    "big-endian array": lambda numbers: np.array(numbers, dtype=">i2"),
    "every second": lambda numbers: np.repeat(numbers, 2)[::2],
    "repeated labels": lambda numbers: pd.Series(numbers, index=[9] * len(numbers)),
    "row of a frame": lambda numbers: pd.DataFrame([numbers]).iloc[0],
}
"""Kinds of a flat container."""


@pytest.mark.parametrize("one", ONE)
def test_any_type_of_number_gives_the_same_interval(one):
    make = ONE[one]

    interval = statistics.proportion_interval(make(2), make(100))

    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0055, 0.0700)
    assert interval == statistics.proportion_interval(2, 100)
    assert "0.6 to 7.0 in 100" in statistics.zero_event_sentence(make(2), make(100))


@pytest.mark.parametrize("method", ["wilson", "clopper-pearson"])
@pytest.mark.parametrize("total", [np.int16(30_000), np.int32(2**31 - 1), np.int64(2**62), 10**30])
def test_large_counts_do_not_overflow(total, method):
    interval = statistics.proportion_interval(2, total, method=method)

    assert 0 < interval.low < 2 / int(total) < interval.high < 1e-3


@pytest.mark.parametrize("one", ONE)
def test_any_type_of_number_gives_the_same_change(one):
    make = ONE[one]

    effect = statistics.mean_change(make(7), make(2), make(3), make(2), make(20))

    assert effect == statistics.mean_change(7, 2, 3, 2, 20)
    assert statistics.ten_points(make(72), make(0), make(100)) == pytest.approx(7.2)
    assert statistics.ten_points_spread(make(18), make(0), make(100)) == pytest.approx(1.8)
    assert visit_window(make(3)) == "3 months"


def test_small_integers_do_not_wrap_round():
    wide = np.int8(100)

    assert statistics.mean_change(-wide, wide, wide, wide, np.int8(20)).estimate == 200
    assert statistics.ten_points(wide, np.int8(-100), wide) == 10


@pytest.mark.parametrize("many", MANY)
def test_any_container_pools_alike(many):
    make = MANY[many]

    assert statistics.pool_effects(make([1, 2, 4]), make([1, 2, 1])) == statistics.pool_effects(
        [1, 2, 4], [1, 2, 1]
    )
    assert statistics.pool_proportions(make([1, 2, 4]), make([20, 30, 40])) == (
        statistics.pool_proportions([1, 2, 4], [20, 30, 40])
    )
    assert statistics.median_and_range(make([1, 2, 4])).median == 2
    assert statistics.method_multiverse_effects(make([1, 2, 4]), make([1, 2, 1])) == (
        statistics.method_multiverse_effects([1, 2, 4], [1, 2, 1])
    )
    assert statistics.method_multiverse_proportions(make([1, 2, 4]), make([20, 30, 40])) == (
        statistics.method_multiverse_proportions([1, 2, 4], [20, 30, 40])
    )


@pytest.mark.parametrize("level", [Decimal("0.95"), Fraction(19, 20), np.float64(0.95)])
def test_a_level_of_any_type_of_number_gives_the_same_pool(level):
    for given, usual in (
        (statistics.pool_effects([1, 2, 4], [1, 2, 1], level=level), {}),
        (statistics.pool_effects([1], [2], level=level), {"estimates": [1], "variances": [2]}),
    ):
        assert given == statistics.pool_effects(
            **{"estimates": [1, 2, 4], "variances": [1, 2, 1]} | usual
        )
        assert type(given.level) is float
    for events, totals in (([1, 2, 4], [20, 30, 40]), ([1], [20])):
        given = statistics.pool_proportions(events, totals, level)
        assert given == statistics.pool_proportions(events, totals)
    assert statistics.zero_event_sentence(0, 23, level) == statistics.zero_event_sentence(0, 23)


DATES = pd.to_datetime(["2020-01-01", "2021-01-01"])
REFUSED = {
    "dates": DATES,
    "dates in a Series": pd.Series(DATES),
    "dates in a list": list(DATES),
    "numpy years": np.array(["2020", "2021"], dtype="datetime64[Y]"),
    "durations": np.array([1, 2], dtype="timedelta64[D]"),
    "text": ["1", "2"],
    "text in a Series": pd.Series(["1", 2]),
    "booleans": [True, False],
    "numpy booleans": np.array([True, False]),
    "nothing": [1, None],
    "missing": pd.Series([1, None], dtype="Int8"),
    "no time": [1, pd.NaT],
    "not a number": [1, math.nan],
    "masked": np.ma.array([1, 2], mask=[False, True]),
    "infinite": [1, math.inf],
    "beyond any float": [1, 10**400],
    "signalling": [1, Decimal("sNaN")],
    "complex": [1, 1j],
    "one duration": [1, np.timedelta64(2, "D")],
    "a date in objects": np.array([1, np.datetime64("2020")], dtype=object),
    "bytes": [1, b"2"],
    "a table": np.array([[1, 2]]),
    "a frame": pd.DataFrame({"a": [1, 2]}),
    "nested": [[1], [2]],
    "a set": {1, 2},
    "a mapping": {1: 1, 2: 2},
    "one text": "12",
    "one number": 12,
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_list_of_numbers_is_refused_in_words(what):
    given = REFUSED[what]
    for call in (
        lambda: statistics.pool_effects(given, [1, 1]),
        lambda: statistics.pool_effects([1, 1], given),
        lambda: statistics.pool_proportions(given, [9, 9]),
        lambda: statistics.median_and_range(given),
        lambda: statistics.method_multiverse_effects(given, [1, 1]),
    ):
        with pytest.raises(ValueError, match=r"flat list|must be numbers|finite number"):
            call()


NO_NUMBER: tuple[object, ...] = (
    *(None, pd.NA, pd.NaT, math.nan, math.inf, "2", True, DATES[0], [2], 1j, "", b"2", "inf"),
    *(np.timedelta64(2, "D"), np.timedelta64("NaT"), np.datetime64("2020"), pd.Timedelta(2, "D")),
    *(
        np.True_,
        np.array(2),
        pd.Series([2]),
        {2},
        {},
        Decimal("NaN"),
        Decimal("-Infinity"),
        10**400,
    ),
)


@pytest.mark.parametrize("odd", NO_NUMBER, ids=repr)
def test_what_is_no_number_is_refused_in_words(odd):
    change = [7, 2, 3, 2, 20, 0.5]
    calls = [
        lambda place=place: statistics.mean_change(*change[:place], odd, *change[place + 1 :])
        for place in range(len(change))
    ]
    calls += [
        lambda: statistics.proportion_interval(odd, 69),
        lambda: statistics.proportion_interval(2, odd),
        lambda: statistics.proportion_interval(2, 69, odd),
        lambda: statistics.zero_event_sentence(odd, 69),
        lambda: statistics.ten_points(odd, 0, 10),
        lambda: statistics.ten_points(3, odd, 10),
        lambda: statistics.ten_points_spread(3, 0, odd),
        lambda: statistics.pool_effects([1, 2], [1, 1], level=odd),
        lambda: statistics.pool_proportions([1, 2], [9, 9], odd),
        lambda: welch(Summary(odd, 1, 9), Summary(1, 1, 9)),
        lambda: welch(Summary(1, 1, 9), Summary(1, odd, 9)),
        lambda: welch(Summary(1, 1, odd), Summary(1, 1, 9)),
    ]
    for call in calls:
        with pytest.raises(ValueError, match=r"give|leave out|must be"):
            call()


@pytest.mark.parametrize("missing", [None, pd.NA, pd.NaT, math.nan])
def test_a_visit_without_a_time_has_no_window(missing):
    assert visit_window(missing) is None


@pytest.mark.parametrize("odd", [None, pd.NA, 1, ["REML"], pd.Series(["REML"]), np.array("REML")])
def test_an_option_that_is_no_word_is_refused_in_words(odd):
    for call in (
        lambda: statistics.pool_effects([1, 2], [1, 1], odd),
        lambda: statistics.pool_effects([1, 2], [1, 1], "REML", odd),
        lambda: statistics.pool_proportions([1, 2], [9, 9], prediction=odd),
        lambda: statistics.proportion_interval(2, 69, method=odd),
        lambda: statistics.window_named(odd),
    ):
        with pytest.raises(ValueError, match="choose one of"):
            call()


def test_results_too_large_to_compute_with_are_refused():
    for call in (
        lambda: statistics.mean_change(1.7e308, -1.7e308, 1, 1, 20),
        lambda: statistics.ten_points(0, -1.7e308, 1.7e308),
        lambda: statistics.ten_points_spread(1.7e308, 0, 1),
        lambda: statistics.median_and_range([1.7e308, 1.6e308]),
    ):
        with pytest.raises(ValueError, match="check the unit"):
            call()


def test_counts_far_beyond_any_study_pool_without_a_warning():
    pooled = statistics.pool_proportions([1, 2**61], [2**62, 2**62])

    assert 0 <= pooled.ci_low < pooled.estimate < pooled.ci_high < 1


@pytest.mark.parametrize("rows", [None, [], [{"events": 1}], {"events": [1]}, pd.Series([1])])
def test_the_gate_takes_a_table_alone(rows):
    with pytest.raises(ValueError, match="give a DataFrame"):
        statistics.may_pool(rows)


@pytest.mark.parametrize("odd", ["3", True, DATES[0], np.timedelta64(90, "D")])
def test_a_time_that_is_no_number_is_refused(odd):
    with pytest.raises(ValueError, match="give a number"):
        visit_window(odd)


@pytest.mark.parametrize("case", DOMINATED, ids=lambda case: f"k{len(case['estimates'])}")
def test_sets_that_one_study_dominates_pool_as_in_metafor(case):
    pooled = statistics.pool_effects(
        case["estimates"], case["variances"], case["estimator"], "wald"
    )

    for field, value in case["metafor"].items():
        assert getattr(pooled, field) == pytest.approx(value, rel=1e-4, abs=1e-6), field


@pytest.mark.parametrize("estimator", ["REML", "ML", "DL", "PM", "EE"])
@pytest.mark.parametrize("interval", ["wald", "hksj", "hksj-adhoc"])
def test_the_surest_study_is_the_pool_where_the_other_says_nothing(estimator, interval):
    pooled = statistics.pool_effects([0.092, -0.086], [1.4569e-8, 1.4569], estimator, interval)

    assert pooled.estimate == pytest.approx(0.092, abs=1e-8)
    assert pooled.tau2 == pooled.i2 == 0
    assert pooled.q == pytest.approx(0.0217475, rel=1e-5)


@pytest.mark.parametrize("power", [6, 10, 16, 20, 30, 60])
def test_the_answer_settles_as_one_study_becomes_certain(power):
    """In the limit the other two alone tell the spread around the certain one: (0 + 1 + 4 − 2) / 4."""
    pooled = statistics.pool_effects([1, 2, 3], [10.0**-power, 1, 1], "DL", "wald")

    assert pooled.tau2 == pytest.approx(0.75, abs=1e-4)
    assert pooled.q == pytest.approx(5, abs=1e-4)


@pytest.mark.parametrize(
    ("estimates", "variances"),
    [([1, 2], [1e-320, 1]), ([1, 2], [1e300, 1]), ([1e200, 2], [1, 1]), ([1, 2], [1e-101, 1])],
)
def test_numbers_in_no_sensible_unit_are_refused(estimates, variances):
    with pytest.raises(ValueError, match="check the unit"):
        statistics.pool_effects(estimates, variances)


@pytest.mark.parametrize("spread", [1e200, 1e-200, 0])
def test_a_spread_without_a_square_gives_no_change(spread):
    for call in (
        lambda: statistics.mean_change(7, 2, spread, spread, 20),
        lambda: statistics.mean_change(7, 2, None, None, 20, sd_change=spread),
    ):
        with pytest.raises(ValueError, match="the SD of the change is"):
            call()


def test_welch_s_test_does_not_depend_on_the_unit():
    plain = welch(Summary(2.26, 1.05, 40), Summary(5.41, 0.94, 40))
    for unit in (1e-200, 1e200):
        scaled = welch(Summary(2.26 * unit, 1.05 * unit, 40), Summary(5.41 * unit, 0.94 * unit, 40))
        assert (scaled.t, scaled.df) == pytest.approx((plain.t, plain.df))


@pytest.mark.parametrize("events", [[0, 1, 0, 1, 0, 1, 1], [0, 1], [1, 1, 0]])
def test_studies_of_one_patient_each_tell_no_spread(events):
    with pytest.raises(statistics.NotPooled, match="each study is shown by itself"):
        statistics.pool_proportions(events, [1] * len(events))


@pytest.mark.parametrize(
    ("events", "total", "limits"),
    [(499, 500, "98.9 to 99.96"), (9_999, 10_000, "99.9 to 99.998"), (1, 500, "0.04 to 1.1")],
)
def test_almost_all_never_reads_as_all_nor_almost_none_as_none(events, total, limits):
    assert statistics.zero_event_sentence(events, total).endswith(f"with {limits} in 100")


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([11, 1, 1], "11 of 10"),
        ([1.5, 1, 1], "1.5 of 10"),
        ([-1, 1, 1], "-1 of 10"),
        (["1", "1", "1"], "3 of 3 studies do not print events"),
        ([True, True, True], "3 of 3 studies do not print events"),
        ([1, 1, pd.NA], "1 of 3 studies does not print events"),
        ([DATES[0], 1, 1], "1 of 3 studies does not print events"),
        ([np.timedelta64(1, "D"), 1, 1], "1 of 3 studies does not print events"),
        ([Fraction(21, 2), 1, 1], "10.5 of 10"),
        ([1j, 1, 1], "3 of 3 studies do not print events"),
    ],
)
def test_counts_that_cannot_be_are_not_pooled(events, says):
    same = {"event": "e", "definition": "d", "unit": "patients", "aetiology": "tumour"}
    rows = pd.DataFrame(
        [{**same, "study_id": f"s{place}", "events": of, "total": 10} for place, of in enumerate(events)]
    )  # fmt: skip

    verdict = statistics.may_pool(rows)

    assert not verdict.allowed
    assert any(says in reason for reason in verdict.reasons)
