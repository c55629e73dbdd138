"""Falls of pain by therapy and aetiology: every arm, their range and median, nothing pooled."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme
from evidence.topics.therapies.charts.layout import Sheet, sheet_of

AXIS = "Points of 10 lower than before"
OTHERS = "Other treatments"


def falls(
    spreads: pd.DataFrame, rows: pd.DataFrame, *, brief: bool = False, dark: bool = False
) -> go.Figure:
    """Draw the falls of the arms of each therapy as marks, over their range and median.

    Args:
        spreads: as `therapy_summary.spreads` gives them, in the order to be drawn; groups without
            a printed fall are left to the table.
        rows: the arms behind them, as `therapy_summary.before_after` gives them.
        brief: whether treatments with a single arm share one line.
        dark: whether the page is dark.
    """
    drawn = spreads[spreads["scored"] > (1 if brief else 0)]
    single = spreads[spreads["scored"] == 1] if brief else spreads.head(0)
    sheet = sheet_of([*drawn["therapy"], *[OTHERS] * bool(len(single))], dark=dark)
    for line, (_, group) in zip(sheet.places, drawn.iterrows(), strict=False):
        arms = f"{group['scored']} arm" + ("s" if group["scored"] > 1 else "")
        sheet.label(line, str(group["aetiology"]), arms)
        if group["scored"] > 1:
            _range(sheet, line, group)
        _arms(sheet, line, _behind(group, rows))
        sheet.beside(line, _beside(group))
    if len(single):
        sheet.label(sheet.places[-1], "one arm each", f"{len(single)} arms")
        for _, group in single.iterrows():
            _arms(sheet, sheet.places[-1], _behind(group, rows))
    return sheet.figure(AXIS, (min(0.0, float(spreads["low"].min())), 10), dtick=2)


def _behind(group: pd.Series, rows: pd.DataFrame) -> pd.DataFrame:
    own = rows["therapy"].eq(str(group["therapy"])) & rows["aetiology"].eq(str(group["aetiology"]))
    return rows[own & rows["fall"].notna()]


def _beside(group: pd.Series) -> str:
    if group["scored"] == 1:
        return f"{group['median']:g}"
    return f"{group['median']:.2g} ({group['low']:.2g}–{group['high']:.2g})"


def _range(sheet: Sheet, line: int, group: pd.Series) -> None:
    colour = theme.therapy_style(group["therapy"], dark=sheet.dark).colour
    ends = (float(group["low"]), float(group["high"]))
    sheet.stroke(line, ends, theme.pale(colour, 0.35), 10)
    sheet.mark(
        line,
        float(group["median"]),
        None,
        f"{group['therapy']}, {group['aetiology']}: median fall {group['median']:g} of "
        f"{group['scored']} arms, range {group['low']:g} to {group['high']:g}",
        marker={
            "symbol": "line-ns-open",
            "size": 20,
            "color": theme.surface(dark=sheet.dark).text,
            "line": {"width": 2},
        },
    )


def _arms(sheet: Sheet, line: int, arms: pd.DataFrame) -> None:
    for _, row in arms.iterrows():
        look = theme.marker(
            row["therapy"], row["collection"], row["statistic"], row["basis"], dark=sheet.dark
        )
        words = f"{row['statistic']} {row['instrument']} {row['result']}, {row['timepoint']}"
        words = f"{row['study']}, {row['therapy']}: {words}"
        sheet.mark(line, float(row["fall"]), row["row_id"], words, marker=look)
