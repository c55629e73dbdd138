"""From the frames of a corpus to its records, once per corpus."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    Term,
)
from evidence.corpus.frames import Corpus

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
R = TypeVar("R", bound=Record)

_LISTS = {"components", "review_refs", "aliases", "severities"}
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

    @cached_property
    def by_id(self) -> Mapping[str, Study]:
        """Return the studies by their identifiers."""
        return {study.study_id: study for study in self.studies}


def build(corpus: Corpus) -> Cohorts:
    """Return the records of a corpus; its frames stay as they are."""
    studies = tuple(_studies(corpus))
    of_study = _OfStudy({study.study_id: study for study in studies})
    return Cohorts(
        version=corpus.version,
        studies=studies,
        scores=tuple(of_study.record(Score, row) for row in rows_of(corpus.measurements)),
        statements=tuple(of_study.compared(Statement, row) for row in rows_of(corpus.directions)),
        differences=tuple(
            of_study.compared(Difference, row) for row in rows_of(corpus.differences)
        ),
        counts=tuple(of_study.record(Count, row) for row in rows_of(corpus.events)),
        details=tuple(of_study.record(Detail, row) for row in rows_of(corpus.details)),
        claims=_plain(Claim, corpus.rates),
        facts=_plain(Fact, corpus.facts),
        discrepancies=tuple(
            _record(Discrepancy, row, study=of_study.named(row))
            for row in rows_of(corpus.discrepancies)
        ),
        context=_plain(Context, corpus.context),
        sums=tuple(
            _record(SumRule, row, family=row["kind"], events=_several(row["events"]))
            for row in rows_of(corpus.sums)
        ),
        judgements=_plain(Judgement, corpus.appraisals),
        terms=_plain(Term, corpus.terms),
    )


def rows_of(frame: pd.DataFrame) -> Iterator[Row]:
    """Return the rows of a frame as plain values, None for what is missing."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in frame]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _record(kind: type[R], row: Row, **own: object) -> R:
    """Return a record from the columns named as its fields; `own` are the fields made here."""
    make: Callable[..., R] = kind
    found: dict[str, object] = {
        name: _several(row[name]) if name in _LISTS else row[name]
        for field in fields(kind)
        if (name := field.name) not in own and name in row
    }
    if "source" in kind.__dataclass_fields__:
        found["source"] = _source(row)
    return make(**found, **own)


def _plain(kind: type[R], frame: pd.DataFrame) -> tuple[R, ...]:
    return tuple(_record(kind, row) for row in rows_of(frame))


def _several(value: Cell) -> tuple[str, ...]:
    return tuple(str(value).split(";")) if value else ()


def _source(row: Row, prefix: str = "") -> Source | None:
    if row[f"{prefix}basis"] is None:
        return None
    columns = ("basis", "locator", "derived_from", "formula", "note")
    own = {name: row.get(f"{prefix}{name}") for name in columns}
    make: Callable[..., Source] = Source
    return make(**own)


@dataclass(frozen=True)
class _OfStudy:
    """Makes the records that belong to a study, with its arm: the one named, or the only one."""

    by_id: Mapping[str, Study]

    def named(self, row: Row) -> Study | None:
        return self.by_id.get(str(row["study_id"]))

    def record(self, kind: type[R], row: Row, **own: object) -> R:
        study = self.by_id[str(row["study_id"])]
        arm_id = row["arm_id"]
        arm = study.only_arm if arm_id is None else study.arm(str(arm_id))
        return _record(kind, row, study=study, arm=arm, **own)

    def compared(self, kind: type[R], row: Row) -> R:
        study = self.by_id[str(row["study_id"])]
        return self.record(kind, row, other=study.arm(str(row["against"])))


def _studies(corpus: Corpus) -> Iterator[Study]:
    arms, readings = _grouped(corpus.arms, Arm), _grouped(corpus.readings, Reading)
    primaries = _grouped(corpus.primaries.rename(columns={"primary": "value"}), Share)
    regions = _grouped(corpus.regions.rename(columns={"region": "value"}), Share)
    entries = Counter(corpus.discrepancies["study_id"].dropna())
    instruments: defaultdict[str, set[str]] = defaultdict(set)
    for frame in (corpus.measurements, corpus.directions):
        for study_id, instrument in zip(frame["study_id"], frame["instrument"], strict=True):
            instruments[study_id].add(instrument)
    for row in rows_of(corpus.studies):
        study_id = str(row["study_id"])
        notes = row["notes"]
        yield _record(
            Study,
            row,
            arms=tuple(arms[study_id]),
            primaries=tuple(primaries[study_id]),
            regions=tuple(regions[study_id]),
            readings=tuple(readings[study_id]),
            instruments=frozenset(instruments[study_id]),
            discrepancies=entries[study_id],
            notes=tuple(str(notes).split("\n")) if notes else (),
            patients_source=_source(row, "patients_"),
            lesions_source=_source(row, "lesions_"),
            follow_up_source=_source(row, "follow_up_"),
        )


def _grouped(frame: pd.DataFrame, kind: type[R]) -> Mapping[str, Sequence[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows_of(frame):
        found[str(row["study_id"])].append(_record(kind, row))
    return found
