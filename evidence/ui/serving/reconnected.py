"""The first click counts, also on a page whose server was restarted or replaced by another.

Such a page connects again by itself, and tells the new server nothing until its reader clicks.
That click would begin the new session's first run, in which Streamlit doesn't know yet whose
callback to call. So the page is run once as it stands, and the click is handed on after that.
"""

import asyncio
from contextlib import suppress

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from evidence.ui.serving.files import base_path

PATIENCE = 30.0
"""Seconds that a click waits at most for the run before it."""


class Reconnected:
    """Middleware around the websockets that pages talk through."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application whose websockets these are."""
        self.app = app
        self.path = f"{base_path()}/_stcore/stream"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch over how a page's talk begins; leave everything else to the application."""
        if scope["type"] == "websocket" and scope["path"] == self.path:
            talk = _Talk(receive, send)
            await self.app(scope, talk.receive, talk.send)
        else:
            await self.app(scope, receive, send)


class _Talk:
    """One connection of one page."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._begun = False
        self._click: Message | None = None
        self._runs_to_end = 0
        self._has_run = asyncio.Event()

    async def receive(self) -> Message:
        """Return what the page says next; before a click that begins the talk, a plain run."""
        if self._click is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_run.wait(), PATIENCE)
            click, self._click = self._click, None
            return click
        message = await self._receive()
        if self._begun and not self._runs_to_end:
            return message
        said = _read(message.get("bytes") or b"")
        if said.WhichOneof("type") != "rerun_script":
            return message
        # The page forgets what it keeps from run to run, and knew nothing of the one more here.
        said.rerun_script.ClearField("cached_message_hashes")
        if self._begun:
            return _with(message, said)
        self._begun = True
        if not said.rerun_script.widget_states.widgets:
            return message
        self._click = _with(message, said)
        self._runs_to_end = 2  # of the page as it stands, and of the click
        said.rerun_script.ClearField("widget_states")
        said.rerun_script.ClearField("fragment_id")
        return _with(message, said)

    async def send(self, message: Message) -> None:
        """Hand on what the server says; note when a run has ended."""
        await self._send(message)
        if self._runs_to_end and (content := message.get("bytes")):
            said = ForwardMsg.FromString(content)
            if said.WhichOneof("type") == "script_finished":
                self._runs_to_end -= 1
                self._has_run.set()


def _read(content: bytes) -> BackMsg:
    """Return what a page says; nothing where it is no message of Streamlit's, which refuses it."""
    said = BackMsg()
    with suppress(DecodeError):
        said.ParseFromString(content)
    return said


def _with(message: Message, said: BackMsg) -> Message:
    return {**message, "bytes": said.SerializeToString()}
