"""What a reader opens on a page has no grave fault; pages as they stand are in `test_every_page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import found
from tests.browser.reader import card, open_tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


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
    for name in ("Tumour primary", "Cite"):
        page.locator("summary", has_text=name).click()
        faults += found(page)
        page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Ask").fill("kidney neck microwave leak")
    expect(page.get_by_role("option").first).to_be_visible()
    faults += found(page)

    assert faults == []
