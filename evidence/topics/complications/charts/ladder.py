"""A chart read from top to bottom like a list: words above each mark, so that it fits any width.

Vertical positions are pixels below the top; the figure is as high as its rows need.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import shorten, wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evidence.charts import theme

TOP, BOTTOM = 64, 12
LINE = 50
"""Characters that fit above a mark on a phone."""

_STEPS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)


def one_line(text: str, width: int = LINE) -> str:
    """Return text cut to one line of a phone; hover and table hold it whole."""
    return shorten(text, width, placeholder="…")


def folded(text: str) -> str:
    """Return text for hovering, broken into short lines."""
    return "<br>".join(wrap(text, 48))


def opens(row_ids: Iterable[object]) -> np.ndarray:
    """Return the `customdata` by which each mark opens the evidence card of its row."""
    return np.array([[str(row_id)] for row_id in row_ids], dtype=object)


def upper(values: list[float]) -> float:
    """Return a round upper end of a per cent axis that holds all values."""
    return float(next(step for step in _STEPS if step >= min([100.0, max(values)])))


@dataclass
class Stack:
    """The words and guides of a ladder as they are put beneath each other.

    `end` is where the next part begins, `marks` where the marks of the rows so far stand.
    """

    dark: bool
    end: float = 0.0
    marks: list[float] = field(default_factory=list)
    claims: list[go.Bar] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)
    shapes: list[dict[str, object]] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Begin an aetiology."""
        self._say(f"<b>{text}</b>", 14, size=16)
        self.end += 40

    def subheading(self, text: str) -> None:
        """Begin a group of rows that counted the same."""
        self._say(text, 4, muted=True)
        self.end += 26

    def silence(self, text: str) -> None:
        """Say that there is no row here."""
        self._say(text, 4, muted=True)
        self.end += 32

    def row(self, first: str, second: str) -> None:
        """Make room for a mark beneath two lines."""
        self._say(first, 2)
        self._say(second, 19, muted=True, size=12)
        mark = self.end + 46
        guide = {"color": theme.surface(dark=self.dark).grid, "width": 1}
        self.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": mark,
                "y1": mark,
                "layer": "below",
                "line": guide,
            }
        )
        self.marks.append(mark)
        self.end += 56

    def claim(self, claimed: pd.Series) -> None:
        """Draw a claimed range: hatched, without midpoint or ends that look like an interval."""
        low, high = float(claimed["low_percent"]), float(claimed["high_percent"])
        said = f"Claimed by the review: {low:g}–{high:g} %"
        self._say(f"{said}, no denominator", 2)
        hover = f"{said} for {claimed['aetiology']}. A range without numerator or denominator."
        self.claims.append(
            go.Bar(
                x=[high - low],
                base=[low],
                y=[self.end + 32],
                width=16,
                orientation="h",
                marker=theme.bar_marker(
                    "claimed", theme.surface(dark=self.dark).muted, dark=self.dark
                ),
                customdata=opens([claimed["row_id"]]),
                hovertext=[folded(hover)],
                hovertemplate="%{hovertext}<extra></extra>",
                name="claimed",
            )
        )
        self.end += 48

    def band(self, low: float, high: float, top: float) -> None:
        """Carry a claimed range down to the rows beneath it as a pale band."""
        self.shapes.append(
            {
                "type": "rect",
                "x0": low,
                "x1": high,
                "y0": top,
                "y1": self.end,
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": theme.surface(dark=self.dark).band,
            }
        )

    def _say(self, text: str, below: float, *, muted: bool = False, size: int = 13) -> None:
        neutral = theme.surface(dark=self.dark)
        self.notes.append(
            {
                "text": text,
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": self.end + below,
                "yanchor": "top",
                "showarrow": False,
                "align": "left",
                "borderpad": 0,
                "font": {"size": size, "color": neutral.muted if muted else neutral.text},
            }
        )

    def figure(self, title: str, right: float) -> go.Figure:
        """Return the ladder with its claims; marks are added by the caller."""
        drawn = go.Figure(self.claims)
        drawn.update_layout(
            template=theme.template(dark=self.dark),
            height=int(self.end) + TOP + BOTTOM,
            margin={"l": 16, "r": 24, "t": TOP, "b": BOTTOM, "pad": 0},
            showlegend=False,
            barmode="overlay",
            annotations=self.notes,
            shapes=self.shapes,
            xaxis={
                "title": {"text": title, "standoff": 8},
                "range": [0, right],
                "side": "top",
                "ticksuffix": " %",
                "nticks": 6,
                "fixedrange": True,
            },
            yaxis={"range": [self.end, 0], "visible": False, "fixedrange": True},
        )
        return drawn
