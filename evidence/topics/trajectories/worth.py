"""From what change on a patient notices a difference, with where that is printed."""

from dataclasses import dataclass

from evidence.topics.trajectories.scores import Score
from evidence.topics.trajectories.sentences import SCALES


@dataclass(frozen=True)
class Reference:
    """A threshold of change: a line, a band around it (or none), and its source in words."""

    line: float
    band: tuple[float, ...]
    label: str
    source: str


_INDIVIDUAL = (
    "A threshold for single patients: a group mean beyond it does not mean that most of them "
    "benefited."
)

_POINTS = Reference(
    line=-2,
    band=(-3.9, -1.2),
    label="−2: a change patients notice",
    source=(
        "About 2 points on a 0–10 scale (Farrar 2001, doi 10.1016/S0304-3959(01)00349-9). Band: "
        "1.2 to 3.9, the middle half of 66 studies (systematic review by Olsen and colleagues). "
        f"{_INDIVIDUAL} After procedures and from a higher baseline it may be more."
    ),
)
_PERCENT = Reference(
    line=-30,
    band=(),
    label="−30 %: a change patients notice",
    source=(
        "About 30 % on a 0–10 scale (Farrar 2001, doi 10.1016/S0304-3959(01)00349-9); 34 % in a "
        f"systematic review of 66 studies (Olsen and colleagues). {_INDIVIDUAL}"
    ),
)
_KPS = Reference(
    line=10,
    band=(),
    label="+10: one step of the scale",
    source=(
        "KPS moves in steps of 10, so 10 points is the smallest step a clinician can rate. It is "
        "no threshold of benefit; we found none established for KPS."
    ),
)


def reference(score: Score, scale: str) -> Reference | None:
    """Return the threshold for a score on a scale; None where there is none or none applies."""
    if score.converted and scale == SCALES[1]:
        return _POINTS
    if score.converted and scale == SCALES[2]:
        return _PERCENT
    if score.name == "KPS" and scale == SCALES[1]:
        return _KPS
    return None
