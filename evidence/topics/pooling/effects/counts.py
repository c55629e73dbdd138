"""Events out of a total: complications, leaks, response and local control, one row per arm."""

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.statistics import proportion_interval
from evidence.statistics.intervals import ProportionMethod
from evidence.statistics.reasons import FEWEST, normalised
from evidence.topics.pooling.effects.rows import SEVERAL, arms

KINDS = ("complication", "leakage", "new fracture", "response", "local control")

EVERY_WORDING = "every wording"

_REVIEW_EVENTS = ("any complication", "major complication")


def events_of(corpus: Corpus) -> pd.DataFrame:
    """Return every event of an intervention arm or a whole study, with the study's columns.

    `n` is the total. `estimate` (0–1) needs events and total; `reason` says what is missing.
    """
    treated = arms(corpus)
    studies = treated.drop_duplicates("study_id")
    kinds = treated.drop_duplicates(["study_id", "therapy"])["study_id"].value_counts()
    mixed = studies["study_id"].map(kinds) > 1
    whole = studies.assign(
        arm_id=None,
        arm=None,
        therapy=studies["therapy"].mask(mixed, SEVERAL),
        components=studies["components"].mask(mixed, SEVERAL),
    )
    # A comparator beside the treated arms makes a whole-study count one of both.
    compared = set(corpus.arms.loc[corpus.arms["role"] == "comparator", "study_id"])
    whole = whole[~whole["study_id"].isin(compared)]
    sides = pd.concat([treated, whole], ignore_index=True).astype({"arm_id": "string"})
    rows = corpus.events[corpus.events["kind"].isin(KINDS)]
    rows = rows[rows["preferred"].astype(bool)].rename(columns={"kind": "family"})
    sides["key"] = sides["arm_id"].fillna("")
    rows = rows.assign(key=rows["arm_id"].fillna("")).drop(columns=["arm_id"])
    found = rows.merge(sides, on=["study_id", "key"], how="inner").drop(columns="key")
    return found.assign(
        kind=pd.Series("proportion", found.index, dtype="string"),
        n=found["total"],
        estimate=found["events"].astype("Float64") / found["total"].astype("Float64"),
        variance=pd.Series(pd.NA, found.index, dtype="Float64"),
        direction=pd.Series(pd.NA, found.index, dtype="string"),
        reason=_reasons(found),
    )


def _reasons(rows: pd.DataFrame) -> pd.Series:
    reasons = pd.Series(pd.NA, rows.index, dtype="string")
    reasons = reasons.mask(rows["total"].isna(), "total not printed")
    reasons = reasons.mask(rows["events"].isna(), "percentage or range only")
    return reasons.mask(rows["design"] == "case report", "case report")


def proportions(corpus: Corpus, event: str, unit: str) -> pd.DataFrame:
    """Return the rows that counted `event` in `unit`: patients, vertebrae, …."""
    rows = events_of(corpus)
    return rows[(rows["event"] == event) & (rows["unit"] == unit)].reset_index(drop=True)


def worded(rows: pd.DataFrame, definition: str = EVERY_WORDING) -> pd.DataFrame:
    """Return one row per arm, of one wording of what was counted, or of every wording.

    Wordings are compared without case and punctuation: the gate pools nothing else. Of one
    arm's rows that with the largest total stays. Rows of a change have no wording and stay.
    """
    if "definition" not in rows:
        return rows
    if definition != EVERY_WORDING:
        rows = rows[rows["definition"].map(normalised) == normalised(definition)]
    ranked = rows.assign(_able=rows["reason"].isna(), _size=rows["n"].astype("Float64").fillna(0))
    ranked = ranked.sort_values(["_able", "_size"], ascending=False, kind="stable")
    kept = ranked.assign(_arm=ranked["arm_id"].fillna("")).drop_duplicates(["study_id", "_arm"])
    return rows[rows.index.isin(kept.index)].reset_index(drop=True)


def review_cohorts(corpus: Corpus) -> pd.DataFrame:
    """Return the widest count of complications of each tumour cohort that the review describes."""
    rows = events_of(corpus)
    rows = rows[
        (rows["collection"] == "review")
        & (rows["aetiology"] == "tumour")
        & rows["event"].isin(_REVIEW_EVENTS)
        & rows["reason"].isna()
    ]
    rank = rows["event"].map({event: place for place, event in enumerate(_REVIEW_EVENTS)})
    first = rows.assign(_rank=rank).sort_values("_rank", kind="stable").drop_duplicates("study_id")
    return rows[rows.index.isin(first.index)].reset_index(drop=True)


def with_limits(rows: pd.DataFrame, method: ProportionMethod = "wilson") -> pd.DataFrame:
    """Add each count's 95 % limits `low` and `high` (0–1)."""
    able = rows["reason"].isna()
    counts = rows[["events", "total"]].fillna(0).astype("int64").to_numpy()
    limits = [
        proportion_interval(int(events), int(total), method=method) if known else None
        for (events, total), known in zip(counts, able, strict=True)
    ]
    return rows.assign(
        low=pd.Series([x.low if x else None for x in limits], rows.index, dtype="Float64"),
        high=pd.Series([x.high if x else None for x in limits], rows.index, dtype="Float64"),
    )


def units(corpus: Corpus, event: str) -> list[str]:
    """Return the units in which `event` was counted, the commonest first."""
    found = corpus.events.loc[corpus.events["event"] == event, ["study_id", "unit"]]
    counts = found.drop_duplicates()["unit"].value_counts(sort=False)
    named = [str(unit) for unit in counts.index if unit != "not stated"]
    return sorted(named, key=lambda unit: (-int(counts[unit]), unit))


def definitions(rows: pd.DataFrame) -> list[str]:
    """Return "every wording" and each wording that enough cohorts share to be pooled.

    A wording that says that nothing happened is no choice: it would pick studies by their
    result.
    """
    able = rows[rows["reason"].isna()]
    wordings = able["definition"].map(normalised)
    cohorts = able.groupby(wordings)["cohort_family"].nunique()
    shared = [
        str(able.loc[wordings == wording, "definition"].iloc[0])
        for wording, k in cohorts.items()
        if k >= FEWEST and str(wording).split(" ")[0] != "no"
    ]
    return [EVERY_WORDING, *sorted(shared, key=str.casefold)]
