"""A data file edited while the app runs: the change shows, a mistake is located, the page recovers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.reader import choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


def test_an_edit_shows_a_mistake_is_listed_and_mending_brings_the_page_back(
    tmp_path: Path, start_app: Callable, open_page: Callable[..., Page]
) -> None:
    for name in ("app.py", "evidence", "pages", "data", "static", ".streamlit"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    studies = tmp_path / "data" / "studies.yaml"
    good = studies.read_text("utf-8")
    with start_app(tmp_path) as url:
        page = open_page(f"{url}/studies?study=khan-2018")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("Khan 2018")

        studies.write_text(good.replace("label: Khan 2018", "label: Khan, renamed", 1), "utf-8")
        choose(page, "Wider literature")
        expect(main).to_contain_text("Khan, renamed")

        studies.write_text(good.replace("design: case series", "design: case serie", 1), "utf-8")
        choose(page, "Review")
        expect(main).to_contain_text("The corpus can't be read")
        expect(main).to_contain_text(re.compile(r"data/studies\.yaml:\d+:\d+: .*case serie"))
        expect(page.get_by_text("Traceback")).to_have_count(0)

        studies.write_text(good, "utf-8")
        expect(main).to_contain_text("Khan 2018", timeout=15_000)
        expect(main).not_to_contain_text("can't be read")
