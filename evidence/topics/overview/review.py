"""What stands around the studies: the review's shares, voices from outside, its discrepancies."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.build import Cohorts
from evidence.cohorts.review_records import Context, Fact
from evidence.topics.overview.bars import Bar, bars
from evidence.topics.page import Chart, Table

CONTEXT_FIRST = ("cochrane-2018", "danish-guideline-2020", "nass-2025")
"""Statements from outside the review that every reader should meet; the rest are one click on."""

WIDEST = 70
"""Per cent at which the axis of shares ends: the same for all of them, so bars can be compared."""

SEVERITIES = ("high", "medium", "low")

_SHARES: Mapping[str, str] = {
    "share by primary": "Primary tumour of spinal metastases, % as the review prints them. "
    "They add up to {listed}; the rest is not listed, and nothing is rescaled.",
    "share by region": "Region of symptomatic spinal metastases, % as the review prints them. "
    "The sacrum is not counted.",
}
_LAST = {"other": 1, "unknown": 2, "not listed": 3}
_HEADINGS: Mapping[str, str] = {
    "category": "Named",
    "figure": "Share",
    "basis": "Basis",
    "locator": "Printed in",
    "note": "Note",
}


@dataclass(frozen=True)
class Shares:
    """The review's shares of one kind, with the words above their chart."""

    topic_id: str
    words: str
    chart: Chart


@dataclass(frozen=True)
class Outside:
    """What others say, in Markdown: the first few, then the rest with its heading."""

    first: tuple[str, ...]
    more: str
    rest: tuple[str, ...]


def shares(cohorts: Cohorts) -> tuple[Shares, ...]:
    """Return the review's shares as printed, never rescaled: named ones by size, then the rest."""
    return tuple(
        Shares(topic.replace(" ", "-"), words.format(listed=_listed(own)), _chart(topic, own))
        for topic, words in _SHARES.items()
        if (own := _of(cohorts, topic))
    )


def _of(cohorts: Cohorts, topic: str) -> list[Fact]:
    own = [fact for fact in cohorts.facts if fact.topic == topic and fact.value is not None]
    return sorted(own, key=lambda fact: (_LAST.get(fact.category or "", 0), -(fact.value or 0)))


def _listed(own: Iterable[Fact]) -> str:
    printed = sum(fact.value or 0 for fact in own if fact.category != "not listed")
    return prose.printed_percent(printed)


def _chart(topic: str, own: Iterable[Fact]) -> Chart:
    facts = list(own)
    return Chart(
        figure=bars([_bar(fact) for fact in facts], "As printed", WIDEST, " %"),
        alt=f"The review's figures, {topic}, as printed.",
        measure="Share as the review prints it, %",
        table=Table(
            tuple(
                {
                    "row_id": fact.row_id,
                    "fact_id": fact.fact_id,
                    "category": fact.category,
                    "figure": _figure(fact),
                    "value": fact.value,
                    "basis": prose.BASIS[fact.basis],
                    "locator": fact.locator,
                    "note": fact.note,
                }
                for fact in facts
            ),
            _HEADINGS,
        ),
        marks={fact.row_id: f"{fact.category}: {_figure(fact)}" for fact in facts},
    )


def _bar(fact: Fact) -> Bar:
    return Bar(
        name=fact.category or "",
        value=fact.value or 0,
        figure=_figure(fact),
        row_id=fact.row_id,
        gap=fact.category == "not listed",
    )


def _figure(fact: Fact) -> str:
    return prose.quantity(fact.value, fact.low, fact.high, fact.unit)


def outside(cohorts: Cohorts) -> Outside:
    """Return the statements from outside the review."""
    first = [one for one in cohorts.context if one.context_id in CONTEXT_FIRST]
    rest = [one for one in cohorts.context if one.context_id not in CONTEXT_FIRST]
    return Outside(
        first=tuple(map(_statement, first)),
        more=f"{prose.number(len(rest))} more",
        rest=tuple(map(_statement, rest)),
    )


def _statement(one: Context) -> str:
    source = f" [Source]({one.url})" if one.url else ""
    return f"**{one.label} ({one.year}).** {one.statement}{source}"


def discrepancies(cohorts: Cohorts) -> str:
    """Return how many discrepancies are recorded of the whole review, by severity."""
    found = Counter(entry.severity for entry in cohorts.discrepancies)
    count = len(cohorts.discrepancies)
    parts = ", ".join(f"{prose.number(found[word])} {word}" for word in SEVERITIES)
    are = prose.verb(count, "is", "are")
    return f"{prose.number(count)} {are} recorded, by severity: {parts}."
