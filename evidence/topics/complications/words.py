"""What the rows on screen say of the review's claims, in sentences."""

from collections.abc import Iterable

import pandas as pd
from evidence.topics.complications.figures import percent_text, share_text, short_label
from evidence.topics.complications.tallies import CLINICAL, KINDS, OVERALL

WRONG = dict(zip(KINDS, ("complications", "leaks", "new fractures"), strict=True))
"""What each kind counts, as a noun."""

MEDIAN_FROM = 3
"""Fewest groups of patients whose middle value is worth a sentence."""

_NAMES = {"tumour": "tumours", "osteoporosis": "osteoporosis", "hemangioma": "hemangiomas"}
_NOWHERE = "within it for none of the definitions shared by three groups or more"
_VERDICTS = {
    "within the claim": "within it for",
    "below it": "below it for",
    "above it": "above it for",
}


def joined(parts: Iterable[str]) -> str:
    """Return "a, b and c"."""
    listed = list(parts)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def answer(
    shown: pd.DataFrame,
    standings: pd.DataFrame,
    claimed: pd.DataFrame,
    kind: str,
    event: str = OVERALL,
) -> str:
    """Return the sentences that answer the page's question from the rows on screen."""
    if kind != CLINICAL or event != OVERALL:
        return _reported(shown, kind, event)
    if claimed.empty:
        return f"{_reported(shown, kind, event)} The review claims no range for these patients."
    first = standings.drop_duplicates("aetiology")
    told = [_beside_claim(row) for _, row in first.iterrows()]
    silent = claimed[~claimed["aetiology"].isin(first["aetiology"])]
    if len(silent):
        named = joined(
            f"{_NAMES[row['aetiology']]} ({row['low_percent']:g}–{row['high_percent']:g} %)"
            for _, row in silent.iterrows()
        )
        told.append(f"No cohort on screen gives a count to set beside the claim for {named}.")
    return " ".join(told)


def _beside_claim(row: pd.Series) -> str:
    name = _NAMES[row["aetiology"]].capitalize()
    return (
        f"{name} (claim {row['claim_low']:g}–{row['claim_high']:g} %): "
        f"{_groups(row['groups'], row['studies'])} counted complications in "
        f"{_span(row['least'], row['most'])} of {row['unit']}; {_intervals(row)}."
    )


def _groups(groups: int, studies: int) -> str:
    if groups == studies:
        return f"{groups} cohort{'s' if groups > 1 else ''}"
    return f"{groups} groups in {studies} {'studies' if studies > 1 else 'study'}"


def _span(least: float, most: float) -> str:
    low, high = share_text(least), share_text(most)
    return f"{low} %" if low == high else f"{low}–{high} %"


def _intervals(row: pd.Series) -> str:
    """Return e.g. "by their 95 % intervals 1 lies wholly below the claim, 4 are compatible …"."""
    if row["groups"] == 1:
        where = {
            "below": "its 95 % interval lies wholly below the claim",
            "overlaps": "its 95 % interval is compatible with the claim",
            "above": "its 95 % interval lies wholly above the claim",
        }
        return next(text for word, text in where.items() if row[word])
    below, inside, above = (
        f"{_number(row[word])} {one if row[word] <= 1 else many}"
        for word, one, many in (
            ("below", "lies", "lie"),
            ("overlaps", "is", "are"),
            ("above", "lies", "lie"),
        )
    )
    return (
        f"by their 95 % intervals {below} wholly below the claim, {inside} compatible with it, "
        f"{above} wholly above"
    )


def _number(count: int) -> str:
    return str(count) if count else "none"


def _reported(shown: pd.DataFrame, kind: str, event: str) -> str:
    what = WRONG[kind] if event == OVERALL else event
    rows = shown[shown["counted"].astype(bool) & (shown["mark"] == "interval")]
    if rows.empty:
        return f"No cohort on screen gives a count of {what} for this choice."
    told = [_counted(group, what, str(unit)) for unit, group in rows.groupby("unit", sort=False)]
    return f"{joined(told)}."


def _counted(rows: pd.DataFrame, what: str, unit: str) -> str:
    groups = _groups(len(rows), rows["study_id"].nunique())
    of = "an unstated unit" if unit == "not stated" else unit
    if rows["events"].sum():
        return f"{groups} counted {what} in {_span(*rows['percent'].agg(['min', 'max']))} of {of}"
    largest = rows.sort_values("total", ascending=False, kind="stable").iloc[0]
    upper = f"up to {percent_text(largest['high'])} %"
    if len(rows) == 1:
        return f"{groups} counted {what} in 0 of {largest['total']} {of}, compatible with {upper}"
    most = f"0 of {largest['total']} {of}, is compatible with {upper}"
    return f"{groups} counted no {what}; the largest, {most}"


def standing_sentences(standings: pd.DataFrame) -> list[str]:
    """Return per aetiology and unit how percentages and intervals stand to the claim."""
    return [
        f"{str(row['aetiology']).capitalize()}, by {row['unit']}: of {row['groups']} percentages "
        f"{_number(row['lower'])} below the claimed {row['claim_low']:g}–{row['claim_high']:g} %, "
        f"{_number(row['within'])} in it, {_number(row['higher'])} above it; of their intervals "
        f"{_number(row['below'])} wholly below, {_number(row['overlaps'])} overlapping, "
        f"{_number(row['above'])} wholly above."
        for _, row in standings.iterrows()
    ]


def own_cohorts_sentence(shown: pd.DataFrame, claimed: pd.DataFrame) -> str:
    """Return what the tumour cohorts that the review itself cites report, beside its claim."""
    claim = claimed[claimed["aetiology"] == "tumour"]
    here = shown["counted"].astype(bool) & (shown["mark"] == "interval")
    rows = shown[here & (shown["collection"] == "review") & (shown["aetiology"] == "tumour")]
    if claim.empty or rows.empty:
        return ""
    low, high = claim.iloc[0][["low_percent", "high_percent"]]
    listed = joined(
        f"{short_label(r['label'])} {r['events']} of {r['total']}" for _, r in rows.iterrows()
    )
    cohorts = f"the {len(rows)} tumour cohorts" if len(rows) > 1 else "the one tumour cohort"
    least = int((rows["percent"] < low).sum())
    fewer = "all count" if 1 < least == len(rows) else f"{least} count{'s' if least == 1 else ''}"
    text = (
        f"Of {cohorts} on screen that the review itself cites ({listed}), {fewer} less than the "
        f"{low:g}–{high:g} % that it claims."
    )
    zeros = rows[rows["events"] == 0]
    derived = int((zeros["basis"] == "derived").sum())
    if derived:
        text += (
            f" {derived} of the {len(zeros)} zeros {'is' if derived == 1 else 'are'} our reading "
            "of a sentence such as “no serious complications”, not a printed count (outlined)."
        )
    return text


def definitions_sentences(table: pd.DataFrame) -> list[str]:
    """Return per aetiology which definitions put the median cohort inside the claim, and not.

    Only definitions with three groups or more are named.
    """
    known = table[table["groups"] >= MEDIAN_FROM]
    if known.empty:
        return ["No definition is used by three cohorts or more, so none can speak for the claim."]
    return [_claim_true(str(name), rows) for name, rows in known.groupby("aetiology", sort=False)]


def _claim_true(aetiology: str, rows: pd.DataFrame) -> str:
    claim = f"{rows['claim_low'].iloc[0]:g}–{rows['claim_high'].iloc[0]:g} %"
    parts = [
        f"{where} {joined(_median(row) for _, row in found.iterrows())}"
        for verdict, where in _VERDICTS.items()
        if len(found := rows[rows["verdict"] == verdict])
    ]
    if not (rows["verdict"] == "within the claim").any():
        parts.insert(0, _NOWHERE)
    return f"{aetiology.capitalize()}, claim {claim}: the median cohort lies {'; '.join(parts)}."


def _median(row: pd.Series) -> str:
    return f"{row['counted_as']} ({share_text(row['median'])} %, {row['groups']} groups)"
