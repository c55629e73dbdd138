"""The ledger: nothing lost, gravest first, and the marks that studies carry."""

import pytest

from evidence.topics.discrepancies import ledger as discrepancies


def test_the_ledger_holds_every_entry_gravest_first(corpus):
    entries = discrepancies.ledger(corpus)

    assert set(entries["discrepancy_id"]) == set(corpus.discrepancies["discrepancy_id"])
    ranks = [discrepancies.SEVERITIES.index(severity) for severity in entries["severity"]]
    assert ranks == sorted(ranks)
    assert entries["severity"].iloc[0] == "high"


def test_an_entry_without_a_study_is_about_the_whole_review(corpus):
    entries = discrepancies.ledger(corpus).set_index("discrepancy_id")

    assert entries.loc["khan-complications", "study"] == "Khan 2018"
    assert entries.loc["primaries-sum-to-92", "study"] == discrepancies.WHOLE_REVIEW


def test_narrowing_combines_lists_and_an_empty_list_matches_all(corpus):
    entries = discrepancies.ledger(corpus)

    assert len(discrepancies.narrow(entries)) == len(entries)
    found = discrepancies.narrow(entries, ["high"], ["Yang Z 2009"], ["against its source"])
    assert set(found["discrepancy_id"]) == {
        "yang-2009-counted-twice",
        "yang-2009-design",
        "yang-2009-impossible-p",
    }
    assert discrepancies.narrow(entries, ["high"], ["Xie 2015"]).empty


def test_marks_count_the_entries_of_each_study(corpus):
    marks = discrepancies.marks(corpus)

    assert marks["khan-2018"] == "⚠ 5"
    assert marks["xie-2015"] == "⚠ 1"
    assert "cochrane" not in marks
    assert sum(discrepancies.counts(corpus).values()) == corpus.discrepancies["study_id"].count()


@pytest.mark.parametrize(
    ("mark", "words"), [("⚠ 1", "1 discrepancy"), ("⚠ 12", "12 discrepancies")]
)
def test_a_mark_can_be_said_in_words(mark, words):
    assert discrepancies.mark_words(mark) == words


def test_the_sentence_adds_up(corpus):
    entries = discrepancies.ledger(corpus)
    outward, inward = discrepancies.apart(entries)

    assert len(outward) + len(inward) == len(entries)
    assert set(inward["kind"]) == {"within the review"}
    assert discrepancies.sentence(entries).startswith(f"We found {len(entries)} places, ")
    assert f"{len(inward)} from itself" in discrepancies.sentence(entries)


def test_entries_touching_one_study_are_its_own(corpus):
    own = discrepancies.touching(corpus, "kastler-2014")

    assert set(own["study"]) == {"Kastler 2014"}
    assert len(own) == 5


def test_studies_are_offered_by_name_with_the_review_last(corpus):
    names = discrepancies.studies_concerned(discrepancies.ledger(corpus))

    assert names[0] == "Anselmetti 2008"
    assert names[-1] == discrepancies.WHOLE_REVIEW


def test_the_page_says_how_much_is_shown(corpus):
    entries = discrepancies.ledger(corpus)
    some = discrepancies.narrow(entries, ["high"])

    assert (
        discrepancies.shown_sentence(entries, entries) == f"All {len(entries)} entries are shown."
    )
    assert discrepancies.shown_sentence(some, entries).startswith(f"{len(some)} of {len(entries)}")


def test_a_study_without_an_entry_keeps_its_id(corpus):
    entries = discrepancies.ledger(corpus)

    assert discrepancies.label(entries, "yang-z-2009") == "Yang Z 2009"
    assert discrepancies.label(entries, "nobody-1900") == "nobody-1900"
