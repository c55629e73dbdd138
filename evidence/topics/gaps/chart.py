"""The evidence map drawn: a grid whose cells say how many studies stand behind a pair."""

from collections.abc import Sequence
from math import ceil

from evidence import prose
from evidence.charts import theme, type_width
from evidence.charts.plot import Figure, Trace, bold, figure, hover, lines
from evidence.topics.gaps.cells import Cell

CELL_HEIGHT = 60
HEAD_GAP = 16
"""Pixels free above and below the headings of columns."""

LINE_HEIGHT = 18
LEAST_WIDTH = 736
"""Pixels across in which a dozen columns can be read."""

GAP = 0.04
"""Share of a cell left free between neighbours."""

NAMED = 6
"""How many studies the hover names before it only counts them."""

NAMES = 112
"""Pixels that the names of rows may take, so that the widest figure fits its cell."""

ACROSS = 5
"""Most columns whose headings have room to be read across; others are turned upright."""

STEPS = (1, 2, 4, 8)
"""Fewest studies of each step of lightness."""

_HEADS = {
    "gastrointestinal": ("gastro-", "intestinal"),
    "not reported": ("not", "reported"),
    "no time given": ("no time", "given"),
    "up to 1 week": ("up to", "1 week"),
}


def evidence_map(
    cells: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    picked: tuple[str, str] = ("", ""),
) -> Figure:
    """Draw one cell for each pair.

    Shade means number of studies; a cell without any is hatched and says 0. The cells of the
    `picked` row and column are outlined. A cell's `customdata` is its row and its column.
    """
    upright = len(columns) > ACROSS
    heads = [_HEADS.get(column, (column,)) for column in columns]
    head_height = _head_height(heads, upright=upright)
    looks = [_colours(len(cell.studies)) for cell in cells]
    outlined = [_picked(cell, picked) for cell in cells]
    bars: Trace = {
        "type": "bar",
        "x": [columns.index(cell.column) for cell in cells],
        "y": [1 - GAP] * len(cells),
        "base": [rows.index(cell.row) + GAP / 2 for cell in cells],
        "width": 1 - GAP,
        "text": [_text(cell) for cell in cells],
        "textfont": {"color": [ink for _, ink in looks], "size": type_width.SMALL},
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        **hover([_hover(cell) for cell in cells]),
        "customdata": [[cell.row, cell.column] for cell in cells],
        "marker": {
            "color": [fill for fill, _ in looks],
            "line": {
                "color": [theme.LIGHT.text if on else theme.LIGHT.grid for on in outlined],
                "width": [3 if on else 1 for on in outlined],
            },
            "pattern": {
                "shape": ["" if cell.studies else "x" for cell in cells],
                "fillmode": "overlay",
                "fgcolor": theme.LIGHT.axis,
                "fgopacity": 0.4,
                "size": 10,
                "solidity": 0.1,
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    return figure(
        [bars],
        {
            "height": head_height + CELL_HEIGHT * len(rows),
            "margin": {"l": 8, "r": 8, "t": head_height, "b": 8},
            "barmode": "overlay",
            "bargap": 0,
            "xaxis": {
                "side": "top",
                "tickvals": list(range(len(columns))),
                "ticktext": [lines(*head) for head in heads],
                "range": [-0.5, len(columns) - 0.5],
                # Each heading stands over its own column, however narrow it is.
                "tickangle": -90 if upright else 0,
                "automargin": False,
                "showgrid": False,
                "fixedrange": True,
            },
            "yaxis": {
                "tickvals": [index + 0.5 for index in range(len(rows))],
                "ticktext": [_folded(row) for row in rows],
                "range": [len(rows), 0],
                "showgrid": False,
                "fixedrange": True,
            },
        },
    )


def _picked(cell: Cell, picked: tuple[str, str]) -> bool:
    row, column = picked
    return bool(row or column) and row in {"", cell.row} and column in {"", cell.column}


def _colours(studies: int) -> tuple[str, str]:
    if not studies:
        return theme.LIGHT.page, theme.LIGHT.muted
    fill, ink = theme.RAMP[sum(studies >= fewest for fewest in STEPS) - 1]
    return fill[0], ink


def _text(cell: Cell) -> str:
    """Return studies over patients over level."""
    if not cell.studies:
        return "0"
    n = "–" if cell.patients is None else prose.number(cell.patients)
    return lines(bold(str(len(cell.studies))), n, f"level {cell.level}")


def _hover(cell: Cell) -> str:
    where = f"{cell.row}, {cell.column}"
    if not cell.studies:
        return f"{where}\nNo study"
    n = "patients not printed" if cell.patients is None else prose.counted(cell.patients, "patient")
    named = [prose.study(study) for study in cell.studies[:NAMED]]
    if len(cell.studies) > NAMED:
        named.append(f"and {len(cell.studies) - NAMED} more")
    count = prose.counted(len(cell.studies), "study")
    return "\n".join([where, f"{count}, {n}, best level {cell.level}", *named])


def _head_height(heads: Sequence[Sequence[str]], *, upright: bool) -> int:
    """Return how many pixels the headings take: no more, so that the map starts high."""
    if upright:
        needed = max((type_width.width(line) for head in heads for line in head), default=0)
    else:
        needed = LINE_HEIGHT * max((len(head) for head in heads), default=1)
    return ceil(needed) + HEAD_GAP


def _folded(label: str) -> str:
    """Break a long name, so that a row is no higher than its cells."""
    return lines(*type_width.wrapped(label, NAMES, most=3))
