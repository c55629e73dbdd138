"""Printed scores as rows of a course: who, when, how much, how far from before treatment."""

import pandas as pd
from evidence.topics.trajectories.scores import Score, of_score

from evidence.corpus.frames import Corpus

LINE = ["study_id", "arm_id", "instrument", "measure", "statistic", "basis"]
"""Two visits belong to one line only when all of these agree."""


def described(frame: pd.DataFrame, chosen: Corpus) -> pd.DataFrame:
    """Return rows with the words of their study and arm beside them."""
    studies = chosen.studies[["study_id", "label", "year", "collection", "design", "cohort_family"]]
    arms = chosen.arms[["study_id", "arm_id", "label", "therapy", "role", "n_patients"]]
    return (
        frame.merge(studies.rename(columns={"label": "study"}), on="study_id", how="left")
        .merge(
            arms.rename(columns={"label": "arm", "n_patients": "arm_n"}),
            on=["study_id", "arm_id"],
            how="left",
        )
        .assign(
            arm=lambda rows: rows["arm"].fillna("whole study"),
            therapy=lambda rows: rows["therapy"].fillna("all arms"),
            role=lambda rows: rows["role"].fillna("intervention"),
        )
    )


def visits(chosen: Corpus, score: Score) -> pd.DataFrame:
    """Return one row per printed score, in points of the score's scale, with its baseline.

    Beside the columns of measurements: `study`, `arm`, `therapy`, `role`, `collection`, `design`,
    `arm_n`; `line` (rows of one line share it); `score`, `score_low`, `score_high` (pain on 0–10);
    `change` and `percent_change` from the same line's value before treatment, empty without one.
    """
    rows = described(of_score(chosen.measurements, score), chosen)
    rows = rows.assign(line=_lines(rows)).sort_values(["line", "months"], kind="stable")
    rows = _scaled(rows.reset_index(drop=True), score)
    before = rows[rows["months"] == 0].drop_duplicates("line").set_index("line")["score"]
    baseline = rows["line"].map(before).astype("Float64")
    change = (rows["score"] - baseline).round(6)
    return rows.assign(
        baseline=baseline,
        change=change,
        percent_change=(100 * change / baseline.mask(baseline == 0)).round(6),
    )


def _lines(rows: pd.DataFrame) -> pd.Series:
    keys = rows[LINE].astype("string").fillna("")
    return pd.Series(["|".join(key) for key in keys.itertuples(index=False)], rows.index, "string")


def _scaled(rows: pd.DataFrame, score: Score) -> pd.DataFrame:
    """Put values and spreads on the score's own scale; pain converts linearly to 0–10."""
    factor = pd.Series(1.0, rows.index, dtype="Float64")
    lowest = pd.Series(0.0, rows.index, dtype="Float64")
    if score.converted:
        factor = 10 / (rows["scale_max"] - rows["scale_min"])
        lowest = rows["scale_min"]
    value = (rows["value"] - lowest) * factor
    spread = rows["spread"] * factor
    return rows.assign(
        score=value,
        score_low=((rows["low"] - lowest) * factor).fillna(value - spread),
        score_high=((rows["high"] - lowest) * factor).fillna(value + spread),
    )
