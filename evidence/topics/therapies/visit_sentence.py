"""The sentence that answers the page's question for one visit, and what it rests on."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.courses import LAST
from evidence.cohorts.once import Tallied
from evidence.cohorts.pain import PainResult, asked_for, changes, pain_results, tallied
from evidence.cohorts.reported import arms_asked
from evidence.topics.therapies.therapy_wording import AETIOLOGIES, IN, at, by, limits_of

USUAL = "6 months"

NAMED = 4
"""Up to this many therapies without a result are named in a sentence; more are counted."""


def answer(results: Sequence[PainResult], window: str, choice: Choice) -> str:
    """Return how far pain moved in the arms that print it before and after, of tumours first."""
    tally = tallied(one for one in results if one.cement_known)
    rows = [row for row in tally if row.counts]
    ours = [row for row in rows if row.row.study.of_tumours]
    if ours:
        therapies = list(dict.fromkeys(row.row.therapy for row in ours))
        found = changes(ours)
        alone = len(therapies) == 1
        whose = therapies[0] if alone else f"{len(therapies)} therapies, not to be ranked"
        arms = _the(len(ours), whole=len(rows) == len(tally))
        return (
            f"{prose.capital(by(window))} pain {prose.pain_moved(min(found), max(found))} in "
            f"{arms} that {prose.verb(len(ours), 'prints', 'print')} it before and "
            f"after ({whose})."
        )
    unknown = [one for one in results if one.change is not None and not one.cement_known]
    if rows:
        others = _by_aetiology(rows)
        if not choice.of_tumours:
            asked = choice.selection.aetiology
            aside = "" if asked else "; no study on show is of tumours alone"
            return f"{prose.capital(by(window))} pain {others}{aside}."
        after = "after" if window == LAST else at(window)
        given = " with cement" if any(one.study.of_tumours for one in unknown) else ""
        return f"No tumour arm{given} prints pain before and {after}; pain {others}."
    if unknown:
        return (
            f"Pain before treatment and {at(window)} is printed only for "
            f"{prose.counted(len(unknown), 'arm')} whose cement is not stated."
        )
    return f"No arm prints pain before treatment and {at(window)}{_elsewhere(choice)}."


def _by_aetiology(rows: Sequence[Tallied[PainResult]]) -> str:
    """Return how far pain moved by aetiology; what the part before says is not said again."""
    told: list[str] = []
    before = ""
    for aetiology in AETIOLOGIES:
        found = changes(row for row in rows if row.row.study.aetiology == aetiology)
        if found:
            low, high = min(found), max(found)
            way, size = prose.movement(low, high)
            moved = prose.pain_moved(low, high) if not told else f"{way} {size}".strip()
            moved = size if size and way == before else moved
            told.append(f"{moved} {IN[aetiology]} ({prose.counted(len(found), 'arm')})")
            before = way
    return "; ".join(told)


def _the(arms: int, *, whole: bool) -> str:
    """Return "both tumour arms" and the like; only the number where arms are left out."""
    if not whole:
        return prose.counted(arms, "tumour arm")
    return {1: "the one tumour arm", 2: "both tumour arms"}.get(arms, f"all {arms} tumour arms")


def _elsewhere(choice: Choice) -> str:
    """Return how many arms print it at their last visit, to follow a sentence that none does."""
    results = asked_for(pain_results(choice, LAST), choice)
    found = sum(one.change is not None for one in results)
    if not found:
        return ""
    return f"; {prose.counted(found, 'arm')} {prose.verb(found, 'does', 'do')} at another visit"


def usual_window(choice: Choice) -> str:
    """Return the visit that is shown unasked: 6 months, unless only the last visit has more to say.

    More is a change of pain, failing that any result.
    """
    found = {window: asked_for(pain_results(choice, window), choice) for window in (USUAL, LAST)}
    for window, results in found.items():
        if any(one.change is not None for one in results):
            return window
    return next((window for window, results in found.items() if results), USUAL)


def scope(choice: Choice) -> str:
    """Return how many studies treated patients, in how many ways."""
    treated = {study.study_id for study, _ in arms_asked(choice)}
    known = {arm.therapy for _, arm in arms_asked(choice) if arm.cement_known}
    unknown = {arm.therapy for _, arm in arms_asked(choice) if not arm.cement_known} - known
    total = prose.of_collection(len(choice.in_collection), choice.selection.collection)
    text = (
        f"{prose.number(len(treated))} of {total} "
        f"{prose.verb(len(treated), 'gives', 'give')} results of treated patients"
    )
    named = f" ({prose.listed(sorted(unknown))})" if len(unknown) <= NAMED else ""
    if not known:
        return f"{text}; cement is stated for none{named}."
    text += f": {prose.counted(len(known), 'therapy')} with cement"
    if unknown:
        text += f", and {len(unknown)} for which cement is not stated{named}"
    return f"{text}."


def untreated(choice: Choice) -> str:
    """Return what the studies are if none of them treated patients; else ""."""
    if choice.treated_arms or not choice.studies:
        return ""
    if not choice.with_patients:
        return "These are reviews, guidelines or animal studies: no patients of their own."
    count = len(choice.with_patients)
    return (
        f"{prose.capital(prose.counted(count, 'study'))} with patients "
        f"{prose.verb(count, 'matches', 'match')}, but none of them gave the treatment under study."
    )


def window_note(results: Sequence[PainResult], window: str, therapies: Sequence[str]) -> str:
    """Return how many arms report what at a visit, and which therapies report nothing."""
    known = [one for one in results if one.cement_known]
    kinds = Counter(_kind(one) for one in known)
    text = f"{prose.capital(limits_of(window))}: {_moved(known)}"
    for kind, words in _KINDS.items():
        if kinds[kind]:
            text += f", {prose.number(kinds[kind])} with {words}"
    unknown = len(results) - len(known)
    if unknown:
        text += f"; {prose.counted(unknown, 'further arm')} whose cement is not stated"
    heard = {one.therapy for one in results}
    silent = [therapy for therapy in therapies if therapy not in heard]
    if not silent:
        return f"{text}."
    named = prose.listed(silent) if len(silent) <= NAMED else f"{len(silent)} other therapies"
    return f"{text}. No result by arm for {named}."


def _moved(known: Sequence[PainResult]) -> str:
    """Return how many arms have a change, how many are of tumours, how many the answer counts."""
    rows = tallied(known)
    ours = [row for row in rows if row.row.study.of_tumours]
    text = f"{prose.counted(len(rows), 'arm')} with a score before and after"
    twice = sum(not row.counts for row in ours)
    parts = [
        f"{len(ours)} with tumours" if len(ours) not in {0, len(rows)} else "",
        f"{twice} left out above: patients may be in another report" if twice else "",
    ]
    asides = "; ".join(part for part in parts if part)
    return f"{text} ({asides})" if asides else text


_KINDS: Mapping[str, str] = {
    "scored": "a score but none before",
    "stated": "a direction but no number",
}


def _kind(one: PainResult) -> str:
    if one.change is not None:
        return "moved"
    return "scored" if one.score is not None else "stated"


def nothing_in_window(choice: Choice, window: str) -> str:
    """Return what stands in place of an empty chart of pain, and where there is something."""
    studies = len({study.study_id for study, _ in arms_asked(choice)})
    none = (
        "The one study with treated patients on show doesn't print"
        if studies == 1
        else f"None of the {prose.counted(studies, 'study')} with treated patients on show prints"
    )
    text = f"{none} a pain score or its change for {window}."
    other = {one.study.study_id for one in asked_for(pain_results(choice, LAST), choice)}
    if not other:
        return f"{text} Nor for any other visit."
    return (
        f"{text} Choose another visit: {prose.counted(len(other), 'study')} "
        f"{prose.verb(len(other), 'reports', 'report')} pain."
    )
