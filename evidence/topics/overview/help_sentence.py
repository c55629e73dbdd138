"""The sentence that answers the question, and what stands beside its chart."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.controls import against_usual_care
from evidence.cohorts.pain import PainResult, changes, tallied
from evidence.cohorts.records import Study

DOUBT = (
    "Changes are those at each arm's last visit. How much of them the cement brings is not known "
    "from such studies."
)


_OF_DISEASE: Mapping[str, str] = {
    "tumour": "tumour",
    "osteoporosis": "osteoporosis",
    "hemangioma": "hemangioma",
    "mixed": "mixed-aetiology",
}
"""Aetiology → how its arms and studies are called."""


def in_whom(choice: Choice) -> str:
    """Return in whom the summary counts: "in tumours" where no aetiology is asked for."""
    return prose.listed(prose.IN_WHOM[one] for one in _asked(choice))


def _asked(choice: Choice) -> Sequence[str]:
    return choice.selection.aetiology or ("tumour",)


def _called(choice: Choice, thing: str) -> str:
    """Return an arm or a study with its disease, "tumour arm"; bare where the disease has none."""
    asked = _asked(choice)
    named = all(one in _OF_DISEASE for one in asked)
    disease = prose.listed((_OF_DISEASE[one] for one in asked), "or") if named else ""
    return f"{disease} {thing}".strip()


def answer(results: Sequence[PainResult], ill: Choice, choice: Choice) -> str:
    """Return what is reported of pain, and how many of the studies could prove it.

    `ill` are the studies of the disease alone, of spinal tumours where none is asked for.
    """
    studies = ill.with_patients
    if not choice.with_patients:
        return "No study on show has patients of its own."
    if not studies:
        return f"No study on show is of patients with spinal tumours alone{_mixed(choice)}."
    arm = _called(ill, "arm")
    doubt = _doubt(studies, _called(ill, "study"))
    moved = [row for row in tallied(results) if row.counts]
    unknown = sum(one.change is not None for one in results)
    if not moved and unknown:
        return (
            f"Pain before and after is printed only for {prose.counted(unknown, arm)} "
            f"whose cement is not stated; {doubt}."
        )
    if not moved:
        return f"{no_pain(ill)}; {doubt}."
    found = changes(moved)
    return (
        f"{_arms(results, len(moved), arm)} scored before and after, pain "
        f"{prose.pain_moved(min(found), max(found))}; {doubt}."
    )


def no_pain(ill: Choice) -> str:
    """Return that nobody prints a score twice."""
    return f"No {_called(ill, 'study')} on show prints pain before and after treatment"


def _mixed(choice: Choice) -> str:
    mixed = sum(study.aetiology == "mixed" for study in choice.with_patients)
    if not mixed:
        return ""
    return f"; {prose.counted(mixed, 'mixed series')} {prose.verb(mixed, 'enrols', 'enrol')} some"


def _arms(results: Sequence[PainResult], counted: int, arm: str) -> str:
    """Return "In both tumour arms" and the like; only the number where arms are left out."""
    printed = sum(one.change is not None for one in results if one.cement_known)
    if counted < printed:
        return f"In {prose.counted(counted, arm)}"
    words = {1: f"In the one {arm}", 2: f"In both {arm}s"}
    return words.get(counted, f"In all {counted} {arm}s")


def _doubt(studies: Sequence[Study], study: str) -> str:
    """Return how many studies have a group with sham or usual care."""
    controlled = sum(against_usual_care(study) for study in studies)
    if len(studies) == 1:
        has = "has" if controlled else "has no"
        return f"the one {study} {has} sham or usual-care group"
    only = "only " if 2 * controlled < len(studies) else ""
    few = f"{only}{prose.number(controlled)}" if controlled else "none"
    verb = prose.verb(controlled, "has", "have") if controlled else "has"
    return f"{few} of {prose.counted(len(studies), study)} {verb} a sham or usual-care group"


def others(results: Sequence[PainResult], ill: Choice) -> str:
    """Return what the arms report that print no score before and after."""
    known = [one for one in results if one.cement_known]
    rest = [one for one in known if one.change is None]
    stated = Counter(one.direction for one in rest if one.statement is not None)
    parts = [(sum(one.score is not None for one in rest), "with a score but none before")]
    parts += [
        (stated[way], f"with {prose.PAIN_DIRECTIONS[way]} stated, no number")
        for way in prose.PAIN_DIRECTIONS
    ]
    twice = sum(not row.counts for row in tallied(known))
    parts.append((twice, "whose patients may be in another report"))
    parts.append((len(results) - len(known), "whose cement is not stated"))
    words = [f"{count} {what}" for count, what in parts if count]
    further = f"Further {_called(ill, 'arm')}s, not in the range above"
    return f"{further}: {'; '.join(words)}." if words else ""


def counted(choice: Choice) -> str:
    """Return how many studies are on show, of how many, by design."""
    designs = Counter(study.design for study in choice.studies).most_common()
    named = ", ".join(prose.counted(count, design) for design, count in designs)
    total = prose.of_collection(len(choice.in_collection), choice.selection.collection)
    return f"{prose.number(len(choice.studies))} of {total}: {named}."


def summary_of(choice: Choice) -> str:
    """Return whose studies the summary of findings is of, and how its marks read."""
    return (
        f"{prose.capital(in_whom(choice))}. A dot is an arm's mean or median change, or a "
        "cohort's share, each patient once; the tick is the median of the dots; nothing is pooled. "
        "Axes of shares end where each says."
    )
