"""What can be asked: a change of pain at a visit, an event in a unit, the review's own cohorts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.build import Cohorts
from evidence.cohorts.choice import collection_of
from evidence.cohorts.mean_changes import MeanChange, mean_changes
from evidence.cohorts.records import Count
from evidence.cohorts.weighing import uncounted
from evidence.statistics import WINDOW_NAMES
from evidence.statistics.reasons import FEWEST, normalised
from evidence.topics.pooling import review_cohorts

ALL: Final = "all"
"""The choice of no aetiology in particular."""

EVERY_WORDING: Final = "every wording"
REVIEW: Final = "complications in the review's tumour cohorts"
PATIENTS: Final = "patients"

KINDS = ("complication", "leakage", "new fracture", "response", "local control")
"""Kinds of events that may be asked for."""

_PAIN = {"pain change, VAS": "VAS", "pain change, NRS": "NRS"}
_NAMELESS = frozenset({"other adverse event", "other event"})
_FEWEST_COHORTS = 2

Kind: TypeAlias = Literal["change", "proportion"]
Row: TypeAlias = MeanChange | Count
"""What may be weighed: the change of pain in an arm, or a count of events."""


@dataclass(frozen=True)
class Outcome:
    """One choice: a change of a pain scale, an event, or the review's own cohorts."""

    name: str
    kind: Kind
    instrument: str = ""
    event: str = ""

    @property
    def preset(self) -> bool:
        """Return whether this is the fixed set of the review's cohorts."""
        return self.name == REVIEW


@dataclass(frozen=True)
class Question:
    """An outcome with the visit window, or unit, of its rows, of which patients and wording."""

    outcome: Outcome
    when: str
    patients: str = ALL
    wording: str = EVERY_WORDING

    @property
    def kind(self) -> Kind:
        """Return what is asked: a change or a proportion."""
        return self.outcome.kind

    @property
    def spoken(self) -> str:
        """Return the visit or the unit in words: "at 1 month", "per vertebra"."""
        if self.kind == "proportion":
            return prose.per_unit(self.when)
        return "within 1 week" if self.when == WINDOW_NAMES[0] else f"at {self.when}"


def outcome(name: str) -> Outcome:
    """Return the outcome that a choice names."""
    if name in _PAIN:
        return Outcome(name, "change", instrument=_PAIN[name])
    return Outcome(name, "proportion", event="" if name == REVIEW else name)


def whens(choice: Choice, asked: Outcome) -> tuple[str, ...]:
    """Return the visits of a change, or the units of an event, the commonest first."""
    if asked.kind == "change":
        return WINDOW_NAMES
    return (PATIENTS,) if asked.preset else _units(choice, asked.event)


def outcomes(choice: Choice) -> tuple[str, ...]:
    """Return the outcomes: pain, the review's cohorts, then events that several cohorts count.

    They are those of the whole collection: a filter never exchanges the question.
    """
    return (*_PAIN, REVIEW, *_events(choice.cohorts, choice.selection.collection))


@lru_cache(maxsize=4)
def _events(cohorts: Cohorts, collection: str) -> tuple[str, ...]:
    ids = {study.study_id for study in collection_of(cohorts, collection)}
    families: dict[str, set[str]] = {}
    for count in cohorts.counts:
        if count.study.study_id in ids and _may_be_asked(count) and count.event not in _NAMELESS:
            families.setdefault(count.event, set()).add(count.study.cohort_family)
    several = [event for event, found in families.items() if len(found) >= _FEWEST_COHORTS]
    return tuple(sorted(several, key=lambda event: (-len(families[event]), event)))


def _may_be_asked(count: Count) -> bool:
    """Return whether a count can be a row: of treated patients, in a unit that is stated."""
    able = count.left_out in {None, "case report"}
    return able and count.kind in KINDS and count.unit != prose.NOT_STATED


def _units(choice: Choice, event: str) -> tuple[str, ...]:
    """Return the units in which an event is counted; those under the filters come first."""
    within = _cohorts_by_unit(choice.counts, event)
    ids = {study.study_id for study in choice.in_collection}
    counts = (count for count in choice.cohorts.counts if count.study.study_id in ids)
    everywhere = _cohorts_by_unit(counts, event)

    def place(unit: str) -> tuple[int, int, str]:
        return -len(within.get(unit, ())), -len(everywhere[unit]), unit

    return tuple(sorted(everywhere, key=place))


def _cohorts_by_unit(counts: Iterable[Count], event: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for count in counts:
        if count.event == event and _may_be_asked(count):
            found.setdefault(count.unit, set()).add(count.study.cohort_family)
    return found


@lru_cache(maxsize=32)
def rows(choice: Choice, asked: Outcome, when: str) -> tuple[Row, ...]:
    """Return what treated arms report of an outcome, of all patients and in every wording.

    With a therapy filter these are the arms given that therapy.
    """
    found: tuple[Row, ...]
    if asked.kind == "change":
        found = mean_changes(choice, when, asked.instrument)
    elif asked.preset:
        found = review_cohorts.counts(choice)
    else:
        found = tuple(
            count
            for count in choice.counts
            if count.event == asked.event and count.unit == when and _may_be_asked(count)
        )
    therapies = choice.selection.therapy
    return tuple(row for row in found if not therapies or row.therapy in therapies)


def of_patients(found: Sequence[Row], patients: str) -> tuple[Row, ...]:
    """Return the rows of one aetiology, or of all."""
    return tuple(row for row in found if patients in {ALL, row.study.aetiology})


def aetiologies(found: Sequence[Row]) -> tuple[str, ...]:
    """Return the aetiologies with rows, tumour first, and "all" where there are several."""
    studies: dict[str, set[str]] = {}
    for row in found:
        studies.setdefault(row.study.aetiology, set()).add(row.study.study_id)
    named = sorted(studies, key=lambda name: (name != "tumour", -len(studies[name]), name))
    return (*named, ALL) if len(named) != 1 else tuple(named)


def worded(found: Sequence[Row], wording: str) -> tuple[Row, ...]:
    """Return the rows of one wording, compared without case and punctuation, or of every."""
    if wording == EVERY_WORDING:
        return tuple(found)
    wanted = normalised(wording)
    return tuple(
        row for row in found if not isinstance(row, Count) or normalised(row.definition) == wanted
    )


def wordings(found: Sequence[Row]) -> tuple[str, ...]:
    """Return "every wording" and each wording that enough cohorts share to be pooled.

    Some printed count of it must have an event: a wording under which nothing happened, and one
    that only we gave, reading a text as a count, would pick studies by their result. Nothing is
    returned where there is nothing to choose.
    """
    able = [row for row in found if isinstance(row, Count) and not uncounted(row)]
    alike: dict[str, list[Count]] = {}
    for count in able:
        if count.cement_known:
            alike.setdefault(normalised(count.definition), []).append(count)
    shared = [
        counts[0].definition
        for counts in alike.values()
        if len({count.study.cohort_family for count in counts}) >= FEWEST
        and any(count.events and count.source.basis != "derived" for count in counts)
    ]
    return (EVERY_WORDING, *sorted(shared, key=str.casefold)) if shared else ()
