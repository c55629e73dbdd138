"""The ledger: nothing lost, gravest first, narrowed by its own options."""

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.discrepancies import TOPIC
from evidence.topics.discrepancies.ledger import KINDS, SEVERITIES, WHOLE_REVIEW, LedgerOptions


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


def test_filters_of_patients_change_nothing(cohorts, page):
    empty = choose(cohorts, Selection(primary=("melanoma",), region=("sacral",)))

    assert TOPIC.build(empty, LedgerOptions()).ledger.rows == page.ledger.rows


def test_the_answer_adds_up(page):
    total = len(page.ledger.rows)

    assert len(page.outward) + len(page.inward) == total
    assert {entry.kind for entry in page.inward} == {"within the review"}
    assert page.answer.startswith(f"We found {total} places, ")
    assert f"{len(page.inward)} from itself" in page.answer
    assert page.shown == f"All {total} entries are shown."


def test_studies_are_offered_by_name_with_the_review_last(cohorts):
    offered = TOPIC.values(choose(cohorts, Selection()), LedgerOptions())

    assert offered["ledger_study"][0] == "Anselmetti 2008"
    assert offered["ledger_study"][-1] == WHOLE_REVIEW
    assert offered["ledger_kind"] == KINDS
