"""The words of a chart of rows: columns of fixed pixels on both sides of a plot that stretches.

Words are annotations tied to the edges of the plot by a shift in pixels, so that one layout reads
at every width. Heights are in pixels below the top of the plot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from evidence.charts.plot import Layout, Markup, bold, coloured, escaped, joined, lines, quiet
from evidence.charts.theme import LIGHT
from evidence.charts.type_width import NAME, SMALL, width, wrapped

EDGE = 2
"""Pixels between the edge of the figure and its words."""

GAP = 10
"""Pixels between words and plot."""

_MARK = 6
"""Pixels by which a mark at the beginning of the axis reaches towards the names."""

LINE = 18
"""Height of a line of words in pixels."""

HEADING = 16
"""Type size of a heading in pixels."""


@dataclass(frozen=True)
class Columns:
    """Widths in pixels: names, data left of the plot, numbers right of it.

    Without room for names (`name` 0) the words stand above each row's marks, in the full width of
    the narrowest screen.
    """

    name: int
    data: tuple[int, ...]
    numbers: tuple[int, ...]
    narrowest: int

    @property
    def stacked(self) -> bool:
        """Return whether words stand above the marks instead of beside them."""
        return not self.name

    @property
    def left(self) -> int:
        """Return the margin left of the plot."""
        return GAP if self.stacked else self.name + sum(self.data)

    @property
    def right(self) -> int:
        """Return the margin right of the plot."""
        return GAP if self.stacked or not self.numbers else sum(self.numbers)

    @property
    def across(self) -> int:
        """Return the width of a line of words over all columns, on the narrowest screen."""
        return self.narrowest - 2 * EDGE

    @property
    def plot(self) -> int:
        """Return the width of the plot on the narrowest screen."""
        return self.narrowest - self.left - self.right

    def words(
        self,
        name: str,
        below: str,
        data: Sequence[str],
        numbers: Sequence[str],
        *,
        strong: bool,
        heads: bool = False,
    ) -> "Words":
        """Return the words of a row, broken into lines that fit their columns.

        The name is bold if `strong`, the other columns in a row of `heads`.
        """
        room = self.across if self.stacked else self.name - GAP - _MARK
        title = _fit(name, room, strong=strong)
        rest = [quiet(line) for line in _fit(below, room, SMALL)]
        if not self.stacked:
            cells = (
                [
                    _whole(text, wide - GAP, strong=heads)
                    for text, wide in zip(own, at, strict=False)
                ]
                for own, at in ((data, self.data), (numbers, self.numbers))
            )
            return Words([*title, *rest], *cells)
        figures = " · ".join(text for text in (*data, *numbers) if text)
        free = room - 2 * GAP - width(name, NAME, bold=strong) - width(figures)
        if len(title) == 1 and free >= 0:
            return Words([*title, *rest], [], [[escaped(figures)]])
        return Words([*title, *_whole(figures, room), *rest], [], [])

    def sentence(self, text: str, size: int, *, strong: bool, most: int) -> list[Markup]:
        """Return the lines of words that run over all columns."""
        return _fit(text, self.across, size, strong=strong, most=most)

    def within(self, text: str, glyph: str, colour: str, *, beside: bool) -> list[Markup]:
        """Return the lines of words in the plot, up to the number `beside` it if there is one."""
        room = self.plot + (0 if beside else self.right) - GAP - EDGE
        found = _fit(f"{glyph} {text}".strip(), room, SMALL, most=3)
        if glyph:
            rest = Markup(found[0].removeprefix(glyph).strip())
            found[0] = joined(coloured(glyph, colour), rest)
        return found

    def notes(self, words: "Words", y: float, colour: str) -> Iterator[Layout]:
        """Yield the annotations of a row: its middle, or the top of its words, is at `y`."""
        anchor = "top" if self.stacked else "middle"
        if words.label:
            yield note(words.label, y, 0, EDGE - self.left, colour=colour, anchor=anchor)
        data_ends = (place - GAP - sum(self.data) for place in accumulate(self.data))
        ends = (self.right,) if self.stacked else accumulate(self.numbers)
        for side, cells, shifts in ((0, words.data, data_ends), (1, words.numbers, ends)):
            for cell, end in zip(cells, shifts, strict=False):
                if cell:
                    shift = end - EDGE * side
                    yield note(cell, y, side, shift, colour=colour, align="right", anchor=anchor)


@dataclass(frozen=True)
class Words:
    """The words of a row, as lines for each cell."""

    label: list[Markup]
    data: list[list[Markup]]
    numbers: list[list[Markup]]

    @property
    def height(self) -> int:
        """Return the height of the tallest cell in pixels."""
        return LINE * max(len(cell) for cell in (self.label, *self.data, *self.numbers))


def _fit(
    text: str, room: float, size: int = NAME, *, strong: bool = False, most: int = 2
) -> list[Markup]:
    """Return a text as few lines; what is marked up already breaks only where it says."""
    if isinstance(text, Markup):
        return [Markup(line) for line in text.split("<br>")]
    fitted = wrapped(text, room, size, bold=strong, most=most)
    return [bold(line) if strong else escaped(line) for line in fitted]


def _whole(text: str, room: float, *, strong: bool = False) -> list[Markup]:
    """Return a figure as lines, however many: half a number is another number."""
    return _fit(text, room, strong=strong, most=len(text))


def note(
    texts: Sequence[str],
    y: float,
    x: int,
    shift: float,
    *,
    colour: str,
    size: int = NAME,
    align: str = "left",
    anchor: str = "middle",
    **more: str,
) -> Layout:
    """Return an annotation `shift` pixels right of the left (0) or right (1) edge of the plot."""
    return {
        "text": lines(*texts),
        "x": x,
        "xref": "paper",
        "xanchor": align,
        "xshift": shift,
        "y": y,
        "yanchor": anchor,
        "align": align,
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": LIGHT.page,  # no grid line runs through words
        "font": {"size": size, "color": colour},
        **more,
    }


def rule(y: float, columns: Columns) -> list[Layout]:
    """Return a line over all columns: beside the plot in pixels, over it whatever its width."""
    return [
        _rule(y, 0, 1, {}),
        _rule(y, -columns.left, 0, {"xsizemode": "pixel", "xanchor": 0}),
        _rule(y, 0, columns.right, {"xsizemode": "pixel", "xanchor": 1}),
    ]


def _rule(y: float, x0: int, x1: int, size: Layout) -> Layout:
    return {
        "type": "line",
        "layer": "below",
        "line": {"color": LIGHT.grid, "width": 1},
        "xref": "paper",
        "x0": x0,
        "x1": x1,
        "y0": y,
        "y1": y,
        **size,
    }
