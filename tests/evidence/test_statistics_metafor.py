"""Agreement with metafor on the pinned random cases, value by value."""

import json
import math
from pathlib import Path

import pytest

from evidence import statistics

PINNED = json.loads(
    (Path(__file__).parents[1] / "data" / "metafor.json").read_text(encoding="utf-8")
)
EFFECTS = [case for case in PINNED["effects"] if "error" not in case["tight"]]
PROPORTIONS = [case for case in PINNED["proportions"] if "error" not in case["tight"]]
SHARED = ("estimate", "se", "ci_low", "ci_high", "tau2", "i2", "q", "q_p", "pi_low", "pi_high")


def close(value):
    return pytest.approx(value, rel=1e-4, abs=1e-6)


def expit(logit):
    return 1 / (1 + math.exp(-logit))


def named(case):
    return f"k{len(case.get('estimates', case.get('events')))}"


def test_enough_cases_are_pinned():
    assert len(EFFECTS) >= 150
    assert len(PROPORTIONS) >= 60
    assert {(case["estimator"], case["interval"]) for case in EFFECTS} == {
        (estimator, interval)
        for estimator in ("REML", "DL", "PM", "ML", "EE")
        for interval in ("wald", "hksj", "hksj-adhoc")
    }
    assert PINNED["versions"]["metafor"].startswith("3.8")


@pytest.mark.parametrize("case", EFFECTS, ids=named)
def test_effects_pool_as_in_metafor(case):
    pooled = statistics.pool_effects(
        case["estimates"], case["variances"], case["estimator"], case["interval"]
    )
    expected = case["tight"]
    for field in (*SHARED, "tau2_low", "tau2_high"):
        ours, theirs = getattr(pooled, field), expected.get(field)
        if isinstance(theirs, float | int) and ours is not None:
            assert ours == close(theirs), field
    assert pooled.weights == close(tuple(expected["weights"]))
    assert (pooled.pi_low is None) == (pooled.k < 5 or case["estimator"] == "EE")
    assert (pooled.tau2_low is None) == (case["estimator"] == "EE")


@pytest.mark.parametrize("case", EFFECTS, ids=named)
def test_metafor_s_own_prediction_interval_can_be_asked_for(case):
    pooled = statistics.pool_effects(
        case["estimates"],
        case["variances"],
        case["estimator"],
        case["interval"],
        prediction="metafor",
    )
    if pooled.pi_low is not None:
        assert pooled.pi_low == close(case["tight"]["own_pi_low"])
        assert pooled.pi_high == close(case["tight"]["own_pi_high"])


@pytest.mark.parametrize("case", PROPORTIONS, ids=named)
def test_proportions_pool_as_in_metafor(case):
    pooled = statistics.pool_proportions(case["events"], case["totals"])
    expected = case["tight"]
    for field in SHARED:
        ours, theirs = getattr(pooled, field), expected[field]
        if ours is None:
            continue
        on_logits = field in {"estimate", "ci_low", "ci_high", "pi_low", "pi_high"}
        assert ours == close(expit(theirs) if on_logits else theirs), field
    assert (pooled.pi_low is None) == (pooled.k < 5)


@pytest.mark.parametrize("case", PROPORTIONS, ids=named)
def test_metafor_as_it_comes_stops_within_a_hundredth_of_an_error(case):
    if "error" in case["default"]:
        pytest.skip("lme4 gave up on this case")
    pooled = statistics.pool_proportions(case["events"], case["totals"])
    logit = math.log(pooled.estimate / (1 - pooled.estimate))
    assert logit == pytest.approx(case["default"]["estimate"], abs=0.01 * pooled.se)
