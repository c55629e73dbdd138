"""Which arms count as patients treated, and how many patients those are."""

from dataclasses import dataclass

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.therapies import ORDER, parts

PATIENT_DESIGNS = ("randomised trial", "comparative cohort", "case series", "case report")
"""Designs with patients of their own: reviews, guidelines and animals are left out."""

TUMOUR = ("tumour", "mixed")
"""Aetiologies that answer the review's question; others are named wherever they are shown."""


@dataclass(frozen=True)
class Enrolled:
    """Patients with each cohort family counted once, and studies that print no number."""

    patients: int
    silent: int


def therapy_key(label: str) -> tuple[int, ...]:
    """Return the place of a therapy in the fixed order of the vocabulary."""
    return tuple(ORDER.index(part) for part in parts(label))


def short(label: str) -> str:
    """Return a study's label without what stands in brackets, for the side of a chart."""
    return label.split(" (", maxsplit=1)[0]


def tumour_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows on tumours, or all of them when none is."""
    ours = rows[rows["aetiology"].isin(TUMOUR)]
    return ours if len(ours) else rows


def not_tumour(row: pd.Series) -> str:
    """Return ", osteoporosis" and the like for a row that isn't on tumours, to follow its name."""
    return "" if row["aetiology"] in TUMOUR else f", {row['aetiology']}"


def of_patients(studies: pd.DataFrame) -> pd.DataFrame:
    """Return the studies that have patients of their own."""
    return studies[studies["design"].isin(PATIENT_DESIGNS)]


def treated(corpus: Corpus) -> pd.DataFrame:
    """Return one row per intervention arm of a study of patients, by therapy and then year.

    Columns: `study_id`, `arm_id`, `row_id`, `therapy`, `arm`, `arm_patients`, `study`, `year`,
    `design`, `evidence_level`, `aetiology`, `collection`, `cohort_family`, `n_patients` (of the
    study), `follow_up_months` and `alone` (every arm of the study, comparators too, has this
    therapy).
    """
    kinds = corpus.arms.groupby("study_id")["therapy"].nunique()
    columns = [
        *("study_id", "label", "year", "design", "evidence_level", "aetiology", "collection"),
        *("cohort_family", "n_patients", "follow_up_months"),
    ]
    studies = of_patients(corpus.studies)[columns].rename(columns={"label": "study"})
    arms = corpus.arms.loc[
        corpus.arms["role"] == "intervention",
        ["study_id", "arm_id", "row_id", "therapy", "label", "n_patients"],
    ].rename(columns={"label": "arm", "n_patients": "arm_patients"})
    both = arms.merge(studies, on="study_id")
    alone = both["study_id"].map(kinds).eq(1).astype("boolean")
    return in_order(both.assign(alone=alone))


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows in the fixed order of therapies, then by year and study; never by effect."""
    keys = pd.Series([therapy_key(str(label)) for label in rows["therapy"]], rows.index)
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    ranked = rows.assign(_place=keys.map(place).astype("int64"))
    ranked = ranked.sort_values(["_place", "year", "study_id"], kind="stable", na_position="first")
    return ranked.drop(columns="_place").reset_index(drop=True)


def enrolled(arms: pd.DataFrame) -> Enrolled:
    """Return the patients in these arms of `treated`: the largest study of each cohort family."""
    largest: dict[str, int | None] = {}
    for _, rows in arms.groupby("study_id", sort=False):
        family = str(rows["cohort_family"].iloc[0])
        size = _size(rows)
        known = largest.get(family)
        largest[family] = size if known is None else max(known, size or 0)
    sizes = [size for size in largest.values() if size is not None]
    return Enrolled(patients=sum(sizes), silent=len(largest) - len(sizes))


def _size(rows: pd.DataFrame) -> int | None:
    whole = rows["n_patients"].iloc[0]
    if rows["alone"].iloc[0] and pd.notna(whole):
        return int(whole)
    if rows["arm_patients"].isna().any():
        return None
    return int(rows["arm_patients"].sum())
