"""Small messages leave when they are written.

Streamlit opens its socket so that asyncio does not recognise it as TCP, and leaves Nagle's delay
on: the second of two small messages waits until the browser has acknowledged the first, which
takes it up to 40 ms. Every rerun sends a few of them.
"""

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class AtOnce:
    """Middleware that takes the delay off each connection of the server."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the delay off the connection that a request came by; then answer it."""
        # ASGI knows no connections; uvicorn's `receive` belongs to one.
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        connection = transport.get_extra_info("socket") if transport is not None else None
        if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)
