"""Evidence cards: one figure of the corpus with everything that lets a reader challenge it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import Arm, Count, Reading, Study
from evidence.cohorts.review_records import Claim, Fact
from evidence.cohorts.rows import Figure, OfStudy, reading
from evidence.cohorts.rows import figure as find
from evidence.topics.studies import figure_wording, sourcing

_ITSELF = "Open the study itself"

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a card shows: the figure, what it is of, facts as (label, text) pairs, notes.

    `source_name` says what `source_url` leads to; `remarks` how many remarks the study's page has.
    """

    row_id: str
    figure: str
    title: str
    facts: Facts
    notes: tuple[str, ...]
    remarks: str = ""
    study_id: str | None = None
    source_url: str | None = None
    source_name: str = ""


def card(cohorts: Cohorts, row_id: str) -> Card | None:
    """Return the card of a row of the corpus, or None when there is no such row."""
    found = find(cohorts, row_id)
    if found is None:
        read = reading(cohorts, row_id)
        return None if read is None else _of_reading(*read)
    if isinstance(found, Claim):
        return _of_claim(found)
    return (
        _of_fact(found) if isinstance(found, Fact) else _of_study(found, _doubts(cohorts, row_id))
    )


def _of_reading(study: Study, read: Reading) -> Card:
    return Card(
        row_id=read.row_id,
        figure=prose.capital(read.what),
        title=f"{prose.study(study)}: what was read",
        facts=(("Where", read.where), ("When", read.on)),
        notes=(),
        remarks=_remarks(study),
        study_id=study.study_id,
        source_url=study.url,
        source_name=_ITSELF,
    )


def _of_claim(claim: Claim) -> Card:
    return Card(
        row_id=claim.row_id,
        figure=prose.printed_percent(claim.low_percent, claim.high_percent),
        title=f"Complications as the review claims them, {claim.aetiology}",
        facts=(
            ("Basis", prose.BASIS["review"]),
            ("Printed in", claim.locator),
            *_refs(claim.review_refs),
            ("Kind of figure", "a range of claims, without numerator or denominator"),
        ),
        notes=("Not a confidence interval; it can't be pooled or compared by a test.",),
    )


def _of_fact(fact: Fact) -> Card:
    figure = prose.quantity(fact.value, fact.low, fact.high, fact.unit)
    return Card(
        row_id=fact.row_id,
        figure=figure or fact.statement,
        title=prose.capital(fact.topic),
        facts=(
            *((("Statement", fact.statement),) if figure else ()),
            ("Basis", prose.BASIS[fact.basis]),
            ("Printed in", fact.locator),
            *_refs(fact.review_refs),
        ),
        notes=_notes(fact.note),
    )


def _notes(note: str | None) -> tuple[str, ...]:
    return (prose.sentence(note),) if note else ()


def _refs(refs: tuple[str, ...]) -> Facts:
    return (("References there", prose.listed(refs)),) if refs else ()


def _doubts(cohorts: Cohorts, row_id: str) -> tuple[str, ...]:
    """Return what makes a figure doubtful: our reading of each grave discrepancy touching it."""
    return tuple(
        f"{prose.MARK} {entry.our_reading}"
        for entry in cohorts.discrepancies
        if entry.severity == "high" and row_id in entry.touches
    )


def _of_study(found: OfStudy, doubts: tuple[str, ...]) -> Card:
    study, row = found.study, found.row
    primary = row.source.basis == "primary"
    return Card(
        row_id=row.row_id,
        figure=figure_wording.figure(row),
        title=f"{prose.whose(found)}: {figure_wording.subject(row)}",
        facts=tuple((label, text) for label, text in _facts(found) if text),
        notes=(*doubts, *_notes(row.source.note)),
        remarks=_remarks(study),
        study_id=study.study_id,
        source_url=study.url,
        source_name="Open the source" if primary else _ITSELF,
    )


def _facts(found: OfStudy) -> Iterator[tuple[str, str]]:
    study, row = found.study, found.row
    if not isinstance(row, Arm):
        yield "Arm", figure_wording.arm_name(found)
    yield "Treatment", "" if found.arm is None else found.arm.therapy
    yield "Cement", "" if found.arm is None else figure_wording.cement(found.arm)
    yield "Counted", row.definition if isinstance(row, Count) else ""
    yield "Printed as", sourcing.printed_percent(row)
    yield "Severity", figure_wording.severity(row)
    yield "When", figure_wording.when(row)
    yield "Scale", figure_wording.scale(row)
    yield "Number", figure_wording.number(row)
    yield "Compared with", figure_wording.compared(row)
    yield "Used here", _used(row)
    yield "Basis", prose.BASIS[row.source.basis]
    yield "Printed in", row.source.locator
    yield "Computed as", row.source.formula or ""
    yield "Rests on", _RESTS_ON.get(row.source.derived_from or "", "")
    yield "Design", study.design
    yield "Aetiology", study.aetiology
    yield "From", _FROM.get(study.collection, "")


_FROM: Mapping[str, str] = {
    "supplement": "wider literature, not in the review",
    "yours": "yours: a study that you brought, no part of the corpus",
}
"""Where studies come from that the review does not describe."""

_RESTS_ON: Mapping[str, str] = {
    "review": "what the review prints",
    "primary": "what the study's own abstract prints",
    "secondary": "what another paper prints",
}
"""Whose figures a computed one comes from."""


def _used(row: Figure) -> str:
    used, why = sourcing.used(row), sourcing.why_not_used(row)
    return f"{used}: {why}" if why and used != sourcing.COMPARED else used


def _remarks(study: Study) -> str:
    """Return how many remarks the study's page has, on the study as a whole."""
    count = study.discrepancies + len(study.notes)
    if not count:
        return ""
    kinds = [
        prose.counted(number, noun)
        for number, noun in ((study.discrepancies, "discrepancy"), (len(study.notes), "caution"))
        if number
    ]
    return f"{prose.counted(count, 'remark')} on this study: {prose.listed(kinds)}"
