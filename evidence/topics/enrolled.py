"""Which studies enrolled such patients, and whether their figures are of such patients alone."""

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.enrolment import Enrolment, enrolment
from evidence.cohorts.once import Patients, patients_in, patients_of
from evidence.cohorts.reported import arms_asked

NAMED = 3
"""How many studies a sentence names; more are only counted."""


def answer(choice: Choice) -> str:
    """Return how many studies enrolled such patients, and how many patients they have.

    The studies are named where they are few and their names leave the sentence short. "" where no
    filter is set.
    """
    found = enrolment(choice)
    among = prose.of_patients(choice.selection.collection, len(found.everyone))
    active = choice.selection.active()
    if not active:
        return ""
    did = prose.listed(prose.enrolled(name, values) for name, values in active.items())
    if not found.matching:
        return f"None of {among} {did}."
    count = prose.number(len(found.matching))
    patients = _patients(choice)
    start = f"{count} of {among} {did}"
    named = f"{start} ({prose.listed(map(prose.study, found.matching))}; {patients})."
    few = len(found.matching) <= NAMED and prose.brief(named)
    return named if few else f"{start} ({patients})."


def notes(choice: Choice) -> tuple[str, ...]:
    """Return how many studies match each filter alone, and whose figures theirs are."""
    found = enrolment(choice)
    told = (_unlike(choice), _each(choice, found), _apart(found))
    return tuple(text for text in told if text)


def unfiltered(choice: Choice) -> str:
    """Return what is on show while no filter is set."""
    among = prose.of_patients(choice.selection.collection, len(enrolment(choice).everyone))
    return (
        f"No filter is set: this is what {among} reported. Choose a primary, a region or a "
        "therapy to narrow it."
    )


def _patients(choice: Choice) -> str:
    if choice.selection.therapy:
        return _counted(patients_in(arms_asked(choice)), " in such arms")
    return _counted(patients_of(choice.with_patients), "")


def _counted(patients: Patients, where: str) -> str:
    if patients.number is None:
        return f"patients{where} not printed"
    silent = patients.silent
    rest = f", not printed by {prose.counted(silent, 'study')}" if silent else ""
    return f"{prose.counted(patients.number, 'patient')}{where}{rest}"


def _unlike(choice: Choice) -> str:
    """Return which matching studies have no patients."""
    others = [study for study in choice.studies if not study.has_patients]
    if not others or not choice.selection.active():
        return ""
    designs = prose.listed(dict.fromkeys(study.design for study in others))
    has = prose.verb(len(others), "has no patients of its own", "have no patients of their own")
    matching = prose.verb(len(others), "study that matches", "studies that match")
    more = "more " if choice.with_patients else ""
    return f"{prose.number(len(others))} {more}{matching} {has} ({designs})."


def _each(choice: Choice, found: Enrolment) -> str:
    active = choice.selection.active()
    if len(active) < 2:  # noqa: PLR2004
        return ""
    counts = [
        f"{prose.number(found.each[name]) if found.each[name] else 'none'} "
        f"{prose.enrolled(name, values)}"
        for name, values in active.items()
    ]
    alone = f"Each by itself: {prose.listed(counts)}"
    if found.matching or not all(found.each.values()):
        return f"{alone}."
    return f"{alone}, but none {'both' if len(counts) == 2 else 'all of this'}."  # noqa: PLR2004


def _apart(found: Enrolment) -> str:
    """Return whether figures of the matching studies are for such patients alone."""
    if not found.asked or not found.matching:
        return ""
    one = len(found.matching) == 1
    if len(found.alone) == len(found.matching):
        return f"As far as is printed, {'it' if one else 'they'} enrolled no others."
    same = (
        "Whether they were the same patients isn't reported, and " if len(found.asked) > 1 else ""
    )
    if found.alone:
        text = (
            f"only {prose.number(len(found.alone))} of them enrolled no others; the figures of the "
            "rest are for all their patients together."
        )
    else:
        rest = "its" if one else "their"
        text = f"{rest} figures are for all {rest} patients together, not for these alone."
    return prose.capital(f"{same}{text}")
