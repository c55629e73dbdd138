"""What the page hands over under any filters and options."""

import json
import re
from dataclasses import fields

import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import options as filter_options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.pooling import TOPIC
from evidence.topics.pooling.page import PoolingOptions
from evidence.topics.pooling.questions import REVIEW

WIDER = {"collection": "all"}


@pytest.fixture
def built(cohorts):
    def build(selection=WIDER, **options):
        choice = choose(cohorts, Selection(**selection))
        return TOPIC.build(choice, fitted(TOPIC, choice, PoolingOptions(**options)))

    return build


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_options_keep_their_names_in_the_address():
    assert [one.name for one in fields(PoolingOptions)] == [
        "outcome", "window", "counted", "patients", "wording", "by", "tau2", "limits", "correlation",
    ]  # fmt: skip


def test_options_depend_on_the_outcome(cohorts):
    choice = choose(cohorts, Selection(**WIDER))
    change = fitted(TOPIC, choice, PoolingOptions())
    leaks = fitted(TOPIC, choice, PoolingOptions("cement leakage", wording="any cement leakage"))
    preset = fitted(TOPIC, choice, PoolingOptions(REVIEW, wording="any cement leakage"))

    assert (change.window, change.counted, change.patients, change.tau2) == (
        "1 month", "", "tumour", "REML",
    )  # fmt: skip
    assert (leaks.window, leaks.counted, leaks.wording, leaks.tau2) == (
        "", "vertebrae", "any cement leakage", "",
    )  # fmt: skip
    assert (preset.window, preset.counted, preset.wording) == ("", "", "")


def test_the_review_alone_is_not_pooled(built):
    page = built(selection={})

    assert (page.verdict.name, page.verdict.level) == ("Not pooled", "red")
    assert "Only 1 study is available" in page.verdict.reasons[0]
    assert page.forest is not None
    assert page.lesson is None


def test_the_wider_literature_has_a_pool_that_passes(built):
    page = built()

    assert page.verdict.name == "Pooled with reserve"
    assert "mean VAS fell by 4.7 points" in plain(page.answer)
    assert page.forest.compact is not None
    assert page.lesson.title == "A lesson on methods; the first row is the default one"
    assert page.model[0].startswith("95 % confidence interval: Hartung")


def test_one_wording_may_be_pooled_and_a_hint_says_which(built):
    hinted = built(outcome="cement leakage", wording="every wording")
    chosen = built(outcome="cement leakage", wording="any cement leakage")

    assert built(outcome="cement leakage").answer == chosen.answer
    assert "choose “any cement leakage” above" in hinted.hint
    assert hinted.verdict.level == "red"
    assert (chosen.hint, chosen.verdict.level) == ("", "amber")
    assert "logistic" in chosen.model[0]


def test_a_therapy_filter_keeps_to_that_therapy(built):
    page = built({"collection": "all", "therapy": ("PVP + MWA",)})

    assert "3 studies of the review and wider literature" in page.answer
    assert {row["therapy"] for row in page.forest.table.rows if row["row_id"]} == {"PVP + MWA"}


def test_what_is_reported_and_no_row_is_counted(built):
    assert "Reported but not shown as rows: comparator arm (2)." in built().remarks
    leaks = built(outcome="cement leakage", wording="any cement leakage").remarks[-1]
    assert re.fullmatch(
        r"Reported but not shown as rows: worded otherwise \(\d+\), review or guideline \(4\), unit "
        r"not stated \(\d+\)\.",
        leaks,
    )
    filtered = built({"collection": "all", "therapy": ("PVP + RFA",)}, outcome="major complication")
    assert filtered.remarks[-1] == (
        "Reported but not shown as rows: several therapies together (1), another therapy (1)."
    )


def test_an_empty_question_names_questions_that_do_have_rows(built):
    page = built(selection={}, outcome="pain change, NRS", window="6 months")

    assert page.answer == "No study of the review reports pain on the NRS at 6 months."
    assert page.empty == (
        "In the wider literature 1 study does. Other outcomes of these studies: pain "
        "change, VAS (6 studies), complications in the review's tumour cohorts (5 studies), major "
        "complication (5 studies) and any complication (3 studies)."
    )
    assert (page.verdict, page.forest, page.synthesis) == (None, None, None)


def test_the_page_opens_on_a_question_that_can_be_pooled(built):
    assert built().synthesis.question.spoken == "at 1 month"
    for filters in ({"collection": "all", "therapy": ("PVP + MWA",)}, {"collection": "all"}):
        assert built(filters).synthesis.pooled is not None


def test_what_is_not_pooled_leads_to_what_can_be(built):
    review, leaks = built(selection={}), built(outcome="cement leakage", wording="every wording")

    assert review.instead.said.startswith(
        "Nothing can be pooled under these filters; with the wider literature "
    )
    assert {door.selection.collection for door in review.instead.doors} == {"all"}
    assert leaks.instead.said == "Can be pooled under these filters:"
    assert built().instead.doors == ()
    for door in (*review.instead.doors, *leaks.instead.doors):
        page = built({"collection": "all"}, **door.query)
        assert page.synthesis.pooled is not None
        assert f": {page.synthesis.pooled.k} " not in door.label or page.verdict.level != "red"


def test_filters_under_which_nothing_can_be_pooled_open_on_rows(built):
    page = built({"collection": "all", "aetiology": ("hemangioma",)})

    assert page.forest is not None
    assert page.instead.said == (
        "Nothing can be pooled under these filters; these questions have rows:"
    )
    assert page.instead.doors


def test_another_visit_is_named_first(built):
    page = built({"collection": "all", "therapy": ("PVP + 125I",)}, window="12 months")

    assert page.empty.startswith("The same is reported at 6 months (1 study)")


def test_studies_without_treated_patients_say_so(built):
    page = built({"design": ("animal study",)})

    assert page.answer == "No study of the review reports pain on the VAS at 1 month."
    assert page.empty == (
        "Nor does the wider literature under these filters. No other outcome of this page has rows "
        "for these studies."
    )


def test_an_empty_choice_says_which_filters_and_nothing_else(built):
    page = built({"primary": ("kidney",), "region": ("cervical",), "therapy": ("PKP",)})

    assert page.answer == page.nothing != ""
    assert (page.verdict, page.forest, page.lesson, page.empty) == (None, None, None, "")


@pytest.mark.parametrize(
    "wanted",
    [
        {"outcome": "nonsense", "window": "never", "tau2": "magic", "patients": "cats"},
        {"outcome": REVIEW, "window": "3 months"},
        {"outcome": "pain response", "counted": "leaks"},
    ],
)
def test_what_does_not_fit_gives_way(built, wanted):
    assert built(**wanted).answer


@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_question_is_answered_in_json(cohorts, collection):
    choice = choose(cohorts, Selection(collection=collection))
    for name in TOPIC.values(choice, PoolingOptions())["outcome"]:
        settled = fitted(TOPIC, choice, PoolingOptions(name))
        valid = TOPIC.values(choice, settled)
        for key in ("window", "counted"):
            for when in valid[key]:
                page = TOPIC.build(
                    choice, fitted(TOPIC, choice, PoolingOptions(name, **{key: when}))
                )
                found = page_json("pooling", page)
                json.dumps(found, allow_nan=False)
                assert len(page.answer.split()) <= 40
                assert "None" not in page.answer


@pytest.mark.parametrize("name", FILTERS)
def test_a_page_stands_under_every_filter(cohorts, built, name):
    for value in filter_options(cohorts.studies, name):
        page = built({"collection": "all", name: (value,)})
        assert page.answer
        if page.forest is not None:
            ids = choose(cohorts, Selection(collection="all", **{name: (value,)})).ids
            assert {row["study_id"] for row in page.forest.table.rows if row["row_id"]} <= ids


def test_no_p_value_compares_treatments(built):
    for page in (built(), built(outcome="cement leakage")):
        written = " ".join(page_json("pooling", page)["sentences"]).casefold()
        assert "test for subgroup" not in written
        assert "better than" not in written
