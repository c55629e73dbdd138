"""Whether the server lives, and whether it has anything to show: for whatever watches over it."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from evidence.ui.corpus import library
from evidence.ui.library import Standing
from evidence.ui.serving.files import base_path

_UNKEPT = {"cache-control": "no-store"}


class Health:
    """Middleware that answers `/livez` and `/readyz`; both cost next to nothing.

    `/livez` says that the process answers. `/readyz` says which corpus is served and what is wrong
    with its files as they stand; its status is 503 while there is none to serve.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers everything else."""
        self.app = app
        self.live = f"{base_path()}/livez"
        self.ready = f"{base_path()}/readyz"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the two addresses; leave everything else to the application."""
        answer = None
        if scope["type"] == "http" and scope["path"] == self.live:
            answer = JSONResponse({"status": "alive"}, headers=_UNKEPT)
        elif scope["type"] == "http" and scope["path"] == self.ready:
            answer = readiness(library.standing)
        await (answer or self.app)(scope, receive, send)


def readiness(standing: Standing) -> JSONResponse:
    """Return what `/readyz` says."""
    served = standing.served
    told = {
        "status": "ready" if served else "nothing to serve",
        "corpus": served.corpus.version if served else None,
        "problems": list(standing.problems),
    }
    return JSONResponse(told, 200 if served else 503, _UNKEPT)
