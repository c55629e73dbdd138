"""Each therapy in short: a card for the common ones, a row for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.once import patients_in
from evidence.topics.page import Row, Table
from evidence.topics.therapies.summary import Summary
from evidence.topics.therapies.therapy_wording import of_aetiologies

COMMON_FROM = 4
"""Therapies with at least this many studies get a card of their own in a long list."""

CARDS = 9
"""A list of up to this many therapies is shown as cards throughout."""

HEADINGS: Mapping[str, str] = {
    "therapy": "Therapy",
    "aetiologies": "Studies",
    "patients_text": "Patients",
    "pain": "Pain at the last visit",
    "complications": "Complications",
    "design": "Best design",
    "missing": "Missing",
}


@dataclass(frozen=True)
class Line:
    """One line of a card."""

    heading: str
    text: str


@dataclass(frozen=True)
class Card:
    """One therapy in short; `pain_row_id` is the figure behind its pain, where it is one."""

    therapy: str
    who: str
    lines: tuple[Line, ...]
    pain_row_id: str | None


def cards(found: Sequence[Summary]) -> tuple[Card, ...]:
    """Return a card for each therapy of a short list, else for the common ones."""
    shown = [one for one in found if len(found) <= CARDS or len(one.studies) >= COMMON_FROM]
    return tuple(_card(one) for one in shown)


def _card(one: Summary) -> Card:
    pain, row_id = one.pain
    texts = {
        "Pain at the last visit": pain,
        "Complications": one.complications,
        "Best design": one.design,
        "Missing": one.missing,
    }
    return Card(
        therapy=one.therapy,
        who=f"{of_aetiologies(one.studies)} · {one.patients}",
        lines=tuple(Line(heading, text) for heading, text in texts.items() if text),
        pain_row_id=row_id,
    )


def table(found: Sequence[Summary]) -> Table:
    """Return a row for each therapy."""
    return Table(tuple(_row(one) for one in found), HEADINGS)


def _row(one: Summary) -> Row:
    return {
        "therapy": one.therapy,
        "studies": len(one.studies),
        "of_tumours": sum(study.of_tumours for study in one.studies),
        "cement": "given" if one.cement_known else prose.NOT_STATED,
        "patients": patients_in(one.arms).number,
        "patients_text": one.patients,
        "aetiologies": of_aetiologies(one.studies),
        "pain": one.pain[0],
        "complications": one.complications,
        "design": one.design,
        "missing": one.missing,
    }
