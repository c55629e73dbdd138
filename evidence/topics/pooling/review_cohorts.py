"""The review's own tumour cohorts: what each counts of complications, in one set."""

from evidence.cohorts import Choice
from evidence.cohorts.harms import CLINICAL, of_family, overall, usable, widest
from evidence.cohorts.records import Count


def counts(choice: Choice) -> tuple[Count, ...]:
    """Return the widest count of complications of each tumour cohort that the review describes.

    They are those of `harms.summed_up`, before each patient counts once.
    """
    own = [
        count
        for count in overall(usable(of_family(choice.counts, CLINICAL)), CLINICAL)
        if count.counted
        and count.unit == "patients"
        and count.study.of_tumours
        and count.study.of_review
    ]
    return widest(own)
