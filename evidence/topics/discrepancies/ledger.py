"""The ledger: where the review parts ways with its sources, with itself or with what is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice, Cohorts
from evidence.cohorts.review_records import Discrepancy
from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import DiscrepancyKind, DiscrepancySeverity, words
from evidence.topics.discrepancies import recomputation
from evidence.topics.options import Options, Values, maybe, option, several
from evidence.topics.page import Page, Row, Table, page_address
from evidence.topics.studies.search import holds

QUESTION = "Where do the review and its sources part ways?"
WHOLE_REVIEW = "The review as a whole"
SEVERITIES: tuple[str, ...] = words(DiscrepancySeverity)
KINDS: tuple[str, ...] = words(DiscrepancyKind)

RECOMPUTED = "yang-2009-impossible-p"
"""The entry whose numbers the page computes again."""

ABOUT = "Shown whole whatever the filters: it is about the review. Severity and readings are ours."
NOTHING_MATCHES = "No entry of the ledger matches all of these choices."
UNFOLDED = 20
"""Up to how many entries are listed at once."""

_WHERE: Mapping[str, str] = {
    "against its source": "against the studies cited",
    "against what is known": "against what is known",
    "within the review": "within the review itself",
}

_HEADINGS = {
    "study": "Study",
    "severity": "Severity",
    "kind": "Kind",
    "review_says": "The review says",
    "source_says": "The source says",
    "our_reading": "Our reading",
    "handling": "What this dashboard does",
    "locator": "In the review",
    "evidence": "Shown by",
}


@dataclass(frozen=True)
class LedgerOptions(Options):
    """Which entries are shown, and which one is opened."""

    ledger_search: str = option("", "Search", "text", "Words of an entry, e.g. leakage")
    ledger_severity: tuple[str, ...] = several("Severity")
    ledger_study: tuple[str, ...] = several("Study")
    ledger_kind: tuple[str, ...] = several("Kind")
    entry: str = maybe("Entry")


@dataclass(frozen=True)
class Recomputation:
    """A p-value recomputed from printed figures, with the working."""

    headlines: tuple[str, ...]
    working: str
    tests: Table
    places: str


NARROWING = ("ledger_search", "ledger_severity", "ledger_study", "ledger_kind")
"""The options by which readers narrow the ledger."""


@dataclass(frozen=True)
class Group:
    """The entries of one severity and kind; `unfolded` where they are listed at once."""

    heading: str
    unfolded: bool
    entries: tuple[Discrepancy, ...]


@dataclass(frozen=True, kw_only=True)
class DiscrepanciesPage(Page):
    """The ledger by severity and kind, gravest first; `opened` is the entry asked for."""

    about: str
    shown: str
    recomputation: Recomputation | None
    opened: Discrepancy | None
    groups: tuple[Group, ...]
    ledger: Table


def values(choice: Choice, _options: Options) -> Values:
    """Return the severities, studies (the whole review last) and kinds of the ledger."""
    named = {study_of(entry) for entry in choice.cohorts.discrepancies} - {WHOLE_REVIEW}
    return {
        "ledger_severity": SEVERITIES,
        "ledger_study": (*sorted(named), WHOLE_REVIEW),
        "ledger_kind": KINDS,
        "entry": tuple(entry.discrepancy_id for entry in choice.cohorts.discrepancies),
    }


def build(choice: Choice, options: Options) -> DiscrepanciesPage:
    """Return the ledger, gravest first, narrowed by the page's own options."""
    assert isinstance(options, LedgerOptions)
    everything = gravest_first(choice.cohorts.discrepancies)
    shown = tuple(entry for entry in everything if _wanted(choice.cohorts, entry, options))
    return DiscrepanciesPage(
        question=QUESTION,
        answer=answer(everything),
        selection=choice.selection,
        about=ABOUT,
        shown=_shown(len(shown), len(everything)),
        recomputation=_recomputation(choice, shown),
        opened=next((one for one in everything if one.discrepancy_id == options.entry), None),
        groups=groups(shown),
        ledger=Table(tuple(_row(entry) for entry in shown), _HEADINGS),
    )


def gravest_first(entries: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Return entries by severity; within one the order is that of the file."""
    return tuple(sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity)))


def groups(entries: Iterable[Discrepancy]) -> tuple[Group, ...]:
    """Return entries by severity and kind; a short list is unfolded, a long one as far as grave."""
    own: dict[tuple[str, str], list[Discrepancy]] = {}
    for entry in entries:
        own.setdefault((entry.severity, entry.kind), []).append(entry)
    places = sorted(own, key=lambda one: (SEVERITIES.index(one[0]), KINDS.index(one[1])))
    short = sum(map(len, own.values())) <= UNFOLDED
    return tuple(
        Group(
            heading=f"{prose.capital(severity)} severity, {kind}: {len(own[severity, kind])}",
            unfolded=short or severity == SEVERITIES[0],
            entries=tuple(own[severity, kind]),
        )
        for severity, kind in places
    )


def answer(entries: tuple[Discrepancy, ...]) -> str:
    """Return how many entries there are, how grave, and where they lie."""
    if not entries:
        return "The ledger holds no entry."
    high = sum(entry.severity == SEVERITIES[0] for entry in entries)
    if len(entries) == 1:
        return f"We found 1 discrepancy, of {entries[0].severity} severity, {entries[0].kind}."
    told = [
        f"{prose.number(count)} {_WHERE[kind]}"
        for kind in KINDS
        if (count := sum(entry.kind == kind for entry in entries))
    ]
    return (
        f"We found {prose.counted(len(entries), 'discrepancy')}, {high or 'none'} of high "
        f"severity: {prose.listed(told)}."
    )


def study_of(entry: Discrepancy) -> str:
    """Return the study that an entry concerns, or the review as a whole."""
    return WHOLE_REVIEW if entry.study is None else entry.study.short_label


def _wanted(cohorts: Cohorts, entry: Discrepancy, options: LedgerOptions) -> bool:
    chosen: Mapping[str, tuple[str, ...]] = {
        entry.severity: options.ledger_severity,
        study_of(entry): options.ledger_study,
        entry.kind: options.ledger_kind,
    }
    found = all(not wanted or value in wanted for value, wanted in chosen.items())
    return found and holds(cohorts, _texts(entry), options.ledger_search)


def _texts(entry: Discrepancy) -> Iterator[str | None]:
    yield from (study_of(entry), entry.review_says, entry.source_says, entry.our_reading)
    yield from (entry.handling, entry.locator, entry.evidence)


def entry_address(entry: Discrepancy, selection: Selection) -> str:
    """Return the address that opens one entry, relative to the app, with the reader's filters."""
    query = {"entry": [entry.discrepancy_id], **selection.query()}
    return page_address("discrepancies", query)


def _shown(shown: int, total: int) -> str:
    if shown == total:
        return f"All {total} entries are shown."
    many = prose.number(shown) if shown else "None"
    return f"{many} of {total} entries {prose.verb(shown, 'matches', 'match')} the choices above."


def _row(entry: Discrepancy) -> Row:
    return {
        "discrepancy_id": entry.discrepancy_id,
        "study_id": None if entry.study is None else entry.study.study_id,
        "study": study_of(entry),
        "severity": entry.severity,
        "kind": entry.kind,
        "review_says": entry.review_says,
        "source_says": entry.source_says,
        "our_reading": entry.our_reading,
        "handling": entry.handling,
        "locator": entry.locator,
        "evidence": entry.evidence,
    }


def _recomputation(choice: Choice, shown: tuple[Discrepancy, ...]) -> Recomputation | None:
    entry = next((one for one in shown if one.discrepancy_id == RECOMPUTED), None)
    if entry is None or entry.study is None:
        return None
    tests = recomputation.recomputed(choice.cohorts.scores, entry.study)
    if not tests:
        return None
    return Recomputation(
        headlines=tuple(recomputation.headline(one) for one in tests if not one.possible),
        working=recomputation.WORKING,
        tests=recomputation.table(tests),
        places=recomputation.places(tests[0]),
    )
