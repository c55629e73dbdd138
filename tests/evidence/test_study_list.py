"""The list of studies: right rows, right order, and a search that forgives accents."""

import pytest

from evidence.corpus import selection
from evidence.corpus.selection import Selection
from evidence.topics.studies import listing as study_list


@pytest.fixture(scope="module")
def review(corpus):
    return selection.restrict(corpus, "review")


def test_each_study_has_one_row_and_the_review_comes_first(corpus):
    listed = study_list.study_list(corpus)

    assert sorted(listed["study_id"]) == sorted(corpus.studies["study_id"])
    assert list(listed["collection"].drop_duplicates()) == ["the review", "wider literature"]
    assert list(listed["label"][:2]) == ["Anselmetti 2008", "Chen 2016"]


def test_a_row_says_what_the_study_is_and_prints(review):
    khan = study_list.study_list(review).set_index("study_id").loc["khan-2018"]

    assert (khan["year"], khan["n_patients"], khan["n_lesions"]) == (2018, 69, 102)
    assert khan["therapies"] == "PVP + MWA"
    assert khan["prints"] == "VAS; complication; local control; death"
    assert khan["primaries"].startswith("breast; lung; myeloma")
    assert khan["mark"] == "⚠ 5"
    assert khan["review_refs"] == "30"


def test_a_comparator_is_no_therapy_of_the_study(corpus):
    listed = study_list.study_list(corpus).set_index("study_id")

    assert listed.loc["yang-z-2013-radiotherapy", "therapies"] == "PVP + 125I"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khan", {"khan-2018"}),
        ("KÄSTLER", {"kastler-2014"}),
        ("acta radiologica", {"yang-z-2009"}),
        ("mwa breast", {"khan-2018"}),
        ("10.1186/1477-7819-11-46", {"yang-z-2013-pigs"}),
        ("no such words", set()),
        ("(", None),
    ],
)
def test_search_wants_every_word_somewhere(review, text, expected):
    listed = study_list.study_list(review)
    found = set(study_list.search(listed, text)["study_id"])

    if expected is not None:
        assert found == expected
    assert len(study_list.search(listed, "  ")) == len(listed)


def test_a_link_keeps_the_filters():
    chosen = Selection(collection="all", primary=("breast", "lung"))

    link = study_list.address("khan-2018", "Khan 2018", chosen)

    assert link == "studies?study=khan-2018&collection=all&primary=breast&primary=lung#Khan%202018"
    assert study_list.address("sun", "Sun", Selection()) == "studies?study=sun#Sun"


def test_overlapping_series_count_once_and_animals_never(review):
    people = review.studies[review.studies["design"].isin(study_list.PEOPLE)]

    # Yang 2005 (1), 2009 (80) and 2013 (100) may share patients, and so may Gu 2013 and 2015.
    assert study_list.patients(review) == int(people["n_patients"].sum()) - 1 - 80 - 20
    assert "yang-z-2013-pigs" not in set(people["study_id"])


def test_the_sentence_counts_designs_and_scores(corpus, review):
    assert study_list.sentence(review).startswith(
        "17 studies of the review: 1 randomised trial, 5 comparative cohorts, 6 case series, "
    )
    assert study_list.sentence(review).endswith("4 of 17 print a score or measurement as a number.")
    assert study_list.sentence(corpus).startswith("17 studies of the review and ")


def test_one_study_reads_as_one(corpus):
    one = selection.choose(corpus, Selection(primary=("thyroid",)))

    assert study_list.sentence(one).startswith("1 study of the review: 1 case series. ")
    assert study_list.sentence(one).endswith("1 of 1 prints a score or measurement as a number.")


def test_what_was_found_is_said(review):
    listed = study_list.study_list(review)
    found = study_list.search(listed, "khan")

    assert study_list.found_sentence(found, listed, "khan").startswith(
        "1 of 17 studies match “khan”."
    )
    assert study_list.found_sentence(listed, listed, "").startswith("⚠ 2 means two")


def test_links_and_order_of_labels(review):
    listed = study_list.with_links(study_list.study_list(review), Selection())

    assert listed["link"].iloc[0] == "studies?study=anselmetti-2008#Anselmetti%202008"
    assert list(study_list.by_label(review.studies)["label"][:2]) == [
        "Anselmetti 2008",
        "Chen 2016",
    ]
