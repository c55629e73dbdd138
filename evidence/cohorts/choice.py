"""The reader's choice: which studies the filters leave, and their records.

A filter picks studies that enrolled such patients; results are seldom broken down further.
Several values of one filter mean "any of these"; several filters mean "all of these".
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import Arm, Count, Detail, Difference, Score, Statement, Study
from evidence.cohorts.review_records import Discrepancy
from evidence.corpus.selection import FILTERS, NOT_REPORTED, Selection
from evidence.corpus.vocabulary import Aetiology, Design, Instrument, Primary, Region, words


@dataclass(frozen=True, eq=False)
class Choice:
    """The studies that match a selection, in the order of the corpus, with their records."""

    cohorts: Cohorts
    selection: Selection
    studies: tuple[Study, ...]
    yours: tuple[Study, ...] = ()
    """The reader's own studies that match as well but are kept out: shown beside the others."""

    @cached_property
    def with_yours(self) -> "Choice":
        """Return the choice to show figures one by one of: no count or answer may rest on it."""
        return self.narrowed((*self.studies, *self.yours)) if self.yours else self

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the identifiers of the studies."""
        return frozenset(study.study_id for study in self.studies)

    @cached_property
    def with_patients(self) -> tuple[Study, ...]:
        """Return the studies that have patients of their own."""
        return tuple(study for study in self.studies if study.has_patients)

    @cached_property
    def of_tumours(self) -> tuple[Study, ...]:
        """Return the studies of patients who all had spinal tumours."""
        return tuple(study for study in self.with_patients if study.of_tumours)

    @cached_property
    def treated_arms(self) -> tuple[tuple[Study, Arm], ...]:
        """Return each arm given the treatment under study, with its study."""
        return tuple((study, arm) for study in self.with_patients for arm in study.treated_arms)

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Return every printed score of the studies."""
        return tuple(score for score in self.cohorts.scores if score.study.study_id in self.ids)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Return every change or difference stated without a number."""
        return tuple(one for one in self.cohorts.statements if one.study.study_id in self.ids)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return every printed difference between two arms."""
        return tuple(one for one in self.cohorts.differences if one.study.study_id in self.ids)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Return every count of events of the studies."""
        return tuple(count for count in self.cohorts.counts if count.study.study_id in self.ids)

    @cached_property
    def details(self) -> tuple[Detail, ...]:
        """Return every other figure of the studies."""
        return tuple(one for one in self.cohorts.details if one.study.study_id in self.ids)

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Return the entries of the ledger that concern the studies."""
        return tuple(
            entry
            for entry in self.cohorts.discrepancies
            if entry.study is not None and entry.study.study_id in self.ids
        )

    @cached_property
    def in_collection(self) -> tuple[Study, ...]:
        """Return the studies that the filters choose from."""
        return collection_of(self.cohorts, self.selection.collection)

    def narrowed(self, studies: Iterable[Study]) -> "Choice":
        """Return the choice with only some of its studies."""
        return Choice(self.cohorts, self.selection, tuple(studies))


def collection_of(cohorts: Cohorts, collection: str) -> tuple[Study, ...]:
    """Return the studies of one collection ("review"), or of all ("all").

    Studies that a reader brought and lets count belong to every collection.
    """
    return tuple(
        study
        for study in cohorts.studies
        if not study.kept_out and (collection in {"all", study.collection} or study.yours)
    )


def choose(cohorts: Cohorts, selection: Selection) -> Choice:
    """Return the studies that match every filter."""
    sets = _sets(selection.active())

    def matching(studies: Iterable[Study]) -> tuple[Study, ...]:
        return tuple(
            study
            for study in studies
            if all(not chosen.isdisjoint(values_of(study, name)) for name, chosen in sets)
        )

    return Choice(
        cohorts,
        selection,
        matching(collection_of(cohorts, selection.collection)),
        matching(study for study in cohorts.studies if study.kept_out),
    )


def _sets(active: Mapping[str, tuple[str, ...]]) -> list[tuple[str, frozenset[str]]]:
    return [(name, frozenset(values)) for name, values in active.items()]


_VALUES: Mapping[str, Callable[[Study], Iterable[str]]] = {
    "primary": lambda study: (share.value for share in study.primaries),
    "region": lambda study: (share.value for share in study.regions),
    "therapy": lambda study: study.therapies,
    "aetiology": lambda study: (study.aetiology,),
    "design": lambda study: (study.design,),
    "instrument": lambda study: study.instruments,
}


def values_of(study: Study, name: str) -> tuple[str, ...]:
    """Return the values that a study has of a filter; "not reported" where it has none."""
    return tuple(dict.fromkeys(_VALUES[name](study))) or (NOT_REPORTED,)


_ORDER: Mapping[str, tuple[str, ...]] = {
    "primary": words(Primary),
    "region": words(Region),
    "aetiology": words(Aetiology),
    "design": words(Design),
    "instrument": words(Instrument),
}


def options(studies: Iterable[Study], name: str) -> dict[str, int]:
    """Return each value of a filter with its number of studies.

    Closed lists keep their reading order; therapies come by number of studies; "not reported"
    is last. Values that no study has are left out.
    """
    counts: dict[str, int] = {}
    for study in studies:
        for value in values_of(study, name):
            counts[value] = counts.get(value, 0) + 1
    order = _ORDER.get(name)

    def place(value: str) -> tuple[int, str]:
        return (order.index(value), "") if order else (-counts[value], value)

    known = sorted((value for value in counts if value != NOT_REPORTED), key=place)
    last = [NOT_REPORTED] if NOT_REPORTED in counts else []
    return {value: counts[value] for value in [*known, *last]}


def emptied_by(choice: Choice) -> tuple[str, ...]:
    """Return which filters, taken off alone, would bring studies back.

    Empty when the choice has studies; all of them when no single filter is to blame.
    """
    if choice.studies:
        return ()
    active = tuple(choice.selection.active())
    to_blame = tuple(
        name for name in active if choose(choice.cohorts, without(choice.selection, name)).studies
    )
    return to_blame or active


def without(selection: Selection, name: str) -> Selection:
    """Return the selection with one filter taken off.

    Raises:
        ValueError: `name` is no filter.
    """
    if name not in FILTERS:
        raise ValueError(f"{name!r} is no filter; the filters are {', '.join(FILTERS)}")
    return selection.asking(name)


@dataclass(frozen=True)
class MatchingShare:
    """How much of a study matches a filter of primary or region, where it is printed."""

    study: Study
    n: int
    total: int
    unit: str


def matching_shares(
    studies: Iterable[Study], name: str, values: Iterable[str]
) -> tuple[MatchingShare, ...]:
    """Return how many of how many of each study match, of those that print numbers.

    Of several prints in one unit the first counts.
    """
    wanted = frozenset(values)
    return tuple(found for study in studies for found in _shares(study, name, wanted))


def _shares(study: Study, name: str, wanted: frozenset[str]) -> Iterable[MatchingShare]:
    shares = study.primaries if name == "primary" else study.regions
    printed: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for share in shares:
        if share.n is not None:
            printed.setdefault((share.unit, share.source.basis), []).append((share.value, share.n))
    seen: set[str] = set()
    for (unit, _), numbers in printed.items():
        if unit not in seen:
            seen.add(unit)
            n = sum(number for value, number in numbers if value in wanted)
            yield MatchingShare(study, n, sum(number for _, number in numbers), unit)
