"""Marks of a chart as PowerPoint's own shapes, grouped so that they move together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR_TYPE, MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE, MSO_VERTICAL_ANCHOR, PP_PARAGRAPH_ALIGNMENT
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from evidence.share.drawn.marks import SPARE, Area, Box, Colour, Drawn, Line, Mark, Words, bounds

FONT = "Arial"
"""A typeface that every computer has, or one as wide."""

_SHAPES = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle-up": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "triangle-down": MSO_SHAPE.FLOWCHART_MERGE,
    "triangle-right": MSO_SHAPE.RIGHT_ARROW,
    "triangle-left": MSO_SHAPE.LEFT_ARROW,
    "cross": MSO_SHAPE.CROSS,
    "x": MSO_SHAPE.MATH_MULTIPLY,
    "star": MSO_SHAPE.STAR_5_POINT,
    "pentagon": MSO_SHAPE.REGULAR_PENTAGON,
    "hexagon": MSO_SHAPE.HEXAGON,
    "line-ew": MSO_SHAPE.MATH_MINUS,
    "arrow-up": MSO_SHAPE.UP_ARROW,
    "arrow-down": MSO_SHAPE.DOWN_ARROW,
}
_DASHES = {"dot": MSO_LINE_DASH_STYLE.ROUND_DOT, "dash": MSO_LINE_DASH_STYLE.DASH}
_ALIGNED = {
    "left": (0.0, PP_PARAGRAPH_ALIGNMENT.LEFT),
    "center": (0.5, PP_PARAGRAPH_ALIGNMENT.CENTER),
    "right": (1.0, PP_PARAGRAPH_ALIGNMENT.RIGHT),
}
_POINT = 12_700


@dataclass(frozen=True)
class Frame:
    """Where a piece of a chart lies on a slide: offsets and size of a pixel in EMU."""

    left: float
    top: float
    pixel: float

    def across(self, x: float) -> Emu:
        """Return a place from the left of the slide."""
        return Emu(round(self.left + x * self.pixel))

    def down(self, y: float) -> Emu:
        """Return a place from the top of the slide."""
        return Emu(round(self.top + y * self.pixel))

    def size(self, pixels: float) -> Emu:
        """Return a length."""
        return Emu(max(round(pixels * self.pixel), 1))


def within(marks: Iterable[Drawn], top: float, bottom: float) -> Iterator[Drawn]:
    """Yield the marks of a band; lines and boxes that reach beyond it end there."""
    for mark in marks:
        first, last = bounds(mark)
        if isinstance(mark, Line | Box):
            if last >= top and first <= bottom:
                yield replace(mark, y0=_held(mark.y0, top, bottom), y1=_held(mark.y1, top, bottom))
        elif top <= (first + last) / 2 <= bottom:
            yield mark


def _held(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def add_marks(slide: Slide, marks: Sequence[Drawn], frame: Frame, name: str) -> GroupShape:
    """Draw marks on a slide, the first at the bottom, and return the group that holds them."""
    # Added to a group one by one, each would make it measure all the others anew.
    drawn = [_draw(slide, mark, frame) for mark in marks]
    for shape in drawn:
        # The theme's own look would give lines a shadow.
        for style in shape._element.findall(qn("p:style")):  # noqa: SLF001 - python-pptx has none
            shape._element.remove(style)  # noqa: SLF001
    group = slide.shapes.add_group_shape(drawn)
    group.name = name
    return group


def rgb(colour: Colour) -> RGBColor:
    """Return a colour as PowerPoint has it."""
    return RGBColor(*colour)


def _add_line(slide: Slide, line: Line, frame: Frame) -> BaseShape:
    ends = (frame.across(line.x0), frame.down(line.y0), frame.across(line.x1), frame.down(line.y1))
    drawn = slide.shapes.add_connector(MSO_CONNECTOR_TYPE.STRAIGHT, *ends)
    drawn.line.color.rgb = rgb(line.colour)
    drawn.line.width = frame.size(line.width)
    if line.dash in _DASHES:
        drawn.line.dash_style = _DASHES[line.dash]
    return drawn


def _add_box(slide: Slide, box: Box, frame: Frame) -> BaseShape:
    (left, right), (top, bottom) = sorted((box.x0, box.x1)), sorted((box.y0, box.y1))
    drawn = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE,
        frame.across(left),
        frame.down(top),
        frame.size(right - left),
        frame.size(bottom - top),
    )
    if box.hatched and box.edge:
        drawn.fill.patterned()
        drawn.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        drawn.fill.fore_color.rgb = rgb(box.edge)
        drawn.fill.back_color.rgb = rgb(box.fill or (255, 255, 255))
    elif box.fill:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = rgb(box.fill)
    else:
        drawn.fill.background()
    if box.edge:
        drawn.line.color.rgb = rgb(box.edge)
        drawn.line.width = frame.size(1)
    else:
        drawn.line.fill.background()
    return drawn


def _add_mark(slide: Slide, mark: Mark, frame: Frame) -> BaseShape:
    half = mark.size / 2
    drawn = slide.shapes.add_shape(
        _SHAPES.get(mark.symbol, MSO_SHAPE.OVAL),
        frame.across(mark.x - half),
        frame.down(mark.y - half),
        frame.size(mark.size),
        frame.size(mark.size),
    )
    if mark.fill:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = rgb(mark.fill)
    else:
        drawn.fill.background()
    drawn.line.color.rgb = rgb(mark.edge)
    drawn.line.width = frame.size(max(mark.edge_width, 0.5))
    return drawn


def _add_words(slide: Slide, words: Words, frame: Frame) -> BaseShape:
    share, alignment = _ALIGNED[words.align]
    wide = words.width * SPARE
    box = slide.shapes.add_textbox(
        frame.across(words.x - share * wide),
        frame.down(words.y),
        frame.size(wide),
        frame.size(words.height),
    )
    text = box.text_frame
    text.auto_size, text.word_wrap = MSO_AUTO_SIZE.NONE, False
    text.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE
    text.margin_left = text.margin_right = text.margin_top = text.margin_bottom = Emu(0)
    for number, line in enumerate(words.lines):
        paragraph = text.paragraphs[0] if not number else text.add_paragraph()
        paragraph.alignment = alignment
        for one in line:
            run = paragraph.add_run()
            run.text = one.text
            run.font.name, run.font.bold = FONT, one.bold
            run.font.size = Pt(max(round(one.size * frame.pixel / _POINT * 2) / 2, 1))
            run.font.color.rgb = rgb(one.colour)
    return box


def _add_area(slide: Slide, area: Area, frame: Frame) -> BaseShape:
    (x, y), *others = [(frame.across(x), frame.down(y)) for x, y in area.corners]
    builder = slide.shapes.build_freeform(x, y)
    builder.add_line_segments(others, close=True)
    drawn = builder.convert_to_shape()
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = rgb(area.fill)
    drawn.line.fill.background()
    return drawn


def _draw(slide: Slide, mark: Drawn, frame: Frame) -> BaseShape:
    if isinstance(mark, Line):
        return _add_line(slide, mark, frame)
    if isinstance(mark, Box):
        return _add_box(slide, mark, frame)
    if isinstance(mark, Area):
        return _add_area(slide, mark, frame)
    return (
        _add_mark(slide, mark, frame) if isinstance(mark, Mark) else _add_words(slide, mark, frame)
    )
