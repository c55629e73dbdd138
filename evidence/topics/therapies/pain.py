"""Pain before and after, one course per arm, by visit window; and directions without a number."""

import pandas as pd
from evidence.topics.therapies.arms import in_order, treated

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.statistics import visit_window

WINDOWS = {
    "up to 1 week": 0.23,
    "1 month": 1.0,
    "3 months": 3.0,
    "6 months": 6.0,
    "12 months": 12.0,
}
"""Visit windows with the month that a visit should come nearest to."""

LAST = "last visit"
"""In place of a window: each arm's last printed visit, whenever that was."""

DIRECTION_WORDS = {
    "better": "less pain",
    "worse": "more pain",
    "no difference": "no difference",
    "unclear": "direction unclear",
}

_SERIES = ["study_id", "arm_id", "instrument", "measure", "statistic"]
_ARM = ["study_id", "arm_id"]


def courses(corpus: Corpus) -> pd.DataFrame:
    """Return each arm's pain scores on 0–10, one course per arm, as `treated` orders them.

    An arm with several courses keeps one: with a baseline before without, a mean before a
    median, then VAS, NRS, BPI, then the first printed. Each row is a visit after treatment with
    `value_std`, `months`, `timepoint`, `row_id`, and the arm's own `before`, `before_row_id` and
    `fall` (before − after; empty without a baseline).
    """
    scores = corpus.measurements
    scores = scores[scores["preferred"] & scores["value_std"].notna() & scores["arm_id"].notna()]
    arms = treated(corpus).drop(columns="row_id")
    scores = scores[
        [*_SERIES, "row_id", "months", "timepoint", "value_std", "n", "basis", "locator", "note"]
    ].merge(arms, on=_ARM)
    chosen = _one_per_arm(scores)
    before = chosen[chosen["months"] == 0].drop_duplicates(_ARM)
    before = before[[*_ARM, "value_std", "row_id"]].rename(
        columns={"value_std": "before", "row_id": "before_row_id"}
    )
    after = chosen[chosen["months"].ne(0).fillna(value=True)]
    rows = after.merge(before, on=_ARM, how="left")
    return in_order(rows.assign(fall=(rows["before"] - rows["value_std"]).round(2)))


def _one_per_arm(scores: pd.DataFrame) -> pd.DataFrame:
    series = scores.groupby(_SERIES, sort=False, dropna=False).ngroup()
    before = scores["months"].eq(0).fillna(value=False)
    ranked = pd.DataFrame(
        {
            "study_id": scores["study_id"],
            "arm_id": scores["arm_id"],
            "series": series,
            "partial": ~(before.groupby(series).transform("any") & _later(before, series)),
            "no_mean": scores["statistic"] != "mean",
            "scale": scores["instrument"].map(PAIN_INSTRUMENTS.index),
        }
    ).sort_values(["partial", "no_mean", "scale"], kind="stable")
    return scores[series.isin(ranked.drop_duplicates(_ARM)["series"])]


def _later(before: pd.Series, series: pd.Series) -> pd.Series:
    return (~before).groupby(series).transform("any")


def in_window(visits: pd.DataFrame, window: str) -> pd.DataFrame:
    """Return each arm's visit of `courses` that lies nearest to the window's month."""
    inside = visits[_falls_in(visits, window)]
    away = (inside["months"] - WINDOWS[window]).abs()
    nearest = inside.assign(_away=away).sort_values("_away", kind="stable").drop_duplicates(_ARM)
    return in_order(nearest.drop(columns="_away"))


def last_visit(visits: pd.DataFrame) -> pd.DataFrame:
    """Return each arm's last printed visit, with or without a time."""
    return in_order(visits.drop_duplicates(_ARM, keep="last"))


def _falls_in(rows: pd.DataFrame, window: str) -> pd.Series:
    found = [isinstance(m, float) and visit_window(m) == window for m in rows["months"]]
    return pd.Series(found, rows.index, dtype="bool")


def stated(corpus: Corpus) -> pd.DataFrame:
    """Return the arms' stated changes of pain from baseline, where no number is needed.

    A statement about a whole study counts for its arm when all its arms have one therapy. Each
    row has `row_id`, `direction`, `months`, `timepoint`, `basis` and the columns of `treated`.
    """
    rows = corpus.directions
    rows = rows[(rows["against"] == "baseline") & about_pain(rows) & (rows["months"] != 0)]
    columns = ["study_id", "arm_id", "row_id", "direction", "months", "timepoint", "basis"]
    arms = treated(corpus).drop(columns="row_id")
    own = rows.loc[rows["arm_id"].notna(), columns].merge(arms, on=_ARM)
    single = arms[arms["alone"]].drop_duplicates("study_id")
    whole = rows.loc[rows["arm_id"].isna(), columns].drop(columns="arm_id")
    return in_order(pd.concat([own, whole.merge(single, on="study_id")], ignore_index=True))


def about_pain(rows: pd.DataFrame) -> pd.Series:
    """Return which rows are about how strong pain is, on a named scale or not."""
    measure = rows["measure"].fillna("")
    other = rows["instrument"].isin(["other", "clinical outcome"]) & measure.str.contains(
        r"\bpain\b", regex=True
    )
    aside = measure.str.contains("interference|share of patients|results as a whole", regex=True)
    return (rows["instrument"].isin(PAIN_INSTRUMENTS) | other) & ~aside


def before_after(corpus: Corpus, window: str) -> pd.DataFrame:
    """Return what each arm reports in a window: a score, or else a stated direction.

    Rows are arms; `value_std` is empty where only `direction` is stated. `window` is one of
    `WINDOWS`, or `LAST`.
    """
    visits, words = courses(corpus), stated(corpus)
    scored = last_visit(visits) if window == LAST else in_window(visits, window)
    if window != LAST:
        words = words[_falls_in(words, window)]
    words = words.drop_duplicates(_ARM)
    have = set(zip(scored["study_id"], scored["arm_id"], strict=True))
    keys = zip(words["study_id"], words["arm_id"], strict=True)
    silent = words[pd.Series([key not in have for key in keys], words.index, dtype="bool")]
    scored = scored.assign(direction=pd.Series(pd.NA, scored.index, dtype="string"))
    parts = [part for part in (scored, silent.reindex(columns=scored.columns)) if len(part)]
    rows = pd.concat(parts, ignore_index=True) if parts else scored
    results = pd.Series([_result(row) for _, row in rows.iterrows()], rows.index, dtype="string")
    return in_order(rows.assign(result=results))


def _result(row: pd.Series) -> str:
    if pd.isna(row["value_std"]):
        return f"{DIRECTION_WORDS[row['direction']]}, no number printed"
    if pd.isna(row["before"]):
        return f"{row['value_std']:g}, no baseline printed"
    return f"{row['before']:g} → {row['value_std']:g}"
