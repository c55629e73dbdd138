"""Which studies can tell what would have happened without the treatment under study."""

from evidence.cohorts.records import Study

USUAL_CARE = frozenset({"sham", "no treatment", "conservative care"})
"""Parts of a comparator without any treatment of the vertebra or the tumour."""


def against_usual_care(study: Study) -> bool:
    """Return whether treated patients stand beside some with sham, no treatment or usual care."""
    return bool(study.treated_arms) and any(
        not arm.treated and USUAL_CARE.issuperset(arm.components) for arm in study.arms
    )
