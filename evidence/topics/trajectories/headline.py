"""The sentence that answers the page's question for the studies on show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence import prose
from evidence.cohorts.movement import Movement, counting
from evidence.cohorts.records import Study
from evidence.corpus.vocabulary import Aetiology, words
from evidence.topics.trajectories.averages import STATISTICS, moved
from evidence.topics.trajectories.reports import Reports

NO_PATIENTS = "No study on show has patients of its own"

NAMED = 3
"""Studies that a sentence names before it only counts them."""


def answers(found: Reports) -> tuple[str, ...]:
    """Return how far the score moved within a month and at the last visit, or what is printed.

    It is one sentence, or one for each kind of average where they would be too long together. What
    was measured then stands for the name of the score.
    """
    if found.nothing:
        return (nobody(found),)
    lead = leading(found)
    if lead is None:
        return _in_few_words(without_movement(found))
    whole = moved_in(found, lead)
    if prose.brief(whole):
        return (whole,)
    spoken = f"{lead.item} –" if lead.item else found.measure.spoken
    return tuple(moved_in(found, part, spoken) for part in _by_average(lead))


def _in_few_words(clauses: Sequence[str]) -> tuple[str, ...]:
    """Return clauses as one sentence, or each as its own where that would be too long."""
    whole = f"{'; '.join(clauses)}."
    if prose.brief(whole):
        return (whole,)
    return tuple(f"{prose.capital(clause)}." for clause in clauses)


def _by_average(group: "Group") -> Iterator["Group"]:
    """Yield a group's movements by kind of average, means first."""
    for statistic in STATISTICS:
        early, last = (
            tuple(one for one in rows if one.course.statistic == statistic)
            for rows in (group.early, group.last)
        )
        if early or last:
            yield replace(group, early=early, last=last)


@dataclass(frozen=True)
class Group:
    """Whose movements may stand in one range: one aetiology and, where it matters, one item.

    Of instruments that nobody names each `study` is a group of its own.
    """

    aetiology: str
    item: str | None
    study: Study | None
    early: tuple[Movement, ...]
    last: tuple[Movement, ...]


def groups(found: Reports) -> tuple[Group, ...]:
    """Return the groups with an arm that counts: tumours first, then by number of arms."""
    early, last = counting(found.early), counting(found.last)
    keys = dict.fromkeys(_key(found, one) for one in (*last, *early))
    made = [
        Group(
            *key,
            early=tuple(one for one in early if _key(found, one) == key),
            last=tuple(one for one in last if _key(found, one) == key),
        )
        for key in keys
    ]
    order = words(Aetiology)
    return tuple(sorted(made, key=lambda group: (order.index(group.aetiology), -len(group.last))))


def _key(found: Reports, one: Movement) -> tuple[str, str | None, Study | None]:
    item = one.course.measure if found.measure.by_item else None
    unnamed = found.measure.generic and item is None
    return one.study.aetiology, item, one.study if unnamed else None


def leading(found: Reports) -> Group | None:
    """Return the group that the answer speaks of: tumours where any arm counts, else the next."""
    if found.measure.outcome is None:
        return None
    return next(iter(groups(found)), None)


def moved_in(found: Reports, group: Group, spoken: str = "") -> str:
    """Return how far the score moved in one group, each kind of average by itself.

    The score is named by its own words and by what was measured, unless it is `spoken` otherwise.
    """
    studies = tuple(dict.fromkeys(one.study for one in (*group.early, *group.last)))
    who = prose.capital(prose.IN_WHOM[group.aetiology].removeprefix("in "))
    item = "" if group.item is None else f" – {group.item} –"
    named = spoken or f"{found.measure.spoken}{item}"
    how = moved(group.early, group.last, named, found.measure.unit)
    return f"{who} ({_of(found, studies, group.aetiology)}): {how}."


def _of(found: Reports, studies: Sequence[Study], aetiology: str) -> str:
    """Return "2 of 9 studies, none randomised"."""
    total = sum(study.aetiology == aetiology for study in found.choice.with_patients)
    trials = sum(study.randomised for study in studies)
    among = (
        prose.counted(total, "study")
        if total == len(studies)
        else f"{prose.number(len(studies))} of {prose.counted(total, 'study')}"
    )
    if len(studies) == 1:
        return f"{among}, {'randomised' if trials else 'not randomised'}"
    some = "all" if trials == len(studies) else prose.number(trials) if trials else "none"
    return f"{among}, {some} randomised"


# --- where nothing can be said to have moved -------------------------------------------------


def among(found: Reports) -> str:
    """Return whose studies are counted, "the review's 13 studies of patients"."""
    total = len(found.choice.with_patients)
    if found.choice.selection.active():
        return f"the {prose.counted(total, 'matching study')} of patients"
    if found.choice.selection.collection == "review":
        return f"the review's {prose.counted(total, 'study')} of patients"
    return f"the {prose.counted(total, 'study')} of patients in review and wider literature"


def reported_by(found: Reports) -> str:
    """Return how many studies print the score, and how many more report it without a number."""
    return "; ".join(_reported(found))


def _reported(found: Reports, how: str = "") -> Sequence[str]:
    """Return in clauses who prints the score, and who reports it without a number.

    `how` says what is missing of the numbers.
    """
    spoken, printing = found.measure.spoken, len(found.printing)
    total = len(found.choice.with_patients)
    if not total:
        return (NO_PATIENTS,)
    if total == 1:
        prints = "prints" if printing else "never prints"
        start = f"The one study of patients on show {prints} {spoken} as a number{how}"
        return (start, *_by_one(found))
    count = prose.number(printing) if printing else "none"
    prints = prose.verb(printing or 1, "prints", "print")
    start = f"{count} of {among(found)} {prints} {spoken} as a number{how}"
    return (prose.capital(start), *_told_otherwise(found))


def _by_one(found: Reports) -> Iterator[str]:
    if found.stating:
        yield "it says only whether it was better or worse"
    elif found.comparing:
        yield "it prints only a difference between arms"


def _told_otherwise(found: Reports) -> Iterator[str]:
    if found.stating:
        says = prose.verb(len(found.stating), "says", "say")
        count = prose.number(len(found.stating))
        more = " more" if found.printing else ""
        yield f"{count}{more} {says} only whether it was better or worse"
    if found.comparing:
        prints = prose.verb(len(found.comparing), "prints", "print")
        count = prose.number(len(found.comparing))
        yield f"{count} {prints} only a difference between arms"


def without_movement(found: Reports) -> Sequence[str]:
    """Return in clauses what is printed where no arm that counts has a score before and after."""
    if not found.printing or found.measure.outcome is None:
        return _reported(found)
    uncounted = [course.study for course in found.courses if course.preferred and course.complete]
    if not uncounted:
        return _reported(found, ", not both before and after treatment")
    names = prose.some(dict.fromkeys(map(prose.study, uncounted)), NAMED)
    how = f", before and after treatment only in arms that are not counted ({names})"
    return _reported(found, how)


def nobody(found: Reports) -> str:
    """Return that no study of patients on show reports the score in any form."""
    selection = found.choice.selection
    if not found.choice.with_patients:
        return f"{NO_PATIENTS}; none reports {found.measure.spoken} of them."
    asked = [prose.enrolled(name, values) for name, values in selection.active().items()]
    those = f" that {prose.listed(asked)}" if asked else ""
    among = (
        "the review" if selection.collection == "review" else "the review or the wider literature"
    )
    return (
        f"No study of patients in {among}{those} reports {found.measure.spoken}, as a number or in "
        "words."
    )
