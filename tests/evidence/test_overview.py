"""The overview's sentences and counts, against rows checked by hand."""

from __future__ import annotations

import pytest

from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics.overview import answers as overview


@pytest.fixture(scope="module")
def review(corpus):
    return selection.restrict(corpus, "review")


def test_the_answer_names_falls_and_the_missing_control(review):
    assert overview.answer(review) == (
        "Pain was lower after treatment in both tumour arms with printed scores before and after "
        "(PVP + MWA; by 5 to 5.1 points of 10 at the last visit), but none of 10 tumour studies "
        "set it against sham or usual care, so how much of it the cement brings is not known."
    )


def test_the_answer_of_the_wider_literature_still_doubts(corpus):
    text = overview.answer(corpus)
    assert "but only" in text
    assert "is not known" in text


def test_the_answer_without_tumours_or_scores(review):
    osteoporosis = selection.choose(review, Selection(aetiology=("osteoporosis",)))
    assert overview.answer(osteoporosis) == "No study on show treated patients with spinal tumours."
    masala = selection.choose(review, Selection(therapy=("PVP + cryoablation",)))
    assert overview.answer(masala).startswith("No tumour study on show prints pain before")


def test_reporting_counts_studies_of_patients_only(review):
    rows = overview.reporting(review).set_index("item")
    assert set(rows["total"]) == {13}
    assert rows.loc["pain before and after", "which"] == "Khan 2018; Kastler 2014; Gu 2013"
    assert dict(rows["studies"]) == {
        "any pain score": 4,
        "pain before and after": 3,
        "KPS score": 1,
        "complications counted": 6,
        "groups compared": 5,
        "randomised": 1,
        "sham or usual care": 0,
    }


def test_strength_names_the_best_and_counts_the_weakest(review):
    strongest, weakest = overview.strength(review)
    assert "level 2" in strongest
    assert "Yang Z 2009, 80 patients" in strongest
    assert "6 of 10 tumour studies" in weakest


def test_counts_say_which_collection(review, corpus):
    assert overview.counted(review, corpus, "review").startswith("17 of 17 studies of the review:")
    assert "wider literature" in overview.counted(corpus, corpus, "all")


def test_shares_are_as_printed_and_never_rescaled(corpus):
    primaries = overview.shares(corpus, "share by primary")
    assert list(primaries["category"])[:3] == ["lung", "breast", "gastrointestinal"]
    assert list(primaries["category"])[-3:] == ["other", "unknown", "not listed"]
    shares = dict(zip(primaries["category"], primaries["value"], strict=True))
    assert (shares["lung"], shares["not listed"]) == (31, 8)
    assert primaries.loc[primaries["category"] != "not listed", "value"].sum() == 92
    regions = overview.shares(corpus, "share by region")
    assert list(regions["value"]) == [70, 20, 10]


def test_what_stands_outside_the_review_has_its_source(corpus):
    first, rest = overview.context(corpus)
    assert len(first) == 3
    assert len(first) + len(rest) == len(corpus.context)
    assert "sham" in first[0]
    assert all("](https://" in text for text in first + rest)


def test_discrepancies_are_counted_by_severity(corpus):
    counts = corpus.discrepancies["severity"].value_counts()
    assert overview.discrepancy_counts(corpus) == (
        f"{len(corpus.discrepancies)} are recorded, by severity: "
        f"{counts['high']} high, {counts['medium']} medium, {counts['low']} low."
    )


def test_further_arms_are_counted(review):
    assert overview.others(review) == (
        "Further tumour arms: 2 with a score but no baseline, 4 with less pain stated, no number."
    )
