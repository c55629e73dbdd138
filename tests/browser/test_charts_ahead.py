"""A chart changes without waiting for the page around it, and the page agrees in the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import HOLD, chart, chips, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_charts_follow_a_filter_before_the_page_does(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    """With the server's answer held back the chart is already that of the filters ticked."""
    page = open_page("/trajectories", script=HOLD)
    before = chart(page).inner_text()
    page.evaluate("window.held = []")

    strip(page).locator("summary").filter(has_text="Spinal region").click()
    strip(page).get_by_role("checkbox", name=re.compile("^thoracic ")).click()
    expect(page.locator(".pvp-foot").first).to_contain_text("spinal region: thoracic")
    page.wait_for_function(
        "(before) => document.querySelector('.pvp-chart').innerText !== before", arg=before
    )
    ahead = chart(page).inner_text()
    expect(chips(page)).to_have_count(0)

    page.evaluate("letGo()")
    expect(chips(page)).to_have_count(1)
    settle(page)
    assert chart(page).inner_text() == ahead


def test_the_charts_of_a_filter_are_asked_for_when_its_box_is_pressed(
    open_page: Callable[..., Page],
) -> None:
    """Once it is let go they are there: nothing more needs to come for the chart to change."""
    page = open_page("/trajectories?collection=all", script=HOLD)
    before = chart(page).inner_text()
    strip(page).locator("summary").filter(has_text="Tumour primary").click()
    strip(page).get_by_role("checkbox", name=re.compile("^breast ")).hover()
    page.mouse.down()
    page.wait_for_function(
        """() => performance.getEntriesByType("resource")
          .some(({ name, responseEnd }) => /charts.*primary=breast/.test(name) && responseEnd)"""
    )
    assert chart(page).inner_text() == before
    page.route("**/charts/**", lambda route: route.abort())
    page.evaluate("window.held = []")

    page.mouse.up()
    expect(page.locator(".pvp-foot").first).to_contain_text("breast")
    assert chart(page).inner_text() != before
    page.evaluate("letGo()")
    expect(chips(page)).to_have_count(1)


def test_a_filter_taken_off_shows_what_was_there_without_asking(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    """Neither the server's charts nor its page come, and the chart is that of before."""
    page = open_page("/complications?collection=all", script=HOLD)
    before = chart(page).inner_text()
    strip(page).locator("summary").filter(has_text="Tumour primary").click()
    strip(page).get_by_role("checkbox", name=re.compile("^breast ")).click()
    expect(chips(page)).to_have_count(1)
    settle(page)
    assert chart(page).inner_text() != before
    page.route("**/charts/**", lambda route: route.abort())
    page.evaluate("window.held = []")

    chips(page).first.click()
    page.wait_for_function(
        "(before) => document.querySelector('.pvp-chart').innerText === before", arg=before
    )
    expect(page.locator(".pvp-foot").first).not_to_contain_text("breast")
    page.evaluate("letGo()")
    expect(chips(page)).to_have_count(0)


def test_a_chart_that_a_filter_takes_away_comes_back_before_the_page_does(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    """Of two charts on the page one goes with the filter: off and on again it needs no page."""
    page = open_page("/therapies?primary=breast", script=HOLD)
    responses = page.locator(".st-key-chart-therapy-responses")
    expect(responses).to_be_hidden()
    page.evaluate("window.held = []")

    chips(page).first.click()
    expect(responses.locator(".pvp-chart .point").first).to_be_visible()
    expect(chips(page)).to_have_count(1)

    page.evaluate("letGo()")
    expect(chips(page)).to_have_count(0)
    settle(page)
    expect(responses).to_be_visible()


def test_a_chart_moves_from_the_page_into_a_fold_and_is_there_once(
    open_page: Callable[..., Page],
) -> None:
    """Few directions stand on the page, many in a fold: one frame is seen, in the right place."""
    page = open_page("/trajectories?primary=myeloma&collection=all")
    frames = page.locator(".pvp-frame:visible")
    expect(frames).to_have_count(2)

    chips(page).first.click()
    expect(frames).to_have_count(1)
    page.get_by_test_id("stExpander").get_by_text("Stated without a number: ").click()
    expect(frames).to_have_count(2)
    expect(page.get_by_test_id("stExpander").locator(".pvp-frame")).to_have_count(1)
