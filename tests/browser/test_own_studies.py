"""A reader brings a study, finds it marked in a chart, and nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.evidence.corpus.own.test_upload import FIRST, ROWS, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = "1 study of yours is shown, out of pools."


def bring(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "own.xlsx", "mimeType": EXCEL, "buffer": content}
    )


def test_a_broken_workbook_changes_nothing_and_a_mended_one_is_drawn_for_its_reader(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/yours")
    main = page.get_by_test_id("stMain")
    bring(page, workbook(FIRST | {"value": "about 7"}))
    expect(main).to_contain_text("Nothing of own.xlsx was taken")
    expect(main).to_contain_text("row 2, column value")
    expect(main).not_to_contain_text(SHOWN)

    bring(page, workbook(*ROWS))
    expect(main).to_contain_text("Doe 2021 (yours)")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Pain and function").click()

    expect(main).to_contain_text(SHOWN)
    expect(main.locator(".pvp-chart").first).to_contain_text("Doe 2021 (yours)")
    other = open_page("/trajectories").get_by_test_id("stMain")
    expect(other.locator(".pvp-chart .main-svg").first).to_be_visible()
    expect(other).not_to_contain_text("yours")
