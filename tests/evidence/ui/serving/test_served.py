"""What the server sends before Streamlit has a say: the first page and files."""

import gzip
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.ui import scripts, serving
from evidence.ui.links import PAGE_FILES
from evidence.ui.own_files import OWN_FILES


@pytest.fixture(scope="module")
def client():
    """Give a client of our layers with nothing behind them: what they leave is a 404."""
    return TestClient(Starlette(middleware=serving.middleware()))


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGE_FILES)])
def test_the_first_bytes_of_every_page_know_both_themes(client, path):
    text = client.get(path).text

    assert text.index("color-scheme") < text.index("<script type=")
    assert "<title>PVP Evidence</title>" in text
    assert '<div id="root">' in text


def test_the_first_page_holds_the_first_chart_of_its_address(client):
    asked = "trajectories?collection=all&primary=breast"
    charts = client.get(f"/charts/{asked}").json()

    assert _held(client.get(f"/{asked}").text) == charts["trajectories"]
    assert _held(client.get("/trajectories").text) != charts["trajectories"]
    assert _held(client.get("/methods").text) is None


def test_the_first_page_is_whole_though_its_chart_fails(client, monkeypatch):
    whole = client.get("/methods").text

    def fails(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("evidence.ui.serving.first_page.first_chart", fails)
    assert client.get("/trajectories").text == whole


def test_the_first_page_is_the_same_compressed(client):
    plain = client.get("/pooling", headers={"accept-encoding": "identity"})
    small = client.get("/pooling", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.text == plain.text


def _held(page: str) -> object:
    """Return what a first page would draw its chart from; None where it holds none."""
    found = re.search(r'<script type="application/json" id="pvp-chart">(.*?)</script>', page)
    return json.loads(found[1]) if found else None


def test_what_the_first_page_asks_for_is_there_and_is_kept(client):
    page = client.get("/").text
    named = re.findall(r'(?:href|src)="\./((?:app/)?static/[^"]+)"', page)
    assert len(named) == len(set(named))

    for name in named:
        answer = client.get(f"/{name}")
        assert answer.status_code == 200, name
        if name.endswith((".js", ".css")):
            assert "immutable" in answer.headers["cache-control"], name


def test_scripts_come_compressed_and_unharmed(client):
    (name,) = re.findall(r'src="\./(app/static/plotly[^"]+)"', client.get("/").text)
    plain = client.get(f"/{name}", headers={"accept-encoding": "identity"})
    with client.stream("GET", f"/{name}", headers={"accept-encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 2


def test_the_script_of_our_elements_comes_once_and_compressed(client):
    name, content = scripts.file()
    answer = client.get(f"/app/static/{name}")

    assert f'"./app/static/{name}"' in client.get("/").text
    assert answer.content == content
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")


def test_the_icon_is_ours_wherever_it_is_asked_for(client):
    own = (OWN_FILES / "favicon.png").read_bytes()

    assert client.get("/favicon.png").content == own


def test_a_browser_that_has_a_file_is_sent_nothing(client):
    answer = client.get("/app/static/fonts/IBMPlexSans-Regular.woff2")
    again = client.get(
        "/app/static/fonts/IBMPlexSans-Regular.woff2",
        headers={"if-none-match": answer.headers["etag"]},
    )

    assert (again.status_code, again.content) == (304, b"")


def test_a_file_without_a_hash_in_its_name_is_asked_for_again(client):
    font = client.get("/app/static/fonts/IBMPlexSans-SemiBold.woff2")

    assert client.get("/app/static/favicon.png").headers["cache-control"] == "no-cache"
    assert font.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    "path", ["/app/static/../app.py", "/app/static/%2e%2e/app.py", "/static/nothing.js", "/nothing"]
)
def test_only_listed_files_are_sent(client, path):
    assert client.get(path).status_code == 404
