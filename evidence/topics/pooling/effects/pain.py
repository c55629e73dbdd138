"""The change in pain from before treatment to one visit, arm by arm."""

from collections import defaultdict
from typing import TypeAlias

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.statistics import mean_change, ten_points_spread, visit_window
from evidence.topics.pooling.effects.rows import arms

Cell: TypeAlias = str | float | int | bool | None
Record: TypeAlias = dict[str, Cell]

WINDOW_LIMITS = {
    "up to 1 week": "from the procedure to 1 week",
    "1 month": "after 1 week, up to 2 months",
    "3 months": "after 2 months, up to 4.5 months",
    "6 months": "after 4.5 months, up to 9 months",
    "12 months": "after 9 months, up to 18 months",
}
"""Visit windows and what belongs to each, as `statistics.visit_window` has it."""

WINDOWS: tuple[str, ...] = tuple(WINDOW_LIMITS)

_CENTRES = dict(zip(WINDOWS, (0.23, 1.0, 3.0, 6.0, 12.0), strict=True))
_FALLS = {"better": "fell", "worse": "rose", "no difference": "same", "unclear": "unclear"}
_SPREADS = {
    "unnamed": "spread not named as SD",
    "IQR": "quartiles, no SD",
    "range": "range, no SD",
    "SE": "standard error, no SD",
    "CI": "interval, no SD",
}

COLUMNS = {
    "study_id": "string",
    "arm_id": "string",
    "row_id": "string",
    "label": "string",
    "arm": "string",
    "year": "Int64",
    "therapy": "string",
    "components": "string",
    "role": "string",
    "aetiology": "string",
    "design": "string",
    "collection": "string",
    "cohort_family": "string",
    "kind": "string",
    "instrument": "string",
    "window": "string",
    "months": "Float64",
    "timepoint": "string",
    "statistic": "string",
    "basis": "string",
    "n": "Int64",
    "n_note": "string",
    "before": "Float64",
    "sd_before": "Float64",
    "after": "Float64",
    "sd_after": "Float64",
    "converted": "boolean",
    "estimate": "Float64",
    "variance": "Float64",
    "imputed": "boolean",
    "direction": "string",
    "reason": "string",
}


def pain_changes(
    corpus: Corpus, window: str, correlation: float = 0.5, instrument: str = "VAS"
) -> pd.DataFrame:
    """Return one row per intervention arm that says anything on pain in a visit window.

    Scores and SDs are on 0–10 (`converted` where the study's scale was another). Of several
    visits in the window the one nearest to its name counts, the earlier of two equally near.
    `n` is the smallest number printed with the two scores, else the size of the arm, and
    `n_note` says so. `estimate` is the change of means, after − before; `variance` needs SDs
    that the source names as such, and an assumed `correlation` (`imputed`). `direction` (fell,
    rose, same, unclear) comes from the scores, else from the source's words. `reason` says
    what keeps a row from being weighed. One item of a scale is an instrument of its own.
    """
    treated = arms(corpus)
    by_arm = _by_arm(_scores(corpus, instrument, window))
    said = _by_arm(_spoken(corpus, instrument, window))
    found: list[Record] = []
    for arm in _records(treated):
        key = (arm["study_id"], arm["arm_id"])
        row = _scored(arm, by_arm[key], window, correlation) or _told(arm, said[key], window)
        if row:
            found.append(row)
    frame = {
        name: pd.Series([row.get(name) for row in found], dtype=kind)
        for name, kind in COLUMNS.items()
    }
    return pd.DataFrame(frame)


def _scores(corpus: Corpus, instrument: str, window: str) -> pd.DataFrame:
    """Return the scores before treatment and in the window."""
    rows = corpus.measurements
    rows = rows[(rows["instrument"] == instrument) & rows["preferred"].astype(bool)]
    rows = rows[rows["value_std"].notna() & rows["months"].notna()]
    return rows[[months == 0 or visit_window(months) == window for months in rows["months"]]]


def _spoken(corpus: Corpus, instrument: str, window: str) -> pd.DataFrame:
    """Return stated directions against baseline; unnamed pain scales go with the VAS."""
    rows = corpus.directions
    rows = rows[(rows["against"] == "baseline") & rows["months"].notna()]
    named = rows["instrument"] == instrument
    if instrument == "VAS":
        measure = rows["measure"].fillna("")
        unnamed = measure.str.contains("pain") & ~measure.str.contains("Cobb")
        named |= (rows["instrument"] == "other") & unnamed
    rows = rows[named]
    return rows[[visit_window(months) == window for months in rows["months"]]]


def _records(rows: pd.DataFrame) -> list[Record]:
    """Return rows as mappings with None for what isn't there."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in rows.to_dict("records")
    ]


def _by_arm(rows: pd.DataFrame) -> defaultdict[tuple[Cell, Cell], list[Record]]:
    found: defaultdict[tuple[Cell, Cell], list[Record]] = defaultdict(list)
    for row in _records(rows):
        found[(row["study_id"], row["arm_id"])].append(row)
    return found


def _nearest(rows: list[Record], window: str) -> Record | None:
    """Return the visit nearest to the centre of the window, the earlier of two as near."""

    def distance(row: Record) -> tuple[float, float]:
        months = _float(row["months"])
        return round(abs(months - _CENTRES[window]), 6), months

    return min((row for row in rows if row["months"]), key=distance, default=None)


def _float(value: Cell) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _base(arm: Record, visit: Record, window: str) -> Record:
    item = f" ({visit['measure']})" if visit["measure"] else ""
    told = {name: visit[name] for name in ("row_id", "timepoint", "basis", "months")}
    known = {name: value for name, value in arm.items() if name in COLUMNS}
    instrument = f"{visit['instrument']}{item}"
    return known | told | {"kind": "change", "window": window, "instrument": instrument}


def _told(arm: Record, rows: list[Record], window: str) -> Record | None:
    """Return an arm whose source only says which way pain went."""
    visit = _nearest(rows, window)
    if visit is None:
        return None
    n, note = _size(None, None, arm["arm_n"])
    return _base(arm, visit, window) | {
        "n": n,
        "n_note": note,
        "direction": _FALLS[str(visit["direction"])],
        "reason": "no score printed" if visit["instrument"] != "other" else "scale not named",
    }


def _scored(arm: Record, rows: list[Record], window: str, correlation: float) -> Record | None:
    visit = _nearest(rows, window)
    if visit is None:
        return None
    same = (row for row in rows if not row["months"] and row["measure"] == visit["measure"])
    before = next(same, None)
    row = _base(arm, visit, window) | _points("after", visit)
    row["statistic"] = visit["statistic"]
    row["converted"] = (visit["scale_min"], visit["scale_max"]) != (0, 10)
    if before is not None:
        row |= _points("before", before)
    row["n"], row["n_note"] = _size(before["n"] if before else None, visit["n"], arm["arm_n"])
    row["reason"] = _reason(row, before, visit)
    return row | _change(row, correlation)


def _points(name: str, visit: Record) -> Record:
    """Return a score and its SD on 0–10, the SD only where the source calls it so."""
    named = visit["spread_kind"] == "SD" and visit["spread"] is not None
    ends = (visit["scale_min"], visit["scale_max"])
    spread = ten_points_spread(_float(visit["spread"]), *map(_float, ends)) if named else None
    # Rounding takes off what the conversion of decimals leaves behind.
    return {
        name: _float(visit["value_std"]),
        f"sd_{name}": None if spread is None else round(spread, 10),
    }


def _size(before: Cell, after: Cell, arm: Cell) -> tuple[int | None, str | None]:
    """Return the patients behind a change, and where that number comes from if not printed."""
    if isinstance(after, int):
        return min(after, before) if isinstance(before, int) else after, None
    if isinstance(before, int):
        return before, "n at the visit not printed; n before treatment used"
    if isinstance(arm, int):
        return arm, "n at the visit not printed; size of the arm used"
    return None, None


def _reason(row: Record, before: Record | None, visit: Record) -> str | None:
    """Return the first thing that keeps a change from being weighed, or None."""
    if before is None:
        return "no score before treatment"
    kinds = {visit["statistic"], before["statistic"]}
    n = row["n"]
    single = isinstance(n, int) and n < 2  # noqa: PLR2004
    reasons = (
        ("case report", row["design"] == "case report" or single),
        ("medians", "median" in kinds),
        ("mean or median not stated", "not stated" in kinds),
        (_no_sd(before), row.get("sd_before") is None),
        (_no_sd(visit), row.get("sd_after") is None),
        ("number of patients not printed", n is None),
    )
    return next((reason for reason, holds in reasons if holds), None)


def _no_sd(visit: Record) -> str:
    return _SPREADS.get(str(visit["spread_kind"]), "no SD")


def _change(row: Record, correlation: float) -> Record:
    before, after = row.get("before"), row.get("after")
    if not isinstance(before, float) or not isinstance(after, float):
        return {}
    drop = round(after - before, 10)
    direction = "fell" if drop < 0 else "rose" if drop > 0 else "same"
    if row["reason"] is None:
        sds = (_float(row["sd_before"]), _float(row["sd_after"]))
        found = mean_change(before, after, *sds, int(_float(row["n"])), correlation)
        return {
            "direction": direction,
            "estimate": found.estimate,
            "variance": found.variance,
            "imputed": found.imputed,
        }
    known = row["reason"] not in {"medians", "mean or median not stated", "case report"}
    return {"direction": direction, "estimate": drop if known else None}
