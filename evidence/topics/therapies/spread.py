"""Falls of pain within each therapy, side by side and unpooled: medians, ranges, directions."""

import pandas as pd
from evidence.topics.therapies.pain import DIRECTION_WORDS

from evidence.statistics import median_and_range

NAMED = 4
"""Up to this many therapies without a result are named in a sentence; more are counted."""

_GROUP = ["therapy", "aetiology"]


def falls(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the arms of `before_after` that print a score before and after."""
    return rows[rows["fall"].notna()].reset_index(drop=True)


def spreads(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per therapy and aetiology of `before_after`: arms, falls and directions.

    Columns: `therapy`, `aetiology`, `arms` (with any result), `scored` (with a fall), `median`,
    `low`, `high` (of the falls, in points of 10), `directions` and `row_id` of the first arm.
    Falls in arms of different therapies come from different patients: never subtract them.
    """
    found = []
    for therapy, aetiology in rows[_GROUP].drop_duplicates().to_numpy():
        own = rows[(rows["therapy"] == therapy) & (rows["aetiology"] == aetiology)]
        known = own["fall"].dropna()
        spread = median_and_range(known.astype("float64").to_numpy()) if len(known) else None
        found.append(
            {
                "therapy": therapy,
                "aetiology": aetiology,
                "arms": len(own),
                "scored": len(known),
                "median": round(spread.median, 2) if spread else None,
                "low": spread.low if spread else None,
                "high": spread.high if spread else None,
                "directions": _directions(own),
                "row_id": own["row_id"].iloc[0],
            }
        )
    frame = pd.DataFrame(
        found, columns=[*_GROUP, "arms", "scored", "median", "low", "high", "directions", "row_id"]
    )
    kinds = dict.fromkeys(("median", "low", "high"), "Float64")
    return frame.astype({**kinds, "therapy": "string", "aetiology": "string"})


def side_by_side(rows: pd.DataFrame, collection: str) -> pd.DataFrame | None:
    """Return the `spreads` to draw when there are too many arms to read one by one.

    None for the review alone, whose few arms are drawn as they are, and where no arm of the
    wider literature prints a score before and after.
    """
    found = spreads(rows)
    return found if collection == "all" and found["scored"].any() else None


def _directions(rows: pd.DataFrame) -> str:
    """Count arms by direction, from the numbers where there are some, else as stated."""
    words = [_direction(row) for _, row in rows.iterrows()]
    counted = {word: words.count(word) for word in dict.fromkeys(words)}
    return ", ".join(f"{word} in {count}" for word, count in counted.items())


def _direction(row: pd.Series) -> str:
    if pd.notna(row["fall"]):
        signs = {True: "better", False: "worse"}
        return DIRECTION_WORDS["no difference" if row["fall"] == 0 else signs[row["fall"] > 0]]
    return DIRECTION_WORDS[row["direction"]] if pd.notna(row["direction"]) else "no baseline"


def silent_therapies(rows: pd.DataFrame, therapies: pd.Series) -> tuple[str, ...]:
    """Return the therapies of the list that report nothing in `rows`, in the list's order."""
    heard = set(rows["therapy"])
    return tuple(therapy for therapy in therapies.drop_duplicates() if therapy not in heard)


def window_sentence(rows: pd.DataFrame, window: str, therapies: pd.Series) -> str:
    """Return how many arms report what in a window, and which of the therapies report nothing."""
    silent = silent_therapies(rows, therapies)
    scored, printed = len(falls(rows)), int(rows["value_std"].notna().sum())
    stated = len(rows) - printed
    text = f"{_when(window)}: {scored} {_arms(scored)} with a score before and after"
    if printed > scored:
        text += f", {printed - scored} with a score but no baseline"
    if stated:
        text += f", {stated} with a direction only"
    if not silent:
        return f"{text}."
    names = ", ".join(silent) if len(silent) <= NAMED else f"{len(silent)} other treatments"
    return f"{text}. Nothing printed for {names}."


def _arms(count: int) -> str:
    return "arm" if count == 1 else "arms"


def _when(window: str) -> str:
    return window[0].upper() + window[1:]
