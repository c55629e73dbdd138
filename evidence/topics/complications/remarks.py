"""What a reader must know beneath the charts: order, units, rows left out, cautions, others."""

import pandas as pd
from evidence.topics.complications.figures import percent_text, short_label
from evidence.topics.complications.tallies import ALL_UNITS, CLINICAL, OVERALL, WIDEST
from evidence.topics.complications.words import WRONG, joined


def notes(
    rows: pd.DataFrame,
    shown: pd.DataFrame,
    drawn: pd.DataFrame,
    *,
    kind: str,
    event: str,
    unit: str,
) -> str:
    """Return the remarks on what the chart shows, hides and leaves out."""
    remarks = [
        _apart(kind, event),
        _order(event, len(drawn), len(shown)),
        zeros_sentence(shown),
        undrawn_sentence(rows, shown, kind, unit),
        left_out_sentence(rows, kind),
    ]
    return " ".join(remark for remark in remarks if remark)


def _order(event: str, drawn: int, shown: int) -> str:
    if not shown:
        return ""
    by = "what was counted (widest first)" if event == OVERALL else "event"
    text = f"Sorted by aetiology, then {by}, then size, largest cohort first."
    if drawn < shown:
        text += f" The smallest {shown - drawn} of {shown} rows are in the table only."
    return text


def nothing_sentence(kind: str, event: str, severity: str, unit: str) -> str:
    """Return what no study on screen reports, in place of a blank plot."""
    what = WRONG[kind] if event == OVERALL else f"“{event}”"
    how = "" if severity == WIDEST else f" with severity “{severity}”"
    by = "" if unit == ALL_UNITS else f", counted by {unit}"
    return f"No study on screen reports {what}{how}{by}."


def alt(shown: pd.DataFrame, claimed: pd.DataFrame, kind: str) -> str:
    """Return what the chart of cohorts shows, for readers who can't see it."""
    ranges = joined(
        f"{row['aetiology']} {row['low_percent']:g}–{row['high_percent']:g} %"
        for _, row in claimed.iterrows()
    )
    beside = f", beneath the claimed ranges: {ranges}" if ranges else ""
    many = len(shown[shown["mark"] != "none"])
    return f"{many} counts of {WRONG[kind]} with 95 % intervals, by aetiology{beside}."


def zeros_sentence(shown: pd.DataFrame) -> str:
    """Return what the smallest and the largest cohort without an event leave possible."""
    none = shown[(shown["mark"] == "interval") & (shown["events"] == 0)]
    none = none.sort_values("total", kind="stable")
    if none.empty:
        return ""
    ends = none.iloc[[0, -1]].drop_duplicates("total")
    told = joined(
        f"0 of {row['total']} {row['unit']} ({short_label(row['label'])}) leaves up to "
        f"{percent_text(row['high'])} % possible"
        for _, row in ends.iterrows()
    )
    return f"No event is not no risk: {told}."


def _apart(kind: str, event: str) -> str:
    """Return why the review's ranges do not stand beside what is shown, or "" where they do."""
    if kind != CLINICAL:
        return (
            "The review claims ranges for complications and doesn’t say whether it counts "
            f"{WRONG[kind]} among them, so no claimed range stands beside these."
        )
    if event != OVERALL:
        return (
            "The review’s ranges are of complications as a whole; a single event can’t be set "
            "beside them."
        )
    return ""


def left_out_sentence(rows: pd.DataFrame, kind: str) -> str:
    """Return how many rows of this kind take no part, and why."""
    reasons = rows.loc[rows["kind"] == kind, "left_out"].dropna().value_counts(sort=False)
    if reasons.empty:
        return ""
    parts = [f"{n} of {why}" for why, n in reasons.items() if why != "printed twice"]
    if twice := int(reasons.get("printed twice", 0)):
        parts.append(f"{twice} that the review repeats from a study’s own abstract")
    return f"Rows left out of every count: {joined(parts)}."


def undrawn_sentence(rows: pd.DataFrame, shown: pd.DataFrame, kind: str, unit: str) -> str:
    """Return what the choice of unit hides, and which counts can't be drawn."""
    usable = rows[rows["left_out"].isna() & (rows["kind"] == kind)]
    told = []
    others = usable[usable["unit"] != unit]["unit"].value_counts()
    if unit != ALL_UNITS and len(others):
        named = joined(f"{name} ({count})" for name, count in others.items())
        told.append(f"Further counts use another unit and never share a comparison: {named}.")
    totals = int((shown["mark"] == "none").sum())
    if totals:
        has = "count has no printed total and is" if totals == 1 else "counts have no total and are"
        told.append(f"{totals} {has} in the table, not in the chart.")
    return " ".join(told)


def context_lines(outside: pd.DataFrame) -> list[str]:
    """Return what others say outside the review, each with its link, as lines of Markdown."""
    linked = outside.assign(
        link=("doi " + outside["doi"]).fillna("PMID " + outside["pmid"]),
    )
    return [
        f"**{row['label']}, {row['year']}.** {row['statement']} [{row['link']}]({row['url']})"
        for _, row in linked.iterrows()
    ]


def sum_lines(sums: pd.DataFrame) -> list[str]:
    """Return each plain sum with its caution."""
    return [
        f"{row['label']} ({row['aetiology']}): {row['events']} of {row['total']} {row['unit']}, "
        f"{row['percent']:.1f} % ({row['low']:.1f}–{row['high']:.1f}). {row['caution']}"
        for _, row in sums.iterrows()
    ]


def sums_sentence(sums: pd.DataFrame, collection: str) -> str:
    """Return what the plain sums are, or why there are none on screen."""
    if len(sums):
        return (
            "Naive sums add unlike cohorts as if one had counted them all. They are shown because "
            "readers will make them, and they are no estimates:"
        )
    if collection == "review":
        return "Naive sums over studies need the wider literature; choose it among the filters."
    return "Not every study of a naive sum passes the filters, so none is shown."
