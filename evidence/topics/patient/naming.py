"""How a cohort is named in a sentence: study, therapy, size, and what sets it apart."""

from collections.abc import Mapping

from evidence import prose
from evidence.cohorts.courses import Course
from evidence.cohorts.once import NO_CEMENT_STATED
from evidence.cohorts.records import Arm, Count, Study

_DISEASE: Mapping[str, str] = {
    "osteoporosis": "osteoporosis",
    "hemangioma": "hemangioma",
    "mixed": "several causes mixed",
    "not stated": "cause not stated",
}
"""What is said of patients who did not all have spinal tumours."""


def cohort(*figures: Course | Count) -> str:
    """Return "Khan 2018 (PVP + MWA, 69 patients)" of one arm's figures, marked where in doubt."""
    study, arm = figures[0].study, figures[0].arm
    size = study.n_patients if arm is None else study.size_of(arm)
    parts = [
        _given(study, arm),
        "patients not printed" if size is None else prose.counted(size, "patient"),
        "" if study.of_tumours else _DISEASE.get(study.aetiology, study.aetiology),
        "" if cement_known(study, arm) else NO_CEMENT_STATED,
        "outside the review" if study.outside_review else "",
    ]
    return f"{prose.whose(*figures)} ({', '.join(part for part in parts if part)})"


def cement_known(study: Study, arm: Arm | None) -> bool:
    """Return whether the patients of an arm, or of a whole study, are known to have had cement."""
    arms = (arm,) if arm is not None else study.arms
    return bool(arms) and all(one.cement_known for one in arms)


def _given(study: Study, arm: Arm | None) -> str:
    """Return the therapy; with the arm's own name where several arms were given the same."""
    if arm is None:
        given = dict.fromkeys(one.therapy for one in study.arms)
        together = f", {prose.ALL_ARMS}" if len(study.arms) > 1 else ""
        return f"{prose.listed(given)}{together}"
    alike = [one for one in study.arms if one.therapy == arm.therapy]
    return arm.therapy if len(alike) == 1 else f"{arm.therapy}: {arm.label}"


def first_named(study: Study, arm: Arm | None, size: int | None) -> tuple[bool, bool, int]:
    """Return a cohort's place: known cement first, then spinal tumours, then the largest."""
    return not cement_known(study, arm), not study.of_tumours, -(size or 0)
