"""Build the page of courses as a reader would ask for it."""

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.trajectories import TOPIC
from evidence.topics.trajectories.measures import measure
from evidence.topics.trajectories.reports import reports


@pytest.fixture(scope="session")
def page(cohorts):
    """Return the page under filters and options."""

    def built(score="VAS", scale="Score", highlight=(), **selection):
        choice = choose(cohorts, Selection(**selection))
        options = TOPIC.options(score=score, scale=scale, highlight=tuple(highlight))
        return TOPIC.build(choice, fitted(TOPIC, choice, options))

    return built


@pytest.fixture(scope="session")
def found(cohorts):
    """Return what the studies under filters report of a score."""

    def looked_up(score="VAS", **selection):
        return reports(choose(cohorts, Selection(**selection)), measure(score))

    return looked_up
