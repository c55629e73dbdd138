"""The sentence that answers a page's question fits on two lines, whatever the filters."""

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.choice import options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import fitted
from evidence.topics.registry import TOPICS


def selections(cohorts):
    """Yield no filter and each value of each filter, in both collections."""
    for collection in ("review", "all"):
        yield Selection(collection)
        for name in FILTERS:
            for value in options(cohorts.studies, name):
                yield Selection(collection).asking(name, value)


@pytest.mark.parametrize("name", TOPICS)
def test_an_answer_has_at_most_thirty_words(cohorts, name):
    topic = TOPICS[name]
    for selection in selections(cohorts):
        choice = choose(cohorts, selection)
        page = topic.build(choice, fitted(topic, choice, topic.options()))
        if not page.nothing:
            assert prose.brief(page.answer), (selection, page.answer)
