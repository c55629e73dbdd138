"""The charts of a page, straight to the browser, as soon as the reader turns a control.

Streamlit's own answer takes the way through its session and draws the page around the chart first;
until then the reader looks at a chart of what was chosen before. The figures are the same: both
ask the same cache for the page that the address names.
"""

import gzip
import json
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from evidence.charts.plotly_json import Json
from evidence.topics.address import Query
from evidence.topics.options import Topic
from evidence.topics.registry import TOPICS
from evidence.ui.chart_component import drawn
from evidence.ui.corpus import page_asked, served
from evidence.ui.library import Loaded
from evidence.ui.serving.files import base_path
from evidence.ui.serving.query import parameters

_WORTH_COMPRESSING = 2_000


class ChartsAhead:
    """Middleware that answers for `/charts/<page>?<the page's query>`."""

    def __init__(self, app: ASGIApp) -> None:
        """Name the pages once: only these are ever answered for."""
        self.app = app
        base = base_path()
        self.topics = {f"{base}/charts/{name}": topic for name, topic in TOPICS.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the charts of a page; leave everything else to the application."""
        topic = self.topics.get(scope["path"]) if scope["type"] == "http" else None
        if topic is None or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = parameters(scope)
        found = served()
        if found is None:  # the page itself tells so
            await Response(status_code=503)(scope, receive, send)
            return
        body = await run_in_threadpool(charts, found, topic, asked)
        await _answer(body.encode(), Headers(scope=scope))(scope, receive, send)


def charts(found: Loaded, topic: Topic, query: Query) -> str:
    """Return as JSON what the browser draws each chart of a page from, by the chart's key."""
    page = page_asked(found, topic, query).value
    return _json({key: drawn(page, key, found.corpus.version) for key in page.charts})


def first_chart(found: Loaded, topic: Topic, query: Query) -> str:
    """Return as JSON what the browser draws a page's first chart from; "" where there is none."""
    page = page_asked(found, topic, query).value
    in_the_open = (key for key, framed in page.charts.items() if not framed.folded)
    first = next(in_the_open, None)
    return _json(drawn(page, first, found.corpus.version)) if first else ""


def _json(told: Mapping[str, Json]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _answer(body: bytes, asked: Headers) -> Response:
    headers = {"cache-control": "no-store", "vary": "Accept-Encoding"}
    if len(body) > _WORTH_COMPRESSING and "gzip" in asked.get("accept-encoding", ""):
        body = gzip.compress(body, 1, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type="application/json")
