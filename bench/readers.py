"""What a reader does: the only place that knows how the dashboard's controls look."""

import re

from playwright.sync_api import Locator, Page

from bench import browser

FILTER = "Tumour primary"


def choose_primary(page: Page, value: str) -> None:
    """Choose a primary; the clock starts at the click on its box."""
    box = _list(page).get_by_role("checkbox", name=re.compile(rf"^{value} \("))
    browser.arm(page)
    box.click()


def clear_primary(page: Page) -> None:
    """Take the primary off again; the clock starts at the click on its box."""
    box = _list(page).get_by_role("checkbox", checked=True)
    browser.arm(page)
    box.click()


def turn_to(page: Page, title: str) -> None:
    """Go to another page by the menu; the clock starts at the click."""
    link = page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True)
    link.scroll_into_view_if_needed()
    browser.arm(page)
    link.click()


def click_mark(page: Page) -> None:
    """Click a mark of the first chart that has an evidence card; the clock starts at the click."""
    page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    place = page.evaluate(_MARK)
    assert place, "no mark of the chart is in sight"
    browser.arm(page)
    page.mouse.click(place["x"], place["y"])


def close_card(page: Page) -> None:
    """Close the evidence card."""
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def _list(page: Page) -> Locator:
    """Return the list of primaries, opened where it is closed."""
    found = page.get_by_role("group", name=FILTER, exact=True)
    if not found.is_visible():
        page.locator("summary", has_text=FILTER).click()
    return found


_MARK = """() => {
  for (const plot of document.querySelectorAll('.js-plotly-plot')) {
    for (const [index, trace] of plot._fullData.entries()) {
      const layout = plot._fullLayout, custom = plot.data[index].customdata || [];
      const x = layout[trace.xaxis?.replace('x', 'xaxis')];
      const y = layout[trace.yaxis?.replace('y', 'yaxis')];
      for (const [point, row] of [...custom].entries()) {
        const drawn = plot.calcdata[index]?.[point];
        if (!x || !y || !drawn || !row?.[0] || trace.type !== 'scatter') continue;
        const box = plot.getBoundingClientRect();
        const place = {
          x: box.left + x._offset + x.d2p(drawn.x), y: box.top + y._offset + y.d2p(drawn.y),
        };
        const inside = document.elementFromPoint(place.x, place.y)?.closest('.js-plotly-plot');
        if (inside === plot) return place;
      }
    }
  }
}"""
