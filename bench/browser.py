"""A headless Chromium with a probe in every page, which says when a chart last changed.

A chart is finished when nothing in it has changed for three seconds: a probe that gives up sooner
takes a slow answer for a fast one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from bench import machine

QUIET_MS = 3_000
PATIENCE_MS = 90_000
SIZE: ViewportSize = {"width": 1440, "height": 900}
# Debian's Chromium refuses to run as root in its sandbox, and would look for Google's hosts.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PROBE = Path(__file__).with_name("probe.js")


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=machine.chromium(), args=ARGUMENTS)
        yield found
        found.close()


def profile(chromium: Browser) -> BrowserContext:
    """Return a new profile, with an empty cache."""
    made = chromium.new_context(viewport=SIZE)
    made.set_default_timeout(PATIENCE_MS)
    made.add_init_script(path=PROBE)
    return made


def opened(chromium: Browser, url: str) -> Page:
    """Open an address in a new profile and wait until its chart is quiet."""
    page = profile(chromium).new_page()
    page.goto(url)
    quiet(page, since=0)
    return page


def arm(page: Page) -> None:
    """Let the clock start at the reader's next key or click."""
    page.evaluate("benchArm()")


def quiet(page: Page, since: float | None = None) -> float:
    """Wait until no chart has changed for three seconds; return when the last change was.

    In milliseconds since the reader's act, or with `since` since that time of the page. Waits for a
    first change: an act that changes nothing ends in a timeout.
    """
    page.wait_for_function(
        f"benchProbe.changes && performance.now() - benchProbe.changed > {QUIET_MS}",
        polling=50,
        timeout=PATIENCE_MS,
    )
    changed, started = page.evaluate("[benchProbe.changed, benchProbe.started]")
    return float(changed - (started if since is None else since))


@dataclass
class Traffic:
    """What went over the wire to a page: requests, those that were answered, and bytes."""

    requests: int = 0
    answered: int = 0
    bytes: int = 0
    _open: set[str] = field(default_factory=set)


def watch_traffic(page: Page) -> Traffic:
    """Count what a page asks for from now on; frames of its websockets count as bytes."""
    seen = Traffic()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")

    def asked(event: dict[str, object]) -> None:
        request = event["request"]
        assert isinstance(request, dict)
        if str(request["url"]).startswith("http"):
            seen.requests += 1

    def loaded(event: dict[str, object]) -> None:
        length = event["encodedDataLength"]
        assert isinstance(length, int | float)
        seen.bytes += int(length)
        seen.answered += length > 0

    def frame(event: dict[str, object]) -> None:
        response = event["response"]
        assert isinstance(response, dict)
        text = str(response["payloadData"])
        # Binary frames come in base 64.
        seen.bytes += len(text) * 3 // 4 if response["opcode"] == 2 else len(text)

    def socket_opened(_: dict[str, object]) -> None:
        seen.requests += 1
        seen.answered += 1

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", loaded)
    devtools.on("Network.webSocketFrameReceived", frame)
    devtools.on("Network.webSocketCreated", socket_opened)
    return seen
