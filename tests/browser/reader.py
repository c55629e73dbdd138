"""What a reader does with the dashboard, and what a reader sees of it, in one line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Where the plot draws a row, and whose rows it draws.
_PLACE = """(plot, row) => {
  for (const [index, trace] of plot.data.entries()) {
    const point = [...(trace.customdata ?? [])].findIndex((custom) => [custom].flat()[0] === row);
    if (point < 0) continue;
    const layout = plot._fullLayout, full = plot._fullData[index];
    const x = layout[full.xaxis.replace('x', 'xaxis')], y = layout[full.yaxis.replace('y', 'yaxis')];
    const box = plot.getBoundingClientRect();
    const { x: across, y: up } = plot.calcdata[index][point];
    return [box.left + x._offset + x.d2p(across), box.top + y._offset + y.d2p(up)];
  }
}"""
_DRAWN = """(studies) => {
  const plot = document.querySelector('.pvp-chart');
  const rows = (plot?.data ?? []).flatMap((trace) => [...(trace.customdata ?? [])])
    .map((custom) => [custom].flat()[0]).filter(Boolean);
  const found = [...new Set(rows.map((row) => row.split('.')[0]))].sort();
  return JSON.stringify(found) === JSON.stringify(studies);
}"""

# While `held` is a list, what the server says to the page waits in it, until `letGo()`.
HOLD = """
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
window.letGo = () => {
  const held = window.held;
  window.held = null;
  for (const [socket, data] of held) socket.dispatchEvent(new MessageEvent('message', { data }));
};
"""


def strip(page: Page) -> Locator:
    """Return the strip on top of the page."""
    return page.get_by_role("region", name="View")


def chips(page: Page) -> Locator:
    """Return the filters that are on, each a button that takes it off."""
    return strip(page).get_by_role("button", name=re.compile("^Take off"))


def heading(page: Page) -> Locator:
    """Return the question of the page."""
    return page.get_by_test_id("stMain").get_by_role("heading", level=1)


def chart(page: Page) -> Locator:
    """Return the first chart."""
    return page.locator(".pvp-chart").first


def card(page: Page) -> Locator:
    """Return the evidence card, if one is open."""
    return page.get_by_role("dialog")


def tick(page: Page, label: str, value: str) -> None:
    """Tick a value of a filter, as it is labelled up to its count, and fold the list away."""
    summary = strip(page).locator("summary").filter(has_text=label)
    summary.click()
    box = strip(page).get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)} \(\d+\)$"))
    box.click()
    expect(box).to_be_checked()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def choose(page: Page, name: str) -> None:
    """Choose one of a few, as it is labelled."""
    page.get_by_role("radio", name=name, exact=True).click()


def open_tab(page: Page, name: str) -> None:
    """Open a tab of the first chart."""
    page.get_by_role("tablist", name="This chart as").first.get_by_role("tab", name=name).click()


def click_mark(page: Page, row_id: str) -> None:
    """Click the mark of a row in the first chart."""
    page.mouse.click(*chart(page).evaluate(_PLACE, row_id))


def await_studies(page: Page, *study_ids: str) -> None:
    """Wait until the first chart draws these studies and no other."""
    page.wait_for_function(_DRAWN, arg=sorted(study_ids))
