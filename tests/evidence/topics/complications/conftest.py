"""The page for a choice, as its command builds it."""

from dataclasses import replace

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.complications import TOPIC
from evidence.topics.complications.asked import Pool, what_is_asked
from evidence.topics.complications.shown import cohorts as counts_on_screen
from evidence.topics.options import fitted


@pytest.fixture(scope="session")
def build(cohorts):
    """Build the page under filters and options; options not given are the defaults."""

    def page(collection="review", *, options=None, **filters):
        choice = choose(cohorts, Selection(collection=collection, **filters))
        wanted = replace(TOPIC.options(), **(options or {}))
        return TOPIC.build(choice, fitted(TOPIC, choice, wanted))

    return page


@pytest.fixture(scope="session")
def pool(cohorts):
    """Give the counts of a selection, with why they take no part."""

    def gathered(collection="review", **filters):
        return Pool(choose(cohorts, Selection(collection=collection, **filters)))

    return gathered


@pytest.fixture(scope="session")
def shown(pool):
    """Give the counts on screen under filters and options, in order."""

    def rows(collection="review", *, options=None, **filters):
        asked = what_is_asked(replace(TOPIC.options(), **(options or {})))
        return counts_on_screen(pool(collection, **filters), asked)

    return rows
