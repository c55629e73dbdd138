"""What a class is asked before it sees the chart, and how its answers are counted."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.charts.plotly_json import Figure
from evidence.corpus.lessons import GuessForm

MOST_BINS = 12
"""Columns that a room of answers is drawn in."""

_NICE = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """The part of a chart's axis on which one can guess; `width` is that of a column."""

    low: float
    high: float
    width: float
    title: str

    @property
    def bins(self) -> tuple[tuple[float, float], ...]:
        """Return the columns of answers, from the lowest; the last one may be narrower."""
        count = math.ceil((self.high - self.low) / self.width - 1e-9)
        starts = [self.low + index * self.width for index in range(count)]
        return tuple((start, min(start + self.width, self.high)) for start in starts)


@dataclass(frozen=True)
class Asked:
    """A question to the class: a value or a range on `scale`, or one of `choices`.

    `fits` is the choice that the page bears out, `reveal` what the page says to the question.
    """

    form: GuessForm
    prompt: str
    choices: tuple[str, ...]
    fits: str
    scale: Scale | None
    reveal: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Return what the answers are counted in: the choices, or spans of the axis in words."""
        if self.scale is None:
            return self.choices
        return tuple(prose.number_range(low, high, 2) for low, high in self.scale.bins)

    def read(self, given: Mapping[str, str]) -> tuple[float, float] | None:
        """Return an answer from the fields of a form, None where it is no answer.

        A choice is its place in the list, a value itself, each given twice; a range its two ends
        in their order.
        """
        if self.form == "choice":
            place = _number(given.get("choice"))
            known = place is not None and place in range(len(self.choices))
            return (place, place) if place is not None and known else None
        assert self.scale is not None
        names = ("value", "value") if self.form == "value" else ("low", "high")
        first, last = (_number(given.get(name)) for name in names)
        if first is None or last is None:
            return None
        low, high = sorted((first, last))
        return (low, high) if self.scale.low <= low and high <= self.scale.high else None

    def covered(self, answer: tuple[float, float]) -> range:
        """Return the columns that an answer lies in, by their places."""
        low, high = answer
        if self.scale is None:
            return range(int(low), int(low) + 1)
        last = len(self.scale.bins) - 1
        first = min(int((low - self.scale.low) / self.scale.width), last)
        # An end of a range that only touches a column is not in it.
        end = math.ceil((high - self.scale.low) / self.scale.width) if high > low else first + 1
        return range(first, min(max(end, first + 1), last + 1))

    def tally(self, answers: Iterable[tuple[float, float]]) -> tuple[int, ...]:
        """Return how many answers lie in each column; a range counts in every one it covers."""
        counts = [0] * len(self.columns)
        for answer in answers:
            for place in self.covered(answer):
                counts[place] += 1
        return tuple(counts)

    def said(self, answer: tuple[float, float]) -> str:
        """Return an answer in words."""
        low, high = answer
        if self.scale is None:
            return self.choices[int(low)]
        return prose.number_range(low, high)


def scale_of(figure: Figure) -> Scale | None:
    """Return the scale of a chart's axis across; None for a time axis or one of categories."""
    layout = figure["layout"]
    axis = layout.get("xaxis") if isinstance(layout, Mapping) else None
    if not isinstance(axis, Mapping):
        return None
    ends, title = axis.get("range"), axis.get("title")
    text = title.get("text") if isinstance(title, Mapping) else None
    if not isinstance(ends, list | tuple) or not isinstance(text, str):
        return None
    first, last = ends
    if not isinstance(first, int | float) or not isinstance(last, int | float):
        return None
    width = _nice((last - first) / MOST_BINS)
    # What an axis has beyond its last round number is room for marks, no place to guess.
    grain = width / 2
    low, high = math.ceil(first / grain) * grain, math.floor(last / grain) * grain
    return Scale(round(low, 6), round(high, 6), width, text.split("<br>")[0])


def _nice(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, … that is at least so much."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _NICE if step * power >= least * (1 - 1e-9))


def _number(text: str | None) -> float | None:
    try:
        number = float((text or "").replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
