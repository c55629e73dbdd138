"""Opens pages of the real app as a link would, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]

PAGES = {
    "/" if file.stem == "overview" else f"/{file.stem}": file.relative_to(ROOT).as_posix()
    for file in sorted((ROOT / "pages").glob("*/*.py"))
}
"""The file behind each path of the address bar."""

PATIENCE = 60
"""Seconds until a page counts as hung, on a machine with other work."""


def opened(
    path: str = "/",
    query: Mapping[str, str | list[str]] | None = None,
    state: Mapping[str, object] | None = None,
) -> AppTest:
    """Return a page after its first run, which must raise nothing.

    A filter with several values takes a list; `state` is what the session holds before.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    for key, held in (state or {}).items():
        app.session_state[key] = held
    if path != "/":
        app.switch_page(PAGES[path])
    app.run()
    assert not app.exception, [problem.message for problem in app.exception]
    return app
