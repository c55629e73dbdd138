"""The evidence map: which pairs of therapy, primary, region and visit have studies, and which none.

Only studies of patients are counted. A study counts once in each cell it belongs to, and patients
once per cohort family, so cells must not be added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.corpus.selection import NOT_REPORTED, matching_shares, memberships
from evidence.corpus.vocabulary import Instrument, Primary, Region, words
from evidence.statistics import visit_window

PATIENT_DESIGNS = ("randomised trial", "comparative cohort", "case series", "case report")
"""Designs with patients of their own; animals, reviews and guidelines aren't counted."""

NO_TIME = "no time given"
VISITS = (
    "before",
    "up to 1 week",
    "1 month",
    "3 months",
    "6 months",
    "12 months",
    "later",
    NO_TIME,
)
LAST_MONTH = 18.0
"""Last month of the "12 months" window; what comes after is "later"."""

ANY_PAIN = "any pain scale"


@dataclass(frozen=True)
class Map:
    """A heat map: what its rows and columns are."""

    rows: str
    columns: str


MAPS: Mapping[str, Map] = {
    "Therapy and primary": Map("therapy", "primary"),
    "Therapy and region": Map("therapy", "region"),
    "Therapy and visit": Map("therapy", "visit"),
    "Primary and region": Map("primary", "region"),
}
"""The maps on offer, by the name that stands in the address."""

NOUNS = {
    "therapy": "therapy",
    "primary": "tumour primary",
    "region": "spinal region",
    "visit": "visit",
}


def patient_studies(corpus: Corpus) -> pd.DataFrame:
    """Return the studies that treated patients of their own."""
    return corpus.studies[corpus.studies["design"].isin(PATIENT_DESIGNS)]


def patients_once(studies: pd.DataFrame) -> int | None:
    """Return the patients of some studies, each cohort family once by its largest report.

    None when no study prints its number of patients.
    """
    largest = studies.groupby("cohort_family")["n_patients"].max().dropna()
    return int(largest.sum()) if len(largest) else None


def axis(corpus: Corpus, name: str) -> list[str]:
    """Return the values of a map's axis: closed lists whole, therapies by number of studies."""
    if name == "primary":
        return [*words(Primary), NOT_REPORTED]
    if name == "region":
        return [*words(Region), NOT_REPORTED]
    if name == "visit":
        return list(VISITS)
    found = _members(corpus, "therapy")
    counts = found.groupby("therapy")["study_id"].nunique()
    return sorted(counts.index, key=lambda therapy: (-int(counts[therapy]), str(therapy)))


def outcomes(corpus: Corpus) -> list[str]:
    """Return the instruments that studies of patients used, a pain scale of any kind first."""
    used = {str(name) for name in _scores(corpus)["instrument"]}
    pain = [ANY_PAIN] if used & set(PAIN_INSTRUMENTS) else []
    return pain + [name for name in words(Instrument) if name in used]


def cells(
    corpus: Corpus, shown: Map, rows: Sequence[str], columns: Sequence[str], outcome: str = ANY_PAIN
) -> pd.DataFrame:
    """Return one row per cell of a map, empty cells too.

    Columns: `row`, `column`, `studies`, `patients` (missing when none is printed), `level` (best
    OCEBM 2011 level), `scored` (studies with a number, for visits), `labels` and `study_ids`
    (separated by semicolons).
    """
    pairs = _pairs(corpus, shown, outcome)
    studies = patient_studies(corpus)
    found = {
        (row, column): (studies[studies["study_id"].isin(group["study_id"])], group)
        for (row, column), group in pairs.groupby([shown.rows, shown.columns])
    }
    empty = studies.iloc[:0], pairs.iloc[:0]
    records = [
        {"row": row, "column": column, **_cell(*found.get((row, column), empty))}
        for row in rows
        for column in columns
    ]
    kinds = {"row": "string", "column": "string", "labels": "string", "study_ids": "string"}
    counts = dict.fromkeys(("studies", "patients", "level", "scored"), "Int64")
    return pd.DataFrame(records, columns=[*kinds, *counts]).astype(kinds | counts)


def _cell(studies: pd.DataFrame, rows: pd.DataFrame) -> dict[str, object]:
    scored = rows.loc[rows["number"], "study_id"].nunique() if "number" in rows else None
    return {
        "studies": len(studies),
        "patients": patients_once(studies),
        "level": studies["evidence_level"].min() if len(studies) else None,
        "scored": scored,
        "labels": "; ".join(studies["label"]),
        "study_ids": ";".join(studies["study_id"]),
    }


def _pairs(corpus: Corpus, shown: Map, outcome: str) -> pd.DataFrame:
    """Return which study belongs to which row and column."""
    if shown.columns == "visit":
        return _visits(corpus, outcome)
    rows, columns = _members(corpus, shown.rows), _members(corpus, shown.columns)
    return rows.merge(columns, on="study_id")


def _members(corpus: Corpus, name: str) -> pd.DataFrame:
    found = memberships(corpus, name)
    found = found[found["study_id"].isin(patient_studies(corpus)["study_id"])]
    return found[found[name] != NOT_REPORTED] if name == "therapy" else found


def _scores(corpus: Corpus) -> pd.DataFrame:
    """Return every score and every stated direction of studies of patients."""
    columns = ["study_id", "arm_id", "instrument", "months"]
    numbers = corpus.measurements.loc[corpus.measurements["preferred"], columns]
    both = pd.concat(
        [numbers.assign(number=True), corpus.directions[columns].assign(number=False)],
        ignore_index=True,
    )
    return both[both["study_id"].isin(patient_studies(corpus)["study_id"])]


def _visits(corpus: Corpus, outcome: str) -> pd.DataFrame:
    """Return which therapy was scored at which visit; a study's own rows go to all its arms."""
    scores = _scores(corpus)
    wanted = PAIN_INSTRUMENTS if outcome == ANY_PAIN else (outcome,)
    scores = scores[scores["instrument"].isin(wanted)]
    both = with_therapies(corpus, scores)
    return both.assign(visit=[window(months) for months in both["months"]])


def with_therapies(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of intervention arms with their `therapy`; a whole study's go to all its arms."""
    treated = corpus.arms["role"] == "intervention"
    arms = corpus.arms.loc[treated, ["study_id", "arm_id", "therapy"]]
    of_arm = rows.dropna(subset=["arm_id"]).merge(arms, on=["study_id", "arm_id"])
    of_study = rows[rows["arm_id"].isna()].drop(columns="arm_id").merge(arms, on="study_id")
    return pd.concat([of_arm, of_study], ignore_index=True)


def window(months: float | None) -> str:
    """Return the visit window of a time since treatment."""
    if months is None or pd.isna(months):
        return NO_TIME
    if months <= 0:
        return "before"
    return visit_window(float(months)) or "later"


def in_cell(table: pd.DataFrame, row: str | None, column: str | None) -> list[str]:
    """Return the studies of one cell, of a whole row or column, or of the whole map."""
    if row is not None:
        table = table[table["row"] == row]
    if column is not None:
        table = table[table["column"] == column]
    return _ids(table["study_ids"])


def _ids(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for text in texts for name in text.split(";") if name))


def listed(
    corpus: Corpus, study_ids: Sequence[str], shown: Map, chosen: tuple[str | None, str | None]
) -> pd.DataFrame:
    """Return the studies of a cell, largest first, with the share of each that belongs there.

    Columns: `label`, `design`, `level`, `patients`, `therapies`, `share` (where it is printed) and
    `study_id`.
    """
    studies = corpus.studies[corpus.studies["study_id"].isin(study_ids)]
    arms = corpus.arms[corpus.arms["role"] == "intervention"]
    therapies = arms.groupby("study_id")["therapy"].agg(
        lambda names: "; ".join(dict.fromkeys(names))
    )
    shares = _shares(corpus, shown, chosen)
    table = pd.DataFrame(
        {
            "label": studies["label"],
            "design": studies["design"],
            "level": studies["evidence_level"],
            "patients": studies["n_patients"],
            "therapies": studies["study_id"].map(therapies).astype("string"),
            "share": studies["study_id"].map(shares).astype("string").fillna(""),
            "study_id": studies["study_id"],
        }
    )
    return table.sort_values("patients", ascending=False, kind="stable").reset_index(drop=True)


def _shares(corpus: Corpus, shown: Map, chosen: tuple[str | None, str | None]) -> dict[str, str]:
    """Return e.g. "kidney 3 of 69 patients; cervical 2 of 102 lesions" for each study."""
    texts: dict[str, list[str]] = {}
    for name, value in zip((shown.rows, shown.columns), chosen, strict=True):
        if name not in {"primary", "region"} or value is None or value == NOT_REPORTED:
            continue
        found = matching_shares(corpus, name, (value,))
        for study_id, n, total, unit in found[found["n"] > 0].itertuples(index=False):
            texts.setdefault(study_id, []).append(f"{value} {n} of {total} {unit}")
    return {study_id: "; ".join(parts) for study_id, parts in texts.items()}
