"""Data files broken and mended while the app runs, as a reader sees it."""

from __future__ import annotations

import json
import shutil
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bench.serving import APP, ROOT
from tests.browser.reader import choose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

BROKEN = ("design: case series", "design: case serie")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of the app whose files may be broken."""
    for name in APP:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def readiness(url: str) -> dict[str, Any]:
    """Return what the server says of itself, also where that is an error."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/readyz", timeout=30) as answer:
            return dict(json.load(answer), code=answer.status)
    except urllib.error.HTTPError as error:
        return dict(json.load(error), code=error.code)


def await_ready(url: str, holds: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until what the server says of itself is so."""
    while not holds(readiness(url)):
        time.sleep(0.1)


def test_a_page_comes_with_the_corpus_keeps_the_last_good_one_and_gets_the_mended_one(
    checkout: Path, start_app: Callable, open_page: Callable[..., Page]
) -> None:
    studies = checkout / "data" / "studies.yaml"
    good = studies.read_text("utf-8")
    studies.write_text(good.replace(*BROKEN, 1), "utf-8")
    with start_app(checkout) as url:
        assert readiness(url)["code"] == 503
        page = open_page(f"{url}/studies?study=khan-2018")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("The corpus can't be read")
        expect(main).not_to_contain_text("case serie")
        studies.write_text(good, "utf-8")
        expect(main).to_contain_text("Khan 2018")
        expect(page.get_by_role("alert")).to_have_count(0)

        studies.write_text(good.replace(*BROKEN, 1), "utf-8")
        await_ready(url, lambda said: said["problems"])
        assert "case serie" in readiness(url)["problems"][0]
        assert readiness(url)["code"] == 200
        choose(page, "Wider literature")
        expect(page).to_have_url(f"{url}/studies?study=khan-2018&collection=all")
        expect(main).to_contain_text("Khan 2018")
        expect(page.get_by_role("alert")).to_have_count(0)

        studies.write_text(good.replace("label: Khan 2018", "label: Khan, renamed", 1), "utf-8")
        await_ready(url, lambda said: not said["problems"])
        choose(page, "Review")
        expect(main).to_contain_text("Khan, renamed")
