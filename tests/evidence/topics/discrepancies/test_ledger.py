"""The ledger: nothing lost, gravest first, narrowed by its own options."""

import re

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.discrepancies import TOPIC
from evidence.topics.discrepancies.ledger import (
    KINDS,
    SEVERITIES,
    WHOLE_REVIEW,
    LedgerOptions,
    answer,
    entry_address,
)


@pytest.fixture(scope="module")
def page(cohorts):
    return TOPIC.build(choose(cohorts, Selection()), LedgerOptions())


def narrowed(cohorts, **options):
    return TOPIC.build(choose(cohorts, Selection()), LedgerOptions(**options))


def test_the_ledger_holds_every_entry_gravest_first(page, corpus):
    rows = page.ledger.rows

    assert {row["discrepancy_id"] for row in rows} == set(corpus.discrepancies["discrepancy_id"])
    ranks = [SEVERITIES.index(row["severity"]) for row in rows]
    assert ranks == sorted(ranks)
    assert rows[0]["severity"] == "high"


def test_an_entry_without_a_study_is_about_the_whole_review(page):
    study = {row["discrepancy_id"]: row["study"] for row in page.ledger.rows}

    assert study["khan-complications"] == "Khan 2018"
    assert study["primaries-sum-to-92"] == WHOLE_REVIEW


def test_options_narrow_together(cohorts):
    found = narrowed(
        cohorts,
        ledger_severity=("high",),
        ledger_study=("Yang Z 2009",),
        ledger_kind=("against its source",),
    )

    assert {row["discrepancy_id"] for row in found.ledger.rows} == {
        "yang-2009-counted-twice",
        "yang-2009-design",
        "yang-2009-impossible-p",
    }
    none = narrowed(cohorts, ledger_severity=("high",), ledger_study=("Xie 2015",))
    assert not none.ledger
    assert none.shown.startswith("None of ")


def test_groups_are_gravest_first_and_only_the_gravest_are_unfolded(page):
    ranks = [SEVERITIES.index(group.entries[0].severity) for group in page.groups]

    assert ranks == sorted(ranks)
    assert [group.unfolded for group in page.groups] == [rank == 0 for rank in ranks]
    for group in page.groups:
        assert len({(entry.severity, entry.kind) for entry in group.entries}) == 1
        assert group.heading.endswith(f": {len(group.entries)}")


def test_a_short_list_is_unfolded(cohorts):
    found = narrowed(cohorts, ledger_search="welch vas")

    assert [row["discrepancy_id"] for row in found.ledger.rows] == ["yang-2009-impossible-p"]
    assert all(group.unfolded for group in narrowed(cohorts, ledger_search="khan").groups)


def test_an_entry_opens_by_its_address_whatever_is_narrowed(cohorts):
    found = narrowed(cohorts, entry="khan-complications", ledger_severity=("high",))
    link = entry_address(found.opened, Selection(collection="all"))

    assert found.opened.discrepancy_id == "khan-complications"
    assert link == "discrepancies?entry=khan-complications&collection=all"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_answer_reads_right_of_few(cohorts, count):
    high = [one for one in cohorts.discrepancies if one.severity == "high"]
    entries = tuple(one for one in high if one.kind == "within the review")[:count]

    assert (
        answer(entries)
        == {
            0: "The ledger holds no entry.",
            1: "We found 1 discrepancy, of high severity, within the review.",
            2: "We found 2 discrepancies, 2 of high severity: 2 within the review itself.",
        }[count]
    )


def test_filters_of_patients_change_nothing(cohorts, page):
    empty = choose(cohorts, Selection(primary=("melanoma",), region=("sacral",)))

    assert TOPIC.build(empty, LedgerOptions()).ledger.rows == page.ledger.rows


def test_the_answer_adds_up(page):
    total = len(page.ledger.rows)

    assert sum(len(group.entries) for group in page.groups) == total
    assert page.answer.startswith(f"We found {total} discrepancies, ")
    assert sum(map(int, re.findall(r"(\d+) (?:against|within)", page.answer))) == total
    assert len(page.answer.split()) <= 30
    assert page.shown == f"All {total} entries are shown."


def test_studies_are_offered_by_name_with_the_review_last(cohorts):
    offered = TOPIC.values(choose(cohorts, Selection()), LedgerOptions())

    assert offered["ledger_study"][0] == "Anselmetti 2008"
    assert offered["ledger_study"][-1] == WHOLE_REVIEW
    assert offered["ledger_kind"] == KINDS
