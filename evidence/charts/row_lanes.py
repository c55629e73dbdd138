"""The plot column of a chart of rows: a lane for the marks of each row, filled in any order.

Places `x` are in the unit of the axis, heights and widths in pixels.
"""

from evidence.charts import row_bands, row_marks
from evidence.charts.plot import Trace
from evidence.charts.row_bands import Band, Reference, Silence, Strip
from evidence.charts.row_marks import Diamond, Limits, Pen, Point, Span
from evidence.charts.theme import LIGHT, UNSEEN, Look


class Lanes:
    """Where the marks of each row stand, and the marks put there so far."""

    def __init__(self) -> None:
        self.middles: list[float] = []
        self.strips: list[Strip | None] = []
        self.extents: list[Strip] = []
        self.points: list[Point] = []
        self.silences: list[Silence] = []
        self.intervals: list[Span] = []
        self.strokes: list[Span] = []
        self.diamonds: list[Diamond] = []
        self.bands: list[Band] = []
        self.references: list[Reference] = []

    def _lane(self, strip: Strip, *, clear: bool) -> int:
        """Make a lane and return its line; only a `clear` one is free for marks and bands."""
        top, bottom = strip
        self.middles.append((top + bottom) / 2)
        self.strips.append(strip if clear else None)
        self.extents.append(strip)
        return len(self.strips) - 1

    def mark(
        self,
        line: int,
        x: float,
        look: Look,
        hover: str = "",
        row_id: str | None = None,
        group: str = "marks",
    ) -> None:
        """Put a mark into a row: `hover` is plain text, `row_id` the evidence card it opens.

        Marks of one `group` make one trace, named so.
        """
        self.points.append(Point(x, self.middles[line], look, hover, row_id, group))

    def interval(
        self,
        line: int,
        low: float,
        high: float,
        colour: str,
        *,
        width: float = 2,
        dash: str = "solid",
        hover: str = "",
        row_id: str | None = None,
    ) -> None:
        """Draw an interval; an arrowhead, which answers the pointer, says that it goes on."""
        pen = Pen(colour, width, dash)
        self.intervals.append(Span(low, high, self.middles[line], pen, hover, row_id))

    def stroke(
        self,
        line: int,
        x0: float,
        x1: float,
        colour: str,
        *,
        width: float = 1.5,
        dash: str = "solid",
    ) -> None:
        """Draw a line between two marks of a row."""
        self.strokes.append(Span(x0, x1, self.middles[line], Pen(colour, width, dash)))

    def diamond(
        self,
        line: int,
        low: float,
        middle: float,
        high: float,
        *,
        colour: str = LIGHT.text,
        hover: str = "",
        row_id: str | None = None,
    ) -> None:
        """Draw a pooled value with its interval."""
        self.diamonds.append(Diamond(low, middle, high, self.middles[line], colour))
        self.mark(line, middle, UNSEEN, hover, row_id, "pooled")

    def band(
        self,
        low: float,
        high: float,
        first: int,
        last: int,
        *,
        hatched: bool = True,
        colour: str = LIGHT.muted,
        hover: str = "",
        row_id: str | None = None,
        unbroken: bool = False,
    ) -> None:
        """Lay a range behind the rows from line `first` to line `last`: hatched if claimed.

        An `unbroken` one runs on behind headings and words.
        """
        self.bands.append(Band(low, high, first, last, hatched, colour, hover, row_id, unbroken))

    def reference(
        self,
        x: float,
        label: str = "",
        *,
        first: int = 0,
        last: int | None = None,
        colour: str = LIGHT.axis,
        width: float = 1,
        dash: str = "solid",
        unbroken: bool = False,
    ) -> None:
        """Draw a line behind the rows from line `first` to `last`, named above them all.

        An `unbroken` one runs on behind headings and words.
        """
        pen = Pen(colour, width, dash)
        self.references.append(Reference(x, pen, first, last, label, unbroken))

    def answering(self, line: int, hover: str, row_id: str | None) -> None:
        """Make a row without a mark answer the pointer in its whole width."""
        self.silences.append(Silence(self.extents[line], hover, row_id))

    def traces(self, limits: Limits) -> list[Trace]:
        """Return what is drawn, from the back to the front, cut at the ends of the axis."""
        bands = [(band, self._behind(band)) for band in self.bands]
        references = [(line, self._behind(line)) for line in self.references]
        return [
            *row_bands.bands(bands),
            *row_bands.silences(self.silences, limits),
            *row_bands.references(references),
            *row_marks.spans(self.strokes, limits, "strokes"),
            *row_marks.spans(self.intervals, limits, "intervals"),
            *row_marks.diamonds(self.diamonds, limits),
            *row_marks.points([*row_marks.arrows(self.intervals, limits), *self.points], limits),
        ]

    def guides(self) -> list[float]:
        """Return the heights at which a faint line leads from a row's name to its number."""
        lanes = zip(self.middles, self.strips, strict=True)
        return [middle for middle, strip in lanes if strip]

    def _behind(self, drawn: Band | Reference) -> list[Strip]:
        """Return the heights that a band or a line takes, from its first lane to its last."""
        last = None if drawn.last is None else drawn.last + 1
        lanes = slice(drawn.first, last)
        if drawn.unbroken and (run := self.extents[lanes]):
            return [(run[0][0], run[-1][1])]
        return row_bands.joined(self.strips[lanes])
