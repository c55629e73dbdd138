"""The sentence at the top counts what is printed, of whom, and says so with the right grammar."""

from dataclasses import replace

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.trajectories import TOPIC
from evidence.topics.trajectories.averages import Moved, _clause
from evidence.topics.trajectories.headline import groups
from evidence.topics.trajectories.measures import ALL_PAIN, SCALES, choices, measure
from evidence.topics.trajectories.reports import reports


def test_the_answer_for_the_review_is_about_tumours_and_short(page):
    """Kastler 2014: 7.4, 1.9 at a month, 2.3 at six; Khan 2018: median 7, 2 and 2."""
    answer = page().answer

    assert answer == (
        "Tumours (2 of 9 studies, none randomised): mean VAS fell by 5.5 points within a month, "
        "5.1 at the last visit (1 arm); median by 5 both times (1 arm)."
    )


def test_a_long_answer_is_one_sentence_for_each_kind_of_average(page):
    shown = page(collection="all")

    assert shown.answer.startswith(
        "Tumours (19 of 98 studies, 1 randomised): mean VAS fell by 1.3 to"
    )
    assert prose.brief(shown.answer)
    assert shown.also[0].startswith(
        "Tumours (5 of 98 studies, none randomised): median VAS fell by 3"
    )


def test_other_causes_are_named_and_never_added_to_tumours(page):
    """Gu 2013: 7.3, 1.2 right after, 0.7 at the end of follow-up, which has no time."""
    told = page().also

    assert (
        "Osteoporosis (1 of 2 studies, not randomised): mean VAS fell by 6.1 points within a "
        "month, 6.6 at the last visit (1 arm)."
    ) in told


def test_where_no_tumour_counts_the_answer_says_who_does(page):
    assert page("Cobb angle").answer == (
        "Osteoporosis (1 of 2 studies, not randomised): mean Cobb angle fell by 10.6 degrees at "
        "the last visit, within a month (1 arm)."
    )
    assert page(collection="all", aetiology=("hemangioma",)).answer.startswith("Hemangiomas (2")


def test_items_with_scales_of_their_own_are_never_one_range(page):
    """Gu 2013 prints central height (44.5, 74.6) and anterior height (50.7, 82.5)."""
    found = page("vertebral height")

    assert "central height, % of the estimated intact height – rose by 30.1 at" in found.answer
    assert any(
        "anterior height, % of the estimated intact height – rose by 31.8 at" in text
        for text in found.also
    )


def test_a_change_has_no_unit_that_nobody_printed(page):
    """Wu 2021 and Hou print milligrams of morphine; other analgesics have other units."""
    found = page("analgesic use", "Change", collection="all")

    assert "daily morphine dose, mg – fell by 53.2 to 85.6 within a month" in found.answer
    assert any("amount without a unit – fell by 0.6 at" in text for text in found.also)
    row = next(row for row in found.courses.table.rows if row.get("change") == -91.3)
    assert row["change_words"] == "−91.3"


def test_questionnaires_without_a_name_are_never_one_range(cohorts):
    one = next(one for one in cohorts.studies if one.study_id == "pkp-osteoblastic-31")
    other = replace(one, study_id="other", cohort_family="other", short_label="Other 2020")
    scores = [
        score
        for score in cohorts.scores
        if score.study is one and score.instrument == "quality of life"
    ]
    copies = [replace(score, study=other, row_id=f"other.{score.row_id}") for score in scores]
    twice = replace(cohorts, studies=(*cohorts.studies, other), scores=(*cohorts.scores, *copies))
    choice = choose(twice, Selection(collection="all"))

    found = groups(reports(choice, measure("quality of life")))

    assert [len(group.last) for group in found] == [1, 1]


def test_arms_whose_cement_is_not_stated_are_drawn_and_never_counted(page):
    alone = page("NRS", collection="all", therapy=("RFA + radiotherapy",))

    assert "only in arms that are not counted (Greenwood 2015)" in alone.answer
    assert "Greenwood 2015, Ablation with radiotherapy, before treatment: mean" not in alone.answer
    rows = {row["study_id"]: row for row in alone.courses.table.rows}
    assert rows["greenwood-2015"]["not_counted"] == "cement not stated"
    assert rows["greenwood-2015"]["therapy"] == "RFA + radiotherapy, cement not stated"
    assert any("(cement not stated): Greenwood 2015" in note for note in alone.notes)


def test_comparators_are_drawn_and_never_counted(page):
    """Of KPS only Qian 2016, without cement, prints before and after."""
    found = page("KPS", collection="all")

    assert "only in arms that are not counted (Qian 2016)" in found.answer
    assert "qian-2016" in {row["study_id"] for row in found.courses.table.rows}


def test_without_a_score_before_nothing_is_said_to_have_changed(page):
    assert page("KPS").answer == (
        "1 of the review's 13 studies of patients prints KPS as a number, not both before and "
        "after treatment; 3 more say only whether it was better or worse."
    )


def test_the_answer_names_directions_where_no_number_exists(page):
    assert page("ODI").answer == (
        "None of the review's 13 studies of patients prints ODI as a number; 1 says only whether "
        "it was better or worse."
    )


def test_one_study_reads_as_one(page):
    assert page(primary=("breast",), region=("thoracic",)).answer == (
        "Tumours (1 study, not randomised): median VAS fell by 5 points both within a month and "
        "at the last visit (1 arm)."
    )
    assert page(therapy=("PVP + cryoablation",)).answer == (
        "The one study of patients on show never prints VAS as a number; it says only whether it "
        "was better or worse."
    )


def test_studies_without_patients_print_nothing_of_their_own(page):
    found = page(design=("narrative review",))

    assert found.answer == "No study on show has patients of its own; none reports VAS of them."


@pytest.mark.parametrize(
    ("times", "before", "written"),
    [
        ([("early", -6.1, -5.5, 2)], [], "fell by 5.5 to 6.1 points within a month (2 arms)"),
        ([("last", 2.0, 2.0, 1)], [], "rose by 2 points at the last visit (1 arm)"),
        ([("early", 0, 0, 1)], [], "did not change within a month (1 arm)"),
        (
            [("early", -1, 0.5, 2), ("last", -3, -2, 1)],
            [],
            (
                "changed by −1 to +0.5 points within a month (2 arms) and fell by 2 to 3 points at "
                "the last visit (1 arm)"
            ),
        ),
        (
            [("early", -6, -5, 3), ("last", -8, -4.5, 4)],
            [("early", -5, -5, 1), ("last", -4, -4, 1)],
            "by 5 to 6 (3 arms) and 4.5 to 8 (4 arms)",
        ),
        (
            [("early", -6, -5, 3), ("last", -8, -4.5, 4)],
            [("last", -4, -4, 1)],
            "fell by 5 to 6 points within a month (3 arms), 4.5 to 8 at the last visit (4 arms)",
        ),
    ],
)
def test_words_follow_sign_and_number_and_are_not_repeated(times, before, written):
    when = {"early": "within a month", "last": "at the last visit"}

    def moved(parts):
        return [Moved(when[name], low, high, arms) for name, low, high, arms in parts]

    assert _clause(moved(times), moved(before), "point") == written


def test_every_score_has_an_answer_under_every_scale(cohorts, page):
    for collection in ("review", "all"):
        for name in choices(cohorts):
            for scale in SCALES:
                found = page(name, scale, collection=collection)
                assert found.answer.endswith(".")
                assert "  " not in found.answer


def test_the_instrument_filter_decides_what_is_shown_first(cohorts):
    usual = choose(cohorts, Selection())
    asked = choose(cohorts, Selection(instrument=("KPS",)))

    assert TOPIC.values(usual, TOPIC.options())["score"][:4] == ("VAS", "KPS", "ODI", ALL_PAIN)
    assert TOPIC.values(asked, TOPIC.options())["score"][:2] == ("KPS", "VAS")


def test_an_empty_choice_says_so_and_nothing_else(page):
    found = page(primary=("melanoma",), region=("sacral",))

    assert found.answer == found.nothing
    assert found.courses is None
    for part in (found.elsewhere, found.also, found.notes, found.between.sentences):
        assert part == ()
    assert not found.doors


def test_a_mean_follow_up_is_no_fixed_time(page):
    """Of 26 patients the last follow-up was after 88.3 months on average, of each at another."""
    told = " ".join(page(collection="all", aetiology=("hemangioma",)).notes)

    assert "after the operation in Shamhoot 2020; of 1 arm the source gives no fixed time." in told
