"""One object behind plot, table, sentences and scripts."""

import pandas as pd
import pytest

from evidence.statistics import pool_effects
from evidence.topics.pooling import effects, synthesis
from evidence.topics.pooling.effects.outcomes import REVIEW
from evidence.topics.pooling.synthesis.figures import percent, score_text


def make(corpus, name="pain change, VAS", *, aetiology="tumour", unit="patients", **asked):
    """Return the synthesis that the page would make."""
    outcome = effects.outcome(name)
    settings = synthesis.Settings(**asked.pop("settings", {}))
    wording = asked.pop("wording", "every wording")
    rows = effects.gather(corpus, outcome, unit=unit, correlation=settings.correlation, **asked)
    rows = effects.worded(effects.of(rows, aetiology), wording)
    rows = effects.counted_once(rows, without_cement=outcome.preset)
    return synthesis.combine(rows, outcome.name, outcome.kind, settings)


@pytest.fixture(scope="module")
def pain(corpus):
    return make(corpus)


@pytest.fixture(scope="module")
def leaks(corpus):
    return make(corpus, "cement leakage", unit="vertebrae", wording="any cement leakage")


@pytest.fixture(scope="module")
def review(corpus):
    return make(corpus, REVIEW)


def test_the_pool_is_that_of_the_weighed_rows(pain):
    weighed = pain.whole.weighed
    direct = pool_effects(weighed["estimate"].astype(float), weighed["variance"].astype(float))

    assert pain.pooled.k == 6
    assert pain.pooled.estimate == pytest.approx(direct.estimate)
    assert sum(pain.whole.weights.values()) == pytest.approx(100)


def test_figures_of_the_pain_pool_do_not_drift(pain):
    assert (
        synthesis.effect_text(
            pain.pooled.estimate, pain.pooled.ci_low, pain.pooled.ci_high, "change"
        )
        == "−4.73 [−5.27 to −4.18]"
    )


def test_only_the_group_with_enough_studies_is_pooled(pain):
    assert [group.name for group in pain.sets] == ["all studies", "PVP + MWA"]
    assert next(group for group in pain.groups if group.name == "PVP + RFA").pooled is None


def test_every_row_stays(pain):
    assert sum(len(group.rows) for group in pain.groups) == len(pain.whole.rows)
    studies = [line for line in synthesis.lines(pain) if line.kind == "study"]
    assert {line.row_id for line in studies} == set(pain.whole.rows["row_id"])


def test_the_answer_names_points_interval_and_prediction(pain):
    sentence = synthesis.answer(pain, "at 1 month", "of the review and the wider literature")

    assert sentence == (
        "Mean VAS fell by 4.73 points (95 % CI 4.18 to 5.27) at 1 month in 6 studies of the "
        "review and the wider literature; a new study would be expected to find a change of "
        "−6.04 to −3.41 points."
    )


def test_tau_and_prediction_come_before_i2(pain):
    first = synthesis.notes(pain)[0]

    assert first.index("τ") < first.index("new study") < first.index("I²")
    assert "Knapp" in synthesis.notes(pain)[1]


def test_what_is_left_out_is_counted(pain):
    sentence = synthesis.exclusions(pain)

    assert sentence.startswith("Shown but not weighed, 16 rows")
    assert "medians (3)" in sentence
    assert "overlapping patients (1)" in sentence


def test_refused_cohorts_have_no_pool_but_median_range_and_zero_sentences(review):
    assert review.pooled is None
    assert synthesis.light(review) == "red"
    assert (review.swim.k, review.swim.low) == (5, 0)
    assert review.swim.high == pytest.approx(2 / 69)
    assert "Kastler 2014: 0 of 17 is compatible with up to 18 in 100." in (
        synthesis.zero_sentences(review)
    )
    assert "not pooled" in synthesis.answer(review, "counted in patients", "of the review")
    assert all(not line.weight.endswith("%") for line in synthesis.lines(review))


def test_refused_cohorts_may_be_a_lesson(review):
    several = synthesis.many_methods(review)

    assert not several.allowed
    assert "must not be pooled" in synthesis.lesson(several)
    table = synthesis.methods_table(several)
    assert set(table.loc[table["use"] == "don't use", "method"]) >= {
        "Freeman–Tukey double arcsine, harmonic mean",
        "Raw proportions",
    }
    assert "times apart" in synthesis.teaching_sentence(several)


def test_a_pool_of_proportions_has_no_weights(leaks):
    assert leaks.pooled.k == 8
    assert leaks.whole.weights == {}
    assert "per cent" in synthesis.alt(leaks, "counted in vertebrae")
    assert synthesis.answer(leaks, "counted in vertebrae", "of both").startswith(
        "Cement leakage, counted in vertebrae, was reported in 24.9 % (95 % CI 14.4 to 39.4)"
    )


def test_the_table_repeats_the_plot_digit_by_digit(pain, leaks, review):
    for made in (pain, leaks, review):
        table = synthesis.table(made)
        lines = [line for line in synthesis.lines(made) if line.kind != "group"]

        assert list(table["study"]) == [line.label for line in lines]
        assert list(table["effect"]) == [line.text for line in lines]
        assert list(table["weight"].fillna("")) == [line.weight for line in lines]
        assert set(synthesis.marks(made)) == set(made.whole.rows["row_id"])


def test_a_study_has_one_line_whatever_the_grouping(corpus):
    for by in ("therapy", "aetiology", "none"):
        made = make(corpus, aetiology=None, settings={"by": by})
        ids = [line.row_id for line in synthesis.lines(made) if line.kind == "study"]
        assert len(ids) == len(set(ids)) == len(made.whole.rows)


def test_mixed_aetiologies_are_refused_and_their_groups_judged_alone(corpus):
    made = make(corpus, aetiology=None, window="up to 1 week", settings={"by": "aetiology"})

    assert not made.whole.verdict.allowed
    assert any("aetiology" in reason for reason in made.whole.verdict.reasons)
    assert [group.name for group in made.sets] == ["tumour"]


def test_one_study_is_shown_and_not_pooled(corpus):
    from evidence.corpus.selection import restrict

    made = make(restrict(corpus, "review"))

    assert made.pooled is None
    assert "1 study is available" in made.whole.verdict.reasons[0]
    assert "−5.50" in synthesis.answer(made, "at 1 month", "of the review")


def test_nothing_at_all_has_an_answer_too(corpus):
    made = make(corpus, aetiology="animal")

    assert made.whole.rows.empty
    assert synthesis.answer(made, "at 1 month", "of the review").startswith("No study")
    assert synthesis.lines(made) == ()


def test_a_fall_and_a_rise_are_told_apart(pain):
    rows = pain.whole.rows.assign(estimate=-pain.whole.rows["estimate"])
    made = synthesis.combine(rows, pain.name, "change", pain.settings)

    assert synthesis.answer(made, "at 1 month", "of x").startswith("Mean VAS rose by 4.73")


def test_a_pool_without_value_says_why(review):
    rows = review.whole.rows.assign(
        events=pd.Series([0] * 5, dtype="Int64"), event="any complication", definition="same"
    )
    made = synthesis.combine(rows, "any complication", "proportion", review.settings)

    assert made.whole.verdict.allowed
    assert made.pooled is None
    assert synthesis.light(made) == "red"
    assert "no finite estimate" in synthesis.reasons(made)[0]


def test_directions_are_counted_once_per_cohort(pain):
    counted = pain.whole.rows["counted"].sum()

    assert sum(pain.tally.values()) == counted
    assert pain.tally["fell"] == counted


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0"), (0.0018, "0.18"), (0.0289855, "2.9"), (1, "100.0")]
)
def test_per_cent_have_one_decimal_and_two_below_one(share, text):
    assert percent(share) == text


def test_scores_are_written_with_their_sd():
    assert score_text(7.4, 1.2) == "7.4 (1.2)"
    assert score_text(2.0, None) == "2"
    assert score_text(None, None) == "–"


def test_rows_that_cannot_be_weighed_are_named_as_such(corpus):
    from evidence.corpus.selection import Selection, choose

    few = choose(corpus, Selection(primary=("breast",), region=("thoracic",)))
    made = make(few)

    assert len(made.whole.rows)
    assert synthesis.answer(made, "at 1 month", "of the review") == (
        "Pain change, VAS, at 1 month: not pooled. No study of the review can be weighed. "
        "Pain fell in the one cohort that says which way it went."
    )
    assert "each row shows what it says" in synthesis.reasons(made)[0]
