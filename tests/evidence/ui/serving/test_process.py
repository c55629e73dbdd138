"""A real server process: where it listens, whom it asks, what it writes down."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bench.serving import free_port

ROOT = Path(__file__).resolve().parents[4]
START_SECONDS = 90

WATCHED = """
import socket, sys
out = open(sys.argv.pop(1), "a", buffering=1)
looked_up, connected, sent = socket.getaddrinfo, socket.socket.connect, socket.socket.sendto

def getaddrinfo(host, *rest, **named):
    out.write(f"look-up {host}\\n")
    return looked_up(host, *rest, **named)

class Watched(socket.socket):
    def connect(self, address):
        out.write(f"connection {address}\\n")
        return connected(self, address)

    def connect_ex(self, address):
        out.write(f"connection {address}\\n")
        return super().connect_ex(address)

    def sendto(self, *parts):
        out.write(f"datagram {parts[-1]}\\n")
        return sent(self, *parts)

socket.getaddrinfo, socket.socket = getaddrinfo, Watched
from streamlit.web.cli import main
main(sys.argv[1:])
"""
"""Starts Streamlit with every look-up, connection and datagram of its process noted."""

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STRANGER = "stranger.example"


class Server:
    """A server whose sockets are watched."""

    def __init__(self, folder):
        self.port = free_port()
        self.sockets, self.log = folder / "sockets", folder / "log"
        command = [sys.executable, "-c", WATCHED, str(self.sockets)]
        options = ["run", "app.py", f"--server.port={self.port}"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *options],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def ask(self, path, method="GET", **headers):
        """Return the status of an answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(
            url, headers=named, method=method, data=b"x" if method != "GET" else None
        )
        try:
            with OPENER.open(request, timeout=60) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def await_start(self):
        deadline = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                return self.ask("/readyz")
            except OSError:
                time.sleep(0.1)
        return pytest.fail(f"the app did not start; its log:\n{self.log.read_text()}")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Give a server that strangers have tried their hand at."""
    started = Server(tmp_path_factory.mktemp("server"))
    try:
        assert started.await_start() == 200
        visited(started)
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def visited(server):
    """Ask for what might make a server ask others."""
    for path in (
        "/?primary=what-a-reader-typed",
        f"/http://{STRANGER}/",
        f"/?next=http://{STRANGER}/",
        f"/_stcore/health?url=http://{STRANGER}/",
        "/_stcore/host-config",
        "/nothing/at/all",
        "/media/nothing.csv",
    ):
        server.ask(path, Host=STRANGER, Origin=f"http://{STRANGER}", Referer=f"http://{STRANGER}")
        server.ask(path, X_Forwarded_Host=STRANGER, X_Forwarded_For="203.0.113.7")
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        server.ask("/_stcore/upload_file/a/b", method, Origin=f"http://{STRANGER}")
    for origin in (f"http://{STRANGER}", "null", f"http://127.0.0.1.{STRANGER}"):
        with pytest.raises(InvalidStatus) as refused:
            connect(f"ws://127.0.0.1:{server.port}/_stcore/stream", origin=origin, proxy=None)
        assert refused.value.response.status_code == 403
    own = f"http://127.0.0.1:{server.port}"
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream?primary=what-a-reader-typed"
    with connect(address, origin=own, proxy=None) as socket:
        socket.send(b"\xff no message of Streamlit's")


def test_the_server_asks_nobody_whatever_a_stranger_sends(server):
    asked = server.sockets.read_text().splitlines()

    own = re.compile(r"""(look-up|connection|datagram) \(?['"]?(127\.0\.0\.1|localhost|::1|None)""")
    assert [line for line in asked if not own.match(line)] == []


def test_it_listens_on_this_machine_alone(server):
    listening = "0A"
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not tables[0].exists():
        pytest.skip("only Linux lists its sockets in /proc")
    places = [
        line.split()[1].split(":")[0]
        for table in tables
        if table.exists()
        for line in table.read_text().splitlines()[1:]
        if line.split()[1].endswith(f":{server.port:04X}") and line.split()[3] == listening
    ]

    assert places == ["0100007F"]


def test_the_log_is_json_lines_without_a_reader(server):
    text = server.log.read_text()

    assert [json.loads(line)["level"] for line in text.splitlines()]
    assert not re.search(r"127\.0\.0\.1|203\.0\.113|stranger|typed|Traceback", text)


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json"]
)
def test_what_is_meant_for_machines_of_others_is_closed(server, path):
    assert server.ask(path) == 404
