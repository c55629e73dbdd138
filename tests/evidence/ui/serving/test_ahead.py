"""Charts straight from the server, without a session."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.ui import serving


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(middleware=serving.middleware()))


def test_a_page_without_charts_has_none(client):
    assert client.get("/charts/methods").json() == {}


def test_strange_values_give_way_to_the_default(client):
    strange = client.get("/charts/trajectories?primary=nothing&score=&score=x&collection=%00")

    assert strange.json() == client.get("/charts/trajectories").json()


def test_only_pages_are_answered_for(client):
    assert client.get("/charts/nothing").status_code == 404
    assert client.post("/charts/overview").status_code == 404


def test_an_answer_is_compressed_where_that_is_understood(client):
    plain = client.get("/charts/trajectories", headers={"accept-encoding": "identity"})
    small = client.get("/charts/trajectories", headers={"accept-encoding": "gzip"})

    assert small.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert json.loads(plain.content) == small.json()


def test_an_image_names_filters_only_where_its_figures_follow_them(client):
    charts = client.get("/charts/overview?primary=breast&collection=all").json().values()
    named = {one["name"]: one for one in charts}

    for name, one in named.items():
        background = name.startswith("share")
        assert ("breast" in one["file"]) != background, name
        assert ("breast" in one["caption"]["foot"][1]) != background, name
    assert {name.startswith("share") for name in named} == {True, False}
