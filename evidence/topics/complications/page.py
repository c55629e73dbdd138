"""The page: counts beside claims, which counting would make a claim true, sums, what others say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.review_records import Claim, Context
from evidence.topics.complications import (
    adding,
    beneath_chart,
    chart,
    claim_sentences,
    claims,
    definitions,
    definitions_chart,
    shown,
)
from evidence.topics.complications.asked import Asked, ComplicationsOptions, Pool, what_is_asked
from evidence.topics.options import Options
from evidence.topics.page import Chart, Framed, Page, Table, framed, no_study

QUESTION = "How often does it go wrong, and is the review’s claim borne out?"
_NO_ROWS = Table((), {})

_OUTSIDE_FIRST = 3
"""Remarks of others that are shown at once, as on the overview."""


@dataclass(frozen=True)
class Remark:
    """What others say of these patients, with the words and the address of a link to it."""

    who: str
    statement: str
    source: str
    address: str

    @property
    def linked(self) -> str:
        """Return the remark with its link, in Markdown."""
        return f"**{self.who}.** {self.statement} [{self.source}]({self.address})"


@dataclass(frozen=True, kw_only=True)
class ComplicationsPage(Page):
    """Counts beside claims; what is missing; ways of counting; sums; what others say.

    `also` are the sentences of the answer after its first: of the other aetiologies and claims.
    `missing` says of each claim without a count what there is instead, unless the answer does.
    `counts` are those on screen where no chart has them, as none can be drawn. `left_out` are the
    counts of this kind that take no part, `any_cause` those of harm of any
    cause.
    """

    also: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    cohorts: Chart | None = None
    counts: Table = _NO_ROWS
    key: str = ""
    caveat: str = ""
    notes: tuple[str, ...] = ()
    left_out: Table = _NO_ROWS
    any_cause: str = ""
    any_cause_rows: Table = _NO_ROWS
    verdicts: tuple[str, ...] = ()
    by_definition: Chart | None = None
    by_definition_title: str = ""
    by_definition_found: tuple[str, ...] = ()
    definitions_key: str = ""
    definitions: Table = _NO_ROWS
    sums_said: str = ""
    sums: tuple[str, ...] = ()
    sum_parts: Table = _NO_ROWS
    outside: tuple[Remark, ...] = ()

    @property
    def outside_first(self) -> tuple[str, ...]:
        """Return the remarks of others that are read without a click."""
        return tuple(one.linked for one in self.outside[:_OUTSIDE_FIRST])

    @property
    def outside_rest(self) -> tuple[str, ...]:
        """Return the remarks of others that are one click away."""
        return tuple(one.linked for one in self.outside[_OUTSIDE_FIRST:])

    @property
    def outside_more(self) -> str:
        """Return what opens the rest."""
        return f"{prose.number(len(self.outside_rest))} more"

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the charts of the page by the key that names them on screen and in files."""
        return framed(
            {
                "complications": (self.cohorts, self.answer, self.key),
                "complications-by-definition": (
                    self.by_definition,
                    self.by_definition_title,
                    self.definitions_key,
                ),
            }
        )


def build(choice: Choice, options: Options) -> ComplicationsPage:
    """Return the page for a choice of studies and of what to count."""
    assert isinstance(options, ComplicationsOptions)
    nothing = no_study(choice)
    if nothing:
        return ComplicationsPage(
            question=QUESTION, answer=nothing, selection=choice.selection, nothing=nothing
        )
    pool, wanted = Pool(choice), what_is_asked(options)
    every_claim = claims.claims_of(choice)
    claimed = every_claim if wanted.beside_claims else ()
    rows = shown.cohorts(pool, wanted)
    standings = claims.standings(rows, claimed)
    drawn = tuple(row for row in rows if row.drawn) if options.every else shown.largest(rows)
    silences = claim_sentences.silences(pool, wanted, rows, claimed, standings)
    # A reader's own studies are drawn and listed; what is said rests on the others alone.
    own = shown.yours(choice, wanted)
    listed = shown.together(rows, wanted, own)
    beside = shown.together(drawn, wanted, (row for row in own if row.drawn))
    cohorts = chart.chart(wanted, listed, beside, claimed)
    found = definitions.definitions(pool, every_claim, wanted.method)
    sums = adding.sums(pool, wanted.method)
    answer, *also = claim_sentences.answers(pool, wanted, rows, claimed, standings)
    return ComplicationsPage(
        question=QUESTION,
        answer=answer,
        also=tuple(also),
        selection=choice.selection,
        missing=claim_sentences.missing(rows, silences),
        cohorts=cohorts,
        counts=_NO_ROWS if cohorts else shown.table(listed),
        key=beneath_chart.key(wanted, beside, claimed=bool(claimed)) if cohorts else "",
        caveat=beneath_chart.caveat(wanted, rows),
        notes=beneath_chart.notes(pool, wanted, rows, drawn, by_definition=bool(found)),
        left_out=beneath_chart.left_out(pool, wanted),
        any_cause=beneath_chart.any_cause(pool),
        any_cause_rows=beneath_chart.any_cause_table(pool, wanted),
        verdicts=_verdicts(wanted, rows, claimed, standings),
        by_definition=definitions_chart.chart(found, sums, every_claim),
        by_definition_title=definitions.title(found, every_claim),
        by_definition_found=definitions.sentences(found, every_claim),
        definitions_key=beneath_chart.definitions_key(found),
        definitions=definitions.table(found),
        sums_said=adding.intro(pool, sums),
        sums=adding.sentences(sums),
        sum_parts=adding.parts(sums, wanted.method),
        outside=_outside(choice, every_claim),
    )


def _verdicts(
    asked: Asked,
    rows: Sequence[shown.Cohort],
    claimed: Sequence[Claim],
    standings: Iterable[claims.Standing],
) -> tuple[str, ...]:
    """Return how the cohorts stand to the claims."""
    lines = (
        claims.own_cohorts(rows, claimed),
        *(claims.in_detail(one, asked) for one in standings),
    )
    return tuple(line for line in lines if line)


def _outside(choice: Choice, claimed: Iterable[Claim]) -> tuple[Remark, ...]:
    """Return what others say of the treatment of the aetiologies on screen."""
    here = {*(claim.aetiology for claim in claimed), "mixed"}
    return tuple(
        _remark(one)
        for one in choice.cohorts.context
        if one.about_treatment and one.aetiology in here
    )


def _remark(one: Context) -> Remark:
    source = f"doi {one.doi}" if one.doi else f"PMID {one.pmid}"
    return Remark(f"{one.label}, {one.year}", one.statement, source, one.url or "")
