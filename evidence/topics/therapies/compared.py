"""What studies report between their own arms: the only comparisons between therapies."""

from collections.abc import Iterator

import pandas as pd
from evidence.topics.therapies.arms import TUMOUR, of_patients, therapy_key
from evidence.topics.therapies.pain import about_pain

from evidence.corpus.frames import Corpus

_WORDS = {
    "better": "less pain with {one} than with {other}",
    "worse": "more pain with {one} than with {other}",
    "no difference": "no difference between {one} and {other}",
    "unclear": "{one} against {other}, direction unclear",
}

_STUDY = ["study_id", "label", "year", "design", "evidence_level", "aetiology", "collection"]
_PAIR = ["study_id", "arm_id", "other_id"]
_VISIT = ["instrument", "measure", "statistic", "months", "timepoint"]
_COLUMNS = [
    *("study_id", "row_id", "study", "year", "design", "evidence_level", "aetiology"),
    *("collection", "therapy", "other", "instrument", "months", "timepoint", "value"),
    *("other_value", "other_row_id", "statistic", "basis", "p_value", "result"),
]


def pairs(corpus: Corpus) -> pd.DataFrame:
    """Return the pairs of arms with different therapies in studies of patients.

    `arm_id` is the fuller treatment of the two (the combination, or the one under study when the
    other is a comparator), `other_id` the arm it is set against.
    """
    studies = of_patients(corpus.studies)[_STUDY]
    kinds = corpus.arms.groupby("study_id")["therapy"].nunique()
    several = corpus.arms[corpus.arms["study_id"].isin(kinds.index[kinds > 1])]
    rows = []
    for study_id, arms in several.groupby("study_id", sort=False):
        ordered = sorted(
            arms.to_dict("records"),
            key=lambda arm: _fullness(str(arm["role"]), str(arm["therapy"])),
            reverse=True,
        )
        rows += [
            (study_id, one["arm_id"], other["arm_id"], one["therapy"], other["therapy"])
            for place, one in enumerate(ordered)
            for other in ordered[place + 1 :]
            if one["therapy"] != other["therapy"] and one["role"] == "intervention"
        ]
    frame = pd.DataFrame(rows, columns=[*_PAIR, "therapy", "other"], dtype="string")
    return frame.merge(studies.rename(columns={"label": "study"}), on="study_id")


def _fullness(role: str, therapy: str) -> tuple[bool, int, tuple[int, ...]]:
    key = therapy_key(therapy)
    return role == "intervention", len(key), key


def scored(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `comparisons` that print both scores."""
    return rows[rows["value"].notna()].reset_index(drop=True)


def scores(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return pain scores on 0–10 of both arms of a pair at the same visit after treatment."""
    known = corpus.measurements
    later = known["months"].ne(0).fillna(value=True)
    known = known[known["preferred"] & known["value_std"].notna() & later]
    known = known[["study_id", "arm_id", "row_id", *_VISIT, "value_std", "basis", "p_value"]]
    other = known.drop(columns=["basis", "p_value"]).rename(
        columns={"arm_id": "other_id", "row_id": "other_row_id", "value_std": "other_value"}
    )
    rows = pairs.merge(known, on=["study_id", "arm_id"])
    rows = rows.merge(other, on=["study_id", "other_id", *_VISIT])
    rows = rows.rename(columns={"value_std": "value"})
    printed = [_printed_p(corpus, row) for _, row in rows.iterrows()]
    rows = rows.assign(p_value=pd.Series(printed, rows.index, dtype="string"))
    rows = rows.assign(
        result=pd.Series([_score_text(row) for _, row in rows.iterrows()], dtype="string"),
    )
    return _in_order(rows)


def _printed_p(corpus: Corpus, row: pd.Series) -> str | None:
    """Return the p-value between the two arms, and who prints it when the study doesn't."""
    printed = corpus.measurements
    printed = printed[
        (printed["study_id"] == row["study_id"])
        & (printed["instrument"] == row["instrument"])
        & (printed["arm_id"].isin([row["arm_id"], row["other_id"]]))
        & (printed["p_against"].isin([row["arm_id"], row["other_id"]]))
    ]
    same = printed[printed["preferred"] & (printed["timepoint"] == row["timepoint"])]
    if len(same):
        return str(same["p_value"].iloc[0])
    review = printed[~printed["preferred"] & (printed["value_std"] == row["value"])]
    return f"{review['p_value'].iloc[0]}, printed by the review only" if len(review) else None


def _score_text(row: pd.Series) -> str:
    p_value = "" if pd.isna(row["p_value"]) else f" (p {row['p_value']})"
    return (
        f"{row['instrument']} {row['value']:g} with {row['therapy']} and "
        f"{row['other_value']:g} with {row['other']}{p_value}"
    )


def directions(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return stated differences in pain between two arms with different therapies."""
    rows = corpus.directions[about_pain(corpus.directions)]
    rows = rows.rename(columns={"against": "other_id"})
    found = pairs.merge(rows, on=_PAIR)
    texts = [
        _WORDS[row["direction"]].format(one=row["therapy"], other=row["other"])
        for _, row in found.iterrows()
    ]
    return _in_order(found.assign(result=pd.Series(texts, found.index, dtype="string")))


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.reindex(columns=[*_COLUMNS, "direction"])
    return ordered.sort_values(["year", "study_id"], kind="stable").reset_index(drop=True)


def comparisons(corpus: Corpus) -> pd.DataFrame:
    """Return every within-study comparison of pain, scored or stated, by year."""
    between = pairs(corpus)
    numbers, words = scores(corpus, between), directions(corpus, between)
    parts = [part for part in (numbers, words) if len(part)]
    return _in_order(pd.concat(parts, ignore_index=True)) if parts else numbers


def sentences(rows: pd.DataFrame, *, tumours: bool) -> tuple[str, ...]:
    """Return one sentence per study with its comparisons of pain, in tumours or outside them."""
    rows = rows[rows["aetiology"].isin(TUMOUR) == tumours]
    return tuple(
        f"**{study['study'].iloc[0]}** ({_design(study.iloc[0])}): {'; '.join(_clauses(study))}."
        for _, study in rows.groupby("study_id", sort=False)
    )


def _design(row: pd.Series) -> str:
    return f"{row['design']}, {row['aetiology']}"


def _clauses(study: pd.DataFrame) -> Iterator[str]:
    for _, row in study[study["value"].notna()].iterrows():
        yield f"{row['result']}{_when([str(row['timepoint'])])}"
    stated = study[study["value"].isna()].drop_duplicates(["months", "result"])
    for result, rows in stated.groupby("result", sort=False):
        timed = rows[rows["months"].notna()]
        when = _when(list(timed["timepoint"])) if len(timed) else " (time not given)"
        values = (timed if len(timed) else rows)["p_value"].dropna().drop_duplicates()
        p_value = f" (p {', '.join(values)})" if len(values) else ""
        yield f"{result}{when}{p_value}"


def _when(timepoints: list[str]) -> str:
    plain = timepoints[0].startswith(("before", "after", "over"))
    return f"{' ' if plain else ' at '}{_list(timepoints)}"


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
