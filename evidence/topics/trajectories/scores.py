"""The scores a reader can choose, with their scale and which way is better."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.corpus.vocabulary import Instrument, words

Better = Literal["lower", "higher", "either"]

ALL_PAIN = "Pain, all 0–10 scales"
"""The choice that lays pain scales over one another; they are not the same instrument."""


@dataclass(frozen=True)
class Score:
    """One choice: its instruments, axis and direction."""

    name: str
    instruments: tuple[str, ...]
    title: str
    low: float | None = None
    high: float | None = None
    better: Better = "either"
    converted: bool = False
    unit: str = "points"

    @property
    def spoken(self) -> str:
        """Return the name as it stands inside a sentence."""
        return {ALL_PAIN: "pain", "other": "other measures"}.get(self.name, self.name)


_SCALES: dict[str, tuple[str, float | None, float | None, Better]] = {
    "VAS": ("VAS, 0 no pain – 10 worst", 0, 10, "lower"),
    "NRS": ("NRS, 0 no pain – 10 worst", 0, 10, "lower"),
    "BPI worst pain": ("BPI worst pain, 0 none – 10 worst", 0, 10, "lower"),
    "BPI average pain": ("BPI average pain, 0 none – 10 worst", 0, 10, "lower"),
    "BPI": ("BPI total as printed, lower is better", None, None, "lower"),
    ALL_PAIN: ("Pain, 0 none – 10 worst", 0, 10, "lower"),
    "KPS": ("KPS, 0 dead – 100 no complaints", 0, 100, "higher"),
    "ODI": ("ODI, 0 no disability – 100 worst", 0, 100, "lower"),
    "RDQ": ("RDQ, 0 no disability – 24 worst", 0, 24, "lower"),
    "SF-36": ("SF-36, higher is better", None, None, "higher"),
    "EQ-5D": ("EQ-5D, higher is better", None, None, "higher"),
    "quality of life": ("Quality of life as printed", None, None, "higher"),
    "ECOG": ("ECOG, 0 fully active – 5 dead", 0, 5, "lower"),
    "analgesic use": ("Morphine a day, mg, lower is better", None, None, "lower"),
    "walking ability": ("Walking ability, higher is better", None, None, "higher"),
    "Cobb angle": ("Kyphosis (Cobb angle), degrees, lower is better", None, None, "lower"),
    "vertebral height": ("Vertebral height, % of intact, higher is better", None, None, "higher"),
}
_UNITS = {"Cobb angle": "degrees", "vertebral height": "% of intact", "analgesic use": "mg"}
_FIRST = ("VAS", "KPS", "ODI", ALL_PAIN)
_ON_TEN = ("VAS", "NRS", "BPI worst pain", "BPI average pain", ALL_PAIN)


def score(name: str) -> Score:
    """Return the score that a choice names."""
    title, low, high, better = _SCALES.get(name, (f"{name}, as printed", None, None, "either"))
    instruments = tuple(PAIN_INSTRUMENTS) if name == ALL_PAIN else (name,)
    unit = _UNITS.get(name, "points")
    return Score(name, instruments, title, low, high, better, name in _ON_TEN, unit)


def choices(corpus: Corpus) -> tuple[str, ...]:
    """Return every score with a number or a direction in the corpus, the usual ones first."""
    found = set(corpus.measurements["instrument"]) | set(corpus.directions["instrument"])
    others = [name for name in words(Instrument) if name in found and name not in _FIRST]
    return (*_FIRST, *others)


def of_score(frame: pd.DataFrame, chosen: Score) -> pd.DataFrame:
    """Return the rows of measurements or directions that belong to a score.

    With all pain scales together, directions of "pain" without a named instrument count as well.
    """
    belongs = frame["instrument"].isin(chosen.instruments)
    if chosen.converted and "value_std" in frame:
        belongs &= frame["value_std"].notna()
    if chosen.name == ALL_PAIN and "direction" in frame:
        unnamed = frame["measure"].str.contains("pain").fillna(value=False)
        belongs |= (frame["instrument"] == "other") & unnamed
    return frame[belongs]


def usual(instruments: Sequence[str], options: Sequence[str]) -> str:
    """Return the score to show first: that of the instrument filter, else the first option."""
    return next((name for name in instruments if name in options), options[0])


def highlightable(corpus: Corpus, name: str) -> tuple[str, ...]:
    """Return the labels of the studies that print the score called `name`, in order."""
    rows = of_score(corpus.measurements, score(name))
    studies = corpus.studies[corpus.studies["study_id"].isin(rows["study_id"])]
    return tuple(sorted(studies["label"].astype(str)))
