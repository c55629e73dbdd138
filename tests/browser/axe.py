"""What axe finds on a page as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNTS = {"critical", "serious", "moderate"}
"""How grave a finding must be to count."""


def found(page: Page) -> list[str]:
    """Return what axe finds, each with its rule and the element."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {one['id']} ({one['impact']}) {node['target']}"
        for one in violations
        if one["impact"] in COUNTS
        for node in one["nodes"]
    ]
