"""The sentence that answers the question, and what stands beside its chart."""

from collections import Counter
from collections.abc import Sequence

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.controls import against_usual_care
from evidence.cohorts.pain import PainResult, changes, tallied
from evidence.cohorts.records import Study

DOUBT = (
    "Changes are those at each arm's last visit. How much of them the cement brings is not known "
    "from such studies."
)


def answer(results: Sequence[PainResult], choice: Choice) -> str:
    """Return what the tumour studies report of pain, and how many of them could prove it."""
    studies = choice.of_tumours
    if not studies:
        return f"No study on show is of patients with spinal tumours alone{_mixed(choice)}."
    moved = [row for row in tallied(results) if row.counts]
    unknown = sum(one.change is not None for one in results)
    if not moved and unknown:
        return (
            f"Pain before and after is printed only for {prose.counted(unknown, 'tumour arm')} "
            f"whose cement is not stated; {_doubt(studies)}."
        )
    if not moved:
        return f"No tumour study on show prints pain before and after treatment; {_doubt(studies)}."
    found = changes(moved)
    return (
        f"{_arms(results, len(moved))} scored before and after, pain "
        f"{prose.moved(min(found), max(found))} of 10; {_doubt(studies)}."
    )


def _mixed(choice: Choice) -> str:
    mixed = sum(study.aetiology == "mixed" for study in choice.with_patients)
    if not mixed:
        return ""
    return f"; {prose.counted(mixed, 'mixed series')} {prose.verb(mixed, 'enrols', 'enrol')} some"


def _arms(results: Sequence[PainResult], counted: int) -> str:
    """Return "In both tumour arms" and the like; only the number where arms are left out."""
    printed = sum(one.change is not None for one in results if one.cement_known)
    if counted < printed:
        return f"In {prose.counted(counted, 'tumour arm')}"
    words = {1: "In the one tumour arm", 2: "In both tumour arms"}
    return words.get(counted, f"In all {counted} tumour arms")


def _doubt(studies: Sequence[Study]) -> str:
    """Return how many tumour studies have a group with sham or usual care."""
    controlled = sum(against_usual_care(study) for study in studies)
    if len(studies) == 1:
        has = "has" if controlled else "has no"
        return f"the one tumour study {has} sham or usual-care group"
    few = f"only {controlled}" if controlled else "none"
    verb = prose.verb(controlled, "has", "have") if controlled else "has"
    return f"{few} of {len(studies)} tumour studies {verb} a sham or usual-care group"


def others(results: Sequence[PainResult]) -> str:
    """Return what the tumour arms report that print no score before and after."""
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
    return f"Further tumour arms, not in the range above: {', '.join(words)}." if words else ""


def counted(choice: Choice) -> str:
    """Return how many studies are on show, of how many, by design."""
    designs = Counter(study.design for study in choice.studies).most_common()
    named = ", ".join(prose.counted(count, design) for design, count in designs)
    total = prose.of_collection(len(choice.in_collection), choice.selection.collection)
    return f"{prose.number(len(choice.studies))} of {total}: {named}."


def summary_of(choice: Choice) -> str:
    """Return whose studies the summary of findings is of, and how its marks read."""
    asked = choice.selection.aetiology or ("tumour",)
    whom = prose.capital(prose.listed(prose.IN_WHOM[one] for one in asked))
    return (
        f"{whom}. A dot is an arm's mean or median change, or a cohort's share, each patient once; "
        "the tick is the median of the dots; nothing is pooled. Axes of shares end where each says."
    )
