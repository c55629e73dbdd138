"""The list of studies: right rows, right order, and a search that forgives accents."""

import pytest

from evidence.cohorts.once import patients_of
from tests.evidence.topics.studies.conftest import opened


def rows(page):
    return page.listing.studies.rows


def by_id(page):
    return {row["study_id"]: row for row in rows(page)}


def test_each_study_has_one_row_and_the_review_comes_first(cohorts):
    listed = rows(opened(cohorts, collection="all"))

    assert sorted(row["study_id"] for row in listed) == sorted(cohorts.by_id)
    assert list(dict.fromkeys(row["collection"] for row in listed)) == [
        "the review",
        "wider literature",
    ]
    assert [row["label"] for row in listed[:2]] == ["Anselmetti 2008", "Chen 2016"]


def test_a_row_says_what_the_study_is_and_prints(cohorts):
    khan = by_id(opened(cohorts))["khan-2018"]

    assert (khan["year"], khan["n_patients"], khan["n_lesions"]) == (2018, 69, 102)
    assert khan["therapies"] == "PVP + MWA"
    assert khan["prints"] == "VAS; complication; local control; death"
    assert khan["primaries"].startswith("breast; lung; myeloma")
    assert khan["study"] == "Khan 2018"
    assert khan["discrepancies"] == 5
    assert khan["review_refs"] == "30"


def test_names_are_whole_and_short_with_their_marks(cohorts):
    listed = by_id(opened(cohorts, collection="all"))

    assert listed["yang-z-2013-pigs"]["study"].startswith("Yang Z 2013, pigs")
    assert listed["kallmes-2009"]["study"] == "Kallmes 2009"
    assert listed["kallmes-2009"]["label"] == "Kallmes 2009 (INVEST)"


def test_animals_are_no_patients(cohorts):
    pigs = by_id(opened(cohorts))["yang-z-2013-pigs"]

    assert pigs["n_patients"] is None


def test_a_comparator_is_no_therapy_of_the_study(cohorts):
    assert by_id(opened(cohorts))["yang-z-2013-radiotherapy"]["therapies"] == "PVP + 125I"


def test_a_link_keeps_the_filters(cohorts):
    link = by_id(opened(cohorts, collection="all", primary=("breast", "lung")))["khan-2018"]["link"]

    assert link == (
        "studies?study=khan-2018&collection=all&primary=breast&primary=lung#Khan%202018"
    )


def test_the_answer_counts_each_patient_once_and_no_animal(cohorts):
    page = opened(cohorts)
    people = [study for study in cohorts.studies if study.has_patients and not study.outside_review]
    printed = sum(study.n_patients or 0 for study in people)

    # Yang 2005 (1), 2009 (80) and 2013 (100) may share patients, and so may Gu 2013 and 2015.
    assert patients_of(people).number == printed - 1 - 80 - 20
    assert page.answer == (
        f"17 studies of the review with {printed - 101} patients (overlapping series counted "
        "once). For 4 of them, a score is printed as a number."
    )
    assert page.listing.reading[0].startswith(
        "By design: 1 randomised trial, 5 comparative cohorts, 6 case series, 1 case report, "
    )
    assert page.listing.reading[1] == "1 study of patients does not print how many."


def test_the_wider_literature_is_counted_apart(cohorts):
    assert opened(cohorts, collection="all").answer.startswith(
        f"17 studies of the review and {len(cohorts.studies) - 17} of the wider literature with "
    )


@pytest.mark.parametrize(
    ("filters", "answer"),
    [
        (
            {"primary": ("thyroid",)},
            "1 study of the review with 69 patients. A score is printed as a number.",
        ),
        (
            {"design": ("animal study",)},
            "1 study of the review, without patients. No score is printed as a number.",
        ),
        (
            {"design": ("guideline",), "collection": "all"},
            "1 study of the wider literature, without patients. No score is printed as a number.",
        ),
    ],
)
def test_one_study_reads_as_one(cohorts, filters, answer):
    assert opened(cohorts, **filters).answer == answer


def test_what_emptied_the_list_is_said(cohorts):
    page = opened(cohorts, primary=("melanoma",), region=("sacral",))

    assert page.nothing.startswith("No study matches")
    assert page.answer == page.nothing
    assert page.listing is None
    assert page.detail is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khan 2018", {"khan-2018"}),
        # Khan is among the authors of Kushchayev 2019
        ("khan", {"khan-2018", "kushchayev-2019"}),
        ("KÄSTLER", {"kastler-2014"}),
        ("acta radiologica", {"yang-z-2009"}),
        ("mwa breast", {"khan-2018"}),
        ("10.1186/1477-7819-11-46", {"yang-z-2013-pigs"}),
        ("19922311", {"yang-z-2009"}),
        ("yang-z-2009", {"yang-z-2009"}),
        ("no such words", set()),
    ],
)
def test_search_wants_every_word_somewhere(cohorts, text, expected):
    assert set(by_id(opened(cohorts, search=text))) == expected


def test_search_reads_authors(trial):
    assert set(by_id(opened(trial, search="roe"))) == {"doe-2020"}
    assert set(by_id(opened(trial, search="doe sham"))) == {"doe-2020"}


def test_blank_words_leave_the_whole_list(cohorts):
    page = opened(cohorts, search="  ")

    assert len(rows(page)) == 17
    assert not page.listing.found


def test_what_was_found_is_said(cohorts):
    assert opened(cohorts, search="khan 2018").listing.found == (
        "1 of 17 studies matches “khan 2018”."
    )
    assert opened(cohorts, search="yang z").listing.found.startswith("3 of 17 studies match “")


@pytest.mark.parametrize(
    ("filters", "text", "told"),
    [
        ({}, "kallmes-2009", "The wider literature has 1 study that does: Kallmes 2009."),
        (
            {"aetiology": ("osteoporosis",)},
            "khan-2018",
            "The filters hide 1 study that does: Khan 2018.",
        ),
        (
            {"aetiology": ("tumour",)},
            "kallmes-2009",
            "The wider literature, without the filters, has 1 study that does: Kallmes 2009.",
        ),
        ({}, "zzz", "Nor has any other study of the corpus."),
    ],
)
def test_a_search_without_result_says_where_else_it_would_find(cohorts, filters, text, told):
    page = opened(cohorts, search=text, **filters)

    assert not rows(page)
    assert page.listing.nothing_found.startswith(f"No study of these has “{text}” in name, ")
    assert page.listing.nothing_found.endswith(told)


def test_several_words_without_result_are_all_meant(cohorts):
    assert opened(cohorts, search="zzz yyy").listing.nothing_found.startswith(
        "No study of these has every word of “zzz yyy” in name, "
    )


def test_the_search_knows_the_synonyms(cohorts):
    for words, meant in (("iodine", "125I"), ("renal", "kidney"), ("neck", "cervical")):
        by_synonym = opened(cohorts, search=words, collection="all").listing
        by_word = opened(cohorts, search=meant, collection="all").listing
        ids = {row["study_id"] for row in by_word.studies.rows}
        assert ids
        assert ids <= {row["study_id"] for row in by_synonym.studies.rows}
