"""Slides open again, hold the numbers of the page, and nothing on them lies off the slide."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from evidence.share.addresses import Asked
from evidence.share.drawn.figure import area_of, drawn, slices
from evidence.share.drawn.marks import Mark, Words, bounds
from evidence.share.handed import Handed, Part
from evidence.share.slides import slides
from evidence.share.slides.deck import headline
from evidence.topics.registry import TOPICS
from evidence.ui.own_files import plotly_bundle

WITH_CHARTS = (
    "overview",
    "trajectories",
    "complications",
    "therapies",
    "pooling",
    "patient",
    "gaps",
)
HOME = "https://x.example"


@pytest.fixture(scope="module")
def handed(corpus, cohorts):
    def made(name, **query):
        asked = Asked(corpus, cohorts, query, HOME, plotly_bundle())
        return asked.handed(TOPICS[name])

    return made


@pytest.fixture(scope="module")
def of_all(handed):
    """Return the file of a page with the wider literature, made once."""
    return cache(lambda name: slides(handed(name, collection=["all"])))


def opened(file):
    return Presentation(io.BytesIO(file))


def texts(shape):
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        return [text for one in shape.shapes for text in texts(one)]
    return [shape.text_frame.text] if shape.has_text_frame else []


@pytest.mark.parametrize("name", WITH_CHARTS)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_each_page_gives_slides_that_say_what_it_says(handed, name, collection):
    told = handed(name, collection=[collection])
    deck = opened(slides(told))
    after_title = list(deck.slides)[1:]

    assert len(after_title) >= len(told.parts)
    for slide in after_title:
        words = [text for shape in slide.shapes for text in texts(shape)]
        assert any(headline(part.finding) in slide.shapes.title.text for part in told.parts)
        assert any(part.key in text for part in told.parts for text in words)
        assert any(part.chart.measure in words for part in told.parts)
        assert any("CC BY 4.0" in text and told.version in text for text in words)
        assert told.citation in slide.notes_slide.notes_text_frame.text
        links = re.findall(r'Target="(https://x[^"]*)"', slide.part.rels.xml.decode())
        assert links
        graphics = [one for one in slide.shapes if one.name.startswith("Chart")]
        assert all(one._element.xpath(".//p:cNvPr")[0].get("descr") for one in graphics)


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_nothing_lies_off_a_slide(of_all, name):
    deck = opened(of_all(name))

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + 2
            assert shape.top + shape.height <= deck.slide_height + 2


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_the_file_has_nothing_that_powerpoint_would_repair(of_all, name):
    archive = zipfile.ZipFile(io.BytesIO(of_all(name)))

    assert len(archive.namelist()) == len(set(archive.namelist()))
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            content = archive.read(part)
            root = etree.fromstring(content)
            assert not re.search(rb">(nan|inf|-inf|None)<", content), part
            if part.startswith("ppt/slides/slide"):
                ids = root.xpath("//*[local-name()='cNvPr']/@id")
                assert len(ids) == len(set(ids)), part


def rounded(point):
    return tuple(round(one, 9) for one in point)


def scatter(deck):
    return [one.chart for slide in deck.slides for one in slide.shapes if one.has_chart]


def points_of(series):
    kept = series._element
    return [
        tuple(
            float(kept.xpath(f"c:{axis}//c:pt[@idx='{place}']/c:v/text()")[0])
            for axis in ("xVal", "yVal")
        )
        for place in range(len(series.values))
    ]


@pytest.mark.parametrize("collection", ["review", "all"])
def test_the_numbers_in_native_charts_are_those_of_the_page(handed, collection):
    told = handed("trajectories", collection=[collection])
    traces = [one for one in told.parts[0].chart.figure["data"] if "error_y" in one]
    wanted = sorted(
        (trace["name"], x, y)
        for trace in traces
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if y is not None
    )

    charts = scatter(opened(slides(told)))
    found = sorted(
        (series.name, *point)
        for chart in charts
        for series in chart.plots[0].series
        for point in points_of(series)
    )

    assert found == wanted
    for chart in charts:
        assert all(len(list(series.values)) for series in chart.plots[0].series)
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        cells = [tuple(row[:2]) for row in sheet.iter_rows(values_only=True)]
        numbers = {rounded(row) for row in cells if isinstance(row[1], int | float)}
        for series in chart.plots[0].series:
            assert {rounded(point) for point in points_of(series)} <= numbers


@pytest.mark.parametrize("name", ["pooling", "complications", "gaps"])
def test_rows_are_drawn_once_with_all_their_words(handed, name):
    told = handed(name, collection=["all"])
    chart = told.parts[0].chart
    on_slides = " ".join(
        text
        for slide in opened(slides(replace(told, parts=told.parts[:1]))).slides
        for shape in slide.shapes
        for text in texts(shape)
    )
    marks = drawn(chart.figure, area_of(chart.figure))

    for mark in marks:
        if isinstance(mark, Words):
            for line in mark.lines:
                for run in line:
                    assert run.text.strip() in on_slides


def test_no_mark_is_cut_through_or_lost_between_slides(handed):
    figure = handed("therapies", collection=["all"]).parts[0].chart.figure
    marks = [one for one in drawn(figure, area_of(figure)) if isinstance(one, Mark)]
    bands = slices(drawn(figure, area_of(figure)), 300)

    for mark in marks:
        middle = sum(bounds(mark)) / 2
        assert sum(top <= middle <= bottom for top, bottom in bands) >= 1
    assert all(bottom - top <= 301 for top, bottom in bands)


def test_a_pooled_value_is_a_filled_diamond(of_all):
    filled = [
        one
        for slide in opened(of_all("pooling")).slides
        for group in slide.shapes
        if group.shape_type == MSO_SHAPE_TYPE.GROUP
        for one in group.shapes
        if one.shape_type == MSO_SHAPE_TYPE.FREEFORM
    ]

    assert filled
    assert all(one.width > one.height > 0 for one in filled)


def test_a_hollow_marker_stays_hollow(handed):
    """On the forest plot it says that a study is not weighed."""
    figure = handed("pooling", collection=["all"]).parts[0].chart.figure
    studies = next(one for one in figure["data"] if one["name"] == "studies")
    symbols = studies["marker"]["symbol"]

    marks = [one for one in drawn(figure, area_of(figure)) if isinstance(one, Mark)]

    assert sum("open" in one for one in symbols) == sum(one.fill is None for one in marks) > 0
    assert {one.symbol for one in marks} <= {"square", "circle", "diamond"}


def test_every_slide_of_a_chart_has_a_row(of_all):
    """None has column headings alone."""
    for slide in list(opened(of_all("pooling")).slides)[1:]:
        words = " ".join(text for shape in slide.shapes for text in texts(shape))
        assert re.search(r"\b(19|20)\d\d\b|studies|estimate|REML", words.split("Studies:")[0])


def test_a_lesson_is_handed_out_by_the_same_function():
    lesson = Handed(
        title="What does cement do?",
        filters="the review's studies",
        version="1.0 (2026-01-01)",
        day="2026-01-02",
        link=f"{HOME}/teach",
        parts=(
            Part(title="Before we start", finding="", said=("One", "Two <b>"), notes=("Wait.",)),
        ),
    )

    deck = opened(slides(lesson))

    (_, slide) = deck.slides
    assert slide.shapes.title.text == "Before we start"
    assert "Two <b>" in [
        line for shape in slide.shapes for text in texts(shape) for line in text.split("\n")
    ]
    assert slide.notes_slide.notes_text_frame.text.startswith("Wait.")


def test_a_long_finding_is_cut_between_sentences():
    finding = "In 2 of 9 studies pain fell. " + "Nobody was blinded in these studies. " * 12

    cut = headline(finding)

    assert cut.endswith("studies.")
    assert len(cut) <= 230


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_opens_them(handed, tmp_path):
    """One page of each kind: native charts and drawn rows."""
    told = handed("trajectories")
    rows = handed("pooling")
    file = tmp_path / "deck.pptx"
    both = replace(told, parts=(*told.parts, *rows.parts))
    file.write_bytes(slides(both))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(file)], check=True, capture_output=True, timeout=180)

    pages = (tmp_path / "deck.pdf").read_bytes()

    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == len(opened(slides(both)).slides)


def test_a_slide_names_filters_only_where_its_figures_follow_them(handed):
    made = handed("overview", primary=["breast"], collection=["all"])
    shown = Counter(part.studies for part in made.parts)

    assert shown == {
        "Studies: wider literature; tumour primary: breast.": 2,
        "The same under any filters.": 2,
    }
    said = [
        text for slide in opened(slides(made)).slides for one in slide.shapes for text in texts(one)
    ]
    assert sum("The same under any filters." in text for text in said) == 2
