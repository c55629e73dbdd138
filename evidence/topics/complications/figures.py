"""What a count says as a figure: its 95 % limits and its words."""

import re
from collections.abc import Hashable, Mapping
from textwrap import shorten
from typing import Any

import pandas as pd

from evidence.statistics import proportion_interval
from evidence.statistics.intervals import ProportionMethod


def with_limits(rows: pd.DataFrame, method: ProportionMethod) -> pd.DataFrame:
    """Add the 95 % limits `low` and `high` in per cent where events and total are known."""
    found = [
        proportion_interval(int(events), int(total), method=method) if mark == "interval" else None
        for events, total, mark in zip(
            rows["events"].tolist(), rows["total"].tolist(), rows["mark"].tolist(), strict=True
        )
    ]
    return rows.assign(
        low=pd.Series([100 * x.low if x else None for x in found], rows.index, dtype="Float64"),
        high=pd.Series([100 * x.high if x else None for x in found], rows.index, dtype="Float64"),
    )


def with_figures(rows: pd.DataFrame, method: ProportionMethod) -> pd.DataFrame:
    """Add the 95 % limits and the `figure` in words."""
    rows = with_limits(rows, method)
    records = rows[list(_IN_FIGURE)].to_dict("records")
    return rows.assign(figure=[_figure(record) for record in records])


_IN_FIGURE = (
    "mark",
    "events",
    "total",
    "unit",
    "percent",
    "printed",
    "percent_low",
    "percent_high",
    "low",
    "high",
)


def _figure(row: Mapping[Hashable, Any]) -> str:
    unit = "" if row["unit"] == "not stated" else f" {row['unit']}"
    if row["mark"] == "interval":
        of = f"{row['events']} of {row['total']}{unit}"
        if row["events"] == 0:
            return f"{of}: up to {percent_text(row['high'])} %"
        limits = f"{percent_text(row['low'])}–{percent_text(row['high'])}"
        return f"{of}: {share_text(row['percent'])} % ({limits})"
    if row["mark"] == "percent":
        of = f" of {row['total']}{unit}" if pd.notna(row["total"]) else ""
        return f"{row['printed']:g} %{of} printed, no counts"
    if pd.notna(row["events"]):
        return f"{row['events']}{unit}, total not printed"
    return f"{row['percent_low']:g}–{row['percent_high']:g} % printed, no counts"


def share_text(value: float) -> str:
    """Return a percentage with one decimal, none where it is 0."""
    return f"{value:.1f}".removesuffix(".0")


def percent_text(value: float) -> str:
    """Return a limit in per cent: whole from 10 on, one decimal below."""
    return f"{value:.0f}" if round(value, 1) >= 10 else share_text(value)  # noqa: PLR2004


def short_label(label: str, width: int | None = None) -> str:
    """Return a study's label without the remark that author or year was not seen.

    Where it is still longer than `width`, the words in brackets go, then words at the end.
    """
    label = re.sub(r" \((?:author and )?year not seen\)", "", label)
    if width is None or len(label) <= width:
        return label
    return shorten(re.sub(r" \([^)]*\)$", "", label), width, placeholder="…")


def tabled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows as readers see them in a table: percentages with one decimal."""
    rounded = [name for name in _PERCENTAGES if name in frame]
    return frame.assign(**{name: frame[name].round(1) for name in rounded})


_PERCENTAGES = ("percent", "low", "high", "least", "median", "most")


def marks(shown: pd.DataFrame, claimed: pd.DataFrame) -> dict[str, str]:
    """Return what each mark says, by row id, for readers who choose from a list."""
    ranges = {
        str(row.row_id): f"Review’s claim, {row.aetiology}: "
        f"{row.low_percent:g}–{row.high_percent:g} %"
        for row in claimed.itertuples()
    }
    told = {
        str(row.row_id): f"{row.label}, {row.event}: {row.figure}" for row in shown.itertuples()
    }
    return ranges | told
