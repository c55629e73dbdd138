"""Plain sums add what the chart shows, name their parts, and never mix units."""

import pytest

from evidence.cohorts.harms import severity_of
from evidence.topics.complications.adding import sums

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def added(pool):
    return {one.rule.sum_id: one for one in sums(pool("all"), "wilson")}


def test_the_sums_of_the_wider_literature(added):
    """By hand, from the rows in the table of parts."""
    found = {name: (one.events, one.total, one.studies) for name, one in added.items()}

    assert found == {
        "tumour-clinical": (36, 699, 14),
        "tumour-clinical-with-major-only": (41, 1644, 27),
        "osteoporosis-periprocedural": (7, 467, 5),
        "hemangioma-symptomatic": (2, 271, 7),
        "hemangioma-leakage": (7, 134, 2),
        "tumour-leakage": (581, 1788, 18),
    }


@pytest.mark.parametrize("collection", ["review", "all"])
def test_a_sum_adds_what_the_chart_shows(pool, shown, collection):
    for one in sums(pool(collection), "wilson"):
        rule = one.rule
        rows = shown(collection, options={"kind": rule.family, "unit": rule.unit})
        expected = {
            row.count.row_id
            for row in rows
            if row.counts
            and row.count.study.aetiology == rule.aetiology
            and row.count.event in rule.events
            and (not rule.severities or severity_of(row.count) in rule.severities)
        }
        assert {count.row_id for count in one.parts} == expected, rule.sum_id


def test_units_are_never_mixed(added):
    for one in added.values():
        assert {count.unit for count in one.parts} == {one.rule.unit}


def test_what_is_left_out_is_named_with_its_reason(build):
    page = build("all")
    reasons = {
        row["row_id"]: row["why_not"]
        for row in page.sum_parts.rows
        if row["sum_id"] == "tumour-clinical-with-major-only"
    }

    assert reasons["khan-2018.events.1"] is None
    assert reasons["levy-2023.events.1"] == "Cement not stated"
    assert reasons["massari-2009.events.1"] == "Patients may overlap with Masala 2013"
    assert reasons["lei-2017.events.2"] == "A comparator, not the treatment under study"
    assert "berenson-2011.events.1" not in reasons
    assert any(
        text.startswith(
            "Clinical complications, in some series symptomatic or major ones only, per patient "
            f"(hemangiomas): 2 of 271 patients: 0.7{NBSP}% (0.2–2.7{NBSP}%), the sum of 7 studies. "
            "Left out: case report (1)."
        )
        for text in page.sums
    )


def test_the_parts_add_up_to_the_sum(build, added):
    for sum_id, one in added.items():
        own = [
            row
            for row in build("all").sum_parts.rows
            if row["sum_id"] == sum_id and row["why_not"] is None
        ]
        assert sum(row["events"] for row in own) == one.events
        assert sum(row["total"] for row in own) == one.total


def test_the_interval_is_the_one_chosen(build):
    def kastler(interval):
        return build(options={"interval": interval}).sums[0]

    assert f"2 of 132 patients: 1.5{NBSP}% (0.4–5.4{NBSP}%)" in kastler("Wilson")
    assert f"2 of 132 patients: 1.5{NBSP}% (0.2–5.4{NBSP}%)" in kastler("Clopper–Pearson")


def test_no_sum_says_where_there_is_one(build):
    assert build(primary=("breast",)).sums_said == (
        "No plain sum is shown: none has two studies on screen to add up. With the wider "
        "literature there are 2."
    )
    assert build(aetiology=("mixed",)).sums_said == (
        "No plain sum is shown: none has two studies on screen to add up."
    )


def test_a_therapy_filter_names_what_it_keeps_out(build):
    page = build("all", therapy=("PVP + RFA",))
    reasons = {row["row_id"]: row["why_not"] for row in page.sum_parts.rows}

    assert reasons["pmid-34247255.events.1"] is None
    assert reasons["pmid-34247255.events.2"].startswith("An arm given another therapy")
    assert any("several therapies together (1)" in line for line in page.sums)
