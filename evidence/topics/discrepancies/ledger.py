"""The ledger: where the review parts ways with its sources, with itself or with what is known."""

from collections.abc import Collection

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import DiscrepancyKind, DiscrepancySeverity, words

WHOLE_REVIEW = "The review as a whole"
WITHIN = "within the review"

SEVERITIES: tuple[str, ...] = words(DiscrepancySeverity)
KINDS: tuple[str, ...] = words(DiscrepancyKind)


def ledger(corpus: Corpus) -> pd.DataFrame:
    """Return every discrepancy with the label of its study in `study`, gravest first.

    Within a severity the order is that of the file.
    """
    labels = corpus.studies.set_index("study_id")["label"]
    frame = corpus.discrepancies
    study = frame["study_id"].map(labels).astype("string").fillna(WHOLE_REVIEW)
    rank = frame["severity"].map(SEVERITIES.index)
    ordered = frame.assign(study=study, rank=rank).sort_values("rank", kind="stable")
    return ordered.drop(columns="rank").reset_index(drop=True)


def narrow(
    entries: pd.DataFrame,
    severities: Collection[str] = (),
    studies: Collection[str] = (),
    kinds: Collection[str] = (),
) -> pd.DataFrame:
    """Return the entries that match every list; an empty list matches all."""
    chosen = {"severity": severities, "study": studies, "kind": kinds}
    keep = pd.Series(data=True, index=entries.index)
    for column, values in chosen.items():
        if values:
            keep &= entries[column].isin(list(values))
    return entries[keep].reset_index(drop=True)


def studies_concerned(entries: pd.DataFrame) -> list[str]:
    """Return the labels of the studies with an entry, by name, the review as a whole last."""
    labels = set(entries["study"].dropna()) - {WHOLE_REVIEW}
    return [*sorted(labels), WHOLE_REVIEW]


def touching(corpus: Corpus, study_id: str) -> pd.DataFrame:
    """Return the entries that concern one study, gravest first."""
    entries = ledger(corpus)
    return entries[entries["study_id"] == study_id].reset_index(drop=True)


def labels(corpus: Corpus) -> tuple[str, ...]:
    """Return the labels of the studies with a discrepancy, longest first."""
    concerned = corpus.studies["study_id"].isin(corpus.discrepancies["study_id"].dropna())
    return tuple(sorted(corpus.studies.loc[concerned, "label"], key=len, reverse=True))


def counts(corpus: Corpus) -> dict[str, int]:
    """Return how many entries each study has, by study id; studies without any are left out."""
    return {
        str(name): int(n) for name, n in corpus.discrepancies["study_id"].value_counts().items()
    }


def marks(corpus: Corpus) -> dict[str, str]:
    """Return the mark that a study with entries carries wherever it appears, e.g. "⚠ 2"."""
    return {study_id: f"⚠ {count}" for study_id, count in counts(corpus).items()}


def mark_words(mark: str) -> str:
    """Return a mark in words: "⚠ 2" is "2 discrepancies"."""
    count = int(mark.removeprefix("⚠ "))
    return f"{count} discrepanc{'y' if count == 1 else 'ies'}"


def sentence(entries: pd.DataFrame) -> str:
    """Return how many discrepancies there are, how grave, and where they lie."""
    high = int((entries["severity"] == "high").sum())
    within = int((entries["kind"] == WITHIN).sum())
    sources = int((entries["kind"] == "against its source").sum())
    known = len(entries) - within - sources
    return (
        f"We found {len(entries)} places, {high} of them grave enough to change what a reader "
        f"would believe: in {sources} the review differs from the study it cites, in {known} "
        f"from what is known, and in {within} from itself or from what a review should tell."
    )


def shown_sentence(shown: pd.DataFrame, entries: pd.DataFrame) -> str:
    """Return how much of the ledger the page's own filters leave."""
    if len(shown) == len(entries):
        return f"All {len(entries)} entries are shown."
    return f"{len(shown)} of {len(entries)} entries match the choices above."


RECOMPUTED = "yang-2009-impossible-p"
"""The entry whose numbers the page computes again."""

HEADINGS: dict[str, str | None] = {
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
"""Headings of the ledger on screen, in order."""


def apart(entries: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the entries against sources and knowledge, and those within the review."""
    inward = entries["kind"] == WITHIN
    return entries[~inward].reset_index(drop=True), entries[inward].reset_index(drop=True)


def label(entries: pd.DataFrame, study_id: str) -> str:
    """Return the label of a study of the ledger, or its id where it has no entry."""
    labels = entries.loc[entries["study_id"] == study_id, "study"]
    return str(labels.iloc[0]) if len(labels) else study_id
