"""The quick way through a file gives what the careful one gives, or gives way to it."""

import pytest

from evidence.corpus import yaml_builder
from evidence.corpus.loading import default_paths
from evidence.corpus.methods import METHODS_FILE
from evidence.corpus.yaml_builder import read_document
from evidence.corpus.yaml_values import MAX_DEPTH, quick_value

PLAIN = r"""
words: [yes, true, false, null, ~, "", 'true', 1:30, 2025-11-30, =, <<, 12abc]
numbers: [1, -1, +1, 007, 0x1f, 1_000, 1.5, .5, 5., 1e3, 1e, 1.5e-3, .inf, .nan, 123456789012345678]
texts:
  folded: >
    two
    lines
  kept: |
    two
    lines
  broken: over
    two lines
  quoted: "a \"b\" & *c"
empty: {}
nothing:
1: a key that looks like a number
"""


@pytest.mark.parametrize("path", [*default_paths(), METHODS_FILE], ids=lambda path: path.name)
def test_both_ways_give_the_same_of_the_corpus(path, monkeypatch):
    quick = quick_value(path.read_text("utf-8"))
    monkeypatch.setattr(yaml_builder, "quick_value", lambda _: None)

    assert quick is not None
    assert quick == read_document(path)[0].value


def test_both_ways_give_the_same_of_every_form(write_corpus, monkeypatch):
    quick = quick_value(PLAIN)
    monkeypatch.setattr(yaml_builder, "quick_value", lambda _: None)
    document, problems = read_document(write_corpus(PLAIN))

    assert problems == []
    assert repr(quick) == repr(document.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a list",
        "just words",
        "a: &name 1",
        "a: {b: &name {c: 1}}",
        "a: 1\nb: *a",
        "a: !!str 1",
        "a: !other {b: 1}",
        "!x a: 1",
        "a: 1\na: 2",
        "{[a]: 1}",
        "a: 1\n---\nb: 2",
        "a: [1",
        "a: 'b",
        "a: 1234567890123456789",
        "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_whatever_may_be_wrong_is_looked_at_closely(text):
    assert quick_value(text) is None


def test_places_are_known_though_the_file_was_read_quickly(write_corpus):
    document, _ = read_document(write_corpus("a:\n  - b: 1\n    c: 2\n"))

    assert document.position(("a", 0, "c")) == (3, 8)
