"""What a server says of itself to those that watch over it."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.corpus.lessons import LESSONS_FILE
from evidence.corpus.methods import METHODS_FILE
from evidence.ui import serving
from evidence.ui.library import Library, Standing
from evidence.ui.serving.health import readiness
from tests.evidence.test_loading import GOOD


@pytest.fixture
def library(write_corpus):
    paths = (write_corpus(GOOD), METHODS_FILE, LESSONS_FILE)
    found = Library(after=lambda: None, files=lambda: paths)
    found.look()
    return found


def test_a_process_that_answers_lives():
    answer = TestClient(Starlette(middleware=serving.middleware())).get("/livez")

    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})
    assert answer.headers["cache-control"] == "no-store"


def test_the_addresses_answer_through_the_server(library, monkeypatch):
    monkeypatch.setattr("evidence.ui.serving.health.library", library)
    answer = TestClient(Starlette(middleware=serving.middleware())).get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"


def test_a_server_is_ready_while_a_broken_file_leaves_it_the_last_good_corpus(library):
    served = library.standing.served
    said = readiness(Standing(served, ("studies.yaml:1:1: file: is empty",)))

    assert said.status_code == 200
    assert json.loads(said.body)["problems"] == ["studies.yaml:1:1: file: is empty"]
    assert json.loads(said.body)["corpus"] == served.corpus.version


def test_a_server_without_a_corpus_is_not_ready():
    said = readiness(Standing(problems=("studies.yaml:1:1: file: does not exist",)))

    assert said.status_code == 503
    assert json.loads(said.body) == {
        "status": "nothing to serve",
        "corpus": None,
        "problems": ["studies.yaml:1:1: file: does not exist"],
    }
