"""A chart changes without waiting for the page around it, and the page agrees in the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import chart, chips, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# While `held` is a list, what the server says to the page waits in it.
_HOLD = """
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', (event) => {
      if (!window.held) return;
      event.stopImmediatePropagation();
      window.held.push([this, event.data]);
    });
  }
};
"""
_LET_GO = """() => {
  const held = window.held;
  window.held = null;
  for (const [socket, data] of held) socket.dispatchEvent(new MessageEvent('message', { data }));
}"""


def test_charts_follow_a_filter_before_the_page_does(
    open_page: Callable[..., Page], settle: Callable
) -> None:
    """With the server's answer held back the chart is already that of the filters ticked."""
    page = open_page("/trajectories", script=_HOLD)
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

    page.evaluate(_LET_GO)
    expect(chips(page)).to_have_count(1)
    settle(page)
    assert chart(page).inner_text() == ahead
