"""Firefox, as a distribution ships it, driven by WebDriver BiDi: Playwright drives only its own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXECUTABLE = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 60.0
"""Seconds until something counts as missing."""

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, talk: ClientConnection) -> None:
        self.talk = talk
        self.number = 0
        self.tell("session.new", capabilities={})
        self.tab = self.tell("browsingContext.getTree")["contexts"][0]["context"]
        viewport = {"width": 1440, "height": 900}
        self.tell("browsingContext.setViewport", context=self.tab, viewport=viewport)

    def tell(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        self.number += 1
        self.talk.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            said = json.loads(self.talk.recv(timeout=PATIENCE))
            if said.get("id") == self.number:
                assert said["type"] == "success", said
                return dict(said["result"])

    def open(self, url: str) -> None:
        """Go to an address."""
        self.tell("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def found(self, script: str) -> Any:
        """Return what an expression gives on the page, by way of JSON."""
        answer = self.tell(
            "script.evaluate",
            expression=f"JSON.stringify({script} ?? null)",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def await_found(self, script: str) -> Any:
        """Wait until an expression gives something on the page, and return it."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.found(script)):
            assert time.monotonic() < deadline, f"never: {script}"
            time.sleep(0.1)
        return value

    def click(self, script: str) -> None:
        """Click where an expression says: `[x, y]` from the top left of the page in sight."""
        x, y = (round(number) for number in self.await_found(script))
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self.tell("input.performActions", context=self.tab, actions=[mouse])


@contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own in a folder."""
    assert EXECUTABLE is not None
    log = folder / "firefox.log"
    options = ["--headless", "--no-remote", "--profile", str(folder)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [EXECUTABLE, *options, "--remote-debugging-port", "0", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not (found := _LISTENING.search(log.read_text(errors="replace"))):
            assert process.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.1)
        with connect(f"{found[1]}/session", proxy=None, max_size=None) as talk:
            yield Firefox(talk)
    finally:
        process.terminate()
        process.wait(timeout=60)
