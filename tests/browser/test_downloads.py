"""Numbers and pictures to take home: the table of a chart, its CSV, its image."""

from __future__ import annotations

import csv
import io
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.reader import chart, open_tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

SHARP = 1900
"""Pixels across that fill a slide."""

VIEW = "/trajectories?primary=breast&region=thoracic"


def downloaded(page: Page, button: str) -> Path:
    """Return the file behind a button of the first chart's downloads."""
    with page.expect_download() as download:
        page.locator(".pvp-buttons").first.get_by_role("button", name=button).click()
    assert download.value.suggested_filename.startswith("trajectories-")
    assert "breast" in download.value.suggested_filename
    return download.value.path()


def test_the_table_of_a_chart_shows_its_rows(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)
    rows = page.locator(".pvp-other tbody tr")
    expect(rows).to_have_count(0)

    open_tab(page, "Table")

    expect(rows).to_have_count(3)
    expect(chart(page)).to_be_hidden()
    for row, figure in enumerate(("median 7 ± 1.8", "median 2 ± 1.6", "median 2 ± 2.1")):
        expect(rows.nth(row)).to_contain_text(figure)

    open_tab(page, "Chart")

    expect(rows).to_have_count(0)
    expect(chart(page)).to_be_visible()


def test_a_table_is_sorted_by_its_headings(open_page: Callable[..., Page]) -> None:
    """What isn't printed stands last either way."""
    page = open_page("/studies")
    years = page.locator(".pvp-table tbody tr td:nth-child(3)")
    heading = page.locator(".pvp-table").get_by_role("button", name="Year")
    expect(years).to_have_count(17)

    for falling in (False, True):
        heading.click()
        found = years.all_inner_texts()
        printed = sorted((year for year in found if year != "–"), key=int, reverse=falling)
        assert found == [*printed, *["–"] * (len(found) - len(printed))]
        assert len(printed) > 1


def test_the_rows_of_a_chart_can_be_downloaded(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)

    open_tab(page, "Download")
    file = downloaded(page, "CSV, 3 rows")

    # Khan 2018, abstract: median VAS 7.0 before treatment, 2 at 2–4 weeks and at 20–24 weeks.
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert {row["study_id"] for row in rows} == {"khan-2018"}
    assert [float(row["value"]) for row in rows] == [7.0, 2.0, 2.0]
    for row in rows:
        assert row["chart_title"]
        assert row["chart_measure"].startswith("VAS, 0 no pain – 10 worst")
        assert "tumour primary: breast" in row["chart_studies"]
        assert "CC BY 4.0" in row["chart_source"]


def test_the_picture_of_a_chart_stands_alone(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)
    words = chart(page).evaluate("box => box.chart.data.caption")

    open_tab(page, "Download")
    told = written(downloaded(page, "SVG"))

    for line in (words["title"], words["measure"], words["key"], *words["foot"]):
        assert line
        assert line in told
    assert "PVP Evidence, corpus" in told
    assert "tumour primary: breast" in told
    assert "Khan 2018" in told


def written(image: Path) -> str:
    """Return the words of a picture."""
    root = ET.parse(image).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(text.itertext()) for text in texts)


def test_a_figure_and_its_unit_stand_together_in_a_picture(open_page: Callable[..., Page]) -> None:
    page = open_page("/complications?primary=breast")
    title = chart(page).evaluate("box => box.chart.data.caption.title")
    assert "\N{NO-BREAK SPACE}%" in title

    open_tab(page, "Download")
    buttons = page.locator(".pvp-buttons").first
    for name in ("PNG", "SVG"):
        with page.expect_download() as download:
            buttons.get_by_role("button", name=name).click()

    assert title in written(download.value.path())


def test_the_picture_of_a_chart_is_sharp(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW)

    open_tab(page, "Download")
    image = downloaded(page, "PNG").read_bytes()

    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, _ = struct.unpack(">II", image[16:24])
    assert width >= SHARP


def test_a_picture_can_be_taken_of_a_chart_in_the_dark(open_page: Callable[..., Page]) -> None:
    """It is for slides and paper, so it is drawn in light colours."""
    page = open_page(VIEW, dark=True)

    open_tab(page, "Download")
    image = downloaded(page, "SVG").read_text("utf-8")

    assert 'height="100%" fill="#ffffff"' in image
    assert "Khan 2018" in image


def test_a_whole_page_is_taken_home_from_its_top_with_its_filters(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/complications?primary=breast")
    page.locator("#pvp-download-open").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="This page as slides (.pptx)").click()

    deck = Presentation(str(download.value.path()))
    told = " ".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "breast" in told
