"""A deck: a title slide, one or more slides for each part, and where it all comes from."""

import io
import re
from collections.abc import Sequence
from datetime import datetime

from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE, MSO_VERTICAL_ANCHOR, PP_PARAGRAPH_ALIGNMENT
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from evidence import prose
from evidence.share.drawn.marks import Colour
from evidence.share.handed import Handed, Part
from evidence.share.slides.pieces import Box, pieces
from evidence.share.slides.shapes import FONT, rgb

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

LONGEST_TITLE = 230
TITLE_SIZES = ((120, 24), (180, 20), (300, 17), (420, 14))
"""Characters of a title → the points in which it still fits."""

LONG_MEASURE = 140
LONG_FOOT = 500
SOURCES_SHOWN = 5
MOST_SLIDES = 40
"""Slides of one part; what is beyond stands in the table of the chart."""

_TITLE_ONLY = 5
_INK: Colour = (29, 38, 44)
_QUIET: Colour = (85, 99, 108)


def slides(handed: Handed) -> bytes:
    """Return the file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _set_properties(deck, handed)
    _add_title(deck, handed)
    for part in handed.parts:
        _add_part(deck, handed, part)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def headline(finding: str) -> str:
    """Return the sentences of a finding that fit above a chart; the notes have all of them."""
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z0-9“])", finding.strip())
    kept = sentences[:1]
    for one in sentences[1:]:
        if len(" ".join([*kept, one])) > LONGEST_TITLE:
            break
        kept.append(one)
    return " ".join(kept)


def _set_properties(deck: Deck, handed: Handed) -> None:
    about = deck.core_properties
    about.title, about.author = handed.title, prose.PRODUCT
    about.subject, about.comments = handed.filters[:255], handed.citation[:255]
    about.last_modified_by = prose.PRODUCT
    about.created = about.modified = datetime.fromisoformat(handed.day)


def _add_title(deck: Deck, handed: Handed) -> None:
    slide = _slide(deck, handed.title, Box(0.5, 2.0, 12.33, 1.7), 36)
    lines = [f"Studies: {handed.filters}.", handed.citation, "Not medical advice."]
    _write(slide, "About", lines, Box(0.5, 4.0, 12.33, 2.4), 16, _QUIET)
    _note(slide, [handed.citation])


def _add_part(deck: Deck, handed: Handed, part: Part) -> None:
    title = headline(part.finding or part.title)
    drawn = pieces(part.chart) if part.chart else []
    for number in range(max(min(len(drawn), MOST_SLIDES), 1)):
        of = f" ({number + 1} of {len(drawn)})" if len(drawn) > 1 else ""
        slide = _slide(deck, f"{title}{of}", Box(0.5, 0.3, 12.33, 0.98), _title_size(title))
        if part.chart:
            measure = part.chart.measure
            size = 14 if len(measure) < LONG_MEASURE else 11
            _write(slide, "Measure", [measure], Box(0.5, 1.28, 12.33, 0.34), size, _QUIET)
            drawn[number](slide, part.chart.alt)
        elif part.said:
            _write(slide, "Points", part.said, Box(0.5, 1.65, 12.33, 5.0), 20, _INK)
        _add_source(slide, handed, part)
        _note(slide, [part.finding, *part.notes, *part.said, *_sources(part), handed.citation])


def _title_size(title: str) -> int:
    return next((size for longest, size in TITLE_SIZES if len(title) < longest), 12)


def _sources(part: Part) -> list[str]:
    return [f"Sources: {'; '.join(part.sources)}."] if part.sources else []


def _slide(deck: Deck, title: str, place: Box, size: int) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    box = slide.shapes.title
    assert box is not None
    box.left, box.top, box.width, box.height = place.emu
    frame = box.text_frame
    frame.text, frame.word_wrap = title, True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE
    _set_type(frame, size, _INK, bold=True)
    return slide


def _write(
    slide: Slide, name: str, texts: Sequence[str], place: Box, size: int, ink: Colour
) -> TextFrame:
    """Write paragraphs into a box of a slide."""
    box = slide.shapes.add_textbox(*place.emu)
    box.name = name
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text = text
        paragraph.space_after = Pt(size / 3)
    _set_type(frame, size, ink, bold=False)
    return frame


def _set_type(frame: TextFrame, size: int, ink: Colour, *, bold: bool) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_PARAGRAPH_ALIGNMENT.LEFT
        for run in paragraph.runs:
            run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
            run.font.color.rgb = rgb(ink)


def _add_source(slide: Slide, handed: Handed, part: Part) -> None:
    """Write at the foot how marks are read and where figures come from, with a link to the view."""
    some = list(part.sources[:SOURCES_SHOWN])
    if more := len(part.sources) - len(some):
        some.append(f"{more} more in the notes")
    told = f"Sources: {'; '.join(some)}. " if some else ""
    studies = part.studies or f"Studies: {handed.filters}."
    licence = f"{prose.PRODUCT}, corpus {handed.version}, CC BY 4.0. {studies} "
    texts = [part.key, told + licence] if part.key else [told + licence]
    size = 10 if sum(map(len, texts)) < LONG_FOOT else 9
    frame = _write(slide, "Source", texts, Box(0.5, 6.7, 12.33, 0.78), size, _QUIET)
    run = frame.paragraphs[-1].add_run()
    run.text = "Open the live view"
    run.font.name, run.font.size = FONT, Pt(size)
    run.hyperlink.address = part.link or handed.link


def _note(slide: Slide, texts: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(dict.fromkeys(text for text in texts if text))
