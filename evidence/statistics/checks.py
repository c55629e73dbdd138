"""Refuse what can't be computed, and say what to change."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = Sequence[float] | Sequence[int] | NDArray[np.generic] | pd.Series


def vector(numbers: Numbers, name: str) -> Vector:
    """Return `numbers` as a vector of floats.

    Raises:
        ValueError: they are not a flat list of numbers, or one is missing or infinite.
    """
    try:
        values = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers; take out text and empty entries") from None
    if values.ndim != 1:
        raise ValueError(f"{name} must be a flat list with one number per study")
    broken = np.flatnonzero(~np.isfinite(values))
    if broken.size:
        raise ValueError(
            f"{name}: study {broken[0] + 1} has {values[broken[0]]}; "
            "leave out studies without a finite number"
        )
    return values


def same_length(first: Vector, second: Vector, names: tuple[str, str]) -> None:
    """Insist on one entry per study in both lists, and on at least one study.

    Raises:
        ValueError: the lengths differ, or both are empty.
    """
    if first.size != second.size:
        raise ValueError(
            f"{names[0]} has {first.size} entries and {names[1]} has {second.size}; "
            "give one of each per study"
        )
    if first.size == 0:
        raise ValueError(f"{names[0]} is empty; give at least one study")


def counts(events: Numbers, totals: Numbers) -> tuple[Vector, Vector]:
    """Return events and totals as vectors after checking that they are counts.

    Raises:
        ValueError: a count is not whole, a total is below 1, or events exceed the total.
    """
    observed, sizes = vector(events, "events"), vector(totals, "totals")
    same_length(observed, sizes, ("events", "totals"))
    for index, (count, size) in enumerate(zip(observed, sizes, strict=True), start=1):
        if count != round(count) or size != round(size):
            raise ValueError(
                f"study {index}: {count:g} of {size:g} must be whole numbers, not percentages"
            )
        if size < 1:
            raise ValueError(f"study {index}: the total is {size:g}; leave out empty studies")
        if not 0 <= count <= size:
            raise ValueError(
                f"study {index}: {count:g} of {size:g}; events must lie between 0 and the total"
            )
    return observed, sizes


def confidence(level: float) -> float:
    """Return the tail probability on either side of a two-sided interval.

    Raises:
        ValueError: `level` is not strictly between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"level is {level}; write 0.95 for a 95 % interval")
    return (1 - level) / 2


def option(value: str, allowed: tuple[str, ...], name: str) -> str:
    """Return `value` if it is one of the `allowed` options.

    Raises:
        ValueError: it is not; the message lists the options.
    """
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; choose one of {', '.join(allowed)}")
    return value
