"""Everything the page shows for one choice of what to count, computed once."""

from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.statistics.intervals import ProportionMethod
from evidence.topics.complications import standings, tallies, words


@dataclass(frozen=True)
class Choice:
    """What the reader wants counted, and how its uncertainty is computed."""

    kind: str = tallies.CLINICAL
    event: str = tallies.OVERALL
    severity: str = tallies.WIDEST
    unit: str = "patients"
    method: ProportionMethod = "wilson"


@dataclass(frozen=True)
class Look:
    """What the reader sees: counts beside claims, and what every definition gives.

    `claims` are those that may stand beside `shown`; `all_claims` those beside definitions.
    """

    shown: pd.DataFrame
    claims: pd.DataFrame
    standings: pd.DataFrame
    all_claims: pd.DataFrame
    grouped: pd.DataFrame
    definitions: pd.DataFrame
    sums: pd.DataFrame
    context: pd.DataFrame


def look(corpus: Corpus, rows: pd.DataFrame, choice: Choice, *, filtered: bool) -> Look:
    """Return what `choice` shows of `rows`, as `gather` gives them for `corpus`."""
    all_claims = standings.claims(corpus, filtered=filtered)
    claims = standings.comparable(all_claims, choice.kind, choice.event)
    shown = tallies.counts(
        rows,
        choice.kind,
        event=choice.event,
        severity=choice.severity,
        unit=choice.unit,
        method=choice.method,
    )
    grouped = standings.by_definition(rows, all_claims, choice.method)
    return Look(
        shown=shown,
        claims=claims,
        standings=standings.against_claims(shown, claims),
        all_claims=all_claims,
        grouped=grouped,
        definitions=standings.definitions(grouped),
        sums=standings.naive_sums(corpus, all_claims, choice.method),
        context=standings.context(corpus, all_claims),
    )


def verdict_lines(seen: Look) -> list[str]:
    """Return, line by line, how the cohorts stand to the claims and which counting decides."""
    lines = [
        words.own_cohorts_sentence(seen.shown, seen.claims),
        *words.standing_sentences(seen.standings),
        *words.definitions_sentences(seen.definitions),
    ]
    return [line for line in lines if line]
