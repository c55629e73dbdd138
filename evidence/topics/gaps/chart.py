"""The evidence map: a grid whose cells say how many studies and patients stand behind a pair."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme

CELL_HEIGHT = 46
HEAD_HEIGHT = 120
GAP = 0.06
"""Share of a cell left free between neighbours."""

NAMED = 6
"""How many studies the hover names before it only counts them."""

FOLD = 14
"""Longest row name, in characters, that stays on one line."""

STEPS = (1, 2, 4, 8)
"""Fewest studies of each step of lightness."""

_HEADS = {
    "gastrointestinal": "gastro-<br>intestinal",
    "not reported": "not<br>reported",
    "no time given": "no time<br>given",
    "up to 1 week": "up to<br>1 week",
}

_RAMP = {
    False: (
        ("#dbe2e6", "#1d262c"),
        ("#b3c0c8", "#1d262c"),
        ("#5f7380", "#ffffff"),
        ("#33434e", "#ffffff"),
    ),
    True: (
        ("#2c373e", "#e4e9ec"),
        ("#4c5d68", "#ffffff"),
        ("#9fb0bb", "#101416"),
        ("#dbe5ea", "#101416"),
    ),
}
"""Colour of a cell and of its text, from few studies to many, on the light and the dark theme."""


def evidence_map(
    cells: pd.DataFrame,
    *,
    rows: list[str],
    columns: list[str],
    chosen: tuple[str | None, str | None] = (None, None),
    dark: bool = False,
) -> go.Figure:
    """Draw one cell for each row of `gaps.cells`.

    Shade means number of studies; a cell without any is hatched and says 0. The cells of the
    `chosen` row and column are outlined. A cell's `customdata` is its row and its column.
    """
    surface = theme.surface(dark=dark)
    colours = [_colours(int(count), dark=dark) for count in cells["studies"]]
    none = (cells["studies"] == 0).to_list()
    picked = [_picked(row, column, chosen) for row, column in cells[["row", "column"]].to_numpy()]
    bars = go.Bar(
        x=[columns.index(column) for column in cells["column"]],
        y=[1 - GAP] * len(cells),
        base=[rows.index(row) + GAP / 2 for row in cells["row"]],
        width=1 - GAP,
        customdata=cells[["row", "column"]].to_numpy(),
        text=_texts(cells),
        textfont={"color": [text for _, text in colours], "size": 11},
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        hovertext=_hovers(cells),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [fill for fill, _ in colours],
            "line": {
                "color": [surface.text if on else surface.grid for on in picked],
                "width": [3 if on else 1 for on in picked],
            },
            "pattern": {
                "shape": ["x" if empty else "" for empty in none],
                "fillmode": "overlay",
                "fgcolor": surface.axis,
                "fgopacity": 0.4,
                "size": 10,
                "solidity": 0.1,
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return _grid(go.Figure(bars), rows, columns, dark=dark)


def _grid(figure: go.Figure, rows: list[str], columns: list[str], *, dark: bool) -> go.Figure:
    """Lay the cells out as a table: rows downwards, column names above."""
    return figure.update_layout(
        template=theme.template(dark=dark),
        height=HEAD_HEIGHT + CELL_HEIGHT * len(rows),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        barmode="overlay",
        bargap=0,
        showlegend=False,
        xaxis={
            "side": "top",
            "tickvals": list(range(len(columns))),
            "ticktext": [_HEADS.get(column, column) for column in columns],
            "range": [-0.5, len(columns) - 0.5],
            "autotickangles": [0, -40, -90],
            "showgrid": False,
            "fixedrange": True,
        },
        yaxis={
            "tickvals": [index + 0.5 for index in range(len(rows))],
            "ticktext": [_folded(row) for row in rows],
            "range": [len(rows), 0],
            "showgrid": False,
            "fixedrange": True,
        },
    )


def _picked(row: str, column: str, chosen: tuple[str | None, str | None]) -> bool:
    return chosen != (None, None) and chosen[0] in (None, row) and chosen[1] in (None, column)


def _colours(studies: int, *, dark: bool) -> tuple[str, str]:
    if not studies:
        surface = theme.surface(dark=dark)
        return surface.page, surface.muted
    step = sum(studies >= fewest for fewest in STEPS) - 1
    return _RAMP[dark][step]


def _texts(cells: pd.DataFrame) -> list[str]:
    """Return studies over patients over level; a narrow screen shows the first line alone."""
    columns = zip(cells["studies"], cells["patients"], cells["level"], strict=True)
    return [
        f"<b>{studies}</b><br>n {'–' if pd.isna(patients) else f'{patients:,}'}<br>level {level}"
        if studies
        else "0"
        for studies, patients, level in columns
    ]


def _hovers(cells: pd.DataFrame) -> list[str]:
    names = ["row", "column", "studies", "patients", "level", "labels"]
    return [_hover(*values) for values in cells[names].itertuples(index=False)]


def _hover(row: str, column: str, studies: int, patients: int, level: int, labels: str) -> str:
    where = f"<b>{row}, {column}</b>"
    if not studies:
        return f"{where}<br>No study"
    n = "patients not printed" if pd.isna(patients) else f"{patients:,} patients"
    named = labels.split("; ")
    if len(named) > NAMED:
        named = [*named[:NAMED], f"and {len(named) - NAMED} more"]
    count = f"{studies} {'study' if studies == 1 else 'studies'}"
    return "<br>".join([where, f"{count}, {n}, best level {level}", *named])


def _folded(label: str) -> str:
    """Break a long therapy at its last "+", so that row names stay narrow."""
    if len(label) <= FOLD:
        return label
    first, _, last = label.rpartition(" + ")
    return f"{first} +<br>{last}" if first else label
