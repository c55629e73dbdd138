"""What a reader sees first: the right background, in the theme that was chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from evidence.charts import theme
from tests.browser.reader import HOLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

FIRST = """
document.addEventListener("DOMContentLoaded", () => {
  const page = document.documentElement;
  window.first = [getComputedStyle(page).backgroundColor, page.classList.contains("dark")];
});
"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_the_first_background_is_that_of_the_readers_theme(
    open_page: Callable[..., Page], dark: bool
) -> None:
    page = open_page("/", dark=dark, script=FIRST)

    own = (theme.DARK if dark else theme.LIGHT).page
    assert page.evaluate("window.first") == [rgb(own), dark]
    shown = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert shown == rgb(own)


def test_a_theme_once_chosen_holds_on_every_page_and_behind_it(
    open_page: Callable[..., Page], app_url: str, settle: Callable[[Page], None]
) -> None:
    """Pages that were read before it was chosen follow, too."""
    page = open_page("/")
    for path in ("/gaps", "/pooling"):
        page.goto(f"{app_url}{path}")
        settle(page)
    shown = "html => [html.classList.contains('dark'), getComputedStyle(html).backgroundColor]"
    for chosen, own in (("Dark", theme.DARK), ("Light", theme.LIGHT)):
        page.get_by_test_id("stMainMenu").get_by_role("button").click()
        page.get_by_role("menuitemradio", name=chosen).click()
        expected = [chosen == "Dark", rgb(own.page)]
        assert page.locator("html").evaluate(shown) == expected
        for path in ("/gaps", "/", "/pooling"):
            page.goto(f"{app_url}{path}")
            settle(page)
            assert page.locator("html").evaluate(shown) == expected
            app = page.get_by_test_id("stApp")
            assert app.evaluate("app => getComputedStyle(app).backgroundColor") == rgb(own.page)


# The page is shown after a time whatever is missing; here it has to be shown because nothing is.
NEVER_LATE = """
window.setTimeout = ((original) => (act, wait, ...given) =>
  wait >= 10000 ? 0 : original(act, wait, ...given))(window.setTimeout);
"""


def test_a_page_is_shown_though_one_of_its_charts_is_none_under_the_filters(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/trajectories?primary=breast", script=NEVER_LATE)

    expect(page.locator(".pvp-frame[hidden]")).to_have_count(1)
    expect(page.locator("html")).not_to_have_class(re.compile("settling"))


# Says which boxes the library was told to draw and whether these lay in a page then. Streamlit's
# answer is held back until the first.
DRAWINGS = (
    HOLD
    + """
window.held = [];
window.drawings = [];
Object.defineProperty(window, "Plotly", {
  get() { return this.library; },
  set(library) {
    const { react } = library;
    library.react = (box, ...given) => {
      window.drawings.push([box.getAttribute("aria-label"), Boolean(box.closest(".pvp-frame"))]);
      if (window.held) setTimeout(letGo);
      return react(box, ...given);
    };
    this.library = library;
  },
});
"""
)


@pytest.mark.parametrize("path", ["/", "/trajectories?collection=all", "/pooling?primary=breast"])
def test_the_first_chart_is_drawn_before_its_page_comes_and_then_no_more(
    open_page: Callable[..., Page], path: str
) -> None:
    """It takes the width, the theme and the fonts that the page will have."""
    for width, height, dark in ((1440, 900, False), (1024, 768, True), (390, 844, False)):
        page = open_page(path, script=DRAWINGS, width=width, height=height, dark=dark)
        first = page.locator(".pvp-frame:not([hidden]) .pvp-chart").first
        label = first.get_attribute("aria-label")

        drawn = [inside for named, inside in page.evaluate("drawings") if named == label]
        assert drawn == [False], (width, dark)


def test_the_first_screen_does_not_wait_for_the_charts_below_it(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(
        "/complications?collection=all",
        height=700,
        script="""
        window.shown = null;
        addEventListener("pvp-shown", () => {
          const boxes = [...document.querySelectorAll(".pvp-frame .pvp-chart")];
          window.shown = boxes.map((box) => Boolean(box.querySelector(".main-svg")));
        });
        """,
    )

    assert page.evaluate("shown") == [True, False]
    expect(page.locator(".pvp-chart .main-svg").last).to_be_attached()


def test_a_script_that_does_not_come_at_first_is_asked_for_again(
    open_page: Callable[..., Page], app_url: str, settle: Callable[[Page], None]
) -> None:
    page = open_page("/methods").context.new_page()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if "again" in route.request.url:
            route.continue_()
        else:
            route.abort()

    page.route("**/app/static/pvp-*.js*", answer)
    page.goto(f"{app_url}/complications")
    settle(page)

    assert asked[-1].endswith("?again=1")
    expect(page.locator(".pvp-chart .main-svg").first).to_be_visible()
