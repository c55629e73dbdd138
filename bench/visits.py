"""A first visit: until the chart is there, and what goes over the wire for it."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext

from bench import browser, cases, results, serving
from bench.repaint import PEERS

ROUNDS = 3
HEADS = ("", "visible", "finished", "kB", "requests", "answered")


@dataclass(frozen=True)
class Visit:
    """One visit: milliseconds since the address was asked for, and its traffic."""

    visible: float
    finished: float
    traffic: browser.Traffic


def main() -> None:
    parts = []
    with browser.browser() as chromium:
        cold: list[results.Row] = []
        warm: list[results.Row] = []
        for title, script in PEERS.items():
            with serving.peer(script) as server:
                _add(chromium, title, server.url, cold, warm)
        with serving.ours() as server:
            _add(chromium, "Overview", server.url, cold, warm)
            for name, title in cases.TITLES.items():
                if cases.primary_for(name, "all"):
                    address = f"{server.url}{cases.path_of(name)}?collection=all"
                    _add(chromium, f"{title}, wider", address, cold, warm)
        parts += ["### Empty cache", results.table(HEADS, cold)]
        parts += ["### Second visit", results.table(HEADS, warm)]
        parts += ["### An empty Streamlit app", _empty(chromium)]
    results.write("First visit", _ABOUT, *parts)


_ABOUT = f"""From the address to the first mark of a chart ("visible") and to the last change of any
chart ("finished"), {ROUNDS} visits each, the server warm. Traffic until then and three seconds on;
"answered" are the requests that the browser's cache did not answer."""


def _add(
    chromium: Browser,
    title: str,
    address: str,
    cold: list[results.Row],
    warm: list[results.Row],
) -> None:
    first, second = [], []
    for _ in range(ROUNDS):
        context = browser.profile(chromium)
        first.append(_visit(context, address))
        second.append(_visit(context, address))
        context.close()
    cold.append(_row(title, first))
    warm.append(_row(title, second))


def _visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    traffic = browser.watch_traffic(page)
    page.goto(address)
    finished = browser.quiet(page, since=0)
    visible = float(page.evaluate("benchProbe.visible"))
    page.close()
    return Visit(visible, finished, traffic)


def _row(title: str, visits: list[Visit]) -> tuple[object, ...]:
    return (
        title,
        results.median([visit.visible for visit in visits]),
        results.median([visit.finished for visit in visits]),
        round(results.median([visit.traffic.bytes / 1024 for visit in visits]) or 0),
        round(results.median([visit.traffic.requests for visit in visits]) or 0),
        round(results.median([visit.traffic.answered for visit in visits]) or 0),
    )


def _empty(chromium: Browser) -> str:
    rows = []
    with serving.streamlit(serving.PEERS, "empty.py", serving.peer_python()) as server:
        context = browser.profile(chromium)
        for title in ("empty cache", "second visit"):
            page = context.new_page()
            traffic = browser.watch_traffic(page)
            page.goto(server.url)
            page.get_by_text("Nothing.").wait_for()
            page.wait_for_timeout(browser.QUIET_MS)
            kilobytes = round(traffic.bytes / 1024)
            rows.append((title, kilobytes, traffic.requests, traffic.answered))
            page.close()
        context.close()
    return results.table(("", "kB", "requests", "answered"), rows)
