"""Small wordings that the parts of the page share."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.cohorts.courses import LAST
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import Arm, Score, Study
from evidence.corpus.vocabulary import Aetiology, words
from evidence.statistics import WINDOW_NAMES, window_named

IN: Mapping[str, str] = {
    "tumour": "in tumours",
    "osteoporosis": "in osteoporosis",
    "hemangioma": "in hemangiomas",
    "mixed": "in mixed series",
    "not stated": "where the cause is not stated",
    "animal": "in animals",
}
"""In whom, at the place in a sentence that says so."""

PATIENTS: Mapping[str, str] = {
    "tumour": "tumours",
    "hemangioma": "hemangiomas",
    "mixed": "mixed series",
    "not stated": "cause not stated",
}
"""Who was treated, in one or two words; others as the corpus has them."""

_OTHER = {"not stated": "cause not stated"}

AETIOLOGIES = words(Aetiology)
"""Aetiologies in reading order; tumours come first."""

VISITS = (*WINDOW_NAMES, LAST)

_BY = {WINDOW_NAMES[0]: "within 1 week", LAST: "by the last visit"}


def by(window: str) -> str:
    """Return until when something happened, "by 6 months"."""
    return _BY.get(window, f"by {window}")


def at(window: str) -> str:
    """Return when something was so, "at 6 months"."""
    return {WINDOW_NAMES[0]: _BY[WINDOW_NAMES[0]], LAST: "at any visit after it"}.get(
        window, f"at {window}"
    )


def limits_of(window: str) -> str:
    """Return a window with its limits, "6 months (after 4.5 months, up to 9 months)"."""
    if window == LAST:
        return "last visit of each arm, whenever that was"
    return f"{window} ({window_named(window).limits})"


def of_aetiologies(studies: Sequence[Study]) -> str:
    """Return studies by aetiology, "2 studies of tumours", "4 studies (3 tumour, 1 mixed)"."""
    found = Counter(study.aetiology for study in studies)
    total = prose.counted(len(studies), "study")
    if len(found) > 1:
        parts = (f"{found[name]} {_OTHER.get(name, name)}" for name in AETIOLOGIES if found[name])
        return f"{total} ({', '.join(parts)})"
    only = next(iter(found))
    if only in {"mixed", "not stated"}:
        return f"{total} ({patients_with(only)})"
    return f"{total} of {patients_with(only)}"


def patients_with(aetiology: str) -> str:
    """Return who was treated, "tumours", "osteoporosis", "mixed series"."""
    return PATIENTS.get(aetiology, aetiology)


def aside(study: Study) -> str:
    """Return ", osteoporosis" and the like to follow the name of a study not of tumours alone."""
    return "" if study.of_tumours else f", {patients_with(study.aetiology)}"


def therapy_of_arm(arm: Arm) -> str:
    """Return an arm's therapy; of a treated arm also that its cement is not stated."""
    if arm.treated and not arm.cement_known:
        return f"{arm.therapy} ({NO_CEMENT_STATED})"
    return arm.therapy


def scale(score: Score) -> str:
    """Return a score's instrument, with its ends where they are not 0 and 10."""
    if score.scale_min is None or score.scale_max is None:
        return score.instrument
    if (score.scale_min, score.scale_max) == (0, 10):
        return score.instrument
    ends = f"{prose.number(score.scale_min)}–{prose.number(score.scale_max)}"
    return f"{score.instrument} {ends}"
