"""The rows on screen in other forms: a table, words for each mark, a sentence for the blind."""

import pandas as pd
from evidence.topics.trajectories.courses import AT_MOST, Courses
from evidence.topics.trajectories.directions import GLYPHS
from evidence.topics.trajectories.sentences import SCALES, signed

LABELS: dict[str, str | None] = {
    "study": "Study",
    "arm": "Arm",
    "therapy": "Therapy",
    "instrument": "Score",
    "visit": "Visit",
    "months": "Months",
    "value": "Value",
    "change": "Change",
    "percent_change": "Change, %",
    "spread": "Spread",
    "direction": "Direction",
    "compared": "Compared with",
    "p_value": "p",
    "n": "n",
    "arm_n": "n in arm",
    "caution": "Survivors",
    "basis": "Basis",
    "locator": "Printed in",
    "row_id": None,
}


def table(shown: Courses) -> pd.DataFrame:
    """Return every row on screen, numbers and directions, for the table twin."""
    numbers = shown.visits.assign(
        visit=shown.visits["timepoint"],
        spread=[_spread(row) for _, row in shown.visits.iterrows()],
        direction=None,
        compared=shown.visits["p_against"].replace("baseline", "before treatment"),
    )
    if shown.scale == SCALES[0]:
        numbers = numbers.drop(columns=["change", "percent_change"])
    stated = shown.directions.assign(
        visit=shown.directions["timepoint"],
        compared=shown.directions["against_words"],
        direction=shown.directions["glyph"].map(GLYPHS) + " " + shown.directions["direction"],
    )
    rows = pd.concat([numbers.astype(object), stated.astype(object)], ignore_index=True)
    kept = [name for name in LABELS if name in rows]
    return rows[[*kept, "study_id"]].convert_dtypes()


def _spread(row: pd.Series) -> str:
    kind = row["spread_kind"] if pd.notna(row["spread_kind"]) else ""
    if pd.notna(row["spread"]):
        return f"± {row['spread']:g} ({kind})"
    if pd.notna(row["low"]) and pd.notna(row["high"]):
        return f"{row['low']:g} to {row['high']:g} ({kind})"
    return "not printed"


def marks(shown: Courses) -> dict[str, str]:
    """Return row id → words, for opening a card without a pointer."""
    numbers = {
        str(row.row_id): f"{row.study}, {row.arm}: {row.statistic} {row.value:g}, {row.timepoint}"
        for row in shown.visits.itertuples()
    }
    return numbers | {
        str(row.row_id): f"{row.study}, {row.arm}: {row.direction} than {row.against_words}"
        f", {row.timepoint}"
        for row in shown.directions.itertuples()
    }


def alt(shown: Courses) -> str:
    """Return what the chart shows, for readers who can't see it."""
    lines = shown.visits.groupby("line", sort=False)
    told = [
        f"{rows['study'].iloc[0]}, {rows['arm'].iloc[0]}: "
        + ", ".join(
            f"{_number(y, shown.scale)} {visit}"
            for y, visit in zip(rows["y"], rows["timepoint"], strict=True)
        )
        for _, rows in lines
    ]
    return f"{shown.title}, over time. " + ". ".join([*told[:AT_MOST], *_rest(told)])


def _number(value: float, scale: str) -> str:
    return f"{value:g}" if scale == SCALES[0] else signed(value)


def _rest(told: list[str]) -> list[str]:
    return [f"{len(told) - AT_MOST} more lines in the table below"] if len(told) > AT_MOST else []


def key(shown: Courses) -> str:
    """Return how to read the marks on screen, in one paragraph."""
    parts = []
    if len(shown.visits):
        parts.append("Filled marks are means, hollow ones medians or unnamed averages")
        parts.append(_spread_kinds(shown))
    if (shown.visits["collection"] == "supplement").any():
        parts.append("a dot at the centre: from outside the review")
    if shown.visits["caution"].notna().any():
        parts.append("ringed: over 20 % of the arm lost or dead by then")
    if len(shown.directions):
        arrows = "▼ ▲ show which way the score went, – no difference, ? unclear"
        better = {
            "lower": " (lower is better)",
            "higher": " (higher is better)",
            "either": " (▲ better, except for pain)",
        }[shown.score.better]
        parts.append(f"{arrows}{better}; hollow arrows compare with another arm")
    if shown.grouped and len(shown.visits):
        parts.append("pale lines stand back; choose studies above to bring them forward")
    told = "; ".join(part for part in parts if part)
    return (
        f"{told}. Marks of one visit are set side by side. The time axis is drawn at "
        "log(1 + t / 2 days), so the first month takes about half of it; “no time”: the source "
        "gives none. "
        "Click a mark for its source."
    )


def _spread_kinds(shown: Courses) -> str:
    kinds = list(dict.fromkeys(shown.visits.loc[shown.visits["y_low"].notna(), "spread_kind"]))
    named = [f"{kind} spread" if kind == "unnamed" else str(kind) for kind in kinds]
    return f"bars show the spread as printed ({', '.join(named)})" if named else ""
