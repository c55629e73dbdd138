"""Every page as a first visit finds it, light at a desk and dark on a phone.

It is opened once in each way, and everything that can be asked of it standing still is asked then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from evidence.ui.links import PAGE_FILES
from tests.browser.axe import found
from tests.browser.conftest import Opener, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

PATHS = (
    "/",
    *(f"/{name}" for name in PAGE_FILES if name != "overview"),
    "/studies?study=khan-2018",
    "/patient?plain=true&primary=breast",
    "/pooling?embed=forest",
)
PHONE = 600
"""Pixels across up to which a screen is a phone's."""

NARROWEST = 320
"""Pixels across of the smallest screen that must hold every page."""

MOST_SHIFT = 0.05
"""Share of the screen that may move; browsers call up to 0.1 good."""

PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Where Streamlit looks for itself below each page, before it looks at the root."""

SHIFTS = """
window.shifted = 0;
window.noted = (entries) => {
  for (const entry of entries) if (!entry.hadRecentInput) window.shifted += entry.value;
};
window.watch = new PerformanceObserver((list) => window.noted(list.getEntries()));
window.watch.observe({ type: "layout-shift", buffered: true });
"""
SHIFTED = "() => { window.noted(window.watch.takeRecords()); return window.shifted; }"

BEYOND = """() => {
  const main = document.querySelector('[data-testid="stMain"]') ?? document.scrollingElement;
  const scrolls = (one) => one && one !== main
    && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const cut = [...document.querySelectorAll('.pvp-plot svg text, .pvp-strip *')].some((one) =>
    one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one));
  return main.scrollWidth > main.clientWidth || cut;
}"""
"""Whether a page lies beyond the right edge of the screen, but for what scrolls inside itself."""


@dataclass
class Walk:
    """What was found on the way through all pages."""

    url: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    shifts: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    headed: dict[str, tuple[str, int]] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        """Note what a page asks for and what goes wrong on it."""

        def heard(message: ConsoleMessage) -> None:
            if message.type == "error" and not PROBE.search(message.location["url"]):
                self.errors.append(f"{page.url}: {message.text}")

        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", heard)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))

    def look(self, page: Page, path: str) -> None:
        """Open a path with nothing kept of the pages before, and note what is found."""
        page.goto(f"{self.url}{path}")
        if "embed=" not in path:
            settled(page)
            self.shifts[path] = page.evaluate(SHIFTED)
            headings = page.get_by_role("heading", level=1).count()
            self.headed[path] = (page.title(), headings)
        self.faults += found(page)

    def narrow(self, page: Page, path: str) -> None:
        """Make the screen of a phone as narrow as any, and note whether the page still fits."""
        size = page.viewport_size
        assert size is not None
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        try:
            page.wait_for_function(f"() => !({BEYOND})()", timeout=5_000)
        except PlaywrightTimeoutError:
            self.too_wide.append(path)
        page.set_viewport_size(size)


@pytest.fixture(
    scope="module", params=[(1440, False), (390, True)], ids=["light at a desk", "dark on a phone"]
)
def walk(request: pytest.FixtureRequest, browser: Browser, app_url: str) -> Iterator[Walk]:
    """Walk through all pages."""
    width, dark = request.param
    opener = Opener(browser, app_url)
    page = opener("/", width=width, dark=dark, script=SHIFTS)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    walked = Walk(app_url)
    walked.listen(page)
    for path in PATHS:
        walked.look(page, path)
        if width < PHONE:
            walked.narrow(page, path)
    yield walked
    opener.close()


def test_no_page_has_a_grave_fault(walk: Walk) -> None:
    assert walk.faults == []


def test_every_page_has_a_title_and_one_heading_above_all(walk: Walk) -> None:
    for path, (title, headings) in walk.headed.items():
        assert "PVP Evidence" in title, path
        assert headings == 1, path


def test_every_page_is_between_the_reader_and_the_server_and_raises_no_error(walk: Walk) -> None:
    assert [url for url in walk.asked if not url.startswith((walk.url, "data:", "blob:"))] == []
    assert walk.errors == []


def test_nothing_moves_once_a_page_is_shown(walk: Walk) -> None:
    assert {path: shift for path, shift in walk.shifts.items() if shift >= MOST_SHIFT} == {}


def test_a_screen_of_320_pixels_holds_every_page(walk: Walk) -> None:
    assert walk.too_wide == []
