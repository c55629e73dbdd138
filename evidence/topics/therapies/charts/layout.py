"""Rows under headings, with a label to the left and a figure to the right of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from evidence.charts import theme

LEFT = 122
RIGHT = 84
ROW_HEIGHT = theme.ROW_HEIGHT + 4
"""Room for a label of two lines."""

LABEL_LENGTH = 18
SMALL = 12


@dataclass(frozen=True)
class Sheet:
    """What is to be drawn, gathered first: Plotly is slow with one mark or note at a time."""

    dark: bool
    places: tuple[int, ...]
    headings: tuple[tuple[int, str], ...]
    marks: list[dict[str, object]] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return the number of lines, headings included."""
        return len(self.places) + len(self.headings)

    def label(self, line: int, text: str, below: str = "") -> None:
        """Write a row's label to the left of the plot, with a quieter second line."""
        words = shortened(text)
        if below:
            quiet = theme.surface(dark=self.dark).muted
            words += f'<br><span style="font-size:11px;color:{quiet}">{shortened(below, 20)}</span>'
        self.note(line, words, x=0, xshift=2 - LEFT)

    def beside(self, line: int, text: str) -> None:
        """Write a row's figure to the right of the plot."""
        self.note(line, text, x=1, xshift=10)

    def within(self, line: int, text: str) -> None:
        """Write a quiet text into the plot, from 0 on."""
        self.note(line, text, x=0, xshift=8)
        quiet = {"size": SMALL, "color": theme.surface(dark=self.dark).muted}
        self.notes[-1] |= {"xref": "x", "font": quiet}

    def note(self, line: int, text: str, *, x: int, xshift: int, size: int = SMALL) -> None:
        """Write a text beside the plot, level with a line."""
        self.notes.append(
            {
                "x": x,
                "xref": "paper",
                "xanchor": "left",
                "xshift": xshift,
                "y": line,
                "yanchor": "middle",
                "text": text,
                "showarrow": False,
                "align": "left",
                "font": {"size": size, "color": theme.surface(dark=self.dark).text},
            }
        )

    def mark(self, line: int, x: float, row_id: object, words: str, **look: object) -> None:
        """Draw a mark that opens the card of a row; `words` appear when it is pointed at."""
        shown = {"mode": "markers", "hovertemplate": f"{words}<extra></extra>"}
        opens = {} if row_id is None else {"customdata": [[row_id]]}
        self.marks.append({"x": [x], "y": [line], **shown, **opens, **look})

    def stroke(self, line: int, ends: tuple[float, float], colour: str, width: float) -> None:
        """Draw a line along a row, which says nothing by itself."""
        look = {"mode": "lines", "hoverinfo": "skip", "line": {"color": colour, "width": width}}
        self.marks.append({"x": list(ends), "y": [line, line], **look})

    def figure(self, title: str, limits: tuple[float, float], **axis: object) -> go.Figure:
        """Return the figure, with an axis called `title` below the rows."""
        neutral = theme.surface(dark=self.dark)
        for line, heading in self.headings:
            self.note(line, f"<b>{heading}</b>", x=0, xshift=2 - LEFT, size=13)
        return go.Figure(
            data=[{"type": "scatter", **mark} for mark in self.marks],
            layout={
                "template": theme.template(dark=self.dark),
                "height": self.count * ROW_HEIGHT + 76,
                "margin": {"l": LEFT, "r": RIGHT, "t": 8, "b": 60, "pad": 0},
                "showlegend": False,
                "annotations": self.notes,
                "shapes": [_rule(line, neutral.grid) for line, _ in self.headings],
                "xaxis": {
                    "title": {"text": title},
                    "range": list(limits),
                    "fixedrange": True,
                    **axis,
                },
                "yaxis": {
                    "range": [self.count - 0.5, -0.5],
                    "showgrid": False,
                    "showticklabels": False,
                    "automargin": False,
                    "fixedrange": True,
                },
            },
        )


def sheet_of(headings: Sequence[str], *, dark: bool) -> Sheet:
    """Place one row per element, with a heading line wherever the heading changes."""
    places, titles, line, last = [], [], 0, None
    for heading in headings:
        if heading != last:
            titles.append((line, heading))
            line, last = line + 1, heading
        places.append(line)
        line += 1
    return Sheet(dark, tuple(places), tuple(titles))


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """Return a text cut to fit the side of a chart."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip(' ,')}…"


def _rule(line: int, colour: str) -> dict[str, object]:
    across = {"x0": 0, "x1": 1, "xref": "paper", "y0": line - 0.5, "y1": line - 0.5}
    return {"type": "line", **across, "line": {"color": colour, "width": 1}, "layer": "below"}
