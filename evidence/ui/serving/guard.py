"""What every answer carries for a browser's protection, and what is answered to nobody.

A websocket from another site is refused before Streamlit sees it: it would look up its own address
at an outside host to judge the origin.
"""

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
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
CLOSED = ("/_stcore/metrics",)
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
                headers[name] = value
            if headers.get("access-control-allow-origin") == "*":
                del headers["access-control-allow-origin"]
        await send(message)

    return sent
