"""The log: JSON lines about the server, nothing about readers."""

import json
import logging

import pytest

from evidence.ui.serving.log import JsonLine


@pytest.fixture
def line():
    """Return a record as it is written."""

    def write(name, level, message, *values, error=None, **extra):
        told = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord(name, level, "", 1, message, values, told)
        record.__dict__.update(extra)
        return json.loads(JsonLine().format(record))

    return write


def failed():
    try:
        return {}["what a reader typed"]
    except KeyError as error:
        return error


def test_a_line_says_when_who_and_what(line):
    said = line("evidence.corpus", logging.INFO, "corpus %s\nis served", "1")

    assert said.pop("time").endswith("+00:00")
    assert said == {"level": "info", "logger": "evidence.corpus", "message": "corpus 1\nis served"}


def test_problems_of_the_corpus_are_listed(line):
    said = line("evidence.corpus", logging.ERROR, "x", problems=("a:1:1: b", "c:2:2: d"))

    assert said["problems"] == ["a:1:1: b", "c:2:2: d"]


def test_an_error_on_a_page_has_its_type_and_place_and_no_words_of_a_reader(line):
    said = line("streamlit.error_util", logging.ERROR, "Uncaught app execution", error=failed())

    assert said["error"] == "KeyError"
    assert said["where"][-1].startswith("test_log.py:")
    assert "typed" not in json.dumps({**said, "where": []})


def test_an_error_of_our_own_is_told_in_words(line):
    assert line("evidence.corpus", logging.ERROR, "x", error=OSError("disk"))["said"] == "disk"
