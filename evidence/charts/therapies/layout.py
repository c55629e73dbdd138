"""Rows under headings, with a label to the left and a figure to the right of each."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from evidence import theme

LEFT = 122
RIGHT = 84
ROW_HEIGHT = theme.ROW_HEIGHT + 4
"""Room for a label of two lines."""

LABEL_LENGTH = 18
SMALL = 12


@dataclass(frozen=True)
class Rows:
    """Where rows and headings stand, from the top, in rows."""

    places: tuple[int, ...]
    headings: tuple[tuple[int, str], ...]

    @property
    def count(self) -> int:
        """Return the number of lines, headings included."""
        return len(self.places) + len(self.headings)


def rows_under(headings: Sequence[str]) -> Rows:
    """Place one row per element, with a heading line wherever the heading changes."""
    places, titles, line, last = [], [], 0, None
    for heading in headings:
        if heading != last:
            titles.append((line, heading))
            line, last = line + 1, heading
        places.append(line)
        line += 1
    return Rows(tuple(places), tuple(titles))


def blank(rows: Rows, title: str, limits: tuple[float, float], *, dark: bool) -> go.Figure:
    """Return a figure with room for the rows and an axis called `title` below them."""
    figure = go.Figure()
    figure.update_layout(
        template=theme.template(dark=dark),
        height=rows.count * ROW_HEIGHT + 76,
        margin={"l": LEFT, "r": RIGHT, "t": 8, "b": 60, "pad": 0},
        showlegend=False,
        xaxis={"title": {"text": title}, "range": list(limits), "fixedrange": True},
        yaxis={
            "title": {"text": ""},
            "range": [rows.count - 0.5, -0.5],
            "showgrid": False,
            "showticklabels": False,
            "automargin": False,
            "fixedrange": True,
        },
    )
    for line, heading in rows.headings:
        _write(figure, line, f"<b>{heading}</b>", dark=dark, size=13)
        figure.add_hline(y=line - 0.5, line={"color": theme.surface(dark=dark).grid, "width": 1})
    return figure


def label(figure: go.Figure, line: int, text: str, below: str = "", *, dark: bool) -> None:
    """Write a row's label to the left of the plot, with a quieter second line."""
    words = shortened(text)
    if below:
        quiet = theme.surface(dark=dark).muted
        words += f'<br><span style="font-size:11px;color:{quiet}">{shortened(below, 20)}</span>'
    _write(figure, line, words, dark=dark)


def opens(figure: go.Figure, row_id: object) -> None:
    """Let the mark drawn last open the card of a row."""
    figure.data[-1].customdata = [[row_id]]


def figure_beside(figure: go.Figure, line: int, text: str, *, dark: bool) -> None:
    """Write a row's figure to the right of the plot."""
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="left",
        xshift=10,
        y=line,
        yanchor="middle",
        text=text,
        showarrow=False,
        font={"size": SMALL, "color": theme.surface(dark=dark).text},
        align="left",
    )


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """Return a text cut to fit the side of a chart."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip(' ,')}…"


def _write(figure: go.Figure, line: int, text: str, *, dark: bool, size: int = SMALL) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-LEFT + 2,
        y=line,
        yanchor="middle",
        text=text,
        showarrow=False,
        align="left",
        font={"size": size, "color": theme.surface(dark=dark).text},
    )
