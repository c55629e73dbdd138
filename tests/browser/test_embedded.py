"""A chart on another site: its code from the download tab, and what it does there."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import chart, open_tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_the_code_of_a_chart_shows_the_chart_alone_with_its_filters(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/pooling?collection=all&window=6+months")
    expect(page.locator(".pvp-measure").first).to_be_hidden()
    open_tab(page, "Download")
    code = page.get_by_label("Embed").input_value()
    found = re.search(r'<iframe src="([^"]+)"', code)
    assert found is not None

    page.goto(unescape(found[1]))

    expect(chart(page).locator(".main-svg").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("at 6 months")
    expect(page.locator(".pvp-measure")).to_contain_text("change in points")
    expect(page.locator(".pvp-key")).to_contain_text("The area of a square is its weight")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("region", name="View")).to_have_count(0)
    open_tab(page, "Table")
    expect(page.locator(".pvp-other tbody tr").first).to_be_visible()
    open_tab(page, "Sources")
    with page.context.expect_page() as opened:
        page.locator(".pvp-marks button").first.click()
    expect(opened.value.get_by_role("dialog")).to_be_visible()
    assert "window=6+months" in opened.value.url


def test_a_tab_that_is_open_stays_open_when_its_chart_is_made_anew(
    open_page: Callable[..., Page], settle: Callable[[Page], None]
) -> None:
    """A table stays in sight when the elements before its chart come and go."""
    page = open_page("/pooling?collection=all")
    open_tab(page, "Table")
    expect(page.locator(".pvp-other tbody tr").first).to_be_visible()

    page.evaluate("document.querySelector('.pvp-frame').tab = undefined")
    page.get_by_label("Visit", exact=True).select_option("6 months")
    settle(page)

    expect(page.locator(".pvp-other tbody tr").first).to_be_visible()
