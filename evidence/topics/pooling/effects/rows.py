"""What changes and proportions share: whose arms they are, and that nobody counts twice."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from evidence.corpus.frames import Corpus

_CEMENT = ("PVP", "PKP", "PVP or PKP", "vertebral stent")
_NO_PATIENTS = ("animal study", "systematic review", "narrative review", "guideline")
_OF_STUDY = [
    "study_id",
    "label",
    "year",
    "aetiology",
    "design",
    "collection",
    "cohort_family",
    "n_patients",
]

SEVERAL = "several treatments"


def arms(corpus: Corpus) -> pd.DataFrame:
    """Return the intervention arms of studies of patients, with the columns of their study.

    `label` is the study's; `arm` is the arm's own label where its study has several such arms.
    `arm_n` is the size of the arm, or that of the study where it has one arm only.
    """
    treated = corpus.arms[corpus.arms["role"] == "intervention"]
    treated = treated.rename(columns={"label": "arm", "n_patients": "arm_n"})
    treated = treated[["study_id", "arm_id", "arm", "therapy", "components", "role", "arm_n"]]
    studies = corpus.studies.loc[~corpus.studies["design"].isin(_NO_PATIENTS), _OF_STUDY]
    found = studies.merge(treated, on="study_id", how="inner")
    several = found.groupby("study_id")["arm_id"].transform("size") > 1
    only = corpus.arms.groupby("study_id")["arm_id"].transform("size") == 1
    alone = found["study_id"].isin(corpus.arms.loc[only, "study_id"])
    found["arm"] = found["arm"].where(several)
    found["arm_n"] = found["arm_n"].fillna(found["n_patients"].where(alone))
    return found.drop(columns="n_patients")


def of(
    rows: pd.DataFrame, aetiology: str | None = None, therapies: Sequence[str] = ()
) -> pd.DataFrame:
    """Return the rows of one aetiology and of the named therapies; None or () is no limit."""
    kept = pd.Series(data=True, index=rows.index)
    if aetiology is not None:
        kept &= rows["aetiology"] == aetiology
    if therapies:
        kept &= rows["therapy"].isin(therapies)
    return rows[kept].reset_index(drop=True)


def counted_once(rows: pd.DataFrame, *, without_cement: bool = False) -> pd.DataFrame:
    """Add `counted`, `pooled` and `why_not`, so that each family of patients counts once.

    Of arms with overlapping patients, or of one study, the one with a computable effect counts,
    and among several the largest. `counted` rows enter medians and tallies of directions;
    `pooled` are those among them that have a variance or counts. Arms without cement are shown
    and never counted, unless `without_cement`. `why_not` says what keeps a row out.
    """
    cement = pd.Series([without_cement or _has_cement(c) for c in rows["components"]], dtype=bool)
    rows = rows.reset_index(drop=True)
    able = rows["reason"].isna()
    size = pd.to_numeric(rows["n"], errors="coerce").astype("float64").fillna(0.0)
    ranked = rows.assign(_able=able, _size=size)[cement.to_numpy(bool)]
    ranked = ranked.sort_values(["_able", "_size"], ascending=False, kind="stable")
    first = ranked.drop_duplicates("cohort_family")
    counted = rows.index.isin(first.index)
    leaders = first.set_index("cohort_family")[["study_id", "label"]].to_dict("index")
    why = [
        None if chosen else _why(row, leaders.get(str(row.cohort_family)), bool(given))
        for row, chosen, given in zip(rows.itertuples(), counted, cement, strict=True)
    ]
    return rows.assign(
        counted=counted,
        pooled=counted & able.to_numpy(bool),
        why_not=pd.Series(why, rows.index, dtype="string").fillna(rows["reason"]),
    )


def _has_cement(components: object) -> bool:
    return bool(set(str(components).split(";")) & set(_CEMENT)) or components == SEVERAL


def _why(row: object, leader: dict[Hashable, Any] | None, cement: bool) -> str:
    if not cement or leader is None:
        return "no cement in this arm"
    if leader["study_id"] == getattr(row, "study_id", None):
        return "another arm of this study counts"
    return f"patients may overlap with {leader['label']}"
