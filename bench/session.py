"""A reader's session without a browser: the websocket that Streamlit's page speaks.

A change of filter is a step to another address of the same page, as by the browser's back button.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from evidence.corpus.selection import Selection

PATIENCE = 60.0
"""Seconds until an answer counts as missing."""


@dataclass(frozen=True)
class Run:
    """One run of the script: milliseconds from question to the end, bytes sent, whether it went."""

    milliseconds: float
    bytes: int
    fine: bool


def address(selection: Selection) -> str:
    """Return the filters as the query of an address."""
    collection = {} if selection.collection == "review" else {"collection": selection.collection}
    return urlencode({**collection, **selection.active()}, doseq=True)


class Session:
    """One reader on one page."""

    def __init__(self, socket: ClientConnection, url: str, name: str) -> None:
        self._socket = socket
        self._url = f"{url}/{name}"
        self._name = name
        self._page = ""

    async def show(self, query: str) -> Run:
        """Ask for the page under a query and wait for the end of the run.

        Raises:
            TimeoutError: nothing came for a minute.
        """
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = query
        state.is_history_navigation = bool(self._page)
        state.page_script_hash = self._page
        state.page_name = "" if self._page else self._name
        state.context_info.url = f"{self._url}?{query}"
        state.context_info.timezone = "UTC"
        state.context_info.color_scheme = "light"
        start = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self._socket.send(asked.SerializeToString())
            size, fine = await self._until_finished()
        return Run(1000 * (time.perf_counter() - start), size, fine)

    async def _until_finished(self) -> tuple[int, bool]:
        size, fine = 0, True
        while True:
            content = await self._socket.recv(decode=False)
            size += len(content)
            message = ForwardMsg()
            message.ParseFromString(content)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "delta":
                fine &= message.delta.new_element.WhichOneof("type") != "exception"
            elif kind == "script_finished":
                return size, fine and message.script_finished == message.FINISHED_SUCCESSFULLY


@asynccontextmanager
async def session(url: str, name: str) -> AsyncIterator[Session]:
    """Open a page as a reader; `name` is its address without the slash, "" for the first."""
    socket = url.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(socket, subprotocols=["streamlit"], max_size=None, proxy=None) as opened:  # type: ignore[list-item]
        yield Session(opened, url, name)
