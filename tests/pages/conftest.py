"""Open a page of the real app as a link would, without a browser."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


OURS = {
    "fields": "evidence.ui.fields._component",
    "table": "evidence.ui.tables._component",
    "chart": "evidence.ui.chart_component._component",
    "strip": "evidence.ui.strip._component",
}
"""Elements of our own, which the test client can't look into."""


class Drawn:
    """What our own elements were given in the last run, by kind and key."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], dict[str, Any]] = {}

    def field(self, name: str) -> dict[str, Any]:
        """Return a control by its name."""
        return next(
            one
            for (kind, _), given in self.by_key.items()
            if kind in {"fields", "strip"}
            for one in given["fields"]
            if one["name"] == name
        )

    def tables(self) -> list[dict[str, Any]]:
        """Return every table, in the order of the page."""
        return [given["table"] for (kind, _), given in self.by_key.items() if kind == "table"]

    def column(self, heading: str, table: int = 0) -> list[Any]:
        """Return the cells below a heading of a table."""
        shown = self.tables()[table]
        index = [one["heading"] for one in shown["columns"]].index(heading)
        return [row[index] for row in shown["rows"]]

    def chart(self, key: str) -> dict[str, Any] | None:
        """Return what a chart was given."""
        return self.by_key.get(("chart", f"plot-{key}"))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Note what our own elements are given, while they are drawn."""
    notes = Drawn()

    def noting(kind: str, component: Callable[..., object]) -> Callable[..., object]:
        def note(*, key: str, data: dict[str, Any], **rest: object) -> object:
            notes.by_key[kind, key] = data
            return component(key=key, data=data, **rest)

        return note

    for kind, place in OURS.items():
        module, name = place.rsplit(".", 1)
        component = getattr(import_module(module), name)
        monkeypatch.setattr(place, noting(kind, component))
    return notes


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
