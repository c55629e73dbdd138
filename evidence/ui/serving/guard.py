"""What every answer carries for a browser's protection, and what is answered to nobody.

A chart alone may be shown by the sites that the setting `PVP_EVIDENCE_EMBEDDED_BY` names; nothing
else of ours, and nothing at all without it.

A websocket from another site is refused before Streamlit sees it: it would look up its own address
at an outside host to judge the origin.
"""

import os
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

from evidence.ui.serving.files import base_path

# Elements of our own come as scripts that Streamlit hands over as blobs; Streamlit compiles some of
# its expressions, and so do the drivers that test pages in a browser.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
EMBEDDED_BY = "PVP_EVIDENCE_EMBEDDED_BY"
"""Setting of the server's environment: sites that may show a chart, separated by spaces."""

_SITE = re.compile(r"https?://(?:\*\.)?[a-z0-9.-]+(?::\d+)?", re.IGNORECASE)


def _written(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


HEADERS = {
    "content-security-policy": _written(POLICY),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def embedded_policy() -> str:
    """Return the policy of a chart alone: as of any page, plus the sites that may show it.

    Raises ValueError for a site that isn't written as "https://host" or "https://*.host".
    """
    sites = os.environ.get(EMBEDDED_BY, "").split()
    for site in sites:
        if not _SITE.fullmatch(site):
            raise ValueError(f'{EMBEDDED_BY}: write "{site}" as https://host')
    return _written(POLICY | {"frame-ancestors": " ".join(["'self'", *sites])})


CLOSED = (
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/agent/openapi.json",
)
"""What Streamlit offers to machines; `/livez` and `/readyz` are for those that watch over ours."""
FOREIGN = 4403


class Guard:
    """Middleware around everything else."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application to guard."""
        self.app = app
        self.closed = {f"{base_path()}{path}" for path in CLOSED}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is closed or foreign; add the headers to every other answer."""
        if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)):
            await WebSocketClose(FOREIGN, "another site")(scope, receive, send)
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].rstrip("/") in self.closed:
            await PlainTextResponse("Not found", 404, HEADERS)(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))


def is_foreign(headers: Headers) -> bool:
    """Return whether a page of another site asks; programs that name no origin are let in.

    Behind a proxy that changes the host, `server.corsAllowedOrigins` names the sites that are ours.
    """
    origin = headers.get("origin")
    if origin is None or origin in config.get_option("server.corsAllowedOrigins"):
        return False
    return urlsplit(origin).netloc != headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if headers.get("access-control-allow-origin") == "*":
                del headers["access-control-allow-origin"]
        await send(message)

    return sent
