"""Addresses that nobody thought of: never an error, always a valid view, each remark readable."""

import unicodedata
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.corpus.selection import FILTERS
from evidence.topics.address import options_asked, selection_asked
from evidence.topics.options import fitted
from evidence.topics.registry import TOPICS

BOTH = ("review", "all")


def anything(names, known):
    """Return addresses of any words: valid ones, parts of them, and any characters at all."""
    words = st.one_of(
        st.sampled_from(known),
        st.sampled_from(known).map(str.swapcase),
        st.tuples(st.sampled_from(known), st.sampled_from(known)).map(",".join),
        st.text(st.characters(exclude_categories=()), max_size=60),
        st.sampled_from(["", ",", "\x00", "true", "false", "x" * 300]),
    )
    return st.dictionaries(
        st.one_of(st.sampled_from(names), st.text(max_size=8)),
        st.one_of(words.map(lambda word: [word]), st.lists(words, max_size=4)),
        max_size=8,
    )


def said_well(remarks):
    assert len(set(remarks)) == len(remarks)
    for remark in remarks:
        assert remark.endswith((".", "?"))
        assert len(remark) < 300
        assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in remark)


def test_any_words_give_filters_that_are_valid(valid):
    known = [value for values in valid.values() for value in values]

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(anything([*FILTERS, "collection"], known))
    def holds(query):
        found = selection_asked(query, valid)
        assert found.value.collection in BOTH
        for name, values in found.value.active().items():
            assert set(values) <= set(valid[name])
            assert len(set(values)) == len(values)
        said_well(found.remarks)

    holds()


@pytest.mark.parametrize("collection", BOTH)
@pytest.mark.parametrize("name", TOPICS)
def test_any_words_give_options_that_fit(choices, name, collection):
    topic, choice = TOPICS[name], choices[collection]
    known = [
        "true",
        *(value for found in topic.values(choice, topic.options()).values() for value in found),
    ]

    @settings(
        max_examples=60, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
    )
    @given(anything([one.name for one in fields(topic.options)] or ["x"], known))
    def holds(query):
        found = options_asked(topic, choice, query)
        assert isinstance(found.value, topic.options)
        assert fitted(topic, choice, found.value) == found.value
        said_well(found.remarks)

    holds()
