"""Open a page of the real app as a link would, without a browser."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from tests.opening import PAGES, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest


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
    for name in ("evidence.ui.charts.is_open", "evidence.ui.is_open"):
        monkeypatch.setattr(name, lambda _box: True)


OURS = {
    "fields": "evidence.ui.fields",
    "table": "evidence.ui.tables",
    "chart": "evidence.ui.chart_component",
    "menu": "evidence.ui.menu",
    "strip": "evidence.ui.strip",
    "lesson": "evidence.ui.lessons",
}
"""The modules that draw elements of our own, which the test client can't look into."""


class Drawn:
    """What our own elements were given in the last run of the app, by kind and key."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], dict[str, Any]] = {}

    def note(self, kind: str, key: str, data: dict[str, Any]) -> None:
        """Keep what an element is given; each run of the app begins with its menu."""
        if kind == "menu":
            self.by_key.clear()
        self.by_key[kind, key] = data

    def menu(self) -> dict[str, Any]:
        """Return what the menu was given."""
        return self.by_key["menu", "menu"]

    def field(self, name: str) -> dict[str, Any]:
        """Return a control of the page or of its strip by its name."""
        return {one["name"]: one for one in self._fields()}[name]

    def _fields(self) -> Iterator[dict[str, Any]]:
        for (kind, _), given in self.by_key.items():
            if kind == "strip":
                yield given["collection"]
            if kind in {"fields", "strip"}:
                yield from given["fields"]

    def tables(self) -> list[dict[str, Any]]:
        """Return every table that stands by itself, in the order of the page."""
        return [given["table"] for (kind, _), given in self.by_key.items() if kind == "table"]

    def column(self, heading: str, table: int = 0) -> list[Any]:
        """Return the cells below a heading of a table."""
        shown = self.tables()[table]
        index = [one["heading"] for one in shown["columns"]].index(heading)
        return [row[index] for row in shown["rows"]]

    def chart(self, key: str) -> dict[str, Any] | None:
        """Return what a chart was given, None where it isn't drawn."""
        charts = (self.by_key.get(("chart", f"plot-{place}{key}")) for place in ("", "folded-"))
        return next((given for given in charts if given and "absent" not in given), None)

    def sourced(self) -> list[str]:
        """Name the charts with marks that lead to their sources."""
        return [
            given["name"]
            for (kind, _), given in self.by_key.items()
            if kind == "chart" and given.get("sourced")
        ]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Give what our own elements were given in the last run of the app."""
    notes = Drawn()

    def noting(kind: str, component: Callable[..., object]) -> Callable[..., object]:
        def note(*, key: str, data: dict[str, Any], **rest: object) -> object:
            notes.note(kind, key, data)
            return component(key=key, data=data, **rest)

        return note

    for kind, name in OURS.items():
        module = import_module(name)  # the package has functions of the same names
        monkeypatch.setattr(module, "_component", noting(kind, module._component))
    return notes


@pytest.fixture
def visit(drawn: Drawn) -> Callable[..., AppTest]:
    """Open a path with a query; a filter with several values takes a list."""
    del drawn  # it must listen before a page is drawn

    def open_page(path: str = "/", **query: str | list[str]) -> AppTest:
        return opened(path, query)

    return open_page
