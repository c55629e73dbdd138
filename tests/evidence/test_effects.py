"""Candidate effects of the real corpus, checked by hand against its files."""

import pandas as pd
import pytest

from evidence.statistics import may_pool
from evidence.topics.pooling import effects
from evidence.topics.pooling.effects.counts import EVERY_WORDING, definitions
from evidence.topics.pooling.effects.outcomes import REVIEW

VAS = effects.outcome("pain change, VAS")


def of_study(rows, study_id):
    found = rows[rows["study_id"] == study_id]
    assert len(found) == 1
    return found.iloc[0]


@pytest.fixture(scope="module")
def month(corpus):
    rows = effects.of(effects.gather(corpus, VAS, window="1 month"), "tumour")
    return effects.counted_once(rows)


def test_kastler_prints_mean_and_sd_at_both_visits(month):
    row = of_study(month, "kastler-2014")

    assert (row["before"], row["sd_before"], row["after"], row["sd_after"]) == (7.4, 1.2, 1.9, 1.6)
    assert row["estimate"] == pytest.approx(-5.5)
    # (1.2² + 1.6² − 2 · 0.5 · 1.2 · 1.6) / 17
    assert row["variance"] == pytest.approx(2.08 / 17)
    assert row["imputed"]
    assert not row["converted"]
    assert row["row_id"] == "kastler-2014.measurements.4"


def test_the_correlation_changes_the_variance_alone(corpus):
    rows = {r: effects.gather(corpus, VAS, correlation=r) for r in (0.3, 0.5, 0.7)}
    variances = [of_study(each, "kastler-2014")["variance"] for each in rows.values()]

    assert variances == sorted(variances, reverse=True)
    assert len({of_study(each, "kastler-2014")["estimate"] for each in rows.values()}) == 1


def test_a_size_that_is_not_printed_for_the_visit_is_marked(month):
    assert of_study(month, "kastler-2014")["n"] == 17
    assert "size of the arm used" in of_study(month, "kastler-2014")["n_note"]
    assert pd.isna(of_study(month, "pkp-osteoblastic-31")["n_note"])


@pytest.mark.parametrize(
    ("study_id", "reason"),
    [
        ("khan-2018", "medians"),
        ("farrokhi-2012", "no SD"),
        ("anchala-2014", "no score printed"),
        ("pusceddu", "scale not named"),
    ],
)
def test_what_cannot_be_weighed_stays_with_its_reason_and_direction(month, study_id, reason):
    row = of_study(month, study_id)

    assert row["reason"] == reason
    assert row["direction"] == "fell"
    assert not row["pooled"]


def test_a_difference_of_medians_is_no_effect(month):
    assert pd.isna(of_study(month, "khan-2018")["estimate"])


def test_overlapping_patients_count_once_the_largest(month):
    assert of_study(month, "wang-b-2022")["pooled"]
    assert not of_study(month, "zhang-x-2024")["pooled"]
    assert of_study(month, "zhang-x-2024")["why_not"] == "patients may overlap with Wang B 2022"


def test_an_arm_without_cement_is_shown_and_not_weighed(month):
    row = of_study(month, "qian-2016")

    assert row["why_not"] == "no cement in this arm"
    assert pd.notna(row["estimate"])
    assert not row["pooled"]


def test_comparator_arms_stay_out(corpus):
    rows = effects.gather(corpus, VAS)

    assert set(rows["role"]) == {"intervention"}
    assert len(rows[rows["study_id"] == "yildizhan-2021"]) == 1


def test_an_unnamed_spread_is_not_taken_for_an_sd(corpus):
    unnamed = corpus.measurements["spread_kind"] == "unnamed"
    rows = effects.pain_changes(corpus, "1 month")
    visits = set(corpus.measurements.loc[unnamed, "row_id"])

    assert rows.loc[rows["row_id"].isin(visits), "variance"].isna().all()


def test_the_visit_nearest_to_the_window_counts(corpus):
    week = effects.pain_changes(corpus, "up to 1 week")

    assert of_study(week, "kastler-2014")["after"] == 1.6
    assert of_study(week, "kastler-2014")["months"] == 0.23


@pytest.mark.parametrize("window", effects.WINDOWS)
@pytest.mark.parametrize("instrument", ["VAS", "NRS"])
def test_one_row_per_arm_and_window(corpus, window, instrument):
    rows = effects.pain_changes(corpus, window, instrument=instrument)

    assert not rows.duplicated(["study_id", "arm_id"]).any()
    assert (rows["reason"].isna() == rows["variance"].notna()).all()
    assert set(rows["window"]) <= {window}


def test_a_scale_of_100_is_converted(corpus):
    converted = pd.concat(effects.pain_changes(corpus, window) for window in effects.WINDOWS)
    rows = converted[converted["converted"].fillna(value=False)]

    assert set(rows["study_id"]) <= {"tabriz-28"}
    assert (rows["after"] <= 10).all()


def test_a_pain_change_pool_passes_the_gate(month):
    weighed = month[month["pooled"]]

    assert list(weighed["study_id"].sort_values()) == [
        "clarencon-2013",
        "kastler-2014",
        "pkp-osteoblastic-31",
        "wang-b-2022",
        "wu-2021",
        "yildizhan-2021",
    ]
    assert may_pool(weighed).level == "amber"


def test_the_review_alone_weighs_one_study(corpus):
    from evidence.corpus.selection import restrict

    rows = effects.of(effects.gather(restrict(corpus, "review"), VAS), "tumour")

    assert effects.counted_once(rows)["pooled"].sum() == 1


def test_the_reviews_five_tumour_cohorts(corpus):
    rows = effects.counted_once(
        effects.gather(corpus, effects.outcome(REVIEW)), without_cement=True
    )
    counts = {row.study_id: (row.events, row.total) for row in rows[rows["pooled"]].itertuples()}

    assert counts == {
        "pusceddu": (0, 35),
        "khan-2018": (2, 69),
        "kastler-2014": (0, 17),
        "masala-2013": (0, 46),
        "chen-2016": (0, 282),
    }
    verdict = may_pool(rows)
    assert not verdict.allowed
    assert any("definition" in reason for reason in verdict.reasons)
    assert any("any complication, major complication" in reason for reason in verdict.reasons)


def test_leaks_worded_alike_pass_the_gate(corpus):
    leaks = effects.gather(corpus, effects.outcome("cement leakage"), unit="vertebrae")
    leaks = effects.of(leaks, "tumour")
    alike = effects.counted_once(effects.worded(leaks, "Any cement leakage"))
    every = effects.counted_once(effects.worded(leaks))

    assert definitions(leaks) == [EVERY_WORDING, "any cement leakage"]
    assert alike["pooled"].sum() == 8
    assert may_pool(alike[alike["pooled"]]).level == "amber"
    assert not may_pool(every[every["pooled"]]).allowed


def test_a_wording_that_nothing_happened_is_no_choice(corpus):
    rows = effects.gather(corpus, effects.outcome("major complication"), unit="patients")

    assert not any(option.startswith("no ") for option in definitions(rows))


def test_one_row_per_arm_stays_of_several_wordings(corpus):
    for event in ("cement leakage", "pain response", "any complication"):
        for unit in effects.units(corpus, event):
            rows = effects.worded(effects.gather(corpus, effects.outcome(event), unit=unit))
            assert (
                not rows.assign(arm=rows["arm_id"].fillna("")).duplicated(["study_id", "arm"]).any()
            )


def test_the_corpus_is_left_alone(corpus):
    before = corpus.events.copy(), corpus.measurements.copy(), corpus.arms.copy()
    effects.counted_once(effects.gather(corpus, VAS))
    effects.counted_once(effects.worded(effects.gather(corpus, effects.outcome("cement leakage"))))

    pd.testing.assert_frame_equal(before[0], corpus.events)
    pd.testing.assert_frame_equal(before[1], corpus.measurements)
    pd.testing.assert_frame_equal(before[2], corpus.arms)


def test_aetiologies_put_tumours_first(corpus):
    assert effects.aetiologies(effects.gather(corpus, VAS))[0] == "tumour"
    assert effects.aetiologies(effects.gather(corpus, VAS))[-1] == effects.ALL
