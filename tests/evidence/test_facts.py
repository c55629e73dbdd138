"""What the review says beyond single studies, as readers see it."""

import pandas as pd
import pytest

from evidence.topics.methods import facts


def row(**cells):
    return pd.Series({"value": None, "low": None, "high": None, "unit": None} | cells)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"low": 5, "high": 30, "unit": "%"}, "5–30 %"),
        ({"value": 70, "unit": "%"}, "70 %"),
        ({"value": 1984, "unit": "year"}, "1984"),
        ({"value": 3, "unit": "rank"}, "rank 3"),
        ({"value": 180000, "unit": "new cases"}, "180\u202f000 new cases"),
        ({"low": 900, "high": 2500, "unit": "MHz"}, "900–2500 MHz"),
        ({}, ""),
    ],
)
def test_figures_read_as_a_reader_writes_them(cells, text):
    assert facts.figure_text(row(**cells)) == text


def test_every_fact_is_told_with_its_source(corpus):
    told = facts.review_facts(corpus)

    assert list(told["fact_id"]) == list(corpus.facts["fact_id"])
    assert told["locator"].notna().all()
    assert set(told["basis"]) <= {"stated in the review", "computed by us"}


def test_known_facts_are_as_printed(corpus):
    told = facts.review_facts(corpus).set_index("fact_id")

    assert told.loc["spinal-share-of-bone-metastases", "figure"] == "70 %"
    assert told.loc["prevalence-systemic-cancer", "figure"] == "5–30 %"


def test_topics_narrow_the_facts(corpus):
    told = facts.review_facts(corpus, ["share by region"])

    assert list(told["figure"]) == ["70 %", "20 %", "10 %"]
    assert set(facts.topics(corpus)) == set(corpus.facts["topic"])
