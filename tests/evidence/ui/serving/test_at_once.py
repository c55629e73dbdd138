"""Small messages don't wait: each connection has Nagle's delay taken off before it is answered."""

import socket

import pytest

from evidence.ui.serving import middleware
from evidence.ui.serving.at_once import AtOnce
from tests.loops import run


@pytest.fixture
def connection():
    """Give a TCP connection as a server accepts it from a socket like Streamlit's."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()),
        server.accept()[0] as accepted,
    ):
        yield accepted


class Protocol:
    """Stands for uvicorn's: its `receive` belongs to an object with the transport."""

    def __init__(self, connection):
        self.transport = self
        self.connection = connection

    def get_extra_info(self, name):
        return self.connection if name == "socket" else None

    async def receive(self):
        return {}


def delayed(connection):
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_the_delay_is_off_when_the_answer_begins(connection, kind):
    seen = []

    async def answer(scope, _receive, _send):
        seen.append((scope["type"], delayed(connection)))

    assert delayed(connection)
    run(AtOnce(answer)({"type": kind}, Protocol(connection).receive, None))

    assert seen == [(kind, False)]


def test_a_server_that_shows_no_connection_is_answered_all_the_same():
    seen = []

    async def answer(scope, _receive, _send):
        seen.append(scope["type"])

    async def receive():
        return {}

    run(AtOnce(answer)({"type": "http"}, receive, None))

    assert seen == ["http"]


def test_it_comes_before_everything_else():
    assert middleware()[0].cls is AtOnce
