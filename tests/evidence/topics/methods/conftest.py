"""The page and the records it is made of, once for all its tests."""

import pytest

from evidence import cohorts
from evidence.corpus.selection import Selection
from evidence.topics import methods


@pytest.fixture(scope="session")
def records(corpus):
    """Give the records of the real corpus."""
    return cohorts.build(corpus)


@pytest.fixture(scope="session")
def page(records):
    """Give the page as it opens without anything chosen."""
    return methods.build(cohorts.choose(records, Selection()), methods.Options())
