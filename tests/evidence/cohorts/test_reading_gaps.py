"""What is missing of a study is listed, the most serious first, and only where it is missing."""

import pytest

import evidence
from evidence import cohorts
from evidence.cohorts.reading_gaps import gaps_text, reading_gaps

STUDY = """\
collection: review
studies:
  - id: doe-2021
    label: Doe 2021
    authors: Doe J
    year: 2021
    title: Cement or sham
    pmid: "303"
    design: randomised trial
    aetiology: tumour
    read:
      - {what: abstract, where: PubMed 303, on: 2025-11-30}
    arms:
      - {id: pvp, label: P, components: [PVP], basis: primary, locator: abstract}
      - {id: sham, label: S, components: [sham], role: comparator, basis: primary, locator: abstract}
    scores:
      - {arm: pvp, instrument: VAS, statistic: mean, basis: primary, locator: abstract, visits: [{months: 1, timepoint: t, value: 3}]}
      - {arm: sham, instrument: VAS, statistic: mean, basis: primary, locator: abstract, visits: [{months: 1, timepoint: t, value: 4}]}
    events:
      - {arm: pvp, event: cement leakage, kind: leakage, definition: d, events: 1, total: 9, unit: patients, basis: primary, locator: abstract}
"""
SHAM_SCORES = STUDY[STUDY.index("      - {arm: sham") : STUDY.index("    events:")]
SCORES = STUDY[STUDY.index("    scores:") : STUDY.index("    events:")]
EVENTS = STUDY[STUDY.index("    events:") :]
READ = STUDY[STUDY.index("    read:") : STUDY.index("    arms:")]
BASELINE_ONLY = SCORES.replace("months: 1", "months: 0")


@pytest.fixture
def gaps_of(write_corpus):
    def find(text):
        built = cohorts.build(evidence.load([write_corpus(text)]))
        return [(gap.kind, gap.words) for one in reading_gaps(built) for gap in one.gaps]

    return find


def test_a_study_that_is_whole_is_not_listed(gaps_of):
    assert gaps_of(STUDY) == []


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        (STUDY.replace(READ, ""), [("not read", "nothing says what was read")]),
        (
            STUDY.replace(SCORES, "").replace(EVENTS, ""),
            [("no result", "abstract read, yet no result")],
        ),
        (
            STUDY.replace(SCORES, BASELINE_ONLY).replace(EVENTS, ""),
            [("no result", "abstract read, yet no result")],
        ),
        (
            STUDY.replace(SCORES, "")
            .replace(EVENTS, "")
            .replace("what: abstract", "what: not found"),
            [("arms without results", "no result of pvp or sham")],
        ),
        (
            STUDY.replace(SCORES, ""),
            [
                ("arms without results", "no result of sham"),
                ("harms without benefits", "harms, yet nothing on benefit"),
            ],
        ),
        (STUDY.replace(EVENTS, ""), [("benefits without harms", "benefits, yet nothing on harm")]),
        (
            STUDY.replace("kind: leakage", "kind: response").replace(
                "cement leakage", "pain response"
            ),
            [("benefits without harms", "benefits, yet nothing on harm")],
        ),
        (
            STUDY.replace(SHAM_SCORES, SHAM_SCORES.replace("months: 1", "months: 6")),
            [("no comparison", "scores, yet none compared between arms")],
        ),
        (STUDY.replace('    pmid: "303"\n', ""), [("no identity", "no DOI, PMID or address")]),
        (
            STUDY.replace("    authors: Doe J\n", "").replace("    title: Cement or sham\n", ""),
            [("no identity", "no authors and no title")],
        ),
    ],
    ids=lambda value: value[0][0] if isinstance(value, list) else "",
)
def test_what_is_missing_is_named(gaps_of, text, gaps):
    assert gaps_of(text) == gaps


@pytest.mark.parametrize(
    "result",
    [
        "    differences:\n      - {arm: pvp, against: sham, instrument: VAS, statistic: mean difference, visits: [{months: 1, timepoint: t, value: -1}], basis: primary, locator: a}\n",
        "    directions:\n      - {arm: sham, instrument: VAS, direction: worse, against: pvp, visits: [{months: 1, timepoint: t}], basis: primary, locator: a}\n",
    ],
    ids=["a number", "words"],
)
def test_a_difference_is_a_comparison_and_a_result_of_both_arms(gaps_of, result):
    apart = STUDY.replace(SHAM_SCORES, "")

    assert "no comparison" in dict(gaps_of(apart))
    assert gaps_of(apart + result) == []


def test_a_study_without_patients_is_judged_for_identity_and_reading_alone(gaps_of):
    review = STUDY.replace("randomised trial", "systematic review").replace(SCORES, "")

    assert gaps_of(review) == []
    assert [kind for kind, _ in gaps_of(review.replace(READ, ""))] == ["not read"]


def test_the_most_serious_comes_first_and_the_summary_last(write_corpus):
    second = (
        STUDY[STUDY.index("  - id") :]
        .replace("doe-2021", "roe-2022")
        .replace("Doe 2021", "Roe 2022")
        .replace(READ, "")
        .replace("    title: Cement or sham\n", "")
    )
    first = STUDY.replace("    title: Cement or sham\n", "")
    built = cohorts.build(evidence.load([write_corpus(first + second)]))

    assert gaps_text(built, "review").splitlines() == [
        "roe-2022 (Roe 2022)",
        "  high: nothing says what was read",
        "  low: no title",
        "doe-2021 (Doe 2021)",
        "  low: no title",
        (
            "2 of 2 studies of the review lack something: 1 without a word on what was read and "
            "2 without some of what identifies a study"
        ),
    ]


def test_a_whole_corpus_needs_one_line(write_corpus):
    built = cohorts.build(evidence.load([write_corpus(STUDY)]))

    assert gaps_text(built) == "none of 1 study of the review and wider literature lack something"


def test_the_collection_is_kept_to(cohorts):
    of_review = reading_gaps(cohorts, "review")

    assert {one.study.collection for one in of_review} == {"review"}
    assert len(reading_gaps(cohorts)) > len(of_review)
