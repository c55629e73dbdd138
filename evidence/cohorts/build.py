"""From the frames of a corpus to its records, once per corpus."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TypeVar

import pandas as pd

from evidence.cohorts.records import (
    Arm,
    Count,
    Detail,
    Difference,
    Reading,
    Record,
    Score,
    Share,
    Source,
    Statement,
    Study,
)
from evidence.cohorts.review_records import (
    Claim,
    Context,
    Discrepancy,
    Fact,
    Judgement,
    SumRule,
    Synonym,
    Term,
)
from evidence.corpus.frames import Corpus
from evidence.corpus.garbage import collecting_later

Values = Sequence[object]
"""A column as plain values, None for what is missing."""

R = TypeVar("R", bound=Record)
F = TypeVar("F", Score, Statement)

_LISTS = {"components", "review_refs", "aliases", "severities", "touches"}
"""Columns that hold several values, separated by semicolons."""


@dataclass(frozen=True, eq=False)
class Cohorts:
    """Every record of a corpus; the order is that of the files."""

    version: str
    studies: tuple[Study, ...]
    scores: tuple[Score, ...]
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    counts: tuple[Count, ...]
    details: tuple[Detail, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    discrepancies: tuple[Discrepancy, ...]
    context: tuple[Context, ...]
    sums: tuple[SumRule, ...]
    judgements: tuple[Judgement, ...]
    terms: tuple[Term, ...]
    synonyms: tuple[Synonym, ...]

    @cached_property
    def brought(self) -> bool:
        """Return whether a reader brought some of the studies: then it is for that reader alone."""
        return any(study.yours for study in self.studies)

    @cached_property
    def by_id(self) -> Mapping[str, Study]:
        """Return the studies by their identifiers."""
        return {study.study_id: study for study in self.studies}

    @cached_property
    def scores_of(self) -> Mapping[Study, Sequence[Score]]:
        """Return the scores of each study that has some."""
        return _by_study(self.scores)

    @cached_property
    def statements_of(self) -> Mapping[Study, Sequence[Statement]]:
        """Return the changes and differences stated without a number of each study with some."""
        return _by_study(self.statements)


def _by_study(records: Iterable[F]) -> Mapping[Study, Sequence[F]]:
    found: defaultdict[Study, list[F]] = defaultdict(list)
    for record in records:
        found[record.study].append(record)
    return dict(found)


def build(corpus: Corpus, *, yours_count: bool = False) -> Cohorts:
    """Return the records of a corpus; its frames stay as they are.

    `yours_count` lets studies that a reader brought count like the others.
    """
    with collecting_later():
        return _cohorts(corpus, yours_count=yours_count)


def _cohorts(corpus: Corpus, *, yours_count: bool) -> Cohorts:
    studies = _studies(corpus, yours_count=yours_count)
    by_id = {study.study_id: study for study in studies}
    ledger = _ledger(corpus, by_id)
    doubtful = made_doubtful(ledger)
    sums = corpus.sums
    return Cohorts(
        version=corpus.version,
        studies=studies,
        scores=_of_study(Score, corpus.measurements, by_id, doubtful),
        statements=_compared(Statement, corpus.directions, by_id, doubtful),
        differences=_compared(Difference, corpus.differences, by_id, doubtful),
        counts=_of_study(Count, corpus.events, by_id, doubtful),
        details=_of_study(Detail, corpus.details, by_id, doubtful),
        claims=_records(Claim, corpus.rates),
        facts=_records(Fact, corpus.facts),
        discrepancies=ledger,
        context=_records(Context, corpus.context),
        sums=_records(
            SumRule, sums, family=_column(sums, "kind"), events=_several(_column(sums, "events"))
        ),
        judgements=_records(Judgement, corpus.appraisals),
        terms=_records(Term, corpus.terms),
        synonyms=_records(Synonym, corpus.synonyms),
    )


def _ledger(corpus: Corpus, by_id: Mapping[str, Study]) -> tuple[Discrepancy, ...]:
    frame = corpus.discrepancies
    return _records(
        Discrepancy, frame, study=[by_id.get(name) for name in _texts(frame, "study_id")]
    )


def made_doubtful(ledger: Iterable[Discrepancy]) -> frozenset[str]:
    """Return the `row_id` of each figure that a high-severity entry of the ledger touches.

    These figures, and no others, carry the mark for a grave discrepancy wherever they are shown.
    """
    return frozenset(
        row_id for entry in ledger if entry.severity == "high" for row_id in entry.touches
    )


def _records(kind: type[R], frame: pd.DataFrame, **own: Values) -> tuple[R, ...]:
    """Return a record for each row, from the columns named as its fields.

    `own` are the fields made here. Columns are taken whole: a row of a frame costs far more.
    """
    make: Callable[..., R] = kind
    names = [field.name for field in fields(kind)]
    if "source" in names:
        own["source"] = _sources(frame)
    columns = [own[name] if name in own else _column(frame, name) for name in names]
    return tuple(make(*values) for values in zip(*columns, strict=True))


def _column(frame: pd.DataFrame, name: str) -> Values:
    cells = frame[name].array.to_numpy(dtype=object, na_value=None)
    values: Values = cells.tolist()
    return _several(values) if name in _LISTS else values


def _texts(frame: pd.DataFrame, name: str) -> Sequence[str]:
    """Return a column of names, "" where there is none."""
    return [str(value or "") for value in _column(frame, name)]


def _several(values: Values) -> Values:
    return [tuple(str(value).split(";")) if value else () for value in values]


def _sources(frame: pd.DataFrame, prefix: str = "") -> Sequence[Source | None]:
    make: Callable[..., Source] = Source
    columns = [_column(frame, f"{prefix}{field.name}") for field in fields(Source)]
    return [None if found[0] is None else make(*found) for found in zip(*columns, strict=True)]


def _of_study(
    kind: type[R],
    frame: pd.DataFrame,
    by_id: Mapping[str, Study],
    doubtful: frozenset[str],
    **own: Values,
) -> tuple[R, ...]:
    """Return records that belong to a study, with its arm: the one named, or the only one.

    `doubtful` are the rows that a high-severity entry of the ledger touches.
    """
    studies = [by_id[name] for name in _texts(frame, "study_id")]
    arms = [
        study.arm(arm_id) if arm_id else study.only_arm
        for study, arm_id in zip(studies, _texts(frame, "arm_id"), strict=True)
    ]
    touched = [row_id in doubtful for row_id in _texts(frame, "row_id")]
    return _records(kind, frame, study=studies, arm=arms, touched=touched, **own)


def _compared(
    kind: type[R], frame: pd.DataFrame, by_id: Mapping[str, Study], doubtful: frozenset[str]
) -> tuple[R, ...]:
    """Return records that compare with another arm of the study, where `against` names one."""
    names = zip(_texts(frame, "study_id"), _texts(frame, "against"), strict=True)
    others = [by_id[study].arm(arm) for study, arm in names]
    return _of_study(kind, frame, by_id, doubtful, other=others)


def _studies(corpus: Corpus, *, yours_count: bool) -> tuple[Study, ...]:
    frame = corpus.studies
    ids = _texts(frame, "study_id")
    entries = Counter(_texts(corpus.discrepancies, "study_id"))
    instruments: defaultdict[str, set[str]] = defaultdict(set)
    for table in (corpus.measurements, corpus.directions):
        for name, instrument in zip(
            _texts(table, "study_id"), _texts(table, "instrument"), strict=True
        ):
            instruments[name].add(instrument)
    return _records(
        Study,
        frame,
        arms=_grouped(ids, Arm, corpus.arms),
        primaries=_grouped(ids, Share, corpus.primaries.rename(columns={"primary": "value"})),
        regions=_grouped(ids, Share, corpus.regions.rename(columns={"region": "value"})),
        readings=_grouped(ids, Reading, corpus.readings),
        instruments=[frozenset(instruments[name]) for name in ids],
        discrepancies=[entries[name] for name in ids],
        kept_out=[where == "yours" and not yours_count for where in _texts(frame, "collection")],
        notes=[tuple(text.split("\n")) if text else () for text in _texts(frame, "notes")],
        patients_source=_sources(frame, "patients_"),
        lesions_source=_sources(frame, "lesions_"),
        follow_up_source=_sources(frame, "follow_up_"),
    )


def _grouped(ids: Iterable[str], kind: type[R], frame: pd.DataFrame) -> Sequence[tuple[R, ...]]:
    """Return the records of each study, in the order of `ids`."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for name, record in zip(_texts(frame, "study_id"), _records(kind, frame), strict=True):
        found[name].append(record)
    return [tuple(found[name]) for name in ids]
