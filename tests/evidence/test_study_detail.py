"""One study: every number of the corpus about it, each with its source."""

import pytest

from evidence.topics.studies import detail as study_detail
from evidence.topics.studies import figures as study_figures
from evidence.topics.studies.figures import UNUSED, counted, lifted, months_text, sourced

TABLES = ("arms", "measurements", "directions", "events", "primaries", "regions", "details")


@pytest.fixture(scope="module")
def khan(corpus):
    return study_detail.detail(corpus, "khan-2018")


@pytest.fixture(scope="module")
def yang(corpus):
    return study_detail.detail(corpus, "yang-z-2009")


def test_an_unknown_study_is_no_study(corpus):
    assert study_detail.detail(corpus, "nobody-1900") is None


def test_every_row_of_every_study_is_there_with_its_source(corpus):
    for study_id in corpus.studies["study_id"]:
        figures = study_figures.figures(corpus, study_id)
        wanted = [
            row_id
            for frame in map(corpus.table, TABLES)
            for row_id in frame.loc[frame["study_id"] == study_id, "row_id"]
        ]

        assert sorted(figures["row_id"].dropna()) == sorted(wanted), study_id
        assert figures[["basis", "locator", "figure"]].notna().all(axis=None), study_id
        assert set(figures["section"]) <= set(study_figures.SECTIONS)


def test_khan_reads_as_printed(khan):
    assert khan.citation.endswith("Spinal Metastases and Myeloma. AJNR Am J Neuroradiol. 2018.")
    assert khan.sentence == (
        "Case series of 69 patients with 102 lesions; median VAS 7 (before treatment), "
        "then 2 (20–24 weeks); any complication in 2 of 69 patients, 2.9 % (0.8–10.0 %)."
    )
    assert khan.collection == "Described by the review, ref 30"
    assert khan.level == "OCEBM level 4: patients followed without a control group."
    assert khan.doi == "10.3174/ajnr.A5680"
    assert khan.pmid is None
    assert khan.overlaps == ()
    assert len(khan.notes) == 4


def test_the_scores_of_khan_come_in_order_of_time(khan):
    scores = khan.figures[khan.figures["section"] == "Scores"]

    assert list(scores["when"]) == ["before treatment", "2–4 weeks", "20–24 weeks"]
    assert scores["figure"].iloc[1] == "median 2 ± 1.6 (spread unnamed)"
    assert set(scores["locator"]) == {"abstract, doi 10.3174/ajnr.A5680"}


def test_counts_have_wilson_intervals(khan, yang):
    events = khan.figures[khan.figures["section"] == "Events"].set_index("what")

    assert events.loc["skin burn", "interval"] == "1.4 % (0.3–7.8 %)"
    none = yang.figures[yang.figures["figure"] == "0 of 40 patients"]
    assert set(none["interval"]) == {"0 % (up to 8.8 %)"}
    everyone = yang.figures[yang.figures["figure"].str.startswith("40 of 40")]
    assert set(everyone["interval"]) == {"100 % (at least 91.2 %)"}


def test_pooled_counts_of_a_review_get_no_interval(corpus):
    for study_id in corpus.studies.query("design == 'systematic review'")["study_id"]:
        assert not study_figures.figures(corpus, study_id)["interval"].fillna("").ne("").any()


def test_both_prints_of_a_number_stand_side_by_side(yang):
    sides = yang.sides

    assert list(sides["what"]) == ["VAS", "VAS", "KPS", "KPS"]
    assert (
        sides["review"].iloc[0] == "2.26 (mean or median not stated), time not given by the review"
    )
    assert sides["study"].iloc[0] == "mean 2.26 ± 1.05 (SD), 6 months"
    assert set(sides["same"]) == {"yes"}
    unused = yang.figures[yang.figures["used"] == UNUSED]
    assert len(unused) == 4
    assert unused["basis"].eq("stated in the review").all()


def test_a_number_that_differs_is_marked(corpus):
    sides = study_detail.sides(corpus, "kastler-2014")

    assert set(sides["same"]) <= {"yes", "no"}
    assert len(sides) >= 1


def test_overlapping_series_are_named(yang):
    assert yang.overlaps == ("Yang 2005", "Yang Z 2013 (versus radiotherapy)")
    assert yang.collection == "Described by the review, refs 45 and 50"


def test_two_arms_are_told_apart(yang):
    assert yang.sentence == (
        "Randomised trial of 80 patients with 126 lesions; PVP + 125I seeds: mean VAS 2.26 "
        "(6 months); PVP alone: mean VAS 5.41 (6 months)."
    )


def test_silence_is_said(corpus):
    review = study_detail.detail(corpus, "xie-2015")
    pigs = study_detail.detail(corpus, "yang-z-2013-pigs")

    assert review.sentence.endswith("no pain score or overall complication count was seen.")
    assert pigs.sentence.startswith("Animal study of 14 animals")


def test_unseen_authors_and_years_are_said_to_be_unseen(corpus):
    assert study_detail.detail(corpus, "pusceddu").citation == (
        "Pusceddu et al. Title not seen. Year not seen."
    )
    unnamed = study_detail.detail(corpus, "unnamed-leakage-risk")
    assert unnamed.citation.startswith("First author not seen.")


def test_the_wider_literature_is_named_as_such(corpus):
    outside = corpus.studies.query("collection == 'supplement'")["study_id"].iloc[0]

    assert study_detail.detail(corpus, outside).collection == "Wider literature, not in the review"


def test_sources_are_short_on_screen(khan):
    short = sourced(khan.figures)["source"]

    assert short.iloc[0] == "study, abstract"
    assert "review, PVP combined with MWA, ref 30" in set(short)


def test_what_every_row_says_is_said_once(khan):
    rows = sourced(khan.figures[khan.figures["section"] == "Tumour primaries"])

    left, once = lifted(rows)

    assert not {"source", "note"} & set(left.columns)
    assert once.startswith("Printed in: study, abstract. Note: The counts sum to 69")
    assert len(left) == 9


@pytest.mark.parametrize(
    ("months", "text"), [(5.06, "5.1 months"), (1.0, "1 month"), (12.0, "12 months"), (None, "")]
)
def test_months_in_words(months, text):
    assert months_text(months) == text


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [(1, "vertebrae", "1 vertebra"), (2, "patients", "2 patients"), (None, "patients", "")],
)
def test_counts_in_words(number, unit, text):
    assert counted(number, unit) == text
