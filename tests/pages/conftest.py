"""Open a page of the real app as a link would, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]

PAGES = {
    "/" if file.stem == "overview" else f"/{file.stem}": file.relative_to(ROOT).as_posix()
    for file in sorted((ROOT / "pages").glob("*/*.py"))
}
"""The file behind each path of the address bar."""


@pytest.fixture(scope="session")
def paths() -> tuple[str, ...]:
    """Name every page by its path."""
    return tuple(PAGES)


@pytest.fixture(autouse=True)
def _words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show sentences without the explanations inside them; those have tests of their own."""
    monkeypatch.setattr("evidence.ui.terms.explained", lambda text, *_, **__: text)


@pytest.fixture(autouse=True)
def _everything_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what waits to be opened; that it waits has a browser test."""
    monkeypatch.setattr("evidence.ui.charts.is_open", lambda _box: True)


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open a path with a query; a filter with several values takes a list."""

    def open_page(path: str = "/", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        if path != "/":
            app.switch_page(PAGES[path])
        app.run()

        assert not app.exception, [problem.message for problem in app.exception]
        return app

    return open_page
