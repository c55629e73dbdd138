"""The table holds every row on screen, spelled as on every other page, with its source."""

from dataclasses import replace

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.records import Difference
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.trajectories import TOPIC
from evidence.topics.trajectories.measures import ALL_PAIN


def rows(page):
    return {row["row_id"]: row for row in page.courses.table.rows}


@pytest.mark.parametrize("score", ["VAS", ALL_PAIN, "KPS", "other"])
def test_figures_are_those_of_prose_and_every_row_has_its_source(cohorts, page, score):
    shown = page(score, collection="all")
    printed = {one.row_id: prose.score(one) for one in cohorts.scores}
    printed |= {one.row_id: prose.stated(one) for one in cohorts.statements}
    printed |= {one.row_id: prose.difference(one) for one in cohorts.differences}

    assert len(rows(shown)) == len(shown.courses.table.rows)
    for row_id, row in rows(shown).items():
        assert row["figure"] == printed[row_id]
        assert row["study_id"] == row_id.split(".")[0]
        assert row["locator"]


def test_p_says_what_it_compares(page):
    shown = rows(page("VAS"))

    assert shown["kastler-2014.measurements.2"]["p"] == "p < 0.001 against before treatment"
    by_review = [
        row for row in shown.values() if row["study_id"] == "yang-z-2009" and row["p"] is not None
    ]
    assert "p = 0.028 against PVP alone" in {row["p"] for row in by_review}


def test_a_change_is_after_minus_before(page):
    points = rows(page("VAS", "Change"))["kastler-2014.measurements.6"]
    share = rows(page("VAS", "Percent change"))["kastler-2014.measurements.6"]

    assert (points["change"], points["change_words"]) == (pytest.approx(-5.1), "−5.1 points")
    assert share["change_words"] == "−69 %"
    assert share["change_percent"] == pytest.approx(-100 * 5.1 / 7.4)


def test_scores_on_no_known_scale_are_in_the_table_alone(page):
    shown = page(ALL_PAIN, collection="all")
    madaelil = [row for row in rows(shown).values() if row["study_id"] == "madaelil-2016"]

    assert {row["not_counted"] for row in madaelil} == {
        "not on a named scale that the axis can hold"
    }
    assert any("In the table only" in note and "Madaelil 2016" in note for note in shown.notes)


def test_brackets_do_not_nest(page):
    shown = page("VAS")

    assert "day 0 (after the procedure): 1.3; day 7: 1.6" in shown.courses.alt
    for text in page_json("trajectories", shown)["sentences"]:
        assert "))" not in text


# --- between arms ----------------------------------------------------------------------------


def test_two_scores_at_one_visit_are_told_with_the_p_of_whoever_prints_it(page):
    (told,) = page("VAS").between.sentences

    assert told == (
        "**Yang Z 2009 ⚠** (randomised trial, tumour): PVP + 125I against PVP: VAS, 6 months, mean "
        "2.26 ± 1.05 (SD) against mean 5.41 ± 0.94 (SD) (p = 0.028, printed by the review only)."
    )


@pytest.fixture
def with_difference(cohorts):
    """Give a corpus in which one trial prints a difference and no study else has the EQ-5D."""
    trial = cohorts.by_id["berenson-2011"]
    pkp, control = trial.arms
    printed = Difference(
        row_id="berenson-2011.differences.9",
        study=trial,
        arm=pkp,
        other=control,
        instrument="EQ-5D",
        measure=None,
        outcome="quality of life",
        months=1.0,
        timepoint="1 month",
        statistic="mean difference",
        value=8.4,
        low=7.6,
        high=9.2,
        p_value="<0.0001",
        source=pkp.source,
        touched=False,
    )
    others = tuple(one for one in cohorts.statements if one.instrument != "EQ-5D")
    return replace(cohorts, statements=others, differences=(*cohorts.differences, printed))


def test_a_printed_difference_is_a_row_and_a_sentence_even_without_a_chart(with_difference):
    choice = choose(with_difference, Selection(collection="all"))
    options = fitted(TOPIC, choice, TOPIC.options(score="EQ-5D"))

    shown = TOPIC.build(choice, options)

    assert shown.courses is None
    (row,) = shown.undrawn.rows
    assert row["figure"] == "mean difference 8.4 points (limits 7.6 to 9.2)"
    assert row["compared"] == "Non-surgical management"
    (told,) = shown.between.sentences
    assert told == (
        "**Berenson 2011** (randomised trial, tumour): PKP minus conservative care, EQ-5D: 1 month, "
        "mean difference 8.4 points (limits 7.6 to 9.2) (p < 0.0001)."
    )
    assert shown.answer.endswith(
        "prints EQ-5D as a number; 1 prints only a difference between arms."
    )
    assert not shown.doors
