"""Servers that start, crash and are updated while readers read: nobody loses a view or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import choose, heading
from tests.browser.replicas import NGINX, Nginx, Replica

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

VIEW = "/complications?collection=all&primary=breast"
PATIENCE = 120_000
"""Milliseconds for what waits until a server has started, on a machine with other work."""

WIDER, REVIEW = "Wider literature", "Review"


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[list[Replica]]:
    """Give two running servers; without a browser none is started."""
    del browser
    folder = tmp_path_factory.mktemp("replicas")
    found = [Replica(folder / f"{number}.log") for number in range(2)]
    try:
        for one in found:
            one.start()
        for one in found:
            one.await_ready()
        yield found
    finally:
        for one in found:
            one.kill()


def turn(page: Page) -> None:
    """Choose the other collection; the address must follow and the page be whole."""
    wider = "collection=all" in page.url
    choose(page, REVIEW if wider else WIDER)
    turned = page.url.split("/complications")[0] + address(wider=not wider)
    expect(page).to_have_url(turned, timeout=PATIENCE)
    whole(page)


def address(*, wider: bool) -> str:
    return "/complications?" + ("primary=breast&collection=all" if wider else "primary=breast")


def whole(page: Page) -> None:
    """The page is there, and nothing on it speaks of an error."""
    expect(heading(page)).to_contain_text("How often does it go wrong")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_fresh_server_shows_its_first_visitor_a_deep_link_and_counts_clicks_after_a_restart(
    replicas: list[Replica], open_page: Callable[..., Page], settle: Callable
) -> None:
    page = open_page(f"{replicas[0].url}{VIEW}")
    whole(page)

    replicas[0].kill()
    choose(page, REVIEW)  # nobody hears it yet
    replicas[0].start()

    expect(page).to_have_url(f"{replicas[0].url}{address(wider=False)}", timeout=PATIENCE)
    settle(page)
    turn(page)
    settle(page)
    replicas[0].kill()
    replicas[0].start()
    replicas[0].await_ready()
    turn(page)


@pytest.mark.skipif(NGINX is None, reason="no nginx; on Debian: sudo apt-get install nginx-light")
def test_behind_nginx_a_crash_and_an_update_lose_no_view(
    replicas: list[Replica],
    open_page: Callable[..., Page],
    settle: Callable,
    tmp_path: Path,
) -> None:
    with Nginx(tmp_path, replicas).running() as nginx:
        page = open_page(f"{nginx.url}{VIEW}")
        used = nginx.replica_of("/complications", replicas)
        used.kill()
        turn(page)
        settle(page)
        used.start()
        used.await_ready()

        readers = [page, open_page(f"{nginx.url}{VIEW}")]
        for replica in replicas:
            replica.ask_to_end()
            replica.start()
            while not replica.is_ready():
                for reader in readers:
                    turn(reader)
        for reader in readers:
            turn(reader)
            before = reader.url
            reader.reload()
            settle(reader)
            whole(reader)
            assert reader.url == before
