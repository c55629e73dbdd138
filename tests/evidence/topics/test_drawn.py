"""A chart draws what it has room for and says so; numbers and tables keep counting everything."""

import json

import pytest

import evidence
from bench import synthetic
from evidence import cohorts as room
from evidence.charts.plot import figure, noted
from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics import drawn
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS

FEW = 12
STUDIES = 420
SAMPLED = {
    "overview": ("by_therapy", "by_arm"),
    "trajectories": ("courses",),
    "complications": ("by_definition",),
    "therapies": ("by_therapy", "by_arm", "chart"),
    "pooling": ("forest",),
}


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Give the records of a corpus that no chart has room for."""
    paths = synthetic.corpus_of(STUDIES, tmp_path_factory.mktemp("corpus"))
    return room.build(evidence.load(paths))


def shown(records, name):
    topic, choice = TOPICS[name], choose(records, Selection(collection="all"))
    return page_json(name, topic.build(choice, fitted(topic, choice, topic.options())))


@pytest.mark.parametrize("kind", ["rows", "lines", "points"])
def test_what_there_is_room_for_is_drawn_without_a_word(kind):
    kept = drawn.largest(range(drawn.ROOM[kind]), lambda item: item, "items", kind)

    assert kept.items == tuple(range(drawn.ROOM[kind]))
    assert kept.note == ""
    assert kept.told("A chart.") == "A chart."


def test_the_largest_are_kept_in_the_order_given(monkeypatch):
    monkeypatch.setattr(drawn, "ROOM", {"rows": 3})

    kept = drawn.largest([5, None, 9, 1, 7], lambda item: item, "arms")

    assert kept.items == (5, 9, 7)
    assert kept.note == "The 3 largest of 5 arms are drawn; the table has all."
    assert kept.told("Pain.") == "Pain. The 3 largest of 5 arms are drawn; the table has all."


def test_of_equals_the_first_are_kept(monkeypatch):
    monkeypatch.setattr(drawn, "ROOM", {"rows": 2})

    assert drawn.largest("abcd", lambda _: None, "arms").items == ("a", "b")


def test_thousands_are_set_apart():
    note = drawn.largest(range(4_312), lambda item: item, "series").note

    assert note == f"The {drawn.ROOM['rows']} largest of 4,312 series are drawn; the table has all."


def test_a_sentence_stands_above_the_chart_and_moves_nothing_in_it():
    plain = figure([], {"height": 300, "margin": {"t": 10, "b": 40}})
    told = noted(plain, "The 3 largest of 5 arms are drawn; the table has all.")
    grown = told["layout"]["height"] - 300

    assert "largest of 5 arms" in told["layout"]["annotations"][-1]["text"]
    assert told["layout"]["margin"] == {"t": 10 + grown, "b": 40}
    assert noted(plain, "") is plain


@pytest.mark.parametrize("name", SAMPLED)
def test_a_page_of_many_studies_draws_some_says_so_and_counts_all(name, many, monkeypatch):
    monkeypatch.setattr(drawn, "ROOM", dict.fromkeys(drawn.ROOM, 10**6))
    whole = shown(many, name)
    monkeypatch.setattr(drawn, "ROOM", dict.fromkeys(drawn.ROOM, FEW))
    part = shown(many, name)

    assert part["answer"] == whole["answer"]
    assert part["tables"] == whole["tables"]
    for chart in SAMPLED[name]:
        note = part["charts"][chart]["layout"]["annotations"][-1]["text"]
        assert note.startswith(f"The {FEW} largest of"), chart
        assert len(json.dumps(part["charts"][chart])) < len(json.dumps(whole["charts"][chart]))
    beginnings = [text.split(f" The {FEW} largest of")[0] for text in part["sentences"]]
    assert beginnings == whole["sentences"]
    assert beginnings != part["sentences"]


@pytest.mark.parametrize("name", TOPICS)
def test_the_real_corpus_has_room_on_every_chart(name, cohorts):
    assert "largest of" not in json.dumps(shown(cohorts, name)["charts"])
