"""The summary of findings: one number for each outcome, the one that the page behind it shows."""

from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.choice import options
from evidence.cohorts.courses import LAST
from evidence.cohorts.pain import asked_for, pain_results
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.address import options_asked, selection_asked
from evidence.topics.overview.findings import findings, of_disease_alone
from evidence.topics.overview.marks import ENDS, moved, rates
from evidence.topics.registry import TOPICS

SELECTIONS = (
    Selection(),
    Selection(collection="all"),
    Selection(collection="all", primary=("kidney",)),
    Selection(collection="all", primary=("breast",), region=("thoracic",)),
    Selection(collection="all", therapy=("PKP",)),
    Selection(collection="all", therapy=("PVP + RFA",)),
    Selection(collection="all", aetiology=("osteoporosis",)),
    Selection(collection="all", aetiology=("hemangioma",)),
    Selection(region=("cervical",)),
    Selection(design=("animal study",)),
)


def summary(cohorts, selection):
    choice = choose(cohorts, selection)
    of_disease = choose(cohorts, of_disease_alone(selection))
    return findings(of_disease, asked_for(pain_results(choice, LAST), choice))


def found(cohorts, selection, outcome):
    return {one.outcome: one for one in summary(cohorts, selection)}[outcome]


def behind(cohorts, address, **more):
    """Build the page that an address of the summary leads to."""
    name, _, query = address.partition("?")
    asked = parse_qs(query)
    valid = {one: options(cohorts.studies, one) for one in FILTERS}
    filters = selection_asked(asked, valid)
    chosen = choose(cohorts, filters.value)
    wanted = options_asked(TOPICS[name], chosen, {**asked, **more})
    return TOPICS[name].build(chosen, wanted.value), (*filters.remarks, *wanted.remarks)


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_pain_is_that_of_the_page_on_therapies(cohorts, selection):
    pain = found(cohorts, selection, "Pain")
    page, _ = behind(cohorts, pain.address)
    charts = page.pain
    rows = charts.by_arm.table.rows if charts and charts.by_arm else ()

    changes = [
        row["change"] for row in rows if row["change"] is not None and not row["not_counted"]
    ]

    assert sorted(pain.marks.values if pain.marks else ()) == pytest.approx(sorted(changes))


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
@pytest.mark.parametrize("outcome", ["Complications", "Cement leakage", "New fractures"])
def test_harms_are_those_of_the_page_on_complications(cohorts, selection, outcome):
    harm = found(cohorts, selection, outcome)
    page, remarks = behind(cohorts, harm.address, every=("true",))
    rows = page.cohorts.table.rows if page.cohorts else ()

    shares = [row["share_percent"] for row in rows if row["counted"]]

    assert sorted(harm.marks.values if harm.marks else ()) == pytest.approx(sorted(shares))
    assert not harm.marks or not remarks


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_function_is_that_of_the_page_on_pain_and_function(cohorts, selection):
    function = found(cohorts, selection, "Function")
    page, _ = behind(cohorts, function.address)

    if function.marks:
        low, high = min(map(abs, function.marks.values)), max(map(abs, function.marks.values))
        said = " ".join((page.answer, *page.also))
        assert prose.number(round(low, 1)) in said
        assert prose.number(round(high, 1)) in said


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_every_row_says_something_and_how_sure_it_is(cohorts, selection):
    for row in summary(cohorts, selection):
        assert bool(row.figure) == bool(row.marks) == bool(row.counted)
        assert row.spread
        assert row.certainty == "not rated" or row.reasons
        assert "None" not in row.spread.replace("None of", "")


def test_without_a_filter_the_disease_is_tumours(cohorts):
    every = Selection(collection="all")
    tumours = replace(every, aetiology=("tumour",))

    assert summary(cohorts, every) == summary(cohorts, tumours)


def test_what_the_review_does_not_count_is_looked_for_in_the_wider_literature(cohorts):
    leakage = found(cohorts, Selection(), "Cement leakage")

    assert leakage.spread == (
        "None of 9 studies reports it. In the wider literature 34 studies do."
    )


def test_function_in_words_is_told_where_no_score_counts(cohorts):
    function = found(cohorts, Selection(), "Function")

    assert function.spread.endswith("in words: 5 better.")


@pytest.mark.parametrize(
    ("changes", "figure", "spread"),
    [
        ([-5.0], "Fell by 5 points", "1 arm"),
        ([-5.0, -1.0], "Fell by 1 to 5 points", "2 arms"),
        ([-5.0, -1.0, -4.0], "Fell by 4 points", "median of 3 arms; 1 to 5"),
        ([-5.0, 1.0, -4.0], "Fell by 4 points", "median of 3 arms; changed by −5 to 1 points"),
        ([0.0], "Did not change", "1 arm"),
    ],
)
def test_a_median_needs_three_arms(changes, figure, spread):
    drawn = moved(changes, (-10.0, 0.0))

    assert (drawn.figure, drawn.spread.replace("+", "")) == (figure, spread)


def test_the_axis_reaches_what_lies_beyond_its_usual_ends():
    assert moved([2.0, -3.0], (-10.0, 0.0)).marks.high == 2.0


@pytest.mark.parametrize(
    ("events", "end", "said"), [((0, 1), 5, "5 %"), ((0, 6), 10, "10 %"), ((51,), 100, "100 %")]
)
def test_the_axis_of_rates_ends_where_small_ones_can_be_told_apart(events, end, said):
    rows = [SimpleNamespace(share=one / 100, limits=lambda: None) for one in events]
    marks = rates(rows).marks

    assert (marks.low, marks.high, marks.high_said.replace("\N{NO-BREAK SPACE}", " ")) == (
        0,
        end,
        said,
    )
    assert max(marks.values) <= end in ENDS
