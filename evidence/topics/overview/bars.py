"""Counts and shares as plain bars, without a hue."""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.charts import theme
from evidence.charts.plot import Figure
from evidence.charts.row_frame import Ticks
from evidence.charts.rows import Rows

THICK = 14
"""Thickness of a bar in pixels."""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, its figure in words; `gap` marks what is not listed."""

    name: str
    value: float
    figure: str
    row_id: str | None = None
    gap: bool = False


def bars(
    drawn: Sequence[Bar], title: str, most: float, suffix: str = "", ticks: Ticks | None = None
) -> Figure:
    """Return bars from 0 to `most` on one axis, in the order given; `ticks` as in `Rows.figure`."""
    rows = Rows(170, (84,))
    colour = theme.LIGHT.axis
    for bar in drawn:
        line = rows.row(bar.name, number=bar.figure, strong=False)
        ink = theme.pale(colour, 0.3) if bar.gap else colour
        rows.stroke(line, 0, bar.value, ink, width=THICK)
        rows.mark(line, bar.value, theme.UNSEEN, f"{bar.name}: {bar.figure}", bar.row_id)
    return rows.figure(title, (0, most), ticks=ticks, suffix=suffix)
