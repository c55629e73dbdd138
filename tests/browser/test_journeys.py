"""What readers do: filter, share a link, open a study, take the numbers home, challenge a mark."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def pick(page: Page, label: str, option: str) -> None:
    """Choose an option of a sidebar filter by keyboard, as it is labelled up to its count."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile(f"^.*{label}"))
    box.click()
    box.press_sequentially(option)
    page.get_by_role("option", name=re.compile(f"^{option} \\(\\d+\\)$")).click()
    box.press("Escape")


def test_filter_share_and_reopen(open_page: Callable[..., Page], settle: Callable) -> None:
    """A filter changes the chart and the address; the address shows another reader the same."""
    page = open_page("/trajectories")
    chart = page.locator(".js-plotly-plot").first
    before = chart.inner_text()

    pick(page, "Tumour primary", "breast")
    expect(page).to_have_url(re.compile("primary=breast"))
    pick(page, "Spinal region", "thoracic")
    expect(page).to_have_url(re.compile("region=thoracic"))
    settle(page)

    expect(chart).not_to_have_text(before)
    expect(page.locator(".js-plotly-plot").first).to_contain_text("Khan 2018")

    other = open_page(page.url)
    main = other.get_by_test_id("stMain")
    expect(main.get_by_role("heading", level=1)).to_have_text(
        page.get_by_test_id("stMain").get_by_role("heading", level=1).inner_text()
    )
    assert (
        other.locator(".js-plotly-plot").first.inner_text()
        == page.locator(".js-plotly-plot").first.inner_text()
    )


def test_filters_follow_the_reader_to_another_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&region=thoracic")

    page.get_by_role("link", name="Complications").first.click()

    expect(page).to_have_url(re.compile(r"/complications\?.*primary=breast"))
    expect(page).to_have_url(re.compile("region=thoracic"))


def test_a_deep_link_into_a_fresh_server_opens_the_whole_frame(
    start_app: Callable, open_page: Callable[..., Page]
) -> None:
    """The first visit ever may be to any page: it must have its filters and no error notice."""
    with start_app() as url:
        page = open_page(f"{url}/studies?primary=breast")

        expect(page.get_by_test_id("stSidebar").get_by_text("Tumour primary")).to_be_visible()
        expect(page.get_by_text("Page not found")).to_have_count(0)
        expect(page).to_have_url(re.compile("primary=breast"))


def test_a_study_opens_with_every_number(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies?study=khan-2018")
    main = page.get_by_test_id("stMain")

    expect(main.get_by_role("heading", name=re.compile("Khan 2018")).first).to_be_visible()
    expect(main.get_by_role("link", name="10.3174/ajnr.A5680").first).to_be_visible()
    expect(main).to_contain_text("2 of 69 patients")


def test_the_table_of_a_chart_can_be_downloaded(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&region=thoracic")
    shown_as_csv = page.get_by_role("button", name=re.compile("^CSV"))
    expect(page.get_by_text("Table and downloads").first).to_be_visible()
    expect(shown_as_csv).to_have_count(0)

    page.get_by_text("Table and downloads").first.click()
    with page.expect_download() as download:
        shown_as_csv.first.click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))

    # Khan 2018, abstract: median VAS 7.0 before treatment, 2 at 2–4 weeks and at 20–24 weeks.
    values = [
        float(row["value"]) for row in rows if row["study_id"] == "khan-2018" and row["value"]
    ]
    assert values[:3] == [7.0, 2.0, 2.0]


def test_the_picture_of_a_chart_can_be_downloaded(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories")

    page.get_by_text("Table and downloads").first.click()
    for kind, begins in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind).first.click()
        assert download.value.path().read_bytes().startswith(begins)


def test_a_card_has_an_address_of_its_own(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?card=khan-2018.measurements.2")
    card = page.get_by_role("dialog")

    expect(card).to_contain_text("median 2 ± 1.6")
    expect(card).to_contain_text("10.3174/ajnr.A5680")

    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page).not_to_have_url(re.compile("card="))


def test_a_card_opens_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&region=thoracic")

    chooser = page.get_by_role("combobox", name=re.compile("Where does a number come from"))
    chooser.focus()
    chooser.press_sequentially("Khan")
    chooser.press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text("Khan 2018")
    expect(page).to_have_url(re.compile(r"card=khan-2018\."))


def test_a_click_on_a_mark_opens_its_card(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&region=thoracic")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    # Where the plot draws the first point of the trace that carries Khan's first row.
    place = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          for (const [index, trace] of plot.data.entries()) {
            const rows = [...(trace.customdata || [])].map(c => Array.isArray(c) ? c[0] : c);
            const point = rows.indexOf('khan-2018.measurements.1');
            if (point < 0) continue;
            const layout = plot._fullLayout, full = plot._fullData[index];
            const x = layout[full.xaxis.replace('x', 'xaxis')] , y = layout[full.yaxis.replace('y', 'yaxis')];
            const box = plot.getBoundingClientRect();
            return {
              x: box.left + x._offset + x.d2p(plot.calcdata[index][point].x),
              y: box.top + y._offset + y.d2p(plot.calcdata[index][point].y),
            };
          }
        }"""
    )
    page.mouse.click(place["x"], place["y"])

    expect(page.get_by_role("dialog")).to_contain_text("median 7 ± 1.8")
    expect(page).to_have_url(re.compile(r"card=khan-2018\.measurements\.1"))


def test_an_empty_result_says_why_and_offers_a_way_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast&aetiology=osteoporosis")
    main = page.get_by_test_id("stMain")

    expect(main).to_contain_text("No study matches")
    expect(main).to_contain_text("tumour primary breast")
    main.get_by_role("button", name="Reset all filters").click()

    expect(page).not_to_have_url(re.compile("primary="))
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)


def test_a_strange_address_is_no_error(open_page: Callable[..., Page]) -> None:
    strange = "primary=%3Cscript%3E&region=x&collection=zzz&card=../../etc&study=%00&instrument="
    page = open_page(f"/studies?{strange}")

    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)
