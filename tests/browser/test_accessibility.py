"""What axe finds on every page: nothing serious or moderate, in both themes, at desk and phone width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from evidence.topics.registry import TOPICS
from tests.browser.reader import card, open_tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PATHS = (
    "/",
    *(f"/{name}" for name in TOPICS if name != "overview"),
    "/teach",
    "/studies?study=khan-2018",
    "/patient?plain=true&primary=breast",
    "/pooling?embed=forest",
)
COUNTS = {"critical", "serious", "moderate"}
"""How grave a finding must be to count."""

BEYOND = """() => {
  const main = document.querySelector('[data-testid="stMain"]') ?? document.scrollingElement;
  const scrolls = (one) => one && one !== main
    && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const cut = [...document.querySelectorAll('.pvp-plot svg text, .pvp-strip *')].some((one) =>
    one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one));
  return main.scrollWidth > main.clientWidth || cut;
}"""
"""Whether a page lies beyond the right edge of the screen, but for what scrolls inside itself."""


def found(page: Page) -> list[str]:
    """Return what axe finds, each with its rule and the element."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {one['id']} ({one['impact']}) {node['target']}"
        for one in violations
        if one["impact"] in COUNTS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("width", "dark"), [(1440, False), (390, True)], ids=["light at a desk", "dark on a phone"]
)
def test_no_page_has_a_grave_fault(
    open_page: Callable[..., Page],
    settle: Callable[[Page], None],
    app_url: str,
    width: int,
    dark: bool,
) -> None:
    page = open_page("/", width=width, dark=dark)
    faults = found(page)
    for path in PATHS[1:]:
        page.goto(f"{app_url}{path}")
        if "embed=" not in path:
            settle(page)
        faults += found(page)

    assert faults == []


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_neither_a_card_nor_what_is_behind_tabs_has_a_grave_fault(
    open_page: Callable[..., Page], settle: Callable[[Page], None], dark: bool
) -> None:
    page = open_page("/pooling?collection=all", dark=dark)
    faults = []
    for tab in ("Table", "Download", "Sources"):
        open_tab(page, tab)
        settle(page)
        faults += found(page)
    page.locator(".pvp-marks button").first.click()
    expect(card(page)).to_contain_text("Printed in")
    faults += found(page)

    assert faults == []


def test_what_a_reader_opens_in_the_strip_has_no_grave_fault(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/complications?primary=breast")
    faults = []
    for name in ("Tumour primary: 1 chosen", "Cite"):
        page.locator("summary", has_text=name).click()
        faults += found(page)
        page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Ask").fill("kidney neck microwave leak")
    expect(page.get_by_role("option").first).to_be_visible()
    faults += found(page)

    assert faults == []


def test_a_screen_of_320_pixels_holds_every_page(
    open_page: Callable[..., Page], settle: Callable[[Page], None], app_url: str
) -> None:
    page = open_page("/", width=320)
    wider = []
    for path in PATHS:
        page.goto(f"{app_url}{path}")
        if "embed=" not in path:
            settle(page)
        if page.evaluate(BEYOND):
            wider.append(path)

    assert wider == []
