"""The level of evidence of a study by its design.

OCEBM 2011 levels for the question "does this intervention help?" (Oxford Centre for Evidence-Based
Medicine 2011 table). A study whose record names another level, with a reason, keeps that one.
"""

from evidence.corpus.schema import Study
from evidence.corpus.vocabulary import Design

USUAL_LEVEL: dict[Design, tuple[int, str]] = {
    "systematic review": (1, "systematic review; level 1 only if it sums randomised trials"),
    "randomised trial": (2, "randomised trial"),
    "comparative cohort": (3, "groups compared without randomisation"),
    "case series": (4, "patients followed without a control group"),
    "case report": (4, "single patient"),
    "narrative review": (5, "opinion or overview, no patients of its own"),
    "guideline": (5, "consensus; not a study of patients"),
    "animal study": (5, "animals, not patients"),
}


def evidence_level(study: Study) -> tuple[int, str]:
    """Return the OCEBM 2011 level (1 best, 5 weakest) and why."""
    if study.level is not None:
        return study.level.level, study.level.reason
    return USUAL_LEVEL[study.design]
