"""Each cohort's count with its interval, beneath the range that the review claims."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.complications import short_label
from evidence.topics.complications.charts import ladder
from evidence.topics.complications.charts.ladder import Stack

_SOURCES = {
    "review": "Stated in the review.",
    "primary": "From the study’s own abstract.",
    "secondary": "Read in another paper.",
    "derived": "Our reading or computation.",
}
_AXES = {
    "clinical complications": "With a complication",
    "cement leakage": "With cement leakage",
    "new fractures": "With a new fracture",
}
_PER = {
    "patients": "per patient",
    "vertebrae": "per vertebra",
    "lesions": "per lesion",
    "procedures": "per procedure",
    "fractures": "per fracture",
    "leaks": "per leak",
    "not stated": "unit not stated",
}
_ROOM = 2.0
"""How far the axis reaches at least, in multiples of the highest claim."""
_USUAL = 0.8
"""Share of the intervals that the axis holds whole; an arrow ends the others."""


def cohorts(
    shown: pd.DataFrame, claimed: pd.DataFrame, *, kind: str, dark: bool = False
) -> go.Figure:
    """Draw claims as hatched ranges and cohorts as marks with intervals, by aetiology.

    Args:
        shown: rows of `complications.counts`, in the order to draw; those without a percentage
            are left to the table.
        claimed: rows of `rates`; empty where no claim may stand beside the counts.
        kind: one of `complications.KINDS`, for the axis.
        dark: whether for the dark theme.
    """
    rows = shown[shown["mark"] != "none"].reset_index(drop=True)
    names = list(dict.fromkeys([*claimed["aetiology"], *rows["aetiology"]]))
    order = [index for name in names for index in rows.index[rows["aetiology"] == name]]
    rows = rows.loc[order].reset_index(drop=True)
    stack = Stack(dark=dark)
    for name in names:
        _aetiology(stack, name, rows[rows["aetiology"] == name], claimed)
    right = _right(rows, claimed)
    figure = stack.figure(_title(rows, kind), right)
    marks = pd.Series(stack.marks, index=rows.index, dtype="float64")
    for therapy, group in rows.groupby("therapy", sort=False):
        figure.add_trace(_group(str(therapy), group, marks.loc[group.index].tolist(), dark=dark))
    beyond = rows[rows["high"].fillna(0.0).astype(float) > right]
    if len(beyond):
        figure.add_trace(_arrows(beyond, marks.loc[beyond.index].tolist(), right, dark=dark))
    return figure


def _aetiology(stack: Stack, name: str, rows: pd.DataFrame, claimed: pd.DataFrame) -> None:
    stack.heading(name.capitalize() if name != "not stated" else "Aetiology not stated")
    top = stack.end
    ranges = claimed[claimed["aetiology"] == name]
    for _, claim in ranges.iterrows():
        stack.claim(claim)
    if rows.empty:
        stack.silence("No cohort on screen gives a count.")
    for (event, unit), group in rows.groupby(["event", "unit"], sort=False):
        stack.subheading(f"{str(event).capitalize()}, {_PER.get(str(unit), str(unit))}")
        for _, row in group.iterrows():
            stack.row(*_lines(row))
    for _, claim in ranges.iterrows():
        stack.band(float(claim["low_percent"]), float(claim["high_percent"]), top)


def _lines(row: pd.Series) -> tuple[str, str]:
    """Return who counted how many, and what was counted in whom, each fit for a phone."""
    figure = str(row["figure"])
    label = short_label(str(row["label"]), ladder.LINE - len(figure))
    said = row["definition"] if row["counted"] else f"not counted: {row['why_not']}"
    return f"<b>{label}</b>  {figure}", ladder.one_line(
        f"{row['therapy']}; {said}", ladder.LINE + 4
    )


def _right(rows: pd.DataFrame, claimed: pd.DataFrame) -> float:
    highs = rows["high"].dropna().astype(float)
    reach = [float(highs.quantile(_USUAL))] if len(highs) else []
    most = [float(high) * _ROOM for high in claimed["high_percent"]]
    return ladder.upper([10.0, *most, *reach, *rows["percent"].astype(float)])


def _title(rows: pd.DataFrame, kind: str) -> str:
    units = rows["unit"].unique()
    of = f"% of {units[0]}" if len(units) == 1 and units[0] != "not stated" else "%"
    return f"{_AXES[kind]}, {of}"


def _group(therapy: str, rows: pd.DataFrame, y: list[float], *, dark: bool) -> go.Scatter:
    """Draw the rows of one therapy: a percentage without counts is open and has no interval."""
    markers = [
        theme.marker(
            therapy,
            str(row["collection"]),
            "mean" if row["mark"] == "interval" else "not stated",
            str(row["basis"]),
            dark=dark,
        )
        for _, row in rows.iterrows()
    ]
    x = rows["percent"].astype(float)
    return go.Scatter(
        x=x.tolist(),
        y=y,
        mode="markers",
        name=therapy,
        cliponaxis=False,
        marker={
            "symbol": [marker["symbol"] for marker in markers],
            "size": [marker["size"] for marker in markers],
            "color": [marker["color"] for marker in markers],
            "line": {
                "color": [marker["line"]["color"] for marker in markers],
                "width": [marker["line"]["width"] for marker in markers],
            },
            "opacity": 1,
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"].astype(float) - x).fillna(0.0).tolist(),
            "arrayminus": (x - rows["low"].astype(float)).fillna(0.0).tolist(),
            "color": theme.therapy_style(therapy, dark=dark).colour,
            "thickness": 2,
            "width": 0,
        },
        customdata=ladder.opens(rows["row_id"]),
        hovertext=[_hover(row) for _, row in rows.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: pd.Series) -> str:
    text = (
        f"{row['label']}, {row['therapy']}: {row['figure']}. Counted: {row['definition']}. "
        f"{_SOURCES[row['basis']]}"
    )
    if not row["counted"]:
        text += f" Not counted: {row['why_not']}."
    return ladder.folded(text)


def _arrows(rows: pd.DataFrame, y: list[float], right: float, *, dark: bool) -> go.Scatter:
    return go.Scatter(
        x=[right] * len(rows),
        y=y,
        mode="markers",
        name="interval goes on",
        cliponaxis=False,
        marker={
            "symbol": "arrow-right",
            "size": 10,
            "color": [theme.therapy_style(str(t), dark=dark).colour for t in rows["therapy"]],
        },
        customdata=ladder.opens(rows["row_id"]),
        hovertext=[_hover(row) for _, row in rows.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
    )
