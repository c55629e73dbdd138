"""Refuse what can't be computed, and say what to change.

Numbers come from tables of every kind, so any type of number in any flat container is taken and
becomes a float before anything is computed: small integers of numpy overflow in a product.
"""

import math
import numbers
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = Sequence[float] | Sequence[int] | NDArray[np.generic] | pd.Series

_NO_NUMBERS = (bool, np.bool_, np.timedelta64)
"""What Python or numpy takes for a number and nobody means as one."""

LARGEST = 1e100
"""Estimates and variances beyond it, or variances below its inverse, are in no sensible unit."""


def number(value: object, name: str) -> float:
    """Return any single number as a float.

    Raises:
        ValueError: it is missing, infinite or no number; text, dates and True are none.
    """
    found = _as_float(value)
    if found is None:
        raise ValueError(f"{name} is {value!r}; give a number")
    if not math.isfinite(found):
        told = "missing" if _missing(value) else found
        raise ValueError(f"{name} is {told}; leave out studies that don't print it")
    return found


def optional(value: object, name: str) -> float | None:
    """Return a number as a float, infinite ones too, or None for what is missing.

    Raises:
        ValueError: it is no number.
    """
    found = _as_float(value)
    if found is None:
        raise ValueError(f"{name} is {value!r}; give a number")
    return None if math.isnan(found) else found


def vector(given: Numbers, name: str) -> Vector:
    """Return numbers as a vector of floats.

    Raises:
        ValueError: they are not a flat list of numbers, or one is missing or infinite.
    """
    found = [_as_float(value) for value in _flat(given, name)]
    for index, value in enumerate(found, start=1):
        if value is None:
            raise ValueError(
                f"{name} must be numbers; take out text, dates and empty entries (study {index})"
            )
        if not math.isfinite(value):
            raise ValueError(
                f"{name}: study {index} has {value}; leave out studies without a finite number"
            )
    return np.array(found, dtype=np.float64)


def _flat(given: object, name: str) -> list[object]:
    """Return what stands in a container with one entry per study."""
    no_list = isinstance(given, str | bytes | Mapping | AbstractSet)
    if no_list or not isinstance(given, Iterable) or getattr(given, "ndim", 1) != 1:
        raise ValueError(f"{name} must be a flat list with one number per study")
    kind = getattr(getattr(given, "dtype", None), "kind", "")
    if kind in {"M", "m"}:  # in numpy, dates turn into plain numbers
        raise ValueError(f"{name} must be numbers; dates and times have no effect to pool")
    entries: list[object] = given.tolist() if hasattr(given, "tolist") else list(given)
    if any(isinstance(entry, Iterable) and not isinstance(entry, str | bytes) for entry in entries):
        raise ValueError(f"{name} must be a flat list with one number per study")
    return entries


def _as_float(value: object) -> float | None:
    """Return a number as a float, NaN for what is missing; None for anything else."""
    if _missing(value):
        return math.nan
    if isinstance(value, _NO_NUMBERS) or not isinstance(value, numbers.Real | Decimal):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except ValueError:  # a signalling NaN
        return math.nan


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value is np.ma.masked


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


def computable(estimates: Vector, variances: Vector) -> None:
    """Insist on estimates and variances whose squares and ratios a computer can hold.

    Raises:
        ValueError: one is beyond `LARGEST`, or a variance is no more than its inverse.
    """
    for index, (estimate, variance) in enumerate(zip(estimates, variances, strict=True), start=1):
        if variance <= 0:
            raise ValueError(
                f"variances: study {index} has {variance:g}; "
                "a variance must be above 0, so leave out studies without a spread"
            )
        if abs(estimate) > LARGEST or not 1 / LARGEST < variance < LARGEST:
            raise ValueError(
                f"study {index}: {estimate:g} with variance {variance:g} can't be weighed; "
                "check the unit"
            )


def confidence(level: float) -> float:
    """Return the tail probability on either side of a two-sided interval.

    Raises:
        ValueError: `level` is not strictly between 0 and 1.
    """
    share = number(level, "level")
    if not 0 < share < 1:
        raise ValueError(f"level is {level}; write 0.95 for a 95 % interval")
    return (1 - share) / 2


def representable(value: float, name: str) -> float:
    """Return a result that a computer can hold.

    Raises:
        ValueError: it overflowed.
    """
    if not math.isfinite(value):
        raise ValueError(f"{name} is too large to compute with; check the unit")
    return value


def option(value: str, allowed: tuple[str, ...], name: str) -> str:
    """Return `value` if it is one of the `allowed` options.

    Raises:
        ValueError: it is not; the message lists the options.
    """
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{name} is {value!r}; choose one of {', '.join(allowed)}")
    return value
