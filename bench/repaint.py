"""From a reader's change of a filter until the chart is finished: every page, and the peers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Browser, Page

from bench import browser, cases, readers, results, serving
from bench.peers.figures import name_of
from bench.results import Row

ROUNDS = 5
PEERS = {
    "static page, full plotly": "static_page.py",
    "Dash, figures ready": "dash_ready.py",
    "Dash, our functions": "dash_computed.py",
}
HEADS = ("", "choose", "choose, slowest", "clear", "clear, slowest")


@dataclass(frozen=True)
class Times:
    """Milliseconds of each change: a primary chosen, and taken off again."""

    chosen: list[float]
    cleared: list[float]

    def row(self, name: str) -> Row:
        chosen, cleared = results.median(self.chosen), results.median(self.cleared)
        return name, chosen, max(self.chosen), cleared, max(self.cleared)


def main() -> None:
    parts = []
    with browser.browser() as chromium:
        for collection in cases.COLLECTIONS:
            rows = [*_peers(chromium, collection), *ours(chromium, collection)]
            parts += [f"### {_TITLES[collection]}", results.table(HEADS, rows)]
    results.write("From filter to repaint", _ABOUT, *parts)


_TITLES = {"review": "The review's studies", "all": "With the wider literature"}
_ABOUT = f"""From the key or click that changes the filter to the last change of any chart on the
page (quiet for {browser.QUIET_MS / 1000:g} s), {ROUNDS} changes each way. Peers draw the chart of
the page "Pain and function". Our pages show charts that were seen without asking for them again: of
the choices only the first, which is the slowest, was unseen."""


def ours(chromium: Browser, collection: str, server: serving.Server | None = None) -> list[Row]:
    """Return a row for each page with a chart that a primary changes."""
    if server is None:
        with serving.ours() as started:
            return ours(chromium, collection, started)
    rows: list[Row] = []
    for name, title in cases.TITLES.items():
        primary = cases.primary_for(name, collection)
        if primary is None:
            continue
        address = f"{server.url}{cases.path_of(name)}"
        page = browser.opened(chromium, f"{address}?collection={collection}")
        times = _changes(
            page,
            partial(readers.choose_primary, page, primary),
            partial(readers.clear_primary, page),
        )
        rows.append(times.row(f"{title} ({primary})"))
        page.context.close()
    return rows


def _peers(chromium: Browser, collection: str) -> list[Row]:
    primary = cases.primary_for("trajectories", collection)
    assert primary
    rows: list[Row] = []
    for title, script in PEERS.items():
        with serving.peer(script) as server:
            page = browser.opened(chromium, server.url)
            _pick(page, name_of(collection, "any"))
            if collection != cases.COLLECTIONS[0]:
                browser.quiet(page)
            times = _changes(
                page,
                partial(_pick, page, name_of(collection, primary)),
                partial(_pick, page, name_of(collection, "any")),
            )
            rows.append(times.row(title))
            page.context.close()
    return rows


def _changes(page: Page, choose: Callable[[], None], clear: Callable[[], None]) -> Times:
    times = Times([], [])
    for _ in range(ROUNDS):
        choose()
        times.chosen.append(browser.quiet(page))
        clear()
        times.cleared.append(browser.quiet(page))
    return times


def _pick(page: Page, name: str) -> None:
    browser.arm(page)
    page.get_by_label(name, exact=True).click()
