"""What the review says beyond single studies, as readers see it."""

import pytest

from evidence.cohorts.review_records import Fact
from evidence.topics.methods import facts


def fact(**cells):
    return Fact(
        **{
            "fact_id": "one",
            "row_id": "facts.one",
            "topic": "prevalence",
            "category": None,
            "statement": "A fact.",
            "value": None,
            "low": None,
            "high": None,
            "unit": None,
            "review_refs": (),
            "basis": "review",
            "locator": "Background",
            "note": None,
        }
        | cells
    )


def by_id(table):
    return {row["fact_id"]: row for row in table.rows}


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"low": 5.0, "high": 30.0, "unit": "%"}, "5–30 %"),
        ({"value": 1984.0, "unit": "year"}, "1984"),
        ({"value": 3.0, "unit": "rank"}, "rank 3"),
        ({}, ""),
    ],
)
def test_a_figure_is_written_out(cells, text):
    (row,) = facts.table([fact(**cells)]).rows

    assert str(row["figure"]).replace("\u00a0", " ") == text


def test_a_row_keeps_the_numbers_and_their_source():
    (row,) = facts.table([fact(value=70.0, review_refs=("1", "2"))]).rows

    assert (row["value"], row["review_refs"], row["row_id"]) == (70.0, "1;2", "facts.one")
    assert (row["basis"], row["locator"]) == ("stated in the review", "Background")


def test_topics_stand_in_reading_order_and_narrow_the_facts():
    several = [fact(topic="history"), fact(topic="prevalence", fact_id="two")]

    assert facts.topics(several) == ("prevalence", "history")
    assert list(by_id(facts.table(several, ("prevalence",)))) == ["two"]


def test_topics_without_facts_narrow_nothing():
    assert len(facts.table([fact()], ("history", "no such topic")).rows) == 1


def test_every_fact_is_told_with_its_source(records):
    table = facts.table(records.facts)

    assert list(by_id(table)) == [one.fact_id for one in records.facts]
    assert all(row["locator"] for row in table.rows)
    assert {row["basis"] for row in table.rows} <= {"stated in the review", "computed by us"}


def test_known_facts_are_as_printed(records):
    told = by_id(facts.table(records.facts))

    assert told["spinal-share-of-bone-metastases"]["figure"] == "70\u00a0%"
    assert told["prevalence-systemic-cancer"]["figure"] == "5–30\u00a0%"
    shares = facts.table(records.facts, ("share by region",))
    assert [row["figure"] for row in shares.rows] == ["70\u00a0%", "20\u00a0%", "10\u00a0%"]
