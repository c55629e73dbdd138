"""One way to write each kind of thing."""

from dataclasses import dataclass

import pytest

from evidence import prose


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (-8, -1.9, "fell by 1.9 to 8 points"),
        (-4.7, -4.7, "fell by 4.7 points"),
        (-1, -1, "fell by 1 point"),
        (0.5, 1.25, "rose by 0.5 to 1.2 points"),
        (-0.04, 0, "did not change"),
        (-3, 1, "changed by −3 to +1 points"),
        (-3, 0, "changed by −3 to 0 points"),
    ],
)
def test_a_change_is_after_minus_before(low, high, written):
    assert prose.moved(low, high) == written
    assert prose.moved(high, low) == written


@dataclass(frozen=True)
class Difference:
    statistic: str
    value: float
    low: float | None = None
    high: float | None = None


def test_a_difference_between_arms_has_its_sign_and_limits():
    assert (
        prose.difference(Difference("mean difference", -1.2, -2, -0.4))
        == "mean difference −1.2 points (limits −2 to −0.4)"
    )
    assert prose.difference(Difference("not stated", 1)) == "difference 1 point"
