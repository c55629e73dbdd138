"""What is long stays readable: rows of a few lines, a word where a table goes on, a folded ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TWO_LINES = 64
"""Pixels of a row with two lines of text."""


def test_rows_of_the_studies_take_two_lines(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies", width=1440)
    rows = page.locator(".pvp-table tbody tr")
    expect(rows).to_have_count(17)

    heights = rows.evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert max(heights) <= TWO_LINES


def test_a_table_says_that_it_goes_on(open_page: Callable[..., Page]) -> None:
    page = open_page("/studies", width=1440)
    more = page.locator(".pvp-more")
    expect(more).to_contain_text("More below and to the right: 17 rows")

    page.locator(".pvp-scroll").evaluate("box => box.scrollTo(box.scrollWidth, box.scrollHeight)")
    expect(more).to_be_empty()


def test_rows_that_do_not_fit_on_a_phone_are_cards_that_can_be_sorted(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/studies", width=390)
    box, first = page.locator(".pvp-scroll"), page.locator(".pvp-table tbody tr").first
    expect(first).to_be_visible()

    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(box.get_by_role("button", name="Year")).to_be_hidden()
    expect(page.locator(".pvp-more")).to_have_text("More below: 17 rows.")

    page.get_by_label("Sort by").select_option(label="Patients, largest first")
    expect(first).to_contain_text("Chen 2016")


def test_the_ledger_unfolds_entry_by_entry(open_page: Callable[..., Page]) -> None:
    page = open_page("/discrepancies", width=1440)
    entry = page.locator("details.entry").first
    expect(entry).to_be_visible()
    height = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
    expect(entry.locator("article")).to_be_hidden()

    entry.locator("summary").click()
    expect(entry.locator("article")).to_be_visible()
    entry.get_by_role("link", name="Link to this entry").click()
    expect(page.get_by_role("heading", name="The entry of this link")).to_be_visible()
    assert height < 4000
