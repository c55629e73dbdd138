"""What a laptop's or a projector's first screen holds while filters are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SIZE = (1280, 720)
PAGES = ("trajectories", "complications", "therapies", "pooling", "patient", "gaps")
LEAST_SEEN = 170
"""Pixels of a page's first chart that must be seen: axis or legend, and the first rows."""

TOP = """() => [...document.querySelectorAll('.pvp-chart')]
  .find((chart) => chart.checkVisibility()).getBoundingClientRect().top"""


def test_the_chart_begins_on_the_first_screen_under_two_filters(
    open_page: Callable[..., Page], app_url: str, settle: Callable[[Page], None]
) -> None:
    query = "collection=all&primary=kidney&region=cervical"
    page = open_page(f"/{PAGES[0]}?{query}", *SIZE)
    tops = {}
    for name in PAGES:
        page.goto(f"{app_url}/{name}?{query}")
        settle(page)
        tops[name] = page.evaluate(TOP)

    assert {name: top for name, top in tops.items() if top > SIZE[1] - LEAST_SEEN} == {}


def test_six_filters_and_the_one_that_is_on_share_a_line(open_page: Callable[..., Page]) -> None:
    page = open_page("/trajectories?primary=breast", *SIZE)
    middle = "one => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; }"
    lists = page.locator(".pvp-filters summary").first.evaluate(middle)

    assert abs(page.locator(".pvp-chip").evaluate(middle) - lists) < 2
