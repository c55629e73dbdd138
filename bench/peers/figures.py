"""The chart that every peer draws: ours of pain over follow-up, under each primary and none."""

from evidence import load
from evidence.charts.plotly_json import Figure
from evidence.cohorts import Choice, Cohorts, build, choose
from evidence.cohorts.choice import options
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.page import Chart
from evidence.topics.registry import TOPICS

ANY = "any"
COLLECTIONS = ("review", "all")
PAGE = "trajectories"


def cohorts() -> Cohorts:
    return build(load())


def selections(records: Cohorts) -> dict[str, Selection]:
    """Return what a reader can choose, by name: a collection, and a primary or any."""
    found = {}
    for collection in COLLECTIONS:
        everything = Selection(collection=collection)
        found[name_of(collection, ANY)] = everything
        for primary in options(choose(records, everything).studies, "primary"):
            found[name_of(collection, primary)] = everything.asking("primary", primary)
    return found


def name_of(collection: str, primary: str) -> str:
    return f"{collection}: {primary}"


def figure(choice: Choice) -> Figure:
    """Return the chart of a choice as plotly JSON; an empty one where nothing is drawn."""
    topic = TOPICS[PAGE]
    page = topic.build(choice, fitted(topic, choice, topic.options()))
    charts = [part for part in vars(page).values() if isinstance(part, Chart)]
    return charts[0].figure if charts else {"data": [], "layout": {"height": 300}}


def figures() -> dict[str, Figure]:
    records = cohorts()
    return {
        name: figure(choose(records, selection)) for name, selection in selections(records).items()
    }
