"""Headers on every answer; foreign websockets and closed addresses refused."""

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from evidence.ui import serving
from evidence.ui.serving.guard import HEADERS, is_foreign


async def greet(socket: WebSocket):
    await socket.accept()
    await socket.send_text("here")
    await socket.close()


@pytest.fixture(scope="module")
def client():
    routes = [WebSocketRoute("/_stcore/stream", greet)]
    return TestClient(Starlette(routes=routes, middleware=serving.middleware()))


@pytest.mark.parametrize("path", ["/", "/trajectories", "/nothing", "/app/static/favicon.png"])
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_names_no_foreign_host():
    assert "http" not in HEADERS["content-security-policy"]
    assert "*" not in HEADERS["content-security-policy"]


def test_metrics_are_closed(client):
    assert client.get("/_stcore/metrics").status_code == 404


@pytest.mark.parametrize("origin", ["http://testserver", None])
def test_a_reader_of_our_own_page_is_let_in(client, origin):
    headers = {"origin": origin} if origin else {}
    with client.websocket_connect("/_stcore/stream", headers=headers) as socket:
        assert socket.receive_text() == "here"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example"]
)
def test_a_page_of_another_site_is_refused(client, origin):
    refused = pytest.raises(WebSocketDisconnect)
    with refused, client.websocket_connect("/_stcore/stream", headers={"origin": origin}):
        pass


def test_a_port_of_another_server_is_another_site():
    headers = Headers({"origin": "http://localhost:9000", "host": "localhost:8501"})

    assert is_foreign(headers)
