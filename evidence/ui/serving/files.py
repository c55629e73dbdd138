"""Scripts, styles and fonts from memory, compressed once, kept by browsers.

All of Streamlit's files carry a hash in their name, and so do the scripts made here: they may be
kept for a year.

Streamlit reads each from disk for every reader and sends it uncompressed: a hundred requests to
one process are what a first visit waits for.
"""

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, file_util

from evidence.ui import scripts
from evidence.ui.own_files import OWN_FILES, plotly_script

YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
"""For fonts: a page names each twice, and would ask for it twice."""

ASK_AGAIN = "no-cache"

_COMPRESSIBLE = {".js", ".css", ".json", ".svg", ".txt", ".ttf", ".map"}
_MOST_FILES = 600
_READING = {"GET", "HEAD"}


@dataclass(frozen=True)
class ServedFile:
    """A file ready to be sent; `compressed` is None where that wouldn't make it smaller."""

    plain: bytes
    compressed: bytes | None
    media_type: str
    etag: str
    cache: str


class ServedFiles:
    """Middleware that answers for `/static/` (Streamlit's) and `/app/static/` (ours)."""

    def __init__(self, app: ASGIApp) -> None:
        """List the files once: only these are ever sent, whatever a path says."""
        self.app = app
        base = base_path()
        self.paths = {
            **_listed(f"{base}/static", Path(file_util.get_static_dir()) / "static"),
            **_listed(f"{base}/app/static", OWN_FILES),
            # Streamlit's scripts ask for its icon here, whatever the first page named.
            f"{base}/favicon.png": OWN_FILES / "favicon.png",
        }
        self.made = {f"{base}/app/static/{name}": file for name, file in made().items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a listed file; leave everything else to the application."""
        asked = scope["path"] if scope["type"] == "http" and scope["method"] in _READING else ""
        if asked in self.made:
            file = self.made[asked]
        elif asked in self.paths:
            file = served(self.paths[asked])
        else:
            await self.app(scope, receive, send)
            return
        await _answer(file, Headers(scope=scope))(scope, receive, send)


def base_path() -> str:
    """Return the path that the application lies under, "" for the root of a host."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


@lru_cache(maxsize=_MOST_FILES)
def served(path: Path) -> ServedFile:
    """Return a file as it is sent."""
    return _ready(path.name, path.read_bytes(), _kept(path))


def _kept(path: Path) -> str:
    if OWN_FILES not in path.parents:
        return YEAR
    return DAY if path.suffix == ".woff2" else ASK_AGAIN


@cache
def made() -> Mapping[str, ServedFile]:
    """Return the scripts that lie in no file, by name: of our own elements, and plotly's."""
    return {
        name: _ready(name, content, YEAR) for name, content in (scripts.file(), plotly_script())
    }


def _ready(name: str, plain: bytes, keep: str) -> ServedFile:
    compressible = Path(name).suffix in _COMPRESSIBLE
    compressed = gzip.compress(plain, 6, mtime=0) if compressible else plain
    return ServedFile(
        plain,
        compressed if len(compressed) < len(plain) else None,
        mimetypes.guess_type(name)[0] or "application/octet-stream",
        f'"{sha256(plain).hexdigest()[:20]}"',
        keep,
    )


def _listed(prefix: str, folder: Path) -> dict[str, Path]:
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}": path
        for path in folder.rglob("*")
        if path.is_file()
    }


def _answer(file: ServedFile, asked: Headers) -> Response:
    headers = {
        "cache-control": file.cache,
        "etag": file.etag,
        "vary": "Accept-Encoding",
        "x-content-type-options": "nosniff",
    }
    if file.etag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = file.plain
    if file.compressed is not None and "gzip" in asked.get("accept-encoding", ""):
        body = file.compressed
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type=file.media_type)
