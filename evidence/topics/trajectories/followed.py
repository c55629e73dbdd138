"""How many were still followed: losses by printed numbers, and deaths."""

import pandas as pd

from evidence.corpus.frames import Corpus

TOO_MANY = 0.2
"""Share lost or dead above which a visit describes survivors rather than the arm."""


def cautions(chosen: Corpus, visits: pd.DataFrame) -> pd.DataFrame:
    """Return the visits whose arm had lost over 20 % by then, or in which over 20 % had died.

    Columns: `row_id` of the visit, `study_id`, `study`, `arm`, `caution` (words), `share` (0–1).
    """
    found = pd.concat([_losses(visits), _deaths(chosen, visits)], ignore_index=True)
    found = found[(found["share"] > TOO_MANY).fillna(value=False)]
    worst = found.sort_values("share", ascending=False, kind="stable").drop_duplicates("row_id")
    return worst.sort_index()[_COLUMNS].reset_index(drop=True)


_COLUMNS = ["row_id", "study_id", "study", "arm", "caution", "share"]


def _losses(visits: pd.DataFrame) -> pd.DataFrame:
    printed = visits[visits["n"].notna() & visits["arm_n"].notna() & _after(visits)]
    words = [f"{row.n} of {row.arm_n} scored at “{row.timepoint}”" for row in printed.itertuples()]
    return printed.assign(share=1 - printed["n"] / printed["arm_n"], caution=words)


def _after(visits: pd.DataFrame) -> pd.Series:
    return (visits["months"] != 0).fillna(value=True)


def _deaths(chosen: Corpus, visits: pd.DataFrame) -> pd.DataFrame:
    """Pair deaths with the visits at or after them; without a time, with the last visit."""
    deaths = chosen.events[(chosen.events["kind"] == "death") & chosen.events["preferred"]]
    pairs = visits[_after(visits)].merge(deaths, on="study_id", suffixes=("", "_death"))
    same_arm = (pairs["arm_id"] == pairs["arm_id_death"]).fillna(value=True)
    last = pairs["months"].isna() | (
        pairs["months"] == pairs.groupby("line")["months"].transform("max")
    )
    in_time = (pairs["months"] >= pairs["months_death"]).fillna(last).astype("bool")
    pairs = pairs[same_arm & in_time & pairs["events"].notna() & pairs["total"].notna()]
    words = [
        f"{row.events} of {row.total} counted as “{row.definition}”" for row in pairs.itertuples()
    ]
    return pairs.assign(share=pairs["events"] / pairs["total"], caution=words)
