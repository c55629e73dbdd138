"""Rows of words beside marks: a name column, a plot column and columns of numbers.

Whoever draws gathers row after row from top to bottom, puts marks into them by the number that
`row` gave back, and asks for the figure at the end. Words never stand over marks or bands: bands
and reference lines run only where there are marks.

    rows = Rows(name_width=136, numbers=(84,))
    rows.heading("PVP")
    line = rows.row("Gu 2013", "median, 1 month", "7.4 → 3.1")
    rows.stroke(line, 7.4, 3.1, theme.LIGHT.axis)
    rows.mark(line, 3.1, theme.look("PVP"), "Gu 2013: mean VAS 3.1, 1 month", "m12")
    chart = rows.figure("Pain, 0 none – 10 worst", (0, 10), better="left")
"""

from collections.abc import Sequence
from typing import Literal

from evidence.charts import row_words
from evidence.charts.plot import Figure, Layout, figure
from evidence.charts.row_bands import Silence, Strip
from evidence.charts.row_frame import Axis, Better, Ticks, names_of
from evidence.charts.row_lanes import Lanes
from evidence.charts.row_marks import Limits
from evidence.charts.row_words import EDGE, GAP, HEADING, LINE, Columns, Words, note
from evidence.charts.theme import LIGHT
from evidence.charts.type_width import NAME, SMALL

PADDING = 10
"""Pixels between the words of two rows."""

STRIP = 26
"""Least height of the marks of a row, in pixels."""

_AIR = 4


class Rows(Lanes):
    """A chart of rows in the making. Places are in the unit of the axis, sizes in pixels."""

    def __init__(
        self,
        name_width: int = 136,
        numbers: Sequence[int] = (84,),
        data: Sequence[int] = (),
        *,
        narrowest: int = 340,
    ) -> None:
        """Begin a chart.

        Args:
            name_width: width of the name column; 0 puts the words above each row's marks.
            numbers: widths of the columns right of the plot.
            data: widths of the columns between names and plot.
            narrowest: the narrowest screen, in pixels, that the chart is made for.
        """
        super().__init__()
        self.columns = Columns(name_width, tuple(data), tuple(numbers), narrowest)
        self.end = 0.0
        self.notes: list[Layout] = []
        self.rules: list[Layout] = []

    def heading(self, text: str) -> None:
        """Begin a part with a bold line over all columns."""
        self.rules += row_words.rule(self.end, self.columns)
        self._across(text, HEADING, LIGHT.text, above=10, below=6, strong=True)

    def subheading(self, text: str) -> None:
        """Begin a group of rows with a quiet line over all columns."""
        self._across(text, NAME, LIGHT.muted, above=8, below=2)

    def note(self, text: str) -> None:
        """Write a quiet sentence over all columns, wrapped for the narrowest screen."""
        self._across(text, SMALL, LIGHT.muted, above=6, below=8, most=9)

    def head(self, name: str, numbers: Sequence[str], data: Sequence[str] = ()) -> None:
        """Write the headings of the columns; stacked rows have no columns to head."""
        if self.columns.stacked:
            return
        words = self.columns.words(name, "", data, numbers, strong=True, heads=True)
        self._written(words, STRIP, muted=False)

    def row(
        self,
        name: str,
        below: str = "",
        number: str | Sequence[str] = "",
        data: Sequence[str] = (),
        *,
        strong: bool = True,
        muted: bool = False,
        tall: int = STRIP,
    ) -> int:
        """Add a row and return its line, by which marks find it.

        Args:
            name: at most two lines in bold, or in plain type unless `strong`.
            below: a quieter second part, at most two lines.
            number: what stands right of the plot, a text for each column.
            data: what stands between name and plot, a text for each column.
            strong: whether the name is bold.
            muted: whether the row stands back, e.g. because it is not counted.
            tall: least height that the marks need.
        """
        words = self.columns.words(name, below, data, _texts(number), strong=strong)
        return self._lane(self._written(words, tall, muted=muted), clear=True)

    def silent(
        self,
        name: str,
        text: str,
        below: str = "",
        number: str | Sequence[str] = "",
        data: Sequence[str] = (),
        *,
        glyph: str = "",
        colour: str = LIGHT.muted,
        hover: str = "",
        row_id: str | None = None,
        strong: bool = True,
        muted: bool = False,
    ) -> int:
        """Add a row that has words where others have marks, e.g. "less pain, no number".

        `glyph` stands before the text in a colour of its own. The other parts are those of `row`.
        """
        words = self.columns.words(name, below, data, _texts(number), strong=strong)
        said = self.columns.within(text, glyph, colour, beside=bool(any(words.numbers)))
        top, bottom = self._written(words, LINE * len(said), muted=muted)
        middle = (top + bottom) / 2
        shift = EDGE - GAP if self.columns.stacked else GAP
        self.notes.append(note(said, middle, 0, shift, colour=LIGHT.muted, size=SMALL))
        self.silences.append(Silence((top, bottom), hover, row_id))
        return self._lane((top, bottom), clear=False)

    def _written(self, words: Words, tall: int, *, muted: bool) -> Strip:
        """Write the words of a row and return the heights between which it has room for marks."""
        colour = LIGHT.muted if muted else LIGHT.text
        top = self.end
        if self.columns.stacked:
            self.notes += self.columns.notes(words, top + _AIR, colour)
            top += words.height + _AIR
            self.end = top + tall + _AIR
            return top, top + tall
        self.end = top + max(words.height + PADDING, tall + 2 * _AIR)
        self.notes += self.columns.notes(words, (top + self.end) / 2, colour)
        return top, self.end

    def _across(
        self,
        text: str,
        size: int,
        colour: str,
        *,
        above: int,
        below: int,
        strong: bool = False,
        most: int = 3,
    ) -> None:
        """Write over all columns, `above` and `below` pixels away from what stands there."""
        said = self.columns.sentence(text, size, strong=strong, most=most)
        shift = EDGE - self.columns.left
        top = self.end + above
        self.notes.append(note(said, top, 0, shift, colour=colour, size=size, anchor="top"))
        self.end = top + round(LINE * size / NAME) * len(said) + below

    def figure(
        self,
        title: str,
        limits: tuple[float, float],
        *,
        ticks: Ticks | None = None,
        suffix: str = "",
        better: Better | None = None,
        side: Literal["bottom", "top"] = "bottom",
    ) -> Figure:
        """Return the chart.

        Args:
            title: of the axis, with its unit; without one there is no axis to be seen.
            limits: ends of the axis; what lies beyond ends in an arrowhead.
            ticks: where the ticks stand, as numbers or with a text for each; plotly's choice if
                not given.
            suffix: what follows the number of each tick.
            better: the side on which a patient is better off, said under the title.
            side: where the axis stands: above for long charts of percentages.
        """
        ends = Limits(*limits)
        axis = Axis(title, ends, ticks, suffix, better, side)
        names = names_of(self.references, ends, self.columns)
        margin = axis.margins(self.columns)
        top = -LINE * len(names)
        return figure(
            self.traces(ends),
            {
                "height": round(self.end - top + margin["t"] + margin["b"]),
                "margin": margin,
                "barmode": "overlay",
                "annotations": [*self.notes, *names],
                "shapes": self.rules,
                "xaxis": axis.layout(self.columns),
                "yaxis": {
                    "range": [self.end, top],
                    "tickvals": self.guides(),
                    "showticklabels": False,
                    "automargin": False,
                    "fixedrange": True,
                },
            },
        )


def _texts(number: str | Sequence[str]) -> Sequence[str]:
    return (number,) if isinstance(number, str) else number
