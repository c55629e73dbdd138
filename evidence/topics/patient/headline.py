"""The sentence that answers: pain, harm and certainty of such patients, in one line."""

from collections import Counter
from collections.abc import Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.courses import LAST
from evidence.cohorts.evidence_body import WORDS, Body
from evidence.cohorts.pain import PainResult, asked_for, changes, pain_results, tallied
from evidence.cohorts.reported import bodies
from evidence.topics.patient.icons import Icons

RATED = ("pain", "complications")


def moved(choice: Choice) -> tuple[PainResult, ...]:
    """Return the last result of each arm asked for that has a change and counts.

    Arms with spinal tumours alone where there are any, as on the overview, else all.
    """
    found = asked_for(pain_results(choice, LAST), choice)
    counted = tuple(row.row for row in tallied(found) if row.counts)
    return tuple(one for one in counted if one.study.of_tumours) or counted


def answer(choice: Choice, shown: Icons | None) -> str:
    """Return what was reported of pain and of harm, and how sure one can be."""
    parts = (_pain(choice), _harm(shown), f"certainty {certainty(choice)}")
    return f"{prose.capital('; '.join(parts))}."


def _pain(choice: Choice) -> str:
    arms = moved(choice)
    if not arms:
        return _in_words(choice)
    found = changes(tallied(arms))
    size = people(arms)
    of = f" ({prose.counted(size, 'patient')})" if size else ""
    by = prose.pain_moved(min(found), max(found))
    whose = "tumour arm" if arms[0].study.of_tumours else "arm"
    return f"pain {by} in {prose.counted(len(arms), whose)}{of}"


def people(arms: Sequence[PainResult]) -> int | None:
    """Return the patients of arms, None where one of them doesn't print its size."""
    sizes = [one.patients for one in arms]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _in_words(choice: Choice) -> str:
    """Return what is said of pain where nobody prints it before and after."""
    found = asked_for(pain_results(choice, LAST), choice)
    ways = Counter(one.statement.direction for one in found if one.statement is not None)
    if not ways:
        return "no pain score before and after is printed"
    told = prose.listed(
        f"{prose.PAIN_DIRECTIONS[way]} is stated in {prose.counted(count, 'arm')}"
        for way, count in ways.most_common()
    )
    return f"{told}, without scores before and after"


def _harm(shown: Icons | None) -> str:
    if shown is None:
        return "no cohort counts any complication in patients"
    count = shown.count
    what = count.event if count.event.startswith("any") else f"a {count.event}"
    return f"{prose.count(count)} had {what} ({prose.whose(count)})"


def certainty(choice: Choice) -> str:
    """Return the grades of pain and complications, best and worst: "low to very low"."""
    rated: list[Body] = [body for outcome in RATED for body in bodies(choice, outcome)]
    levels = {body.level for body in rated}
    if not levels:
        return "not rated"
    best, worst = WORDS[max(levels)], WORDS[min(levels)]
    return best if best == worst else f"{best} to {worst}"
