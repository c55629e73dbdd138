"""The dashboard starts, and asks nobody else for anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from evidence.topics.registry import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ConsoleMessage, Page

PATHS = ("/", *(f"/{name}" for name in TOPICS if name != "overview"))
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Where Streamlit looks for itself below each page, before it looks at the root."""


def test_the_first_page_has_a_title(open_page: Callable[..., Page]) -> None:
    page = open_page("/")

    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page).to_have_title(re.compile("PVP Evidence"))


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_every_page_is_between_the_reader_and_the_server_and_raises_no_error(
    open_page: Callable[..., Page], settle: Callable, app_url: str, dark: bool
) -> None:
    asked: list[str] = []
    errors: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location["url"]):
            errors.append(f"{page.url}: {message.text}")

    page = open_page("/", dark=dark)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", heard)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    for path in PATHS:
        page.goto(f"{app_url}{path}")
        settle(page)

    assert [url for url in asked if not url.startswith((app_url, "data:", "blob:"))] == []
    assert errors == []
