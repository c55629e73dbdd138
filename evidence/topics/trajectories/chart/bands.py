"""What stands under the scores: directions without a number, and how many were followed."""

import pandas as pd
from evidence.topics.trajectories.timeline import Timeline

from evidence.charts import theme
from evidence.topics.trajectories.chart.layout import Axes
from evidence.topics.trajectories.chart.lines import sentence
from evidence.topics.trajectories.chart.sheet import Sheet

ROW = 38
"""Height of a row with its label above its marks."""

LEVEL = 15
"""Height of one mark in a stack."""

BENEATH = 0.2
"""How far a mark stands below the middle of its row, to leave room for the label."""

_STEP = 0.42
_PER_LEVEL = 3
_SYMBOLS = {"up": "triangle-up", "down": "triangle-down", "same": "line-ew"}
_LONGEST = 50


def rows_of(directions: pd.DataFrame) -> pd.DataFrame:
    """Return directions with `x` still to come: a row per arm and comparison, first at the top."""
    order = {line: number for number, line in enumerate(dict.fromkeys(directions["line"]))}
    level = directions["line"].map(order).astype("float64")
    return directions.assign(level=len(order) - 1 - level, mark=len(order) - 1 - level - BENEATH)


def stacks_of(directions: pd.DataFrame, timeline: Timeline) -> pd.DataFrame:
    """Return directions stacked over their times, several side by side where time is unknown."""
    x = _times(directions, timeline)
    number = directions.groupby(x.round(1)).cumcount()
    timeless = directions["months"].isna()
    level = number.where(~timeless, number // _PER_LEVEL)
    shift = ((number % _PER_LEVEL) - (_PER_LEVEL - 1) / 2) * _STEP
    return directions.assign(
        x=x + shift.where(timeless, 0.0),
        level=level.astype("float64"),
        mark=level.astype("float64"),
    )


def side_by_side(directions: pd.DataFrame, timeline: Timeline) -> pd.DataFrame:
    """Return directions with `x`, those of one row and time set side by side."""
    x = _times(directions, timeline)
    same = [directions["level"], x.round(1)]
    rank = directions.groupby(same).cumcount()
    count = directions.groupby(same)["row_id"].transform("size")
    return directions.assign(x=x + (rank - (count - 1) / 2) * _STEP)


def _times(directions: pd.DataFrame, timeline: Timeline) -> pd.Series:
    places = [timeline.place(months) for months in directions["months"]]
    return pd.Series(places, directions.index, "float64")


def draw(
    sheet: Sheet,
    directions: pd.DataFrame,
    axes: Axes,
    highlighted: frozenset[str] | None,
    *,
    dark: bool,
) -> None:
    """Add a mark per direction; hollow against another arm, dotted from outside the review."""
    colours = [theme.therapy_style(name, dark=dark).colour for name in directions["therapy"]]
    faded = 0.5
    opacity = [
        1.0 if highlighted is None or study in highlighted else faded
        for study in directions["study_id"]
    ]
    unclear = directions["glyph"] == "unclear"
    sheet.scatter(
        x=directions["x"].tolist(),
        y=directions["mark"].tolist(),
        mode="markers+text",
        text=["?" if is_unclear else "" for is_unclear in unclear],
        textfont={"size": 15, "color": colours},
        marker={
            "symbol": [_symbol(row) for _, row in directions.iterrows()],
            "size": [8 if glyph == "same" else 12 for glyph in directions["glyph"]],
            "color": colours,
            "opacity": [
                0.0 if hidden else value for hidden, value in zip(unclear, opacity, strict=True)
            ],
            "line": {"width": 2, "color": colours},
        },
        customdata=directions[["row_id"]].astype(object).to_numpy(),
        hovertext=[sentence(text) for text in directions["sentence"]],
        hoverinfo="text",
        name="direction without a number",
        xaxis=axes.x,
        yaxis=axes.y,
    )


def _symbol(row: pd.Series) -> str:
    shape = _SYMBOLS.get(str(row["glyph"]))
    if shape is None:
        return "circle"
    if shape == "line-ew":
        return "line-ew-open"
    hollow = "" if row["against"] == "baseline" else "-open"
    return f"{shape}{hollow}{'-dot' if row['collection'] == 'supplement' else ''}"


def name_rows(
    sheet: Sheet, directions: pd.DataFrame, axes: Axes, *, measured: bool, dark: bool
) -> None:
    """Write above each row whose it is and what it is compared with; if `measured`, of what."""
    for _, rows in directions.groupby("line", sort=False):
        row = rows.iloc[0]
        against = ""
        if row["against"] != "baseline":
            others = rows["against_words"].unique()
            against = f" vs {others[0] if len(others) == 1 else 'other arms'}"
        what = row["measure"] if measured and pd.notna(row["measure"]) else row["therapy"]
        text = f"{row['study']}, {what}{against}"
        if len(text) > _LONGEST and against and not measured:
            text = f"{row['study']}{against}"
        _row_label(sheet, text, float(row["level"]), axes, dark=dark)


def _row_label(sheet: Sheet, text: str, level: float, axes: Axes, *, dark: bool) -> None:
    sheet.note(
        text=text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…",
        xref=f"{axes.x} domain",
        yref=axes.y,
        x=0,
        y=level + 0.5,
        xanchor="left",
        yanchor="top",
        borderpad=0,
        showarrow=False,
        font={"size": 12, "color": theme.surface(dark=dark).muted},
    )


def followed_of(visits: pd.DataFrame) -> pd.DataFrame:
    """Return the visits that print a number followed, a row per line."""
    printed = visits[visits["n"].notna()]
    order = {line: number for number, line in enumerate(dict.fromkeys(printed["line"]))}
    level = printed["line"].map(order).astype("float64")
    return printed.assign(level=len(order) - 1 - level)


def draw_followed(sheet: Sheet, followed: pd.DataFrame, axes: Axes, *, dark: bool) -> None:
    """Write the number followed under each visit that prints one."""
    surface = theme.surface(dark=dark)
    sheet.scatter(
        x=followed["x"].tolist(),
        y=(followed["level"] - BENEATH).tolist(),
        mode="text",
        text=[str(n) for n in followed["n"]],
        textfont={"size": 13, "color": surface.text},
        customdata=followed[["row_id"]].astype(object).to_numpy(),
        hovertext=[sentence(text) for text in followed["sentence"]],
        hoverinfo="text",
        name="still followed",
        xaxis=axes.x,
        yaxis=axes.y,
    )
    for _, rows in followed.groupby("line", sort=False):
        row = rows.iloc[0]
        size = "" if pd.isna(row["arm_n"]) else f", {row['arm_n']} in the arm"
        text = f"{row['study']}, {row['therapy']}{size}"
        _row_label(sheet, text, float(row["level"]), axes, dark=dark)
