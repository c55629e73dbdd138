"""The same in plain words, for a doctor who reads the page with a patient."""

from collections.abc import Iterator, Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.controls import against_usual_care
from evidence.cohorts.once import patients_of
from evidence.topics.patient.headline import certainty, moved, people
from evidence.topics.patient.icons import Icons

SURE = {
    "high": "These numbers are very likely close to the truth.",
    "moderate": "These numbers are probably close to the truth.",
    "low": "The true numbers may well be different.",
    "very low": "The true numbers may be very different.",
    "not rated": "How far these numbers can be trusted has not been rated.",
}
"""Certainty of evidence in plain words; of several grades the worst is told."""


def sentences(choice: Choice, shown: Icons | None, response: Icons | None) -> tuple[str, ...]:
    """Return who took part, pain, relief, harm, and how far the numbers can be trusted."""
    grade = certainty(choice).rpartition(" to ")[2]
    told = (
        _who(choice),
        *_pain(choice),
        *_relief(response),
        _harm(shown),
        SURE[grade],
        _control(choice),
    )
    return (*told, "Your own case may differ: talk it over with your doctor.")


def _who(choice: Choice) -> str:
    studies = choice.with_patients
    number = patients_of(studies).number
    part = f" with {prose.number(number)} people" if number else ""
    return f"These are results of {prose.counted(len(studies), 'study')}{part}, not a forecast."


def _pain(choice: Choice) -> Iterator[str]:
    arms = moved(choice)
    befores = [one.before.value_std for one in arms if one.before and one.before.value_std]
    afters = [one.score.value_std for one in arms if one.score and one.score.value_std is not None]
    if not befores or not afters:
        yield "No study gives numbers for pain before and after treatment."
        return
    size = people(arms)
    of = f" ({prose.number(size)} people)" if size else ""
    groups = prose.counted(len(arms), "group")
    yield (
        "Pain is rated from 0, none, to 10, the worst. Typical scores were "
        f"{_between(befores)} before treatment and {_between(afters)} at the last check, in "
        f"{groups}{of}."
    )


def _between(values: Sequence[float]) -> str:
    low, high = prose.number(min(values), 1), prose.number(max(values), 1)
    return low if low == high else f"{low} to {high}"


def _relief(response: Icons | None) -> Iterator[str]:
    if response is not None:
        count = response.count
        yield (
            f"In one study ({prose.whose(count)}) {prose.number(count.events or 0)} of "
            f"{prose.number(count.total or 0)} people had less pain, as that study counts it."
        )


def _harm(shown: Icons | None) -> str:
    if shown is None:
        return "No study here counts how many people had a complication."
    count = shown.count
    kind = "a serious complication" if "major" in count.event else "a complication"
    few = prose.number(shown.shown) if shown.shown or not count.events else "fewer than 1"
    return (
        f"In one study ({prose.whose(count)}) {prose.number(count.events or 0)} of "
        f"{prose.number(count.total or 0)} people had {kind}: about {few} in 100. By chance alone "
        f"the true number may be as high as {prose.number(shown.possible)} in 100."
    )


def _control(choice: Choice) -> str:
    studies = choice.with_patients
    count = sum(against_usual_care(study) for study in studies)
    if len(studies) == 1:
        had = "The study had a" if count else "The study had no"
    else:
        of = prose.counted(len(studies), "study")
        had = f"{prose.capital(prose.number(count) if count else 'none')} of {of} had a"
    return (
        f"{had} group with usual care or a sham procedure. Without one, nobody can tell how much "
        "of a change comes from the treatment."
    )
