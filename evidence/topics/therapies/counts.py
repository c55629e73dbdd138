"""Events counted per therapy: complications for the cards, responses for their chart."""

from collections.abc import Iterator

import pandas as pd
from evidence.topics.therapies.arms import in_order, not_tumour, treated

from evidence.corpus.frames import Corpus
from evidence.statistics import proportion_interval, zero_event_sentence

COMPLICATIONS = (
    "any complication",
    "major complication",
    "symptomatic complication",
    "minor complication",
)
"""Summary counts of complications, in the order in which one of them speaks for a study."""

OUTCOMES = {
    "pain relief": ("pain response", "complete response", "partial response", "clinical benefit"),
    "tumour control": ("local control",),
}
"""Wanted outcomes that are counted, in reading order, by what they are about."""

OUR_READING = "our reading of the text"

LISTED = 2
"""Up to this many studies' counts are written out on a card."""

_COLUMNS = [
    *("study_id", "arm_id", "row_id", "event", "definition", "events", "total", "unit", "months"),
    *("basis", "locator", "note"),
]


def attributed(corpus: Corpus, events: pd.DataFrame) -> pd.DataFrame:
    """Return event rows joined to the arms of `treated` they speak for.

    A count of a whole study is given to its therapy when it has only one; when its arms differ
    and all are interventions it is given to each therapy, with `together` True.
    """
    arms = treated(corpus).drop(columns="row_id")
    rows = events.loc[events["preferred"], _COLUMNS]
    own = rows[rows["arm_id"].notna()].merge(arms, on=["study_id", "arm_id"])
    compared = corpus.arms.loc[corpus.arms["role"] == "comparator", "study_id"]
    shared = arms[~arms["study_id"].isin(set(compared))].drop_duplicates(["study_id", "therapy"])
    whole = rows[rows["arm_id"].isna()].drop(columns="arm_id").merge(shared, on="study_id")
    own = own.assign(together=pd.Series(False, own.index, dtype="boolean"))
    whole = whole.assign(together=~whole["alone"])
    return in_order(pd.concat([own, whole], ignore_index=True))


def complications(corpus: Corpus) -> pd.DataFrame:
    """Return one counted complication per arm: the widest summary count that it prints.

    Columns besides those of `attributed`: `low`, `high` (Wilson, per cent).
    """
    events = corpus.events
    counted = events["events"].notna() & events["total"].notna()
    rows = attributed(corpus, events[events["event"].isin(COMPLICATIONS) & counted])
    ranked = rows.assign(_rank=[COMPLICATIONS.index(event) for event in rows["event"]])
    ranked = ranked.sort_values("_rank", kind="stable")
    chosen = ranked.drop_duplicates(["study_id", "arm_id"]).drop(columns="_rank")
    return in_order(_with_interval(chosen))


def responses(corpus: Corpus, outcome: str = "pain relief") -> pd.DataFrame:
    """Return the counted responses of the intervention arms for one of `OUTCOMES`.

    Ordered by event, then therapy and year. `low` and `high` are Wilson limits and `percent`
    the share, in per cent; `result` is the count in words.
    """
    events = corpus.events
    names = OUTCOMES[outcome]
    good = events["good"].fillna(value=False) & events["event"].isin(names)
    counted = events["events"].notna() & events["total"].notna()
    rows = _with_interval(attributed(corpus, events[good & counted]))
    order = pd.Series([names.index(event) for event in rows["event"]], rows.index, dtype="int64")
    rows = rows.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")
    return rows.reset_index(drop=True)


def _with_interval(rows: pd.DataFrame) -> pd.DataFrame:
    limits = [
        proportion_interval(int(events), int(total))
        for events, total in zip(rows["events"], rows["total"], strict=True)
    ]
    return rows.assign(
        percent=(100 * rows["events"] / rows["total"]).astype("Float64").round(1),
        low=pd.Series([round(100 * x.low, 1) for x in limits], rows.index, dtype="Float64"),
        high=pd.Series([round(100 * x.high, 1) for x in limits], rows.index, dtype="Float64"),
        result=pd.Series(list(_results(rows)), rows.index, dtype="string"),
    )


def _results(rows: pd.DataFrame) -> Iterator[str]:
    for events, total, unit in rows[["events", "total", "unit"]].to_numpy():
        yield f"{events} of {total}" + ("" if unit == "not stated" else f" {unit}")


def complication_text(rows: pd.DataFrame) -> str:
    """Return what the rows of `complications` of one therapy say, unpooled, in a few words."""
    if rows.empty:
        return "No complication count printed"
    if len(rows) <= LISTED:
        return "; ".join(_sentence(row) for _, row in rows.iterrows())
    low, high = rows["percent"].min(), rows["percent"].max()
    spread = f"{low:g}–{high:g} %" if low < high else f"{low:g} %"
    return (
        f"{spread} in the counts of {rows['study_id'].nunique()} studies (upper 95 % limits "
        f"{rows['high'].min():g}–{rows['high'].max():g} %{_outside(rows)}); definitions differ, so "
        "they are not pooled"
    )


def _outside(rows: pd.DataFrame) -> str:
    return not_tumour(rows.iloc[0])


def _sentence(row: pd.Series) -> str:
    what = row["event"] if pd.isna(row["definition"]) else row["definition"]
    named = f"{what}; {row['study']}{not_tumour(row)}"
    if row["together"]:
        named += ", both arms together"
    if row["basis"] == "derived":
        named += f", {OUR_READING}"
    text = f"{row['result']} ({named})"
    if row["events"] == 0:
        bound = zero_event_sentence(0, int(row["total"])).split("compatible with ")[1]
        text += f", compatible with {bound}"
    return text
