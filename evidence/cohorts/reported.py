"""Where an outcome is reported, so that "none" is said only after looking everywhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evidence.cohorts.appraisal import appraisals
from evidence.cohorts.certainty import FAMILIES, MEASURED, certainty, reports
from evidence.cohorts.choice import Choice, choose
from evidence.cohorts.evidence_body import Body
from evidence.cohorts.once import Row
from evidence.cohorts.records import Arm, Count, Difference, Score, Statement, Study

SEVERAL: Final = "several therapies together"
TOGETHER: Final = "treatment and comparator together"
OTHER_THERAPY: Final = "other therapy"
ANY_CAUSE: Final = "harm of any cause"

_ORDER = (
    SEVERAL,
    TOGETHER,
    OTHER_THERAPY,
    "comparator arm",
    "share of leaks",
    ANY_CAUSE,
    "case report",
    "review or guideline",
    "animals",
)
"""Why a report is none of the patients asked for, nearest to them first."""

Print = Score | Statement | Difference | Count
"""Any print on an outcome."""


@dataclass(frozen=True)
class Reported:
    """The studies that report an outcome of the patients asked for, and those that do otherwise.

    `otherwise` gives the studies without such a report by why theirs is none, nearest first.
    """

    own: tuple[Study, ...]
    otherwise: Mapping[str, tuple[Study, ...]]


def given_to(row: Row, therapies: Sequence[str]) -> bool:
    """Return whether a figure is of patients given one of these therapies; none asked is any."""
    if not therapies:
        return True
    arms = (row.arm,) if row.arm is not None else row.study.arms
    return bool(arms) and all(arm.therapy in therapies for arm in arms)


def arms_asked(choice: Choice) -> tuple[tuple[Study, Arm], ...]:
    """Return the treated arms of a choice: those of the therapies asked for, if any were."""
    asked = choice.selection.therapy
    return tuple(pair for pair in choice.treated_arms if not asked or pair[1].therapy in asked)


def bodies(choice: Choice, outcome: str) -> tuple[Body, ...]:
    """Return the bodies of evidence on an outcome; with a therapy filter those asked for.

    Of other therapies a filter leaves only the studies that also used the one asked for.
    """
    asked = choice.selection.therapy
    found = certainty(choice, appraisals(choice.cohorts), outcome)
    return tuple(body for body in found if not asked or body.therapy in asked)


def by_grade(found: Iterable[Body]) -> Mapping[str, list[str]]:
    """Return the therapies of bodies by the grade they reach, best grade first."""
    grades: dict[str, list[str]] = {}
    for body in sorted(found, key=lambda body: -body.level):
        grades.setdefault(body.grade, []).append(body.name)
    return grades


def wider(choice: Choice) -> Choice:
    """Return the choice with the same filters over the wider literature too."""
    return choose(choice.cohorts, replace(choice.selection, collection="all"))


def reported(choice: Choice, outcome: str) -> Reported:
    """Return where an outcome of `certainty.OUTCOMES` is reported among the studies of a choice.

    The patients asked for are those in treated arms; with a therapy filter, in arms given it.
    """
    asked = choice.selection.therapy
    own = _studies(row.study for row in reports(choice, outcome) if given_to(row, asked))
    found: dict[str, dict[str, Study]] = {}
    for row in _prints(choice, outcome):
        why = _why(row, asked)
        if why and row.study not in own:
            found.setdefault(row.study.study_id, {})[why] = row.study
    otherwise: dict[str, list[Study]] = {}
    for reasons in found.values():
        nearest = min(reasons, key=_ORDER.index)
        otherwise.setdefault(nearest, []).append(reasons[nearest])
    return Reported(own, {why: tuple(otherwise[why]) for why in _ORDER if why in otherwise})


def _studies(studies: Iterable[Study]) -> tuple[Study, ...]:
    return tuple({study.study_id: study for study in studies}.values())


def _prints(choice: Choice, outcome: str) -> Iterator[Print]:
    """Return every print on an outcome, of whom and in what form ever."""
    if outcome in MEASURED:
        wanted = MEASURED[outcome]
        rows: tuple[Score | Statement | Difference, ...] = (
            *choice.scores,
            *choice.statements,
            *choice.differences,
        )
        yield from (row for row in rows if row.outcome in wanted)
    elif outcome in FAMILIES:
        for count in choice.counts:
            any_cause = outcome == "complications" and count.kind == "adverse event"
            if any_cause or FAMILIES[outcome] in count.families:
                yield count
    else:
        yield from (count for count in choice.counts if count.kind == outcome)


def _why(row: Print, asked: Sequence[str]) -> str:
    """Return why a print is no report of the patients asked for; "" where it is one."""
    if isinstance(row, Count) and row.left_out is not None:
        return "" if row.left_out == "printed twice" else row.left_out
    if not row.study.has_patients:
        return "animals" if row.study.design == "animal study" else "review or guideline"
    if row.arm is not None and not row.arm.treated:
        return "comparator arm"
    if row.arm is None and row.study.has_comparator:
        return TOGETHER
    if not given_to(row, asked):
        return SEVERAL if row.arm is None else OTHER_THERAPY
    return ""
