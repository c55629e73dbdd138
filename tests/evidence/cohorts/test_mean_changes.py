"""Mean changes of the real corpus, checked by hand against its files."""

import pytest

from evidence.cohorts import choose
from evidence.cohorts.mean_changes import SIZE_OF_ARM, mean_changes, sd
from evidence.corpus.selection import Selection
from evidence.statistics import WINDOW_NAMES

WIDER = Selection(collection="all")


@pytest.fixture(scope="module")
def choice(cohorts):
    return choose(cohorts, WIDER)


@pytest.fixture(scope="module")
def month(choice):
    return mean_changes(choice, "1 month", "VAS")


def of(changes, study_id):
    (found,) = (one for one in changes if one.study.study_id == study_id)
    return found


def test_kastler_prints_mean_and_sd_at_both_visits(month):
    one = of(month, "kastler-2014")

    assert (one.before.value, sd(one.before), one.after.value, sd(one.after)) == (
        7.4,
        1.2,
        1.9,
        1.6,
    )
    assert one.effect().estimate == pytest.approx(-5.5)
    # (1.2² + 1.6² − 2 · 0.5 · 1.2 · 1.6) / 17
    assert one.effect().variance == pytest.approx(2.08 / 17)
    assert one.effect().imputed
    assert not one.converted
    assert one.row_id == "kastler-2014.measurements.4"
    assert one.cannot == ""


def test_the_correlation_changes_the_variance_alone(month):
    effects = [of(month, "kastler-2014").effect(r) for r in (0.3, 0.5, 0.7)]
    variances = [effect.variance for effect in effects]

    assert variances == sorted(variances, reverse=True)
    assert len({effect.estimate for effect in effects}) == 1


def test_a_size_that_is_not_printed_for_the_visit_is_marked(month):
    kastler, printed = of(month, "kastler-2014"), of(month, "pkp-osteoblastic-31")

    assert (kastler.n, kastler.n_from) == (17, SIZE_OF_ARM)
    assert printed.n_from == ""


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
    one = of(month, study_id)

    assert one.cannot == reason
    assert one.result.direction == "better"
    assert one.effect() is None


def test_a_difference_of_medians_is_no_change_of_means(month):
    assert of(month, "khan-2018").difference is None
    assert of(month, "farrokhi-2012").difference == pytest.approx(-7.23)


def test_comparator_arms_stay_out(month):
    assert all(one.arm is None or one.arm.treated for one in month)
    assert len([one for one in month if one.study.study_id == "yildizhan-2021"]) == 1
    assert not [one for one in month if one.study.study_id == "qian-2016"]


def test_an_unnamed_spread_is_not_taken_for_an_sd(choice):
    for window in WINDOW_NAMES:
        for one in mean_changes(choice, window, "VAS"):
            for score in (one.before, one.after):
                if score is not None and score.spread_kind != "SD":
                    assert sd(score) is None
                    assert one.effect() is None


def test_the_visit_nearest_to_the_window_counts(choice):
    week = of(mean_changes(choice, "up to 1 week", "VAS"), "kastler-2014")

    assert (week.after.value, week.after.months) == (1.6, 0.23)


@pytest.mark.parametrize("window", WINDOW_NAMES)
@pytest.mark.parametrize("instrument", ["VAS", "NRS"])
def test_one_change_for_each_arm_and_window(choice, window, instrument):
    found = mean_changes(choice, window, instrument)
    arms = [(one.study.study_id, one.arm and one.arm.arm_id) for one in found]

    assert len(set(arms)) == len(arms)
    for one in found:
        assert (one.effect() is None) == bool(one.cannot)
        if one.after is not None:
            assert one.after.instrument == instrument
            assert one.before is None or one.before.measure == one.after.measure
            assert one.before is None or one.before.statistic == one.after.statistic


def test_a_scale_of_100_is_converted(choice):
    found = [one for window in WINDOW_NAMES for one in mean_changes(choice, window, "VAS")]

    assert {one.study.study_id for one in found if one.converted} <= {"tabriz-28"}
    assert all(one.after.value_std <= 10 for one in found if one.after is not None)


@pytest.mark.parametrize("spread", ["0", "1e-300"])
def test_sds_of_none_are_not_weighed(write_corpus, spread):
    import evidence
    from evidence.cohorts import build

    path = write_corpus(
        """
collection: review
studies:
  - id: doe-2020
    label: Doe 2020
    design: case series
    aetiology: tumour
    patients: {n: 20, unit: patients, basis: primary, locator: abstract}
    arms:
      - {id: a, label: A, components: [PVP], n_patients: 20, basis: primary, locator: abstract}
    scores:
      - arm: a
        instrument: VAS
        statistic: mean
        spread_kind: SD
        scale_min: 0
        scale_max: 10
        basis: primary
        locator: abstract
        visits:
          - {months: 0, timepoint: before, value: 7, spread: 0, n: 20}
          - {months: 1, timepoint: 1 month, value: 2, spread: 0, n: 20}
""".replace("spread: 0", f"spread: {spread}")
    )
    (one,) = mean_changes(choose(build(evidence.load([path])), WIDER), "1 month", "VAS")

    assert one.cannot == "SD printed as 0"
    assert one.effect() is None
    assert one.difference == -5
