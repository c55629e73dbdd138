"""One chart in its frame, alone, for a page of another site to show: `/pooling?embed=forest&…`.

It is a page without Streamlit: everything of the chart is in it, so that it asks the server for
nothing more and costs it no connection. A mark, and a link below, open the full page.
"""

import json
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from evidence import prose
from evidence.charts.plotly_json import Json
from evidence.topics.address import Query, in_one_line
from evidence.topics.options import Topic
from evidence.topics.page import Page, page_address
from evidence.topics.registry import TOPICS
from evidence.ui.chart_component import HTML, STYLE, drawn, rows_csv, script
from evidence.ui.corpus import page_asked, served
from evidence.ui.library import Loaded
from evidence.ui.own_files import font_faces
from evidence.ui.serving.files import base_path
from evidence.ui.serving.guard import embedded_policy
from evidence.ui.serving.query import parameters
from evidence.ui.tables import cells

PARAMETER = "embed"
STREAMLITS_OWN = ("true", "false")
"""What Streamlit takes this parameter for: the whole page without its menu."""

_COLOURS = {
    "background-color": "backgroundColor",
    "text-color": "textColor",
    "gray-text-color": "grayTextColor",
    "link-color": "linkColor",
    "border-color": "borderColor",
    "dataframe-border-color": "dataframeBorderColor",
    "dataframe-header-background-color": "dataframeHeaderBackgroundColor",
    "dataframe-header-text-color": "dataframeHeaderTextColor",
}
"""Variable of our styles → setting of the light theme; elsewhere Streamlit defines them."""

_STYLE = """
body { margin: 0; padding: 0.75rem 1rem; font: 1rem/1.5 "IBM Plex Sans", sans-serif;
  background: var(--st-background-color); color: var(--st-text-color); }
.pvp-tabs .pvp-full { display: none; }
:is(.pvp-head, .pvp-other, .pvp-foot, .remark) { position: sticky; left: 1rem;
  max-width: calc(100vw - 2rem) !important; }
.remark { margin: 0.5rem 0 0; color: var(--st-gray-text-color); font-size: 0.875rem; }
"""
_DRAW = """
const data = JSON.parse(document.getElementById("chart").textContent);
const full = new URL(data.alone, document.baseURI);
const open = ([row]) => {
  const there = new URL(full);
  if (data.sourced) there.searchParams.set("card", row);
  window.open(there, "_blank", "noopener");
};
drawFrame({ parentElement: document.body, data,
  setTriggerValue: (_name, picked) => open(picked), setStateValue: () => {} });
"""


class Embedded:
    """Middleware that answers for a chart alone."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the addresses from the topics; the overview lies at the root."""
        self.app = app
        base = base_path()
        self.topics = {f"{base}/{name}": topic for name, topic in TOPICS.items()}
        self.topics[f"{base}/"] = TOPICS["overview"]
        self.headers = {
            "content-security-policy": embedded_policy(),
            "cache-control": "no-cache",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the chart that the address names; leave everything else to the application."""
        topic = self.topics.get(scope["path"]) if scope["type"] == "http" else None
        query = parameters(scope) if topic else {}
        key = query.pop(PARAMETER, [""])[-1]
        asked = topic is not None and key and key not in STREAMLITS_OWN
        found = served() if asked else None
        if topic is None or found is None:
            await self.app(scope, receive, send)
            return
        page = await run_in_threadpool(alone, found, topic, key, query)
        await HTMLResponse(*page, headers=self.headers)(scope, receive, send)


def alone(found: Loaded, topic: Topic, key: str, query: Query) -> tuple[str, int]:
    """Return the page of one chart under the filters and options of an address, and its status.

    Where the page has no such chart, it says so and leads to the full page.
    """
    asked = page_asked(found, topic, query)
    page, remark = asked.value, _remark(in_one_line(asked.remarks))
    full = page_address(topic.name, query)
    if key not in page.charts:
        return _document(page.question, _nothing(page, full) + remark), 404
    chart = page.charts[key].chart
    sent: dict[str, Json] = {
        **drawn(page, key, found.corpus.version),
        "tab": "chart",
        "table": cells(chart.table),
        "marks": [list(mark) for mark in chart.marks.items()],
        "csv": rows_csv(page, key, found.corpus.version),
        "alone": full,
    }
    held = json.dumps(sent, ensure_ascii=False).replace("<", "\\u003c")
    body = (
        f'{HTML}{remark}<script type="application/json" id="chart">{held}</script>'
        f'<script type="module">{script()}{_DRAW}</script>'
    )
    return _document(page.charts[key].finding, body, chart.least_width), 200


def _remark(text: str) -> str:
    return f'<p class="remark">{escape(text)}</p>' if text else ""


def _nothing(page: Page, full: str) -> str:
    why = page.nothing or "These filters leave no such chart on this page."
    return (
        f"<h1>{escape(page.question)}</h1><p>{escape(why)} "
        f'<a href="{escape(full)}" target="_blank" rel="noopener">Open the full page</a></p>'
    )


def _document(title: str, body: str, least_width: int = 0) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(prose.PRODUCT)}</title>"
        f'<base href="{base_path()}/"><style>{font_faces()}{_variables()}{STYLE}{_STYLE}</style>'
        f'</head><body><main style="min-width: {least_width}px">{body}</main></body></html>'
    )


def _variables() -> str:
    colours = "".join(
        f"--st-{name}: {config.get_option(f'theme.light.{setting}')}; "
        for name, setting in _COLOURS.items()
    )
    return f":root {{ {colours}--st-base-radius: {config.get_option('theme.baseRadius')}; }}"
