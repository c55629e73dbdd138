"""The main journey in Firefox: open a page, filter it, open the card of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import firefox
from tests.browser.reader import _PLACE

if TYPE_CHECKING:
    from pathlib import Path

CHART = "document.querySelector('.pvp-chart')"
ROW = "khan-2018.events.1"


def middle(element: str) -> str:
    """Return where to click an element, once it is there to be clicked."""
    return f"""(() => {{
      const box = ({element})?.getBoundingClientRect();
      return box?.width ? [box.left + box.width / 2, box.top + box.height / 2] : null;
    }})()"""


def named(selector: str, text: str) -> str:
    """Return the element of a kind whose text begins so."""
    return f"""[...document.querySelectorAll('{selector}')]
      .find((one) => one.textContent.trim().startsWith('{text}'))"""


@pytest.mark.skipif(
    firefox.EXECUTABLE is None, reason="no Firefox; on Debian: sudo apt-get install firefox-esr"
)
def test_firefox_opens_filters_and_shows_a_card(app_url: str, tmp_path: Path) -> None:
    with firefox.running(tmp_path) as tab:
        tab.open(f"{app_url}/complications")
        tab.await_found(f"{CHART}?.querySelector('.main-svg') ? 1 : 0")

        tab.click(middle(named(".pvp-strip summary", "Tumour primary")))
        tab.click(middle(named(".pvp-strip label", "breast (")))
        tab.await_found("location.search === '?primary=breast'")
        tab.await_found(f"{CHART}?.data?.flatMap((trace) => [...(trace.customdata ?? [])]).length")
        tab.click(middle(named(".pvp-strip summary", "Tumour primary")))

        tab.click(f"({_PLACE})({CHART}, '{ROW}')")
        figure = tab.await_found(
            "document.querySelector('[role=dialog] .card-figure')?.textContent"
        )

    assert figure.startswith("2 of 69 patients")
