"""From what a clinician types to the page that answers, with its filters and options."""

from urllib.parse import parse_qs, urlsplit

import pytest

from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import SoughtPage, words
from evidence.topics.address import options_asked, selection_asked
from evidence.topics.registry import TOPICS
from evidence.topics.search import found


@pytest.fixture
def first(cohorts):
    """Return the page that a text opens first and its parameters."""

    def answer(text):
        address = urlsplit(found(cohorts, text).answers[0].address)
        return address.path, parse_qs(address.query)

    return answer


@pytest.mark.parametrize(
    ("text", "page", "query"),
    [
        (
            "kidney neck microwave leak",
            "complications",
            {
                "primary": ["kidney"],
                "region": ["cervical"],
                "therapy": ["PVP + MWA", "MWA"],
                "kind": ["cement leakage"],
            },
        ),
        (
            "iodine seeds pain 6 months",
            "therapies",
            {"therapy": ["PVP + 125I"], "window": ["6 months"]},
        ),
        ("Khan", "studies", {"study": ["khan-2018"]}),
        (
            "pain at 6 months after PVP + MWA in breast metastases",
            "therapies",
            {"primary": ["breast"], "therapy": ["PVP + MWA"], "window": ["6 months"]},
        ),
        (
            "how often does cement leak with symptoms in myeloma",
            "complications",
            {
                "primary": ["myeloma"],
                "collection": ["all"],
                "kind": ["clinical complications"],
                "event": ["symptomatic cement leakage"],
            },
        ),
        (
            "what is known in renal metastases of the neck",
            "patient",
            {"primary": ["kidney"], "region": ["cervical"]},
        ),
        (
            "is the claim for hemangioma borne out",
            "complications",
            {"aetiology": ["hemangioma"], "collection": ["all"]},
        ),
        ("how sure is it", "quality", {}),
        ("how sure is leakage", "quality", {"outcome_rated": ["cement leakage"]}),
        ("pain", "trajectories", {}),
        ("pain at 6 months", "trajectories", {}),
        ("Karnofsky lung", "trajectories", {"primary": ["lung"], "score": ["KPS"]}),
        ("function after kyphoplasty", "trajectories", {"therapy": ["PKP"], "score": ["KPS"]}),
        ("nerve damage", "complications", {"event": ["nerve injury"]}),
        ("what is known about leakage", "complications", {"kind": ["cement leakage"]}),
        ("forest plot pain 3 months", "pooling", {"window": ["3 months"]}),
        ("research gap", "gaps", {}),
        ("mistakes of the review", "discrepancies", {}),
        ("tumour control with radiofrequency", "therapies", {"response": ["tumour control"]}),
        ("BKP in RCC", "patient", {"therapy": ["PKP"], "primary": ["kidney"]}),
    ],
)
def test_a_question_opens_the_page_that_answers(first, text, page, query):
    opened, asked = first(text)

    assert opened == page
    assert asked.items() >= query.items()


def test_every_answer_opens_without_a_remark(cohorts, valid, choices):
    for text in (
        "kidney neck microwave leak",
        "pain at 6 months after PVP + MWA in breast",
        "symptomatic leak myeloma",
        "pooled leakage hemangioma",
        "quality of life lung",
    ):
        for answer in found(cohorts, text).answers:
            query = parse_qs(urlsplit(answer.address).query)
            filters = selection_asked(query, valid)
            choice = choices["all" if "collection" in query else "review"]
            assert (filters.remarks, options_asked(TOPICS[answer.page], choice, query).remarks) == (
                (),
                (),
            )


def test_what_was_understood_is_said_before_anything_changes(cohorts):
    answer = found(cohorts, "kidny seeds pain 6 months").answers[0]

    assert [(chip.label, chip.value) for chip in answer.chips][::2] == [
        ("Tumour primary", "kidney"),
        ("Visit", "6 months"),
    ]
    assert found(cohorts, "kidny pain").mended == ("“kidny” for kidney",)


def test_what_was_not_understood_is_said_and_can_be_searched_for(cohorts):
    result = found(cohorts, "xyzzy breast")

    assert result.strange == ("xyzzy",)
    assert result.answers[0].address == "patient?primary=breast"
    assert result.answers[-1].address == "studies?search=xyzzy+breast"


def test_a_word_without_use_for_the_answer_is_said(cohorts):
    assert found(cohorts, "leakage at 3 months").unused == ("3 months",)
    assert found(cohorts, "pain at 3 months").unused == ()  # every visit is drawn
    assert found(cohorts, "sham pain").unused == ("sham",)
    assert found(cohorts, "leak leakage").unused == ()


def test_the_wider_literature_joins_only_where_the_review_has_none(cohorts):
    review = found(cohorts, "breast").answers[0]
    wider = found(cohorts, "melanoma").answers[0]
    asked = found(cohorts, "breast", Selection("all")).answers[0]

    assert "collection" not in review.address
    assert "collection=all" in wider.address
    assert wider.chips[-1].value == "wider literature, as the review has none of these"
    assert "collection=all" in asked.address


def test_words_that_name_no_filter_keep_those_that_are_set(cohorts):
    now = Selection("all", primary=("breast",))

    assert found(cohorts, "how sure is it", now).answers[0].address == (
        "quality?primary=breast&collection=all"
    )
    khan = found(cohorts, "Khan", now).answers[0]
    assert "primary=breast" in khan.address
    assert [chip.label for chip in khan.chips] == ["Study"]


def test_filters_that_words_replace_are_said(cohorts):
    now = Selection(primary=("breast",), region=("thoracic",))
    first = found(cohorts, "kidney leak", now).answers[0]

    assert first.address == "complications?primary=kidney&kind=cement+leakage"
    assert [chip.value for chip in first.chips if chip.label == "Taken off"] == [
        "tumour primary breast",
        "spinal region thoracic",
    ]


def test_no_words_have_no_answer(cohorts):
    for text in ("", "   ", "of the", "?"):
        assert found(cohorts, text).answers == ()


def test_a_shared_name_offers_each_study(cohorts):
    addresses = [answer.address for answer in found(cohorts, "Yang Z").answers]

    assert len(addresses) > 2
    assert len(set(addresses)) == len(addresses)


def test_a_synonym_can_name_every_page_and_no_other():
    assert set(words(SoughtPage)) == set(TOPICS)
