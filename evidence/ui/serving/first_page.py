"""The page that a browser gets first: Streamlit's, with what it will need named ahead.

Its first bytes hold the background of the reader's theme and ask for every script at once;
without that a browser learns of them one after the other, paints white, and shows each part of a
page where the next one pushes it away. Its last bytes hold the first chart of what the address asks
for, so that it is drawn while Streamlit still works out the page around it.
"""

import html
import logging
import re
import zlib
from collections.abc import AsyncIterator, Iterable
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from evidence.charts import theme
from evidence.topics.address import Query
from evidence.topics.options import Topic
from evidence.topics.registry import TOPICS
from evidence.ui import scripts
from evidence.ui.corpus import served
from evidence.ui.links import MENU_WIDTH, PAGE_FILES
from evidence.ui.own_files import FONTS, OWN_FILES, font_faces, plotly_script
from evidence.ui.serving.ahead import first_chart
from evidence.ui.serving.files import base_path
from evidence.ui.serving.query import parameters

PARTS = (
    "BidiComponent",
    "PageLink",
    "hastscript",
    "rehype-raw",
)
"""Streamlit's scripts for what stands on most pages, by the beginning of their names."""

LOG = logging.getLogger("evidence.first_page")

SIDE_BY_SIDE = frozenset({"patient"})
"""Pages whose first chart isn't as wide as the page: drawn beforehand it would be drawn twice."""

_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_THEIR_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_TITLE = re.compile(r"<title>.*?</title>")
_GZIP = 16 + zlib.MAX_WBITS


class FirstPage:
    """Middleware that answers for the address of every page of the dashboard."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the addresses from the menu; the overview lies at the root."""
        self.app = app
        base = base_path()
        self.topics = {f"{base}/{name}": TOPICS.get(name) for name in PAGE_FILES}
        self.topics[f"{base}/"] = TOPICS["overview"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the first page; leave everything else to the application."""
        if scope["type"] != "http" or scope["path"] not in self.topics:
            await self.app(scope, receive, send)
            return
        parts = _parts(self.topics[scope["path"]], parameters(scope))
        headers = {"cache-control": "no-cache", "vary": "Accept-Encoding"}
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            parts = _compressed(parts)
            headers["content-encoding"] = "gzip"
        answer = StreamingResponse(parts, headers=headers, media_type="text/html")
        await answer(scope, receive, send)


async def _parts(topic: Topic | None, query: Query) -> AsyncIterator[bytes]:
    """Give the page as it is always, at once, and the chart when it is made."""
    begun, end = first_page()
    yield begun.encode()
    if topic is not None and topic.name not in SIDE_BY_SIDE:
        yield (await run_in_threadpool(_drawn_beforehand, topic, query)).encode()
    yield end.encode()


async def _compressed(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Compress parts so that a browser can read each as soon as it has come."""
    packing = zlib.compressobj(1, wbits=_GZIP)
    async for part in parts:
        yield packing.compress(part) + packing.flush(zlib.Z_SYNC_FLUSH)
    yield packing.flush()


def _drawn_beforehand(topic: Topic, query: Query) -> str:
    """Return the part that draws the first chart of an address; "" where there is none."""
    found = served()
    if found is None:
        return ""
    try:
        held = first_chart(found, topic, query).replace("<", "\\u003c")
    except Exception:  # a fault of ours: the page itself will tell of it
        LOG.exception("no chart for the first page")
        return ""
    if not held:
        return ""
    name_of_script, _ = scripts.file()
    return (
        '<div id="pvp-beforehand" aria-hidden="true"><div><div></div></div></div>'
        f'<script type="application/json" id="pvp-chart">{held}</script>'
        f'<script type="module">import {{ {scripts.BEFOREHAND} as draw }} '
        f'from "./app/static/{name_of_script}"; draw();</script>\n'
    )


@cache
def first_page() -> tuple[str, str]:
    """Return the page as HTML, in two parts; the chart goes between."""
    folder = Path(file_util.get_static_dir())
    page = (folder / "index.html").read_text("utf-8")
    page = _TITLE.sub("<title>PVP Evidence</title>", _THEIR_FONT.sub("", page))
    page = page.replace("</title>", f"</title>\n{_head(folder, page)}", 1).replace(
        "<body>", '<body>\n    <div id="waiting">PVP Evidence</div>', 1
    )
    begun, body_ends, end = page.rpartition("</body>")
    return begun, body_ends + end


def _head(folder: Path, page: str) -> str:
    begun = Path(__file__).with_name("first_page.html").read_text("utf-8")
    filled = {
        "__LIGHT__": theme.LIGHT.page,
        "__DARK__": theme.DARK.page,
        "__MENU__": str(MENU_WIDTH),
        "__FONT_FACES__": font_faces(),
    }
    for name, value in filled.items():
        begun = begun.replace(name, value)
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
