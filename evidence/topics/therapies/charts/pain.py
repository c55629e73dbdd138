"""Pain before and after, arm by arm."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.therapies.charts.layout import Sheet, sheet_of

AXIS = "Pain, 0 none – 10 worst"
TICKS = [0, 2, 4, 6, 8, 10]

LANE = -0.9
"""Where the axis begins: marks without a number stand left of 0, so none reads as a score."""

_DIRECTION_SYMBOLS = {
    "better": "triangle-down",
    "worse": "triangle-up",
    "no difference": "line-ew-open",
    "unclear": "circle-cross-open",
}


def before_after(rows: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw each arm's pain before (tick) and after (therapy's mark), joined within the arm.

    Args:
        rows: as `therapy_summary.before_after` gives them, in the order to be drawn.
        dark: whether the page is dark.
    """
    sheet = sheet_of(list(rows["therapy"]), dark=dark)
    for line, (_, row) in zip(sheet.places, rows.iterrows(), strict=True):
        aside = "" if row["aetiology"] == "tumour" else str(row["aetiology"])
        sheet.label(line, str(row["study"]).split(" (", maxsplit=1)[0], aside)
        if pd.isna(row["value_std"]):
            _stated(sheet, line, row)
            continue
        sheet.beside(line, _beside(row))
        if pd.notna(row["before"]):
            _course(sheet, line, row)
        look = theme.marker(
            row["therapy"], row["collection"], row["statistic"], row["basis"], dark=dark
        )
        words = f"{row['statistic']} {row['instrument']} {row['result']}, {row['timepoint']}"
        words = f"{row['study']}, {row['arm']}: {words}"
        sheet.mark(line, float(row["value_std"]), row["row_id"], words, marker=look)
    figure = sheet.figure(AXIS, (LANE, 10.2), tickvals=TICKS)
    figure.add_vline(x=0, line={"color": theme.surface(dark=dark).axis, "width": 1})
    return figure


def _beside(row: pd.Series) -> str:
    before = "?" if pd.isna(row["before"]) else f"{row['before']:g}"
    return f"{before} → {row['value_std']:g}"


def _course(sheet: Sheet, line: int, row: pd.Series) -> None:
    colour = theme.therapy_style(row["therapy"], dark=sheet.dark).colour
    before = float(row["before"])
    sheet.stroke(line, (before, float(row["value_std"])), theme.pale(colour, 0.5), 4)
    sheet.mark(
        line,
        before,
        row["before_row_id"],
        f"{row['study']}, {row['arm']}: {row['instrument']} {row['before']:g} before treatment",
        marker={"symbol": "line-ns-open", "size": 14, "color": colour, "line": {"width": 2.5}},
    )


def _stated(sheet: Sheet, line: int, row: pd.Series) -> None:
    sheet.mark(
        line,
        LANE / 2,
        row["row_id"],
        f"{row['study']}, {row['arm']}: {row['result']}, {row['timepoint']}",
        marker={
            "symbol": _DIRECTION_SYMBOLS[row["direction"]],
            "size": 10,
            "color": theme.therapy_style(row["therapy"], dark=sheet.dark).colour,
            "line": {"width": 1.5},
        },
    )
    sheet.within(line, str(row["result"]).removesuffix(" printed"))
