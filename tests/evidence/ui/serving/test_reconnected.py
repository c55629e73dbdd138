"""A click that begins a session is handed on after the page has run once."""

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from evidence.ui import serving

FINISHED = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()
OTHER = ForwardMsg(ref_hash="kept").SerializeToString()


def wish(query="", click="", fragment="", kept=()):
    """Return what a page sends for a run, with what was clicked and what it keeps of the last."""
    said = BackMsg()
    said.rerun_script.cached_message_hashes.extend(kept)
    said.rerun_script.query_string = query
    said.rerun_script.fragment_id = fragment
    if click:
        said.rerun_script.widget_states.widgets.add(id="button", json_trigger_value=click)
    return said.SerializeToString()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def page(heard):
    """Connect to a server that notes each wish and answers it with a run."""

    async def run(socket: WebSocket):
        await socket.accept()
        async for content in socket.iter_bytes():
            heard.append(content)
            await socket.send_bytes(OTHER)
            await socket.send_bytes(FINISHED)

    app = Starlette(
        routes=[WebSocketRoute("/_stcore/stream", run)], middleware=serving.middleware()
    )
    with TestClient(app).websocket_connect("/_stcore/stream") as socket:
        yield socket


def answered(page):
    assert page.receive_bytes() == OTHER
    assert page.receive_bytes() == FINISHED


def test_a_page_that_opens_is_run_once(page, heard):
    page.send_bytes(wish("a=1"))
    answered(page)
    page.send_bytes(wish("a=1", click="x"))
    answered(page)

    assert heard == [wish("a=1"), wish("a=1", click="x")]


def test_a_click_that_comes_first_follows_a_run_of_the_page_as_it_stands(page, heard):
    page.send_bytes(wish("a=1", click="x", fragment="chart", kept=["1"]))
    answered(page)
    answered(page)
    page.send_bytes(wish("a=2", click="y", kept=["2"]))
    answered(page)

    assert heard == [
        wish("a=1"),
        wish("a=1", click="x", fragment="chart"),  # it may have forgotten what it kept
        wish("a=2", click="y", kept=["2"]),
    ]


def test_what_is_no_wish_for_a_run_passes_as_it_is(page, heard):
    beat = BackMsg(app_heartbeat=True).SerializeToString()
    for content in (beat, b"\xff"):
        page.send_bytes(content)
        answered(page)

    assert heard == [beat, b"\xff"]
