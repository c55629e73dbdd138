"""Which pages, filters and selections are measured."""

import random
from collections.abc import Iterator, Sequence
from functools import cache

from evidence import load
from evidence.charts.plotly_json import Figure
from evidence.cohorts import Cohorts, build, choose
from evidence.cohorts.choice import options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import fitted
from evidence.topics.page import Page, page_json
from evidence.topics.registry import TOPICS
from evidence.ui.links import MENU

SEED = 5
SELECTIONS = 40
COLLECTIONS = ("review", "all")
WITHOUT_CHARTS = {"discrepancies", "studies", "methods"}
TITLES = {
    name: title
    for names in MENU.values()
    for name, title in names.items()
    if name in TOPICS and name not in WITHOUT_CHARTS
}
"""The pages that may draw charts, as the menu calls them."""


@cache
def cohorts() -> Cohorts:
    return build(load())


def path_of(name: str) -> str:
    return "/" if name == "overview" else f"/{name}"


def page_of(records: Cohorts, name: str, selection: Selection) -> Page:
    """Return a page with the options it opens with."""
    topic, choice = TOPICS[name], choose(records, selection)
    return topic.build(choice, fitted(topic, choice, topic.options()))


def charts_of(name: str, page: Page) -> dict[str, Figure]:
    found = page_json(name, page)["charts"]
    assert isinstance(found, dict)
    return found


def primary_for(name: str, collection: str) -> str | None:
    """Return a primary under which the page draws other charts than without it; breast if it can.

    None where there is none, or the page has no chart.
    """
    records, everything = cohorts(), Selection(collection=collection)
    before = charts_of(name, page_of(records, name, everything))
    known = list(options(choose(records, everything).studies, "primary"))
    for primary in sorted(known, key=lambda value: value != "breast"):
        after = charts_of(name, page_of(records, name, everything.asking("primary", primary)))
        if before and after and before != after:
            return primary
    return None


def random_selections(records: Cohorts, number: int = SELECTIONS) -> Sequence[Selection]:
    """Return different selections of one or two filters under which some study matches."""
    return list(_random(records, number))


def _random(records: Cohorts, number: int) -> Iterator[Selection]:
    chance = random.Random(SEED)
    seen: set[Selection] = set()
    while len(seen) < number:
        made = Selection(collection=chance.choice(COLLECTIONS))
        within = choose(records, made).studies
        for name in chance.sample(FILTERS, chance.choice((1, 1, 2))):
            made = made.asking(name, chance.choice(list(options(within, name))))
        if made not in seen and choose(records, made).studies:
            seen.add(made)
            yield made
