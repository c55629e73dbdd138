"""A line steps forward while its mark or its name is pointed at, or reached with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_all_other_lines_stand_back(open_page: Callable[..., Page], settle: Callable) -> None:
    page = open_page("/trajectories?collection=all")
    settle(page)
    names = chart(page).locator(".annotation").filter(has=page.locator(".annotation-arrow-g"))
    back = chart(page).locator(".annotation.pvp-back")
    expect(names).not_to_have_count(0)

    names.filter(has_text="Farrokhi 2012").locator(".annotation-text-g").hover()
    expect(back).to_have_count(names.count() - 1)
    expect(names.filter(has_text="Farrokhi 2012")).not_to_have_class("pvp-back")

    page.mouse.move(2, 2)
    expect(back).to_have_count(0)

    chart(page).focus()
    page.keyboard.press("ArrowRight")
    expect(back).to_have_count(names.count() - 1)
