"""What surrounds and underlies the rows: the axis with its title, reference lines, their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from evidence.charts.plot import Layout, escaped, lines, quiet
from evidence.charts.row_bands import Reference
from evidence.charts.row_marks import Limits
from evidence.charts.row_words import LINE, Columns
from evidence.charts.type_width import SMALL, width, wrapped

Ticks: TypeAlias = Sequence[float] | Mapping[float, str]
"""Places of ticks in the unit of the axis, with texts of their own if need be."""

Better: TypeAlias = Literal["left", "right"]
"""The side of the axis on which a patient is better off."""

_BETTER = {"left": "← better · worse →", "right": "← worse · better →"}
_TICK_LABELS = 26
_STANDOFF = 8
_TITLE = 14
_EDGE = 8


@dataclass(frozen=True)
class Axis:
    """The horizontal axis: title with unit, ends, ticks, and the side that means better.

    Without a title there is no axis to be seen.
    """

    title: str
    limits: Limits
    ticks: Ticks | None = None
    suffix: str = ""
    better: Better | None = None
    side: Literal["bottom", "top"] = "bottom"

    def words(self, columns: Columns) -> list[str]:
        """Return the lines of the title: no wider than the narrowest screen has room for."""
        middle = columns.left + columns.plot / 2
        room = 2 * (min(middle, columns.narrowest - middle) - _EDGE)
        found: list[str] = [*map(escaped, wrapped(self.title, room, _TITLE, most=3))]
        return [*found, quiet(_BETTER[self.better])] if self.better else found

    def layout(self, columns: Columns) -> Layout:
        """Return the settings of plotly's axis."""
        found: Layout = {
            "title": {"text": lines(*self.words(columns)), "standoff": _STANDOFF},
            "range": list(self.limits),
            "visible": bool(self.title),
            "side": self.side,
            "ticksuffix": self.suffix,
            "showticksuffix": "last",
            "tickangle": 0,
            "fixedrange": True,
            "automargin": False,
        }
        if self.ticks is None:
            return {**found, "nticks": 6}
        texts = self.ticks.values() if isinstance(self.ticks, Mapping) else None
        if texts is not None:
            found["ticktext"] = [escaped(text) for text in texts]
        return {**found, "tickvals": list(self.ticks)}

    def margins(self, columns: Columns) -> dict[str, int]:
        """Return the margins of the figure in pixels."""
        high = _TICK_LABELS + _STANDOFF + LINE * len(self.words(columns)) + 4
        if not self.title:
            high = _EDGE
        top, bottom = (high, _EDGE) if self.side == "top" else (_EDGE, high)
        return {"l": columns.left, "r": columns.right, "t": top, "b": bottom, "pad": 0}


def names_of(references: Sequence[Reference], limits: Limits, columns: Columns) -> list[Layout]:
    """Return the names of reference lines, one above the other, over the first row."""
    named = [each for each in references if each.label and limits.held(each.x) == each.x]
    return [
        {
            "text": escaped(each.label),
            "x": each.x,
            "xref": "x",
            "xanchor": _anchor(each, limits, columns),
            "y": -LINE * (len(named) - place),
            "yanchor": "top",
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": SMALL, "color": each.pen.colour},
        }
        for place, each in enumerate(named)
    ]


def _anchor(reference: Reference, limits: Limits, columns: Columns) -> str:
    """Return the side from which a name starts, so that it stays on the narrowest screen."""
    share = (reference.x - limits.low) / (limits.high - limits.low)
    at = columns.left + share * columns.plot
    half = width(reference.label, SMALL) / 2
    if at + half > columns.narrowest:
        return "right"
    return "left" if at < half else "center"
