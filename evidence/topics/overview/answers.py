"""The first ten seconds: what is known, how strong it is, and what the review leaves out."""

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.selection import restrict
from evidence.topics import therapies
from evidence.topics.therapies import PATIENT_DESIGNS, TUMOUR

USUAL_CARE = ("sham", "no treatment", "conservative care")
"""Comparators that tell what would have happened without cement."""

CONTROLLED = 3
"""OCEBM level down to which a study has a group to compare with."""

NAMED = 3
"""Up to this many studies are named in a sentence."""

CONTEXT_FIRST = ("cochrane-2018", "danish-guideline-2020", "nass-2025")
"""Statements from outside the review that every reader should meet; the rest are one click on."""

SHARES = {
    "share by primary": "Primary tumour of spinal metastases, % as the review prints them. "
    "They add up to 92 %; the rest is not listed, and nothing is rescaled.",
    "share by region": "Region of symptomatic spinal metastases, % as the review prints them. "
    "The sacrum is not counted.",
}
"""The review's shares by topic of the fact, with the words above their chart."""

_WHOSE = {"review": "of the review", "all": "of the review and the wider literature"}


def tumour_studies(corpus: Corpus) -> pd.DataFrame:
    """Return the studies of patients with tumours."""
    studies = corpus.studies
    return studies[studies["design"].isin(PATIENT_DESIGNS) & studies["aetiology"].isin(TUMOUR)]


def pain(corpus: Corpus) -> pd.DataFrame:
    """Return the arms with tumours that print pain before and after, at their last visit."""
    rows = therapies.before_after(corpus, therapies.LAST)
    return rows[rows["fall"].notna() & rows["aetiology"].isin(TUMOUR)].reset_index(drop=True)


def answer(corpus: Corpus) -> str:
    """Return in a sentence what the studies on show report of pain, and why that isn't proof."""
    rows = pain(corpus)
    ids = set(tumour_studies(corpus)["study_id"])
    studies, controlled = len(ids), len(ids & against_usual_care(corpus))
    if not studies:
        return "No study on show treated patients with spinal tumours."
    doubt = (
        f"{_few(controlled)} of {studies} tumour {_studies(studies)} set it against sham or usual "
        "care, so how much of it the cement brings is not known."
    )
    if rows.empty:
        return f"No tumour study on show prints pain before and after treatment; {doubt}"
    lower = int((rows["fall"] > 0).sum())
    low, high = rows["fall"].min(), rows["fall"].max()
    spread = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    names = rows["therapy"].drop_duplicates()
    kind = f"{names.iloc[0]}; " if len(names) == 1 else ""
    return (
        f"Pain was lower after treatment in {_arms(lower, len(rows))} with printed scores before "
        f"and after ({kind}by {spread} points of 10 at the last visit), but {doubt}"
    )


def _arms(lower: int, arms: int) -> str:
    if lower < arms:
        return f"{lower} of {arms} tumour arms"
    return {1: "the one tumour arm", 2: "both tumour arms"}.get(arms, f"all {arms} tumour arms")


def _few(count: int) -> str:
    return f"only {count}" if count else "none"


def others(corpus: Corpus) -> str:
    """Return what the arms with tumours report that print no score before and after."""
    rows = therapies.before_after(corpus, therapies.LAST)
    rows = rows[rows["fall"].isna() & rows["aetiology"].isin(TUMOUR)]
    parts = [
        (int(rows["value_std"].notna().sum()), "with a score but no baseline"),
        (int((rows["direction"] == "better").sum()), "with less pain stated, no number"),
        (int(rows["direction"].isin(["worse", "no difference", "unclear"]).sum()), "not better"),
    ]
    words = [f"{count} {what}" for count, what in parts if count]
    return f"Further tumour arms: {', '.join(words)}." if words else ""


def against_usual_care(corpus: Corpus) -> set[str]:
    """Return the ids of studies with an arm of sham, no treatment or usual care."""
    arms = corpus.arms
    return set(arms.loc[arms["therapy"].isin(USUAL_CARE), "study_id"])


def reporting(corpus: Corpus) -> pd.DataFrame:
    """Return how many studies of patients print what a reader would want to know.

    Columns: `item`, `studies`, `total`, `share` (per cent), `which` (their labels).
    """
    studies = corpus.studies[corpus.studies["design"].isin(PATIENT_DESIGNS)]
    visits = therapies.courses(corpus)
    scores = corpus.measurements[corpus.measurements["preferred"]]
    events = corpus.events[corpus.events["preferred"] & (corpus.events["kind"] == "complication")]
    counted = events[events["events"].notna() & events["total"].notna()]
    level = studies["evidence_level"]
    found = {
        "any pain score": set(scores.loc[scores["value_std"].notna(), "study_id"]),
        "pain before and after": set(visits.loc[visits["fall"].notna(), "study_id"]),
        "KPS score": set(scores.loc[scores["instrument"] == "KPS", "study_id"]),
        "complications counted": set(counted["study_id"]),
        "groups compared": set(studies.loc[level <= CONTROLLED, "study_id"]),
        "randomised": set(studies.loc[studies["design"] == "randomised trial", "study_id"]),
        "sham or usual care": against_usual_care(corpus),
    }
    rows = [(item, studies[studies["study_id"].isin(ids)]) for item, ids in found.items()]
    total = len(studies)
    return pd.DataFrame(
        {
            "item": [item for item, _ in rows],
            "studies": [len(own) for _, own in rows],
            "total": total,
            "share": [round(100 * len(own) / total, 1) if total else 0.0 for _, own in rows],
            "which": ["; ".join(own["label"]) for _, own in rows],
        }
    )


def strength(corpus: Corpus) -> tuple[str, ...]:
    """Return the strongest and the weakest of the evidence on tumours, in a sentence each."""
    studies = tumour_studies(corpus)
    if studies.empty:
        return ()
    level = int(studies["evidence_level"].min())
    best = studies[studies["evidence_level"] == level]
    designs = " or ".join(best["design"].drop_duplicates())
    alone = studies[studies["evidence_level"] > CONTROLLED]
    return (
        f"**Strongest**: level {level} (OCEBM; 1 is best), {designs}: {_named(best)}.",
        _weakest(len(alone), len(studies)),
    )


def _weakest(alone: int, studies: int) -> str:
    return (
        f"**Weakest**: {alone} of {studies} tumour {_studies(studies)} followed patients without "
        "a group to compare with (level 4)."
    )


def _named(studies: pd.DataFrame) -> str:
    if len(studies) > NAMED:
        return f"{len(studies)} studies"
    names = [
        f"{label}, {n} patients" if pd.notna(n) else str(label)
        for label, n in studies[["label", "n_patients"]].to_numpy()
    ]
    return "; ".join(names)


def counted(corpus: Corpus, whole: Corpus, collection: str) -> str:
    """Return how many studies are on show, of how many, by design."""
    shown = corpus.studies
    total = len(restrict(whole, collection).studies)
    designs = shown["design"].value_counts()
    listed = ", ".join(f"{count} {_design(name, count)}" for name, count in designs.items())
    whose = _WHOSE.get(collection, _WHOSE["review"])
    return f"{len(shown)} of {total} studies {whose}: {listed}."


def _design(name: object, count: int) -> str:
    word = str(name)
    if count == 1 or word.endswith("series"):
        return word
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _studies(count: int) -> str:
    return "study" if count == 1 else "studies"


def shares(corpus: Corpus, topic: str) -> pd.DataFrame:
    """Return the review's shares by primary or region as printed, never rescaled.

    Named ones by size, then other, unknown and what the review doesn't list. Columns:
    `row_id`, `fact_id`, `category`, `value` (per cent), `basis`, `locator`, `note`.
    """
    facts = corpus.facts[corpus.facts["topic"] == topic]
    last = {"other": 1, "unknown": 2, "not listed": 3}
    ranks = facts["category"].map(last).fillna(0).astype("int64")
    ordered = facts.assign(_rank=ranks).sort_values(
        ["_rank", "value"], ascending=[True, False], kind="stable"
    )
    columns = ["row_id", "fact_id", "category", "value", "basis", "locator", "note"]
    return ordered[columns].reset_index(drop=True)


def context(corpus: Corpus) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the statements from outside the review as Markdown: the first few, then the rest."""
    rows = corpus.context
    first = rows["context_id"].isin(CONTEXT_FIRST)
    return tuple(_statements(rows[first])), tuple(_statements(rows[~first]))


def _statements(rows: pd.DataFrame) -> list[str]:
    return [
        f"**{label} ({year}).** {statement} [Source]({url})"
        for label, year, statement, url in rows[["label", "year", "statement", "url"]].to_numpy()
    ]


def discrepancy_counts(corpus: Corpus) -> str:
    """Return how many discrepancies are recorded, by severity."""
    counts = corpus.discrepancies["severity"].value_counts()
    parts = [f"{counts.get(word, 0)} {word}" for word in ("high", "medium", "low")]
    return f"{len(corpus.discrepancies)} are recorded, by severity: {', '.join(parts)}."
