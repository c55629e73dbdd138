"""The change in pain from before treatment to one visit, arm by arm."""

from collections.abc import Hashable
from typing import TypeAlias

import pandas as pd

from evidence.effects.rows import arms
from evidence.frames import Corpus
from evidence.statistics import mean_change, ten_points_spread, visit_window

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
    scores = corpus.measurements
    scores = scores[(scores["instrument"] == instrument) & scores["preferred"].astype(bool)]
    scores = scores[scores["value_std"].notna()]
    spoken = _spoken(corpus, instrument)
    by_arm = dict(iter(scores.groupby(["study_id", "arm_id"], sort=False)))
    said = dict(iter(spoken.groupby(["study_id", "arm_id"], sort=False)))
    found: list[Record] = []
    for arm in arms(corpus).to_dict("records"):
        key = (arm["study_id"], arm["arm_id"])
        row = _scored(arm, by_arm.get(key), window, correlation) or _told(
            arm, said.get(key), window
        )
        if row:
            found.append(row)
    frame = {
        name: pd.Series([row.get(name) for row in found], dtype=kind)
        for name, kind in COLUMNS.items()
    }
    return pd.DataFrame(frame)


def _spoken(corpus: Corpus, instrument: str) -> pd.DataFrame:
    """Return stated directions against baseline; unnamed pain scales go with the VAS."""
    rows = corpus.directions[corpus.directions["against"] == "baseline"]
    named = rows["instrument"] == instrument
    if instrument == "VAS":
        unnamed = rows["measure"].str.contains("pain").fillna(value=False)
        named |= (rows["instrument"] == "other") & unnamed & ~rows["measure"].str.contains("Cobb")
    return rows[named.fillna(value=False)]


def _nearest(rows: pd.DataFrame, window: str) -> pd.Series | None:
    """Return the visit nearest to the centre of the window, or None."""
    within = rows[[visit_window(_number(months)) == window for months in rows["months"]]]
    if within.empty:
        return None
    distance = (within["months"].astype("float64") - _CENTRES[window]).abs().round(6)
    order = pd.DataFrame({"distance": distance, "months": within["months"]}, within.index)
    first = order.sort_values(["distance", "months"], kind="stable").index[:1]
    return within.loc[first].iloc[0]


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]


def _base(arm: dict[Hashable, Cell], visit: pd.Series, window: str) -> Record:
    row = {name: arm[name] for name in arm if name in COLUMNS}
    for name in ("row_id", "timepoint", "basis"):
        row[name] = str(visit[name])
    row |= {"kind": "change", "window": window, "months": _number(visit["months"])}
    item = visit["measure"]
    row["instrument"] = f"{visit['instrument']}" + (f" ({item})" if pd.notna(item) else "")
    return {str(name): (None if pd.isna(value) else value) for name, value in row.items()}


def _told(arm: dict[Hashable, Cell], rows: pd.DataFrame | None, window: str) -> Record | None:
    """Return an arm whose source only says which way pain went."""
    visit = _nearest(rows, window) if rows is not None else None
    if visit is None:
        return None
    row = _base(arm, visit, window)
    row["n"], row["n_note"] = _size(None, None, _count(arm["arm_n"]))
    row["direction"] = _FALLS[str(visit["direction"])]
    row["reason"] = "no score printed" if visit["instrument"] != "other" else "scale not named"
    return row


def _scored(
    arm: dict[Hashable, Cell], rows: pd.DataFrame | None, window: str, correlation: float
) -> Record | None:
    visit = _nearest(rows[rows["months"] > 0], window) if rows is not None else None
    if rows is None or visit is None:
        return None
    same = rows["measure"].fillna("") == ("" if pd.isna(visit["measure"]) else visit["measure"])
    first = rows[(rows["months"] == 0) & same]
    before = first.iloc[0] if len(first) else None
    row = _base(arm, visit, window) | _points("after", visit)
    row["statistic"] = str(visit["statistic"])
    row["converted"] = (visit["scale_min"], visit["scale_max"]) != (0, 10)
    if before is not None:
        row |= _points("before", before)
    row["n"], row["n_note"] = _size(
        None if before is None else _count(before["n"]), _count(visit["n"]), _count(arm["arm_n"])
    )
    row["reason"] = _reason(row, before, visit)
    return row | _change(row, correlation)


def _points(name: str, visit: pd.Series) -> Record:
    """Return a score and its SD on 0–10, the SD only where the source calls it so."""
    named = str(visit["spread_kind"]) == "SD" and pd.notna(visit["spread"])
    return {
        name: float(visit["value_std"]),
        f"sd_{name}": round(
            ten_points_spread(
                float(visit["spread"]), float(visit["scale_min"]), float(visit["scale_max"])
            ),
            10,
        )
        if named
        else None,
    }


def _count(n: Cell) -> int | None:
    return None if pd.isna(n) else int(str(n))


def _size(before: int | None, after: int | None, arm: int | None) -> tuple[int | None, str | None]:
    """Return the patients behind a change, and where that number comes from if not printed."""
    if after is not None:
        return min(after, after if before is None else before), None
    if before is not None:
        return before, "n at the visit not printed; n before treatment used"
    if arm is not None:
        return arm, "n at the visit not printed; size of the arm used"
    return None, None


def _reason(row: Record, before: pd.Series | None, visit: pd.Series) -> str | None:
    """Return the first thing that keeps a change from being weighed, or None."""
    if before is None:
        return "no score before treatment"
    kinds = {str(visit["statistic"]), str(before["statistic"])}
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


def _no_sd(visit: pd.Series) -> str:
    return _SPREADS.get(str(visit["spread_kind"]), "no SD")


def _change(row: Record, correlation: float) -> Record:
    before, after = row.get("before"), row.get("after")
    if not isinstance(before, float) or not isinstance(after, float):
        return {}
    drop = round(after - before, 10)
    direction = "fell" if drop < 0 else "rose" if drop > 0 else "same"
    if row["reason"] is None:
        sds = [float(str(row[name])) for name in ("sd_before", "sd_after")]
        found = mean_change(before, after, sds[0], sds[1], int(str(row["n"])), correlation)
        return {
            "direction": direction,
            "estimate": found.estimate,
            "variance": found.variance,
            "imputed": found.imputed,
        }
    known = row["reason"] not in {"medians", "mean or median not stated", "case report"}
    return {"direction": direction, "estimate": drop if known else None}
