"""Servers that a test kills and starts again on the same port, alone or behind nginx."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench.serving import ROOT, free_port, streamlit_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START_SECONDS = 90
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")

_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(url: str) -> bool:
    """Return whether an address answers, and with no error."""
    try:
        with _DIRECT.open(url, timeout=30):
            return True
    except OSError:
        return False


class Replica:
    """A server of the dashboard with a port of its own for good."""

    def __init__(self, log: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server; `await_ready` waits for it."""
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                streamlit_command(self.port),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )

    def is_ready(self) -> bool:
        """Return whether it has a corpus to serve."""
        return answers(f"{self.url}/readyz")

    def await_ready(self) -> None:
        """Wait until it has a corpus to serve."""
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert time.monotonic() < deadline, self.log.read_text(errors="replace")
            time.sleep(0.1)

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def ask_to_end(self) -> None:
        """End the server as an update would, and wait until it is gone."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(timeout=60)


class Nginx:
    """Debian's nginx with our configuration, before two replicas."""

    def __init__(self, folder: Path, replicas: list[Replica]) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.access = folder / "access.log"
        self.configuration = folder / "nginx.conf"
        text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
        places = {
            "/tmp/": f"{folder}/",
            "/dev/stdout": str(self.access),
            "/dev/stderr": str(folder / "error.log"),
            "listen 8080;": f"listen 127.0.0.1:{port};",
        }
        for number, replica in enumerate(replicas, start=1):
            places[f"dashboard-{number}:8501"] = f"127.0.0.1:{replica.port}"
        for meant, here in places.items():
            assert meant in text, meant
            text = text.replace(meant, here)
        self.configuration.write_text(text, "utf-8")

    @contextmanager
    def running(self) -> Iterator[Nginx]:
        """Run nginx for as long as the test needs it."""
        assert NGINX is not None
        # Started by root it would turn into a user who may not enter the folder of the test.
        own = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")
        process = subprocess.Popen([NGINX, "-c", str(self.configuration), "-g", own])
        try:
            while not answers(f"{self.url}/app/static/favicon.png"):
                assert process.poll() is None, "nginx refuses our configuration"
                time.sleep(0.05)
            yield self
        finally:
            process.terminate()
            process.wait(timeout=30)

    def replica_of(self, path: str, replicas: list[Replica]) -> Replica:
        """Return the replica that answered the latest request for a path."""
        lines = [json.loads(line) for line in self.access.read_text("utf-8").splitlines()]
        last = next(line for line in reversed(lines) if line["path"] == path)
        return next(one for one in replicas if last["replica"].endswith(f":{one.port}"))
