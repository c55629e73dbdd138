"""What the corpus holds besides figures of studies: the review's own statements and our readings.

Like the records of studies they are made once per corpus, and nothing changes them.
"""

from dataclasses import dataclass

from evidence.cohorts.records import Record, Study


@dataclass(frozen=True, eq=False)
class Claim(Record):
    """A complication range as the review claims it, in per cent, without denominator."""

    row_id: str
    aetiology: str
    low_percent: float
    high_percent: float
    review_refs: tuple[str, ...]
    locator: str


@dataclass(frozen=True, eq=False)
class Fact(Record):
    """Any other figure of the review."""

    fact_id: str
    row_id: str
    topic: str
    category: str | None
    statement: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    review_refs: tuple[str, ...]
    basis: str
    locator: str
    note: str | None


@dataclass(frozen=True, eq=False)
class Discrepancy(Record):
    """Where the review departs from its source, from itself or from what is known."""

    discrepancy_id: str
    study: Study | None
    severity: str
    kind: str
    review_says: str
    source_says: str
    our_reading: str
    handling: str
    locator: str
    evidence: str | None
    touches: tuple[str, ...]
    """The `row_id` of each figure that it makes doubtful."""


@dataclass(frozen=True, eq=False)
class Context(Record):
    """What others say, outside the review and outside any count."""

    context_id: str
    aetiology: str
    label: str
    year: int
    statement: str
    doi: str | None
    pmid: str | None
    url: str | None
    about_treatment: bool
    locator: str


@dataclass(frozen=True, eq=False)
class SumRule(Record):
    """Which counts a plain sum adds up; it is a warning, never an estimate."""

    sum_id: str
    aetiology: str
    label: str
    family: str
    events: tuple[str, ...]
    severities: tuple[str, ...]
    unit: str
    caution: str


@dataclass(frozen=True, eq=False)
class Judgement(Record):
    """What we read of one item of an appraisal tool."""

    study_id: str
    tool: str
    item: str
    judgement: str
    reason: str


@dataclass(frozen=True, eq=False)
class Term(Record):
    """A term that a reader may not know."""

    term: str
    aliases: tuple[str, ...]
    definition: str


@dataclass(frozen=True, eq=False)
class Synonym(Record):
    """A word that a reader may type, and the corpus's own word of a kind for it."""

    word: str
    kind: str
    meaning: str
