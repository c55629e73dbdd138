"""Tables, pages and citations for programs, under `/data/`.

Each answer is made when it is asked for, away from the loop that serves the pages, a few at a
time; who comes when too many wait is asked to come back. Nothing is kept.
"""

import gzip
import json
from hashlib import sha256
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from evidence.share.addresses import Asked, Document, NoSuchAddressError, document
from evidence.ui.corpus import served
from evidence.ui.own_files import plotly_bundle
from evidence.ui.serving.files import base_path
from evidence.ui.serving.query import parameters

PREFIX = "/data/"
AT_ONCE = 2
"""Answers that are made side by side: more would slow the pages."""

WAITING = 40
"""Answers that may wait for their turn."""

LONGEST_QUERY = 4_000
"""Characters of parameters; every filter with every value is shorter."""

METHODS = ("GET", "HEAD")


class DataAddresses:
    """Middleware that answers for `/data/`."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app
        self.prefix = f"{base_path()}{PREFIX}"
        self.turns: CapacityLimiter | None = None
        self.asking = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for what lies under the prefix; leave everything else to the application."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path == self.prefix.rstrip("/"):
            await RedirectResponse(self.prefix, 308)(scope, receive, send)
        elif path.startswith(self.prefix):
            answer = await self._answer(Request(scope), path.removeprefix(self.prefix))
            if scope["method"] == "HEAD":
                answer.body = b""  # the headers are those of the whole
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, request: Request, path: str) -> Response:
        if request.method not in METHODS:
            return _refused(405, "Only GET and HEAD are answered here.", allow=", ".join(METHODS))
        if len(request.url.query) > LONGEST_QUERY:
            return _refused(414, f"Parameters take at most {LONGEST_QUERY} characters.")
        if self.asking >= WAITING:
            return _refused(503, "Too many ask at once; come back in a moment.", retry="5")
        self.asking += 1
        try:
            # Made here, as a limiter belongs to the loop that it is first used in.
            self.turns = self.turns or CapacityLimiter(AT_ONCE)
            return await to_thread.run_sync(made, request, path, limiter=self.turns)
        finally:
            self.asking -= 1


def made(request: Request, path: str) -> Response:
    """Return the answer for a path under the prefix."""
    held = served()
    if held is None:
        return _refused(503, "No corpus can be read at the moment.", retry="30")
    query = parameters(request.scope)
    asked = Asked(held.corpus, held.cohorts, query, _home(request), plotly_bundle())
    try:
        found = document(path, asked)
        return sent(found, request.headers, (*asked.followed.remarks, *found.remarks))
    except NoSuchAddressError as error:
        return _refused(404, f"{error}.", near=error.near, index=f"{base_path()}{PREFIX}")


def _home(request: Request) -> str:
    address = urlsplit(str(request.base_url))
    return f"{address.scheme}://{address.netloc}{base_path()}"


def sent(found: Document, asked: Headers, remarks: tuple[str, ...]) -> Response:
    """Return a document as it is sent: whole, compressed, or only that it hasn't changed."""
    headers = {
        "cache-control": "no-cache",
        "etag": f'"{sha256(found.content).hexdigest()[:20]}"',
        "vary": "Accept-Encoding",
    }
    if remarks:
        text = " ".join(remarks).translate(str.maketrans("“”’…", '""\'.'))
        headers["x-left-aside"] = text.encode("ascii", "replace").decode()
    if _unchanged(headers["etag"], asked.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if found.file_name:
        headers["content-disposition"] = f'attachment; filename="{found.file_name}"'
    content = found.content
    if "gzip" in asked.get("accept-encoding", "") and not found.media_type.endswith("zip"):
        content = gzip.compress(content, 5, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(content, headers=headers, media_type=found.media_type)


def _unchanged(etag: str, known: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return bool(tags & {etag, "*"})


def _refused(
    status: int,
    error: str,
    *,
    near: list[str] | None = None,
    index: str = "",
    retry: str = "",
    allow: str = "",
) -> Response:
    told = {"error": error, "near": near, "index": index}
    headers = {"retry-after": retry, "allow": allow}
    return Response(
        json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False),
        status,
        {name: value for name, value in headers.items() if value},
        "application/json",
    )
