"""What the box in the strip is told while a reader types."""

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.ui.serving import understood


@pytest.fixture
def asked(cohorts, monkeypatch):
    """Return what the address answers."""

    def ask(query, *, held=True):
        monkeypatch.setattr(
            understood, "served", lambda: SimpleNamespace(cohorts=cohorts) if held else None
        )
        with TestClient(Starlette(routes=[understood.route()])) as client:
            return client.get(f"/understood{query}")

    return ask


def test_an_answer_names_its_page_and_chips(asked):
    first = asked("?words=renal+leak&collection=review").json()["answers"][0]

    assert first == {
        "page": "Complications",
        "question": "How often does it go wrong, and is the review’s claim borne out?",
        "chips": ["Tumour primary: kidney", "What went wrong: cement leakage"],
        "address": "complications?primary=kidney&kind=cement+leakage",
    }


def test_what_was_not_understood_is_said_in_sentences(asked):
    told = asked("?words=kidny+xyzzy").json()

    assert told["said"] == [
        "Taken as a slip: “kidny” for kidney.",
        "Not understood: “xyzzy”.",
    ]


@pytest.mark.parametrize("query", ["", "?words=", "?words=%00&collection=%F0", "?words=of&x=1"])
def test_nothing_is_answered_with_nothing(asked, query):
    answer = asked(query)

    assert answer.status_code == 200
    assert len(answer.json()["answers"]) <= 1


def test_an_answer_is_kept_by_nobody(asked):
    assert asked("?words=breast").headers["cache-control"] == "no-store"


def test_a_server_without_a_corpus_says_so(asked):
    assert asked("?words=breast", held=False).status_code == 503
