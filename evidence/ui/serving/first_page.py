"""The page that a browser gets first: Streamlit's, with what it will need named ahead.

Its first bytes hold the background of the reader's theme and ask for every script at once;
without that a browser learns of them one after the other, paints white, and shows each part of a
page where the next one pushes it away.
"""

import html
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from evidence.charts import theme
from evidence.ui import scripts
from evidence.ui.links import PAGE_FILES
from evidence.ui.own_files import OWN_FILES, plotly_script
from evidence.ui.serving.files import base_path

PARTS = (
    "BidiComponent",
    "PageLink",
    "hastscript",
    "rehype-raw",
)
"""Streamlit's scripts for what stands on most pages, by the beginning of their names."""

FONTS = ("fonts/IBMPlexSans-Regular.woff2", "fonts/IBMPlexSans-SemiBold.woff2")

_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_THEIR_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_TITLE = re.compile(r"<title>.*?</title>")


class FirstPage:
    """Middleware that answers for the address of every page of the dashboard."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the addresses from the menu; the overview lies at the root."""
        self.app = app
        base = base_path()
        self.paths = {f"{base}/", *(f"{base}/{name}" for name in PAGE_FILES)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the first page; leave everything else to the application."""
        if scope["type"] != "http" or scope["path"] not in self.paths:
            await self.app(scope, receive, send)
            return
        answer = HTMLResponse(first_page(), headers={"cache-control": "no-cache"})
        await answer(scope, receive, send)


@cache
def first_page() -> str:
    """Return the page as HTML."""
    folder = Path(file_util.get_static_dir())
    page = (folder / "index.html").read_text("utf-8")
    page = _TITLE.sub("<title>PVP Evidence</title>", _THEIR_FONT.sub("", page))
    return page.replace("</title>", f"</title>\n{_head(folder, page)}", 1).replace(
        "<body>", '<body>\n    <div id="waiting">PVP Evidence</div>', 1
    )


def _head(folder: Path, page: str) -> str:
    begun = Path(__file__).with_name("first_page.html").read_text("utf-8")
    begun = begun.replace("__LIGHT__", theme.LIGHT.page).replace("__DARK__", theme.DARK.page)
    return begun + "\n".join([*_ahead_of_ours(), *_ahead_of_theirs(folder, page)])


def asked_for_ahead() -> tuple[Path, ...]:
    """Return the files that every first visit takes, for a server to have ready."""
    folder = Path(file_util.get_static_dir())
    scripts = folder / "static" / "js"
    return (
        *(scripts / name for name in _with_imports(scripts, (*PARTS, "index"))),
        *(folder / "static" / "css").glob("index.*.css"),
        *(OWN_FILES / name for name in FONTS),
    )


def _ahead_of_ours() -> Iterable[str]:
    # It runs while a browser still waits for Streamlit's scripts; a chart looks for it here.
    name_of_bundle, _ = plotly_script()
    yield (
        f'    <script async onerror="this.remove()" src="./app/static/{name_of_bundle}"></script>'
    )
    name_of_script, _ = scripts.file()
    yield f'    <link rel="modulepreload" crossorigin href="./app/static/{name_of_script}" />'
    for name in FONTS:
        yield (
            f'    <link rel="preload" as="font" type="font/woff2" crossorigin '
            f'href="./app/static/{name}" />'
        )


def _ahead_of_theirs(folder: Path, page: str) -> Iterable[str]:
    for name in sorted(_with_imports(folder / "static" / "js", PARTS)):
        address = f"./static/js/{html.escape(name)}"
        if address not in page:
            yield f'    <link rel="modulepreload" crossorigin href="{address}" />'


def _with_imports(scripts: Path, parts: Iterable[str]) -> set[str]:
    """Return the named scripts and all that they import."""
    found: set[str] = set()
    wanted = [path.name for part in parts for path in scripts.glob(f"{part}.*.js")]
    while wanted:
        name = wanted.pop()
        path = scripts / name
        if name not in found and path.exists():
            found.add(name)
            wanted += _IMPORTED.findall(path.read_text("utf-8"))
    return found
