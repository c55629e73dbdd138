"""The ledger: where the review parts ways with its sources, with itself or with what is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.review_records import Discrepancy
from evidence.corpus.vocabulary import DiscrepancyKind, DiscrepancySeverity, words
from evidence.topics.discrepancies import recomputation
from evidence.topics.options import Options, Values, several
from evidence.topics.page import Page, Row, Table

QUESTION = "Where do the review and its sources part ways?"
WHOLE_REVIEW = "The review as a whole"
WITHIN = "within the review"
SOURCE = "against its source"
SEVERITIES: tuple[str, ...] = words(DiscrepancySeverity)
KINDS: tuple[str, ...] = words(DiscrepancyKind)

RECOMPUTED = "yang-2009-impossible-p"
"""The entry whose numbers the page computes again."""

ABOUT = (
    "The ledger is shown whole whatever the filters: it is about the review, not about a group of "
    "patients. Severity and readings are ours."
)
NOTHING_MATCHES = "No entry of the ledger has this severity, study and kind together."
WITHIN_NOTE = "Slips, contradictions and claims that the review's own text does not bear out."

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
    """Which entries are shown."""

    ledger_severity: tuple[str, ...] = several("Severity")
    ledger_study: tuple[str, ...] = several("Study")
    ledger_kind: tuple[str, ...] = several("Kind")


@dataclass(frozen=True)
class Recomputation:
    """A p-value recomputed from printed figures, with the working."""

    headlines: tuple[str, ...]
    working: str
    tests: Table
    places: str


@dataclass(frozen=True, kw_only=True)
class DiscrepanciesPage(Page):
    """The ledger: entries against sources and knowledge, and entries within the review."""

    about: str
    shown: str
    recomputation: Recomputation | None
    outward: tuple[Discrepancy, ...]
    inward: tuple[Discrepancy, ...]
    ledger: Table


def values(choice: Choice, _options: Options) -> Values:
    """Return the severities, studies (the whole review last) and kinds of the ledger."""
    named = {study_of(entry) for entry in choice.cohorts.discrepancies} - {WHOLE_REVIEW}
    return {
        "ledger_severity": SEVERITIES,
        "ledger_study": (*sorted(named), WHOLE_REVIEW),
        "ledger_kind": KINDS,
    }


def build(choice: Choice, options: Options) -> DiscrepanciesPage:
    """Return the ledger, gravest first, narrowed by the page's own options."""
    assert isinstance(options, LedgerOptions)
    everything = gravest_first(choice.cohorts.discrepancies)
    shown = tuple(entry for entry in everything if _wanted(entry, options))
    return DiscrepanciesPage(
        question=QUESTION,
        answer=answer(everything),
        selection=choice.selection,
        about=ABOUT,
        shown=_shown(len(shown), len(everything)),
        recomputation=_recomputation(choice, shown),
        outward=tuple(entry for entry in shown if entry.kind != WITHIN),
        inward=tuple(entry for entry in shown if entry.kind == WITHIN),
        ledger=Table(tuple(_row(entry) for entry in shown), _HEADINGS),
    )


def gravest_first(entries: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Return entries by severity; within one the order is that of the file."""
    return tuple(sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity)))


def answer(entries: tuple[Discrepancy, ...]) -> str:
    """Return how many entries there are, how grave, and where they lie."""
    if not entries:
        return "The ledger holds no entry."
    high = sum(entry.severity == "high" for entry in entries)
    within = sum(entry.kind == WITHIN for entry in entries)
    sources = sum(entry.kind == SOURCE for entry in entries)
    known = len(entries) - within - sources
    return (
        f"We found {prose.counted(len(entries), 'place')}, {high or 'none'} of them grave enough "
        f"to change what a reader would believe: in {sources} the review differs from the study "
        f"it cites, in {known} from what is known, and in {within} from itself or from what a "
        "review should tell."
    )


def study_of(entry: Discrepancy) -> str:
    """Return the study that an entry concerns, or the review as a whole."""
    return WHOLE_REVIEW if entry.study is None else entry.study.short_label


def _wanted(entry: Discrepancy, options: LedgerOptions) -> bool:
    chosen: Mapping[str, tuple[str, ...]] = {
        entry.severity: options.ledger_severity,
        study_of(entry): options.ledger_study,
        entry.kind: options.ledger_kind,
    }
    return all(not wanted or value in wanted for value, wanted in chosen.items())


def _shown(shown: int, total: int) -> str:
    if shown == total:
        return f"All {total} entries are shown."
    return f"{prose.number(shown) if shown else 'None'} of {total} entries match the choices above."


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
