"""Changes that a source states without printing a number."""

import pandas as pd
from evidence.topics.trajectories.scores import Score, of_score
from evidence.topics.trajectories.visits import described

from evidence.corpus.frames import Corpus

_SAME = ["study_id", "arm_id", "instrument", "measure", "months", "direction", "against"]
_SAME_TIME = 0.005
"""Months within which two visits are the same."""

GLYPHS = {"up": "▲", "down": "▼", "same": "–", "unclear": "?"}


def directions(chosen: Corpus, score: Score, visits: pd.DataFrame) -> pd.DataFrame:
    """Return one row per stated direction for which the arm prints no number at that visit.

    Beside the columns of directions and those of study and arm: `against_words`, `glyph` (which
    way the score went), `line` (arm and comparison), `repeated` (the review says it as well).
    What the review repeats of a study's own statement is one mark.
    """
    rows = described(of_score(chosen.directions, score), chosen)
    rows = rows[~_printed(rows, visits)]
    # A study's own statement comes before the review's.
    rank = rows["basis"].map({"primary": 0, "secondary": 1, "review": 2}).fillna(3)
    rows = rows.assign(rank=rank).sort_values("rank", kind="stable")
    repeated = rows.duplicated(_SAME, keep=False)
    rows = rows.assign(repeated=repeated).drop_duplicates(_SAME).drop(columns="rank").sort_index()
    against_baseline = rows["against"] == "baseline"
    key = rows["study_id"] + "|" + rows["arm_id"].fillna("") + "|"
    if score.better == "either":
        key += rows["measure"].fillna("") + "|"
    return rows.assign(
        against_words=_against(rows, chosen),
        glyph=[_glyph(str(row.direction), row.measure, score) for row in rows.itertuples()],
        line=key + against_baseline.map({True: "baseline", False: "other"}),
    ).reset_index(drop=True)


def _printed(rows: pd.DataFrame, visits: pd.DataFrame) -> pd.Series:
    """Mark statements against baseline for visits at which the arm's score is printed."""
    keys = ["study_id", "arm_id"]
    pairs = (
        rows.reset_index()
        .merge(visits[[*keys, "months"]], on=keys, suffixes=("", "_printed"))
        .dropna(subset=["months", "months_printed"])
    )
    close = (pairs["months"] - pairs["months_printed"]).abs() < _SAME_TIME
    found = set(pairs.loc[close & (pairs["against"] == "baseline"), "index"])
    return pd.Series(rows.index.isin(found), rows.index)


def _against(rows: pd.DataFrame, chosen: Corpus) -> list[str]:
    names = chosen.arms.set_index(["study_id", "arm_id"])["label"].to_dict()
    fixed = {"baseline": "before treatment", "first visit after treatment": "the first visit after"}
    return [
        fixed.get(str(row.against)) or str(names.get((row.study_id, row.against), row.against))
        for row in rows.itertuples()
    ]


def _glyph(direction: str, measure: object, score: Score) -> str:
    """Return which way the score went: the arrow shows the score, not its worth.

    Where a choice holds scores of both kinds, up means better; pain always goes down.
    """
    if direction == "no difference":
        return "same"
    if direction == "unclear":
        return "unclear"
    falls = score.better == "lower" or (
        score.better == "either" and isinstance(measure, str) and "pain" in measure
    )
    return "down" if falls == (direction == "better") else "up"
