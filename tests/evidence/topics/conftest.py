"""What tests of several topics ask for: the values of the filters, the studies of each collection."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import options
from evidence.corpus.selection import FILTERS, Selection


@pytest.fixture(scope="session")
def valid(cohorts):
    """Give the values of each filter."""
    return {name: tuple(options(cohorts.studies, name)) for name in FILTERS}


@pytest.fixture(scope="session")
def choices(cohorts):
    """Give the studies of each collection."""
    return {name: choose(cohorts, Selection(collection=name)) for name in ("review", "all")}
