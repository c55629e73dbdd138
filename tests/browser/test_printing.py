"""What comes out of a printer: no menu, light colours, charts whole, filters in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from evidence.charts import theme
from tests.browser.reader import chart, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, ViewportSize

VIEW = "/pooling?collection=all&primary=lung"
PAPER: ViewportSize = {"width": 688, "height": 1020}
"""What the margins leave of an A4 page, in CSS pixels."""

INK = "svg => getComputedStyle(svg.querySelector('.xtick text')).fill"


def printed(page: Page) -> None:
    """Show a page as a printer gets it."""
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_a_page_prints_without_its_controls_and_in_light_colours(
    open_page: Callable[..., Page], dark: bool
) -> None:
    page = open_page(VIEW, dark=dark)
    muted = theme.LIGHT.muted

    printed(page)

    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(strip(page).get_by_role("button", name="Share")).to_be_hidden()
    expect(strip(page)).to_contain_text("tumour primary: lung. Printed on")
    expect(strip(page)).to_contain_text("/pooling?collection=all&primary=lung")
    light = f"rgb({', '.join(str(int(muted[at : at + 2], 16)) for at in (1, 3, 5))})"
    page.wait_for_function(
        f"light => ({INK})(document.querySelector('.main-svg')) === light", arg=light
    )
    head = [page.locator(name).bounding_box() for name in (".pvp-product", ".pvp-printed")]
    assert head[0]
    assert head[1]
    assert head[0]["x"] + head[0]["width"] <= head[1]["x"]
    schemes = page.get_by_test_id("stApp").evaluate(
        "app => [getComputedStyle(app).colorScheme, getComputedStyle(app).color]"
    )
    assert schemes == ["light", "rgb(29, 38, 44)"]
    background = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert background == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["/trajectories?collection=all", "/gaps", VIEW])
def test_a_chart_fits_on_a_page(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(path)

    printed(page)

    page.wait_for_function("document.querySelector('.pvp-chart').style.zoom")
    box = chart(page).bounding_box()
    assert box is not None
    assert box["width"] <= PAPER["width"]
    assert box["height"] <= PAPER["height"]


def test_a_table_wider_than_the_sheet_prints_as_cards(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies", width=1440)
    wide = page.locator(".pvp-scroll")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed(page)
    assert wide.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(wide).to_contain_class("pvp-cards")

    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(wide).not_to_contain_class("pvp-cards")


def test_a_chart_on_screen_is_as_before_once_it_was_printed(open_page: Callable[..., Page]) -> None:
    page = open_page(VIEW, dark=True)
    before: str = chart(page).evaluate(INK)

    page.pdf()

    page.wait_for_function(
        f"before => ({INK})(document.querySelector('.main-svg')) === before", arg=before
    )
    assert chart(page).evaluate("box => box.style.zoom") == ""
