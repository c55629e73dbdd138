"""How numbers of a synthesis are written: the one place, for plot, table, text and scripts."""

from typing import TypeAlias

from evidence.statistics.words import number

NOTHING = "–"

Number: TypeAlias = float | None


def figure(value: float, kind: str) -> str:
    """Return a change in points with two decimals, or a proportion (0–1) in per cent.

    Per cent have one decimal, two below 1; no event is a plain 0.
    """
    return number(value) if kind == "change" else percent(value)


def percent(share: float) -> str:
    """Return a proportion in per cent: one decimal, two below 1, a plain 0 for none."""
    value = 100 * share
    if value == 0:
        return "0"
    return (f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}").replace("-", "−")


def effect_text(estimate: Number, low: Number, high: Number, kind: str) -> str:
    """Return e.g. "−5.50 [−6.19 to −4.81]"; the limits only where there are any."""
    if estimate is None:
        return NOTHING
    text = figure(estimate, kind)
    if low is None or high is None:
        return text
    return f"{text} [{figure(low, kind)} to {figure(high, kind)}]"


def weight_text(weight: float | None) -> str:
    """Return a weight in per cent with one decimal."""
    return NOTHING if weight is None else f"{weight:.1f} %"


def score_text(value: Number, spread: Number) -> str:
    """Return a mean with its SD, as "7.4 (1.2)"."""
    if value is None:
        return NOTHING
    text = f"{round(value, 2):g}"
    return text if spread is None else f"{text} ({round(spread, 2):g})"
