"""The overview's sentences, counts and charts, against rows checked by hand."""

import plotly.graph_objects as go
import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import options as filter_options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.overview import TOPIC


@pytest.fixture(scope="module")
def build(cohorts):
    def make(**filters):
        return TOPIC.build(choose(cohorts, Selection(**filters)), TOPIC.options())

    return make


@pytest.fixture(scope="module")
def review(build):
    return build()


@pytest.fixture(scope="module")
def wider(build):
    return build(collection="all")


def test_the_answer_names_falls_and_the_missing_control(review):
    assert review.answer == (
        "In both tumour arms scored before and after, pain fell by 5 to 5.1 points of 10; "
        "none of 9 tumour studies has a sham or usual-care group."
    )
    assert "How much of them the cement brings is not known" in review.doubt


def counted(page):
    return [
        row
        for row in page.pain.by_arm.table.rows
        if row["change"] is not None and row["not_counted"] is None
    ]


def test_the_answer_of_the_wider_literature_counts_each_patient_once(cohorts, wider):
    tumour = choose(cohorts, Selection(collection="all")).of_tumours
    assert wider.answer == (
        f"In {len(counted(wider))} tumour arms scored before and after, pain fell by 1.9 to 8 "
        f"points of 10; only 1 of {len(tumour)} tumour studies has a sham or usual-care group."
    )


def test_the_chart_shows_the_arms_of_the_answer(wider):
    rows = counted(wider)
    studies = {row["study_id"] for row in rows}

    assert {row["aetiology"] for row in rows} == {"tumour"}
    assert (min(row["change"] for row in rows), max(row["change"] for row in rows)) == (-8, -1.9)
    assert "tseng-2008" in studies
    # Patients of Khan 2018 and Wang B 2022 may be in these reports too.
    assert {"khan-2018", "wang-b-2022"} <= studies
    assert not {"j-clin-neurosci-2022", "zhang-x-2024"} & studies


@pytest.mark.parametrize(
    ("filters", "answer"),
    [
        (
            {"therapy": ("PVP + pedicle screws",)},
            "No study on show is of patients with spinal tumours alone.",
        ),
        (
            {"aetiology": ("mixed",)},
            (
                "No mixed-aetiology study on show prints pain before and after treatment; the one "
                "mixed-aetiology study has no sham or usual-care group."
            ),
        ),
        (
            {"aetiology": ("animal",)},
            "No study on show has patients of its own.",
        ),
        (
            {"collection": "all", "aetiology": ("hemangioma",)},
            (
                "In all 3 hemangioma arms scored before and after, pain fell by 4.1 to 6.8 points "
                "of 10; none of 14 hemangioma studies has a sham or usual-care group."
            ),
        ),
        (
            {"therapy": ("PKP",)},
            (
                "No tumour study on show prints pain before and after treatment; the one tumour study "
                "has no sham or usual-care group."
            ),
        ),
        (
            {"collection": "all", "therapy": ("RFA + radiotherapy",)},
            (
                "Pain before and after is printed only for 1 tumour arm whose cement is not stated; "
                "the one tumour study has no sham or usual-care group."
            ),
        ),
    ],
)
def test_the_answer_where_little_is_left(build, filters, answer):
    assert build(**filters).answer == answer


def test_strength_names_the_best_and_looks_at_the_arms(cohorts, review, wider, build):
    assert review.strength == (
        (
            "**Strongest**: level 2 (OCEBM; 1 is best), randomised trial: Yang Z 2009, 80 patients "
            "in all arms."
        ),
        # Sun sets groups of one therapy side by side, though it is of level 4.
        (
            "**Weakest**: 5 of 9 tumour studies followed a single group, 3 compare therapies, "
            "1 compares groups of one therapy."
        ),
    )
    tumour = choose(cohorts, Selection(collection="all")).of_tumours
    single = sum(len(study.arms) == 1 for study in tumour)
    assert f"{single} of {len(tumour)} tumour studies followed a single group" in wider.strength[1]
    assert build(therapy=("PKP",)).strength[1] == (
        "**Weakest**: the one tumour study followed a single group."
    )
    assert build(aetiology=("osteoporosis",)).strength == ()


def test_reporting_counts_studies_with_patients_only(review):
    rows = {row["item"]: row for row in review.reporting.table.rows}

    assert {row["total"] for row in rows.values()} == {13}
    assert rows["pain before and after"]["which"] == "Khan 2018; Kastler 2014; Gu 2013"
    assert {item: row["studies"] for item, row in rows.items()} == {
        "any pain score": 4,
        "pain before and after": 3,
        "KPS score": 1,
        "complications counted": 6,
        "therapies compared": 4,
        "randomised": 1,
        "sham or usual care": 0,
    }


def test_therapies_and_overview_count_the_same_comparisons(cohorts, wider):
    rows = {row["item"]: row["studies"] for row in wider.reporting.table.rows}
    choice = choose(cohorts, Selection(collection="all"))

    assert rows["therapies compared"] == sum(study.compares for study in choice.with_patients)


def test_counts_say_which_collection(review, wider):
    assert review.counted.startswith("17 of 17 studies of the review: 6 case series, ")
    assert "of the review and wider literature" in wider.counted


def test_shares_are_as_printed_and_never_rescaled(review):
    primaries, regions = review.shares
    rows = primaries.chart.table.rows

    assert [row["category"] for row in rows][:3] == ["lung", "breast", "gastrointestinal"]
    assert [row["category"] for row in rows][-3:] == ["other", "unknown", "not listed"]
    assert sum(row["value"] for row in rows if row["category"] != "not listed") == 92
    assert "They add up to 92" in primaries.words
    assert "nothing is rescaled" in primaries.words
    assert [row["value"] for row in regions.chart.table.rows] == [70, 20, 10]


def test_bars_are_as_long_as_their_figures(review):
    for chart, column in (
        (review.reporting, "studies"),
        *((shares.chart, "value") for shares in review.shares),
    ):
        go.Figure(chart.figure)
        ends = [
            x
            for trace in chart.figure["data"]
            if trace.get("mode") == "markers"
            for x in trace["x"]
        ]
        assert ends == [row[column] for row in chart.table.rows]


def test_what_stands_outside_the_review_has_its_source(review, cohorts):
    first, rest = review.outside.first, review.outside.rest

    assert len(first) == 3
    assert len(first) + len(rest) == len(cohorts.context)
    assert "sham" in first[0]
    assert all("](https://" in text for text in first + rest)


def test_discrepancies_are_counted_by_severity(review, cohorts):
    severities = [entry.severity for entry in cohorts.discrepancies]

    assert review.discrepancies == (
        f"{len(severities)} are recorded, by severity: {severities.count('high')} high, "
        f"{severities.count('medium')} medium, {severities.count('low')} low."
    )


def test_further_arms_are_counted_and_those_without_stated_cement_named(review):
    assert review.others == (
        "Further tumour arms, not in the range above: 2 with a score but none before; 5 with less "
        "pain stated, no number; 1 whose cement is not stated."
    )


def test_nothing_is_left_when_no_study_matches(build):
    page = build(primary=("kidney",), design=("guideline",))

    assert page.answer == page.nothing != ""
    assert (page.pain, page.reporting, page.shares, page.outside) == (None, None, (), None)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_filter_option_gives_an_answer(cohorts, build, name, collection):
    for value in filter_options(cohorts.studies, name):
        page = build(collection=collection, **{name: (value,)})
        assert page.answer
        assert len(page.answer.split()) <= 31


def test_the_first_chart_is_of_the_disease_asked_for(build):
    page = build(collection="all", aetiology=("hemangioma",))

    assert page.pain_heading == "Pain before and after, in hemangiomas"
    assert {row["aetiology"] for row in page.pain.by_arm.table.rows} == {"hemangioma"}
