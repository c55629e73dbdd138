"""Printed scores: a line per arm, its spread, and its name at the end."""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd
from evidence.topics.trajectories.timeline import LEFT, Timeline

from evidence.charts import theme
from evidence.topics.trajectories.chart.layout import Axes
from evidence.topics.trajectories.chart.sheet import Sheet

STEP = 0.11
"""How far marks of one visit are set apart, in units of the time axis."""

_ROOM = 0.5
_FAR = 0.55
_LABEL_LINE = 15


def sentence(text: object, width: int = 44) -> str:
    """Return hover text in lines short enough for a telephone, safe to show."""
    escaped = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<br>".join(wrap(escaped, width))


def placed(visits: pd.DataFrame, timeline: Timeline) -> pd.DataFrame:
    """Return visits with `x`, marks of the same time set side by side."""
    x = pd.Series([timeline.place(months) for months in visits["months"]], visits.index, "float64")
    near = x.round(1)
    rank = visits.groupby(near).cumcount()
    count = near.map(near.value_counts())
    step = (_ROOM / count).clip(upper=STEP)
    # Plain objects: cutting typed columns into many small frames is slow.
    return visits.assign(x=x + (rank - (count - 1) / 2) * step).astype(object)


def draw(
    sheet: Sheet,
    visits: pd.DataFrame,
    axes: Axes,
    highlighted: frozenset[str],
    *,
    back: float,
    dark: bool,
) -> None:
    """Add each line of `visits` (with `x`), those that stand back (at opacity `back`) first."""
    order = visits["study_id"].isin(highlighted)
    for front in (False, True):
        for _, rows in visits[order == front].groupby("line", sort=False):
            timed = rows[rows["months"].notna()]
            if len(timed):
                _trace(sheet, timed, axes, opacity=1 if front else back, dark=dark)
            timeless = rows[rows["months"].isna()]
            if len(timeless):
                _trace(sheet, timeless, axes, opacity=1 if front else back, dark=dark)
    _rings(sheet, visits[visits["caution"].notna()], axes, dark=dark)


def _trace(sheet: Sheet, rows: pd.DataFrame, axes: Axes, *, opacity: float, dark: bool) -> None:
    first = rows.iloc[0]
    mark = theme.therapy_style(first["therapy"], dark=dark)
    joined = not pd.isna(first["months"]) and len(rows) > 1
    sheet.scatter(
        x=rows["x"].tolist(),
        y=rows["y"].astype("float64").tolist(),
        mode="lines+markers" if joined else "markers",
        line={"color": mark.colour, "width": theme.LINE_WIDTH, "dash": mark.dash},
        marker=theme.marker(
            first["therapy"], first["collection"], first["statistic"], first["basis"], dark=dark
        ),
        error_y=_spread(rows, mark.colour),
        customdata=rows[["row_id"]].astype(object).to_numpy(),
        hovertext=[sentence(text) for text in rows["sentence"]],
        hoverinfo="text",
        name=f"{first['study']}, {first['arm']}",
        opacity=opacity,
        xaxis=axes.x,
        yaxis=axes.y,
    )


def _spread(rows: pd.DataFrame, colour: str) -> dict[str, object]:
    if rows["y_low"].isna().all():
        return {"visible": False}
    up = (rows["y_high"] - rows["y"]).astype("Float64").fillna(0)
    down = (rows["y"] - rows["y_low"]).astype("Float64").fillna(0)
    return {
        "type": "data",
        "symmetric": False,
        "array": up.astype("float64").tolist(),
        "arrayminus": down.astype("float64").tolist(),
        "color": theme.pale(colour, 0.55),
        "thickness": 1.5,
        "width": 3,
    }


def _rings(sheet: Sheet, rows: pd.DataFrame, axes: Axes, *, dark: bool) -> None:
    if rows.empty:
        return
    sheet.scatter(
        x=rows["x"].tolist(),
        y=rows["y"].astype("float64").tolist(),
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 22,
            "color": theme.surface(dark=dark).text,
            "line": {"width": 1.5},
        },
        customdata=rows[["row_id"]].astype(object).to_numpy(),
        hoverinfo="skip",
        name="over 20 % lost or dead",
        xaxis=axes.x,
        yaxis=axes.y,
    )


def name_ends(
    sheet: Sheet,
    visits: pd.DataFrame,
    axes: Axes,
    timeline: Timeline,
    *,
    height: float,
    span: tuple[float, float],
    detailed: bool,
    upwards: bool,
    dark: bool,
) -> None:
    """Write each line's name by its end, moved towards the open side until no two overlap."""
    ends = _ends(visits)
    if ends.empty:
        return
    low, high = span
    ends = ends.assign(pixel=(high - ends["y"].astype("float64")) / (high - low) * height)
    far = (ends["x"] - LEFT) / (timeline.right - LEFT) > _FAR
    size = _LABEL_LINE * (2 if detailed else 1) + 3
    # Beside its mark a name would lie on lines: names on the left give way to the open side,
    # those on the right to the other.
    away = 0.8 * size if upwards else -0.8 * size
    wish = ends["pixel"] - away * far + away * ~far * detailed
    ends = ends.assign(far=far, wish=wish).sort_values("wish", kind="stable")
    # In a low panel all names give way together: on a narrow screen both sides would meet.
    for side, rows in ends.groupby(far if detailed else far | True):
        spots = spread_out(rows["wish"].tolist(), size, height, upwards=upwards == side)
        for spot, (_, row) in zip(spots, rows.iterrows(), strict=True):
            _name_end(sheet, row, axes, spot, detailed=detailed, dark=dark)


def _name_end(
    sheet: Sheet, row: pd.Series, axes: Axes, spot: float, *, detailed: bool, dark: bool
) -> None:
    surface = theme.surface(dark=dark)
    sheet.note(
        x=row["x"],
        y=float(row["y"]),
        xref=axes.x,
        yref=axes.y,
        ax=-10 if row["far"] else 12,
        ay=spot - row["pixel"],
        text=_label(row, detailed=detailed, muted=surface.muted),
        align="right" if row["far"] else "left",
        xanchor="right" if row["far"] else "left",
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=surface.axis,
        standoff=6,
        bgcolor=theme.pale(surface.page, 0.5),
        borderpad=0,
        font={"size": 12, "color": surface.text},
    )


def _ends(visits: pd.DataFrame) -> pd.DataFrame:
    """Return each line's last timed mark; its mark without a time only where it has no other."""
    wanted = visits[visits["preferred"].astype("bool")].sort_values(
        "months", kind="stable", na_position="first"
    )
    return wanted.drop_duplicates("line", keep="last")


def spread_out(
    wishes: Sequence[float], size: float, height: float, *, upwards: bool
) -> list[float]:
    """Return places for wishes (ascending, from the top), `size` apart, inside the height.

    Labels give way upwards (or downwards); only at the edge of the height the other way.
    """
    if not upwards:
        turned = [height - wish for wish in reversed(wishes)]
        places = spread_out(turned, size, height, upwards=True)
        return [height - place for place in reversed(places)]
    places = []
    ceiling = height - size / 2
    for wish in reversed(wishes):
        places.append(min(wish, ceiling))
        ceiling = places[-1] - size
    places.reverse()
    floor = size / 2
    for index, place in enumerate(places):
        places[index] = max(place, floor)
        floor = places[index] + size
    return places


def _label(row: pd.Series, *, detailed: bool, muted: str) -> str:
    short = row["study"] if len(row["study"]) <= 24 else f"{row['study'][:23]}…"  # noqa: PLR2004
    if not detailed:
        return f"{short}, median" if row["statistic"] == "median" else short
    average = "" if row["statistic"] == "mean" else f", {_AVERAGES[row['statistic']]}"
    return f'{short}<br><span style="font-size:11px;color:{muted}">{row["therapy"]}{average}</span>'


_AVERAGES = {"median": "median", "not stated": "average unnamed"}
