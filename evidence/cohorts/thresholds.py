"""From what change on a patient notices a difference, with where that is printed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A change that patients notice: a line, a band around it (or none), its source in words.

    `line` and `band` are in points of the scale, or in per cent of the score before treatment.
    """

    line: float
    band: tuple[float, float] | None
    source: str


INDIVIDUAL = (
    "A threshold for single patients: a group mean beyond it does not mean that most of them "
    "benefited."
)

PAIN_POINTS = Threshold(
    line=-2.0,
    band=(-3.9, -1.2),
    source=(
        "About 2 points on a 0–10 scale (Farrar 2001, doi 10.1016/S0304-3959(01)00349-9). Band: "
        "1.2 to 3.9, the middle half of 66 studies (systematic review by Olsen and colleagues). "
        "After procedures and from a higher baseline it may be more."
    ),
)
PAIN_PERCENT = Threshold(
    line=-30.0,
    band=None,
    source=(
        "About 30 % on a 0–10 scale (Farrar 2001, doi 10.1016/S0304-3959(01)00349-9); 34 % in a "
        "systematic review of 66 studies (Olsen and colleagues)."
    ),
)
KPS_STEP = Threshold(
    line=10.0,
    band=None,
    source=(
        "KPS moves in steps of 10, so 10 points is the smallest step a clinician can rate. It is "
        "no threshold of benefit; we found none established for KPS."
    ),
)
