"""The scores a reader can choose, with their scale and which way is better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from evidence import prose
from evidence.cohorts import Cohorts
from evidence.cohorts.records import Difference, Score, Statement
from evidence.cohorts.thresholds import KPS_STEP, PAIN_PERCENT, PAIN_POINTS, Threshold
from evidence.corpus.outcomes import USUAL_OUTCOME
from evidence.corpus.vocabulary import Instrument, words

Better = Literal["lower", "higher", "either"]
Scale = Literal["Score", "Change", "Percent change"]
Way = Literal["up", "down", "same", "unclear"]
Stated = Statement | Difference

SCALES: tuple[Scale, ...] = ("Score", "Change", "Percent change")
"""How a course can be drawn; these words stand in the address."""

ALL_PAIN = "Pain, all 0–10 scales"
"""The choice that lays pain scales over one another; they are not the same instrument."""

OTHER = "other"

_LESS_IS_BETTER = frozenset({"pain", "pain interference"})
"""Outcomes of which less is better, on whatever instrument."""


@dataclass(frozen=True)
class Measure:
    """One choice: its axis and direction.

    `converted` measures are pain on 0–10; `unit` is that of a change, in the singular, "" where
    only the item says it.
    """

    name: str
    title: str
    low: float | None = None
    high: float | None = None
    better: Better = "either"
    converted: bool = False
    unit: str = "point"

    @property
    def spoken(self) -> str:
        """Return the name as it stands inside a sentence."""
        return {ALL_PAIN: "pain", OTHER: "other measures"}.get(self.name, self.name)

    @property
    def by_item(self) -> bool:
        """Return whether items have scales of their own, so that no range may span two of them."""
        return self.low is None and self.unit != "degree"

    @property
    def generic(self) -> bool:
        """Return whether the measure names a kind of instrument, not one of them."""
        return self.name in _GENERIC

    def moved(self, change: float) -> str:
        """Return a change with its sign and unit, "−5.1 points"."""
        text = prose.signed(change, 2)
        return (
            f"{text} {prose.plural(1 if abs(change) == 1 else 2, self.unit)}" if self.unit else text
        )

    @property
    def outcome(self) -> str | None:
        """Return what the measure is about; None where it holds measures of several kinds."""
        if self.name == ALL_PAIN:
            return "pain"
        usual: Mapping[str, str] = {str(name): about for name, about in USUAL_OUTCOME.items()}
        return usual.get(self.name)

    def asks_for(self, row: Score | Stated) -> bool:
        """Return whether a row is of this measure, whether or not it can be drawn."""
        return row.outcome == "pain" if self.name == ALL_PAIN else row.instrument == self.name

    def ends(self, score: Score) -> tuple[float | None, float | None]:
        """Return the ends of the scale that a score was printed on, as far as they are known."""
        if score.scale_min is None or score.scale_max is None:
            return self.low, self.high
        return score.scale_min, score.scale_max

    def draws(self, score: Score) -> bool:
        """Return whether a score of this measure can stand on its axis."""
        if self.converted:
            return score.about_pain and score.value_std is not None
        printed = (score.scale_min, score.scale_max)
        return self.low is None or printed in {(None, None), (self.low, self.high)}

    def way(self, row: Statement) -> Way:
        """Return which way the score went: the mark shows the score, not its worth.

        Where that depends on the item, up is better, save for pain.
        """
        if row.direction == "no difference":
            return "same"
        if row.direction == "unclear":
            return "unclear"
        by_item = self.converted or self.better == "either"
        falls = row.outcome in _LESS_IS_BETTER if by_item else self.better == "lower"
        return "down" if falls == (row.direction == "better") else "up"

    def reference(self, scale: Scale) -> "Reference | None":
        """Return the change that patients notice on a scale; None where there is none."""
        if self.converted and scale == "Change":
            return Reference(PAIN_POINTS, NOTICED, single=True)
        if self.converted and scale == "Percent change":
            return Reference(PAIN_PERCENT, NOTICED, single=True)
        if self.name == "KPS" and scale == "Change":
            return Reference(KPS_STEP, "one step of the scale", single=False)
        return None


@dataclass(frozen=True)
class Reference:
    """A threshold of change with its name; `single` if it is one for single patients."""

    change: Threshold
    name: str
    single: bool


NOTICED = "a change patients notice"

_AXES: Mapping[str, tuple[str, float | None, float | None, Better]] = {
    "VAS": ("VAS, 0 no pain – 10 worst", 0, 10, "lower"),
    "NRS": ("NRS, 0 no pain – 10 worst", 0, 10, "lower"),
    "BPI worst pain": ("BPI worst pain, 0 none – 10 worst", 0, 10, "lower"),
    "BPI average pain": ("BPI average pain, 0 none – 10 worst", 0, 10, "lower"),
    "BPI": ("BPI total, as printed", None, None, "lower"),
    ALL_PAIN: ("Pain, 0 none – 10 worst", 0, 10, "lower"),
    "KPS": ("KPS, 0 dead – 100 no complaints", 0, 100, "higher"),
    "ODI": ("ODI, 0 no disability – 100 worst", 0, 100, "lower"),
    "RDQ": ("RDQ, 0 no disability – 24 worst", 0, 24, "lower"),
    "SF-36": ("SF-36, as printed", None, None, "higher"),
    "EQ-5D": ("EQ-5D, as printed", None, None, "higher"),
    "quality of life": ("Quality of life, as printed", None, None, "either"),
    "ECOG": ("ECOG, 0 fully active – 5 dead", 0, 5, "lower"),
    "analgesic use": ("Analgesic use, as printed", None, None, "lower"),
    "walking ability": ("Walking ability, as printed", None, None, "either"),
    "Cobb angle": ("Kyphosis (Cobb angle), degrees", None, None, "lower"),
    "vertebral height": ("Vertebral height, as printed", None, None, "higher"),
}
_UNITS = {"Cobb angle": "degree", "vertebral height": "", "analgesic use": "", OTHER: ""}
_GENERIC = frozenset({"quality of life", "walking ability", "clinical outcome", OTHER})
_FIRST = ("VAS", "KPS", "ODI", ALL_PAIN)
_ON_TEN = ("VAS", "NRS", "BPI worst pain", "BPI average pain", ALL_PAIN)


def measure(name: str) -> Measure:
    """Return the measure that a choice names."""
    title, low, high, better = _AXES.get(
        name, (f"{prose.capital(name)}, as printed", None, None, "either")
    )
    return Measure(name, title, low, high, better, name in _ON_TEN, _UNITS.get(name, "point"))


def choices(cohorts: Cohorts, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """Return every measure that the corpus has, those `asked` for first, then the usual ones."""
    rows: tuple[Score | Stated, ...] = (
        *cohorts.scores,
        *cohorts.statements,
        *cohorts.differences,
    )
    found = {row.instrument for row in rows}
    known = (*_FIRST, *(name for name in words(Instrument) if name in found))
    first = [name for name in asked if name in known]
    return tuple(dict.fromkeys((*first, *known)))
