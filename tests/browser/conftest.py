"""A running dashboard and a real browser to read it with.

One server serves all browser tests of a worker, and a file runs in one. A test gets a new browser profile
for each page that it opens: opening a second one is what another reader would see.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from bench import machine, serving
from bench.browser import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LOG_LINES = 60
PATIENCE = 30_000
"""Milliseconds until something counts as missing; generous, for machines with other work."""

expect.set_options(timeout=PATIENCE)

# Streamlit says on its root element whether a script runs; the first page of a visit is hidden until
# all of it is there; charts and fonts may come later.
FINISHED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.documentElement.classList.contains('settling')
    && !document.querySelector('[data-testid="stStatusWidget"], [data-testid="stSkeleton"]')
    && document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]')
    && [...document.querySelectorAll('.pvp-chart')]
         .filter(chart => chart.checkVisibility())
         .every(chart => chart.querySelector('.main-svg'));
}"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, object]:
    """Add the server's log and a picture of each open page to a failure."""
    report = yield
    if report.when == "call" and report.failed and isinstance(item, pytest.Function):
        for log in getattr(item.funcargs.get("start_app"), "logs", []):
            tail = log.read_text(errors="replace").splitlines()[-LOG_LINES:]
            report.sections.append((f"server log {log}", "\n".join(tail)))
        for number, page in enumerate(getattr(item.funcargs.get("open_page"), "pages", [])):
            picture = ROOT / "screenshots" / f"{item.name}-{number}.png"
            page.screenshot(path=picture)
            report.sections.append(("picture", str(picture)))
    return report


class Servers:
    """Starts the app in a folder; keeps each start's log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.logs: list[Path] = []

    @contextmanager
    def __call__(self, root: Path = ROOT) -> Iterator[str]:
        log = self.folder / f"server-{len(self.logs)}.log"
        self.logs.append(log)
        with serving.streamlit(root, log=log) as server:
            yield server.url


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Servers:
    """Start a server of one's own: `with start_app(folder) as url`, the checkout if none given."""
    return Servers(tmp_path_factory.mktemp("servers"))


@pytest.fixture(scope="session")
def app_url(start_app: Servers, browser: Browser) -> Iterator[str]:
    """Give the address of the running dashboard; without a browser none is started."""
    del browser
    with start_app() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a headless Chromium, or skip."""
    executable = machine.found_chromium()
    if not executable:
        pytest.skip("no Chromium or Chrome on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Opener:
    """Opens pages of the dashboard, each in a profile of its own."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.pages: list[Page] = []

    def __call__(
        self,
        path: str = "/",
        width: int = 1440,
        height: int = 900,
        *,
        dark: bool = False,
        script: str = "",
    ) -> Page:
        """Open a path of the dashboard, or a whole address, and wait until it is all there.

        `script` runs in the browser before anything of the page does.
        """
        profile = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=width < 600,
            accept_downloads=True,
        )
        profile.set_default_timeout(PATIENCE)
        profile.add_init_script(script)
        page = profile.new_page()
        self.pages.append(page)
        page.goto(path if "://" in path else f"{self.url}/{path.removeprefix('/')}")
        settled(page)
        return page

    def close(self) -> None:
        """Close every profile."""
        for page in self.pages:
            page.context.close()


def settled(page: Page) -> None:
    """Wait until the script has run and its charts are drawn."""
    page.wait_for_function(FINISHED, timeout=40_000)


@pytest.fixture
def settle() -> Callable[[Page], None]:
    """Give the wait of `open_page`, for after a click; an `expect` must say what to wait for."""
    return settled


@pytest.fixture
def open_page(browser: Browser, app_url: str, start_app: Servers) -> Iterator[Opener]:
    """Open a page: `open_page("/studies?study=khan-2018", width=390, dark=True)`."""
    del start_app  # asked for so that a failure can show its logs
    opener = Opener(browser, app_url)
    yield opener
    opener.close()
