"""The sentences of the page, computed from its rows."""

from dataclasses import replace

import pytest

from evidence.corpus.selection import Selection
from evidence.topics.pooling import around_plot, effect_format
from evidence.topics.pooling.combined import combine
from evidence.topics.pooling.pooled_sentence import answer, directions

WIDER = "all"


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(synthesis, collection=WIDER):
    return plain(answer(synthesis, collection))


def test_a_pooled_change_is_told_in_one_direction_with_its_interval(pain):
    assert said(pain) == (
        "In spinal tumours mean VAS fell by 4.7 points (95 % CI 4.2 to 5.3) at 1 month: 6 studies "
        "of the review and wider literature, 217 patients."
    )
    assert len(said(pain).split()) <= 30


def test_a_pooled_share_names_its_unit_and_patients(leaks):
    assert said(leaks) == (
        "Cement leakage per vertebra in spinal tumours: 24.9 % (95 % CI 14.4–39.4 %), pooled over "
        "8 studies of the review and wider literature (567 vertebrae)."
    )


def test_a_refused_pool_has_median_and_range_instead(review):
    assert said(review, "review") == (
        "Not pooled. Complications in the review's tumour cohorts per patient: 0–2.9 % in 4 "
        "studies of the review, median 0 %."
    )


def test_one_study_is_told_as_one(make):
    assert said(make(selection=Selection()), "review") == (
        "Not pooled. In spinal tumours mean VAS fell by 5.5 points at 1 month in 1 study of the "
        "review."
    )


def test_one_count_is_written_as_on_every_page(make):
    made = make("any complication", "patients", patients="osteoporosis")

    assert said(made) == (
        "Not pooled. Any complication per patient in osteoporosis: 2 of 91 patients: 2.2 % "
        "(0.6–7.7 %), in 1 study of the review and wider literature."
    )


def test_rows_without_means_say_so(make):
    few = Selection(primary=("breast",), region=("thoracic",))

    assert said(make(selection=few), "review") == (
        "Not pooled. No study of the review prints mean VAS before treatment and at 1 month in "
        "spinal tumours."
    )


def test_nothing_is_told_with_the_patients_asked_for(make):
    assert said(make(patients="animal"), "review") == (
        "No study of the review reports pain on the VAS at 1 month in animal."
    )


def test_a_fall_and_a_rise_are_told_apart(pain):
    risen = [
        replace(one, estimate=-one.estimate, low=-one.high, high=-one.low)
        if one.high is not None
        else one
        for one in pain.whole.rows
    ]
    made = combine(risen, pain.question, pain.settings)

    assert "mean VAS rose by 4.7 points (95 % CI 4.2 to 5.3)" in said(made)


def test_an_interval_on_both_sides_of_no_change_keeps_its_signs(make):
    made = make(when="up to 1 week")
    wide = replace(made, whole=replace(made.whole, pooled=replace(made.pooled, ci_high=0.42)))

    assert "95 % CI of the change −5.7 to +0.4" in said(wide)


def test_directions_are_counted_with_their_exceptions(pain):
    for found, text in (
        ({"better": 3, "worse": 1}, "Of 4 cohorts that give its direction pain fell in 3 and rose in 1."),
        ({"better": 3}, "Pain fell in all 3 cohorts that give its direction."),
        ({"no difference": 2}, "Pain stayed the same in both cohorts that give its direction."),
        ({"worse": 1}, "Pain rose in the one cohort that gives its direction."),
        ({}, ""),
    ):  # fmt: skip
        assert directions(replace(pain, directions=found)) == text


def test_tau_and_prediction_come_before_i2_and_in_words(pain):
    first = plain(around_plot.remarks(pain)[0])

    assert first == (
        "True effects differ between studies by τ = 0.42 points; in a new study one would expect "
        "that mean VAS fell by 3.4 to 6 points; I² = 72 %."
    )
    assert "Knapp" in around_plot.formulas(pain)[0]
    assert around_plot.formulas(pain)[1].startswith("Q = 14.76 on 5 degrees of freedom, p = 0.011.")


def test_few_studies_get_no_prediction_and_a_doubtful_i2(pain):
    (group,) = (text for text in around_plot.remarks(pain) if text.startswith("PVP + MWA"))

    assert "with fewer than 5 studies no prediction interval is given" in group
    assert "uncertain with so few studies" in group


def test_equal_effects_say_that_they_can_t_differ(make):
    told = around_plot.remarks(make(tau2="EE", interval="wald"))

    assert ["one true effect" in text for text in told] == [True] + [False] * (len(told) - 1)


def test_what_is_left_out_is_counted(pain, leaks):
    assert around_plot.exclusions(pain) == (
        "Shown but not weighed, 16 rows: no score printed (6), no SD (4), medians (4), overlapping "
        "patients (1), cement not stated (1)."
    )
    assert around_plot.exclusions(leaks) == (
        "Shown but not weighed, 2 rows: another row of this study counts (2)."
    )


def test_counts_of_none_say_what_they_leave_possible(review):
    told = [plain(text) for text in around_plot.zeros(review)]

    assert "Kastler 2014: 0 of 17 patients is compatible with up to 18.4 in 100." in told
    assert "Chen 2016: 0 of 282 patients is compatible with up to 1.3 in 100." in told
    assert not [text for text in told if text.startswith("Khan")]


def test_many_counts_of_none_are_cut_with_their_number(make):
    told = around_plot.zeros(make("major complication", "patients"))

    assert len(told) == 9
    assert told[-1].endswith("more rows have no event or only events.")


def test_the_light_and_its_reasons(pain, review, make):
    assert [around_plot.light(made) for made in (pain, review)] == ["amber", "red"]
    assert any("different therapies" in reason for reason in around_plot.reasons(pain))
    few = make(selection=Selection(primary=("breast",), region=("thoracic",)))
    assert around_plot.reasons(few) == ("No row can be weighed; each says why.",)


def test_an_allowed_pool_without_a_value_is_red_and_says_why(leaks):
    made = replace(leaks, whole=replace(leaks.whole, pooled=None, refusal="It has no value."))

    assert around_plot.light(made) == "red"
    assert around_plot.reasons(made)[0] == "It has no value."


def test_groups_are_judged_in_a_line_each(pain):
    told = around_plot.group_verdicts(pain)

    assert told[0] == "PVP + MWA: pooled with reserve; 3 studies weighed of 7 rows."
    assert "PKP: not pooled; 1 study weighed of 1 row." in told
    assert "MWA: not pooled; no study weighed of 1 row." in told


def test_the_plot_is_told_in_words(pain, leaks, review):
    assert "fell by 4.7 points (95 % CI 4.2 to 5.3)" in around_plot.alt(pain)
    assert "24.9 % (14.4–39.4 %)" in plain(around_plot.alt(leaks))
    assert "nothing is pooled" in around_plot.alt(review)


def test_the_threshold_names_its_source_and_whom_it_is_for(pain, leaks):
    assert any("MCID" in text and "Farrar 2001" in text for text in around_plot.reading(pain))
    assert not any("MCID" in text for text in around_plot.reading(leaks))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((-5.5, -6.19, -4.81, "change"), "−5.50 [−6.19 to −4.81]"),
        ((-5.5, None, None, "change"), "−5.50"),
        ((2 / 69, 0.008, 0.0997, "proportion"), "2.9 % (0.8–10.0 %)"),
        ((0.0, 0.0, 0.184, "proportion"), "up to 18.4 %"),
        ((None, None, None, "change"), "–"),
    ],
)
def test_effects_are_written_as_everywhere(parts, text):
    assert plain(effect_format.effect(*parts)) == text
