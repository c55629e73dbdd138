"""What the page on therapies says, against rows checked by hand in the corpus files."""

from dataclasses import replace

import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import options as filter_options
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.therapies import TOPIC
from evidence.topics.therapies.page import TherapiesOptions
from evidence.topics.therapies.therapy_wording import VISITS


@pytest.fixture(scope="module")
def build(cohorts):
    def make(window="6 months", response="pain relief", **filters):
        choice = choose(cohorts, Selection(**filters))
        return TOPIC.build(choice, TherapiesOptions(window, response))

    return make


def test_the_answer_is_about_the_visit_on_screen(build):
    assert build().answer == (
        "By 6 months pain fell by 5 to 5.1 points of 10 in both tumour arms that print it "
        "before and after (PVP + MWA)."
    )
    assert build("up to 1 week").answer == (
        "Within 1 week pain fell by 5.8 points of 10 in the one tumour arm that prints it "
        "before and after (PVP + MWA)."
    )
    assert build("12 months").answer == (
        "No arm prints pain before treatment and at 12 months; 3 arms do at another visit."
    )


def test_the_answer_counts_each_patient_once_and_ranks_nothing(build):
    # Tseng 5.3; Hou 3, Kastler 5.1, Khan 5 (Motaghi may be the same patients), Wu 5.7, Wang 5
    # (so may Zhang); Clarencon 4.1, Levy 4.7, Yildizhan 5.13; Maugeri 5.05; Ragheb 6.2; CNS 4.55;
    # Duan 6.05 (mesh) and 6.3 (PKP).
    page = build(collection="all")

    assert page.answer == (
        "By 6 months pain fell by 3 to 6.3 points of 10 in 14 tumour arms that print it "
        "before and after (8 therapies, not to be ranked)."
    )
    assert "16 arms with a score before and after (2 left out above" in page.notes[0]


@pytest.mark.parametrize("window", VISITS)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_an_answer_has_at_most_thirty_words(build, window, collection):
    assert len(build(window, collection=collection).answer.split()) <= 30


def test_other_patients_than_those_with_tumours_are_named(build):
    assert build("last visit", instrument=("Cobb angle",)).answer == (
        "No tumour arm prints pain before and after; pain fell by 6.6 points of 10 "
        "in osteoporosis (1 arm)."
    )


def test_arms_without_stated_cement_never_answer(build, cohorts):
    page = build("1 month", collection="all", therapy=("RFA + radiotherapy",))

    assert page.answer == (
        "Pain before treatment and at 1 month is printed only for 1 arm whose cement is not stated."
    )
    assert page.notes[1] == (
        f"1 of {len(cohorts.studies)} studies of the review and wider literature gives results of "
        "treated patients; "
        "cement is stated for none (RFA + radiotherapy)."
    )


def test_the_scope_sets_therapies_without_stated_cement_apart(build):
    assert build().notes[1] == (
        "13 of 17 studies of the review give results of treated patients: 6 therapies with cement, "
        "and 1 for which cement is not stated (MWA)."
    )


def test_the_visit_says_who_is_silent(build):
    assert build().notes[0] == (
        "6 months (after 4.5 months, up to 9 months): 2 arms with a score before and after, 2 with "
        "a score but none before, 3 with a direction but no number; 1 further arm whose cement is "
        "not stated. No result by arm for PVP + pedicle screws."
    )
    assert build("12 months").notes[0].endswith("No result by arm for 5 other therapies.")


def test_a_visit_without_any_result_says_where_there_is_one(build):
    page = build("12 months", instrument=("ODI",))

    assert page.pain is None
    assert page.no_pain == (
        "The one study with treated patients on show doesn't print a pain score or its change for "
        "12 months. Choose another visit: 1 study reports pain."
    )


def test_who_treated_nobody_is_said_in_words(build):
    assert build(design=("animal study",)).answer == (
        "These are reviews, guidelines or animal studies: no patients of their own."
    )


def test_who_treated_without_cement_is_said_in_words(cohorts):
    choice = choose(cohorts, Selection(collection="all"))
    surgery = choice.narrowed([cohorts.by_id["li-2023"], cohorts.by_id["lei-2017"]])
    page = TOPIC.build(surgery, TOPIC.options())

    assert page.untreated == page.answer
    assert page.answer == (
        "2 studies with patients match, but none of them gave the treatment under study."
    )


def test_pain_that_rose_is_no_fall(cohorts):
    scores = tuple(
        replace(one, value=9.0, value_std=9.0)
        if one.row_id == "kastler-2014.measurements.6"
        else one
        for one in cohorts.scores
    )
    page = TOPIC.build(
        choose(replace(cohorts, scores=scores), Selection()), TherapiesOptions("6 months")
    )

    assert page.answer.startswith(
        "By 6 months pain changed by −5 to +1.6 points of 10 in both tumour arms"
    )
    assert "pain rose by 1.6 points of 10" in page.pain.by_arm.marks["kastler-2014.measurements.6"]


def test_a_therapy_filter_shows_that_therapy_and_lists_what_stands_beside_it(build):
    page = build(collection="all", therapy=("PVP + 125I",))

    assert [card.therapy for card in page.cards] == ["PVP + 125I"]
    assert {row["therapy"] for row in page.summary.rows} > {"PVP + 125I"}
    assert {row["therapy"] for row in page.pain.by_arm.table.rows} == {"PVP + 125I"}


def test_nothing_is_left_when_no_study_matches(build):
    page = build(primary=("kidney",), design=("guideline",))

    assert page.answer == page.nothing != ""
    assert not page.summary
    assert (page.pain, page.compared, page.responses, page.cards) == (None, None, None, ())


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_filter_option_gives_a_whole_page(cohorts, name, collection):
    for value in filter_options(cohorts.studies, name):
        choice = choose(cohorts, Selection(collection=collection, **{name: (value,)}))
        for window in TOPIC.values(choice, TOPIC.options())["window"]:
            page = TOPIC.build(choice, TherapiesOptions(window))
            assert page.answer
            assert "None" not in " ".join(page_json("therapies", page)["sentences"]).replace(
                "None of", ""
            )


def test_options_keep_their_names_and_values(cohorts):
    choice = choose(cohorts, Selection())
    chosen = fitted(TOPIC, choice, replace(TOPIC.options(), window="1 year", response="x"))

    assert chosen == TherapiesOptions("6 months", "pain relief")
    assert TOPIC.values(choice, chosen)["window"][:5] == (
        "up to 1 week",
        "1 month",
        "3 months",
        "6 months",
        "12 months",
    )


@pytest.mark.parametrize(
    ("filters", "window", "answer"),
    [
        ({}, "6 months", "By 6 months pain fell by 5 to 5.1 points of 10"),
        (
            {"collection": "all", "aetiology": ("hemangioma",)},
            "last visit",
            "By the last visit pain fell by 4.1 to 6.8 points of 10 in hemangiomas (3 arms).",
        ),
        (
            {"therapy": ("PVP + pedicle screws",)},
            "last visit",
            (
                "By the last visit pain fell by 6.6 points of 10 in osteoporosis (1 arm); no study "
                "on show is of tumours alone."
            ),
        ),
        ({"aetiology": ("mixed",)}, "6 months", "No arm prints pain before treatment"),
    ],
)
def test_the_visit_shown_unasked_is_one_with_an_answer(cohorts, filters, window, answer):
    choice = choose(cohorts, Selection(**filters))
    chosen = fitted(TOPIC, choice, TOPIC.options())

    assert chosen.window == window
    assert TOPIC.build(choice, chosen).answer.startswith(answer)
