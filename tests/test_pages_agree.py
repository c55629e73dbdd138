"""One row has one spelling on every page; one question has one answer on every page that asks it."""

import json
from collections import defaultdict
from dataclasses import fields

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence import prose
from evidence.cohorts import choose, harms
from evidence.cohorts.appraisal import Appraisals
from evidence.cohorts.certainty import certainty
from evidence.cohorts.choice import options as filter_options
from evidence.cohorts.evidence_body import trials_better
from evidence.cohorts.once import patients_in
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS

PAGES = (
    "overview",
    "trajectories",
    "complications",
    "therapies",
    "pooling",
    "patient",
    "gaps",
    "discrepancies",
    "quality",
    "studies",
    "methods",
    "teach",
)

SELECTIONS = (
    Selection(),
    Selection(collection="all"),
    Selection(collection="all", primary=("myeloma",)),
    Selection(primary=("breast",), region=("thoracic",)),
    Selection(collection="all", therapy=("PKP",)),
    Selection(collection="all", therapy=("RFA",)),
    Selection(collection="all", aetiology=("osteoporosis",)),
    Selection(aetiology=("hemangioma",)),
    Selection(collection="all", aetiology=("hemangioma",)),
    Selection(collection="all", design=("guideline",)),
    Selection(design=("animal study",)),
    Selection(primary=("melanoma",), region=("sacral",)),
)

BASIC_BUNDLE = {"scatter", "bar"}
"""What of our traces the bundle in `static/` draws; of any other it would draw a scatter plot."""


def built(cohorts, name, selection, **wanted):
    topic, choice = TOPICS[name], choose(cohorts, selection)
    return topic.build(choice, fitted(topic, choice, topic.options(**wanted)))


def every_option(cohorts, name, selection):
    """Build a page under each value of each of its options, one at a time."""
    topic, choice = TOPICS[name], choose(cohorts, selection)
    yield topic.build(choice, fitted(topic, choice, topic.options()))
    valid = topic.values(choice, fitted(topic, choice, topic.options()))
    for one in fields(topic.options):
        for value in valid.get(one.name, ()):
            wanted = (value,) if isinstance(one.default, tuple) else value
            yield topic.build(choice, fitted(topic, choice, topic.options(**{one.name: wanted})))


def rows_of(page):
    for table in page_json("", page)["tables"].values():
        yield from table


def test_every_page_is_printed():
    assert tuple(TOPICS) == PAGES


@pytest.fixture(
    scope="module",
    params=SELECTIONS,
    ids=str,
)
def printed(request, cohorts):
    """Give every page under each value of its options, and of every study, as it is printed."""
    selection = request.param
    pages = [(name, page) for name in PAGES for page in every_option(cohorts, name, selection)]
    pages += [
        ("studies", built(cohorts, "studies", selection, study=study.study_id))
        for study in choose(cohorts, selection).studies
    ]
    return [(name, page_json(name, page)) for name, page in pages]


def test_one_row_has_one_spelling_on_every_page(printed):
    spellings = defaultdict(lambda: defaultdict(set))
    for name, page in printed:
        for row in (row for table in page["tables"].values() for row in table):
            # Another interval than Wilson's stands there because the reader chose it.
            if row.get("row_id") and row.get("figure") and "Clopper" not in str(row):
                spellings[row["row_id"]][row["figure"]].add(name)

    assert {row_id: dict(found) for row_id, found in spellings.items() if len(found) > 1} == {}


def test_every_page_is_json_that_plotly_draws(printed):
    figures = {}
    for name, page in printed:
        json.dumps(page, allow_nan=False)
        assert page["answer"], name
        for figure in page["charts"].values():
            figures[json.dumps(figure)] = figure
    for figure in figures.values():
        go.Figure(figure)
        assert {trace["type"] for trace in figure["data"]} <= BASIC_BUNDLE


def test_no_page_changes_a_frame(corpus, cohorts):
    tables = {name: corpus.table(name).copy() for name in ("studies", "arms", "events", "terms")}
    for name in PAGES:
        built(cohorts, name, Selection(collection="all"))

    for name, before in tables.items():
        assert corpus.table(name).equals(before)


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_patients_of_a_therapy_are_the_same_everywhere(cohorts, selection):
    """The cards of therapies, the ratings of certainty and the map all count the arms."""
    choice = choose(cohorts, selection)
    appraisals = Appraisals(cohorts)
    cards = {row["therapy"]: row for row in built(cohorts, "therapies", selection).summary.rows}
    for therapy, card in cards.items():
        arms = [(study, arm) for study, arm in choice.treated_arms if arm.therapy == therapy]
        assert card["patients"] == patients_in(arms).number, therapy
    for body in certainty(choice, appraisals, "pain"):
        assert (body.all_patients.number or 0) <= (cards[body.therapy]["patients"] or 0)


@pytest.mark.parametrize("collection", ["review", "all"])
def test_counted_complications_are_the_same_everywhere(cohorts, collection):
    """What counts on the complications page is what therapies, patient and overview count."""
    selection = Selection(collection=collection)
    choice = choose(cohorts, selection)
    summed_up = harms.summed_up(choice.counts)
    counting = {
        row.row.row_id: prose.count_with_interval(row.row, row.row.limits())
        for row in summed_up
        if row.counts
    }
    weighed = {row.row.row_id for row in summed_up}
    shown = {
        row["row_id"]: row["figure"]
        for row in rows_of(built(cohorts, "complications", selection, unit="patients"))
        if row.get("row_id") in weighed and row.get("counted") is True
    }

    assert counting
    assert counting == shown


def test_no_harm_of_any_cause_is_a_complication_on_any_page(cohorts):
    any_cause = {count.row_id for count in cohorts.counts if count.kind == "adverse event"}
    assert "berenson-2011.events.1" in any_cause
    selection = Selection(collection="all")
    for name in ("overview", "therapies", "patient", "pooling"):
        for page in every_option(cohorts, name, selection):
            assert not {row.get("row_id") for row in rows_of(page)} & any_cause, name
    for page in every_option(cohorts, "complications", selection):
        counted = {row["row_id"] for row in rows_of(page) if row.get("counted") is True}
        assert not counted & any_cause


def test_trials_that_call_it_better_are_counted_once_and_for_all(cohorts):
    choice = choose(cohorts, Selection(collection="all"))
    bodies = {body.therapy: body for body in certainty(choice, Appraisals(cohorts), "pain")}

    better, trials = trials_better(bodies["PVP"])
    told = " ".join(
        str(value)
        for row in rows_of(built(cohorts, "quality", Selection(collection="all")))
        if row.get("therapy") == "PVP"
        for value in row.values()
    )

    assert f"{better} of {trials} trials call it better" in told


def selections(cohorts):
    values = {name: list(filter_options(cohorts.studies, name)) for name in FILTERS}
    return st.builds(
        Selection,
        collection=st.sampled_from(["review", "all"]),
        **{
            name: st.lists(st.sampled_from(valid), max_size=2, unique=True).map(tuple)
            for name, valid in values.items()
        },
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_under_any_filters(cohorts, name):
    """Combinations that nobody thought of: no error, an answer, rows of studies that match."""

    @settings(
        max_examples=15, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
    )
    @given(selections(cohorts))
    def holds(selection):
        page = built(cohorts, name, selection)
        assert page.answer
        if name not in {"discrepancies", "methods", "overview"}:
            ids = choose(cohorts, selection).ids
            shown = {row["study_id"] for row in rows_of(page) if row.get("study_id")}
            assert shown <= ids

    holds()


@pytest.mark.parametrize("study", ["khan-2018", "berenson-2011"])
def test_a_study_prints_all_its_rows(cohorts, study):
    found = {
        row.get("row_id") for row in rows_of(built(cohorts, "studies", Selection(), study=study))
    }

    assert {count.row_id for count in cohorts.counts if count.study.study_id == study} <= found
    assert {score.row_id for score in cohorts.scores if score.study.study_id == study} <= found
