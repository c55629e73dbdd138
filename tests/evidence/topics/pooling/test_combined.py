"""One object behind plot, table, sentences and scripts."""

from dataclasses import replace

import pytest

from evidence.corpus.selection import Selection
from evidence.statistics import pool_effects
from evidence.topics.pooling import lines as drawn
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import combine
from evidence.topics.pooling.lines import labels, lines

REVIEW_ALONE = Selection()


def of(synthesis, study_id):
    (found,) = (one for one in synthesis.whole.rows if one.study.study_id == study_id)
    return found


def altered(synthesis, change):
    rows = [change(one) for one in synthesis.whole.rows]
    return combine(rows, synthesis.question, synthesis.settings)


def test_the_pool_is_that_of_the_weighed_rows(pain):
    weighed = pain.whole.weighed
    direct = pool_effects([one.estimate for one in weighed], [one.variance for one in weighed])

    assert pain.pooled.k == 6
    assert pain.pooled.estimate == pytest.approx(direct.estimate)
    assert sum(pain.whole.weights.values()) == pytest.approx(100)


@pytest.mark.parametrize(
    ("window", "k", "figures"),
    [
        ("up to 1 week", 7, (-4.157194, -5.670036, -2.644351)),
        ("1 month", 6, (-4.726080, -5.274517, -4.177644)),
        ("3 months", 6, (-4.393955, -5.823543, -2.964367)),
        ("6 months", 6, (-5.275013, -5.908318, -4.641709)),
    ],
)
def test_pools_of_pain_do_not_drift(make, window, k, figures):
    pooled = make(when=window).pooled

    assert pooled.k == k
    assert (pooled.estimate, pooled.ci_low, pooled.ci_high) == pytest.approx(figures, abs=1e-6)


def test_the_pool_of_leaks_does_not_drift(leaks):
    pooled = leaks.pooled

    assert pooled.k == 8
    assert (pooled.estimate, pooled.ci_low, pooled.ci_high) == pytest.approx(
        (0.248844, 0.144478, 0.393890), abs=1e-5
    )
    assert leaks.whole.weights == {}


def test_only_the_group_with_enough_studies_is_pooled(pain):
    assert [group.name for group in pain.sets] == ["all studies", "PVP + MWA"]
    assert next(group for group in pain.groups if group.name == "PVP + RFA").pooled is None


def test_every_row_stays(pain):
    assert sum(len(group.rows) for group in pain.groups) == len(pain.whole.rows)
    studies = [line.row.row_id for line in lines(pain) if line.row]
    assert sorted(studies) == sorted(one.row_id for one in pain.whole.rows)


@pytest.mark.parametrize("by", ["therapy", "aetiology", "one list"])
def test_a_row_has_one_line_whatever_the_grouping(make, by):
    made = make(patients="all", by=by)
    ids = [line.row.row_id for line in lines(made) if line.row]

    assert len(ids) == len(set(ids)) == len(made.whole.rows)


def test_rows_are_in_order_of_year(make):
    made = make(patients="all", by="one list")
    years = [line.row.study.year for line in lines(made) if line.row and line.row.study.year]

    assert years == sorted(years)


def test_a_study_with_several_rows_names_its_arms(pain):
    names = [name for row_id, name in labels(pain).items() if row_id.startswith("masala-2013")]

    assert sorted(names) == ["Masala 2013, Cryoablation + PVP", "Masala 2013, PVP alone"]
    assert len(set(labels(pain).values())) == len(pain.whole.rows)


def test_patients_whose_cement_is_not_stated_are_shown_and_never_weighed(pain, review):
    for made, study_id in ((pain, "pusceddu"), (review, "pusceddu")):
        one = of(made, study_id)
        assert (one.why_not, one.weighed, one.stands) == ("cement not stated", False, False)
    assert len(review.whole.weighed) == 4


def test_the_review_s_cohorts_are_refused(review):
    assert review.pooled is None
    assert (review.spread.k, review.spread.low) == (4, 0)
    assert review.spread.high == pytest.approx(2 / 69)
    assert any("definition" in reason for reason in review.whole.verdict.reasons)
    assert any("any complication, major complication" in r for r in review.whole.verdict.reasons)


def test_mixed_aetiologies_are_refused_and_their_groups_judged_alone(make):
    made = make(patients="all", when="up to 1 week", by="aetiology")

    assert not made.whole.verdict.allowed
    assert any("aetiology" in reason for reason in made.whole.verdict.reasons)
    assert [group.name for group in made.sets] == ["tumour"]


def test_the_review_alone_weighs_one_study(make):
    made = make(selection=REVIEW_ALONE)

    assert made.pooled is None
    assert [one.study.study_id for one in made.whole.weighed] == ["kastler-2014"]


def test_other_wordings_are_refused_and_one_wording_is_not(make, leaks):
    every = make("cement leakage", "vertebrae")

    assert leaks.whole.verdict.level == "amber"
    assert not every.whole.verdict.allowed


def test_nothing_at_all_is_a_synthesis_too(make):
    made = make(patients="animal")

    assert made.whole.rows == ()
    assert (made.pooled, made.spread, made.directions) == (None, None, {})
    assert lines(made) == ()


def test_a_case_report_is_shown_and_enters_no_median(make):
    made = make("any complication", "patients", patients="hemangioma")

    assert of(made, "zaretskov").why_not == "case report"
    assert of(made, "zaretskov").estimate is None
    counted = [one.study.study_id for one in made.whole.rows if one.weighed]
    assert made.spread.k == len(counted)
    assert "narayana-2014" in counted
    assert "zaretskov" not in counted


def test_directions_are_counted_once_for_each_cohort(pain):
    stand = [one for one in pain.whole.rows if one.stands]

    assert sum(pain.directions.values()) == len(stand)
    assert pain.directions == {"better": len(stand)}
    assert len({one.study.cohort_family for one in stand}) == len(stand)


def test_counts_that_never_happened_have_no_pool_and_say_why(leaks):
    def none_happened(one):
        return replace(one, row=replace(one.row, events=0), estimate=0.0)

    made = altered(leaks, none_happened)

    assert made.whole.verdict.allowed
    assert made.pooled is None
    assert "no finite estimate" in made.whole.refusal


def test_the_settings_reach_the_pool(make):
    usual, equal = make(), make(tau2="EE", interval="wald")

    assert usual.pooled.method != equal.pooled.method
    assert equal.pooled.pi_low is None
    assert make(correlation=0.3).pooled.ci_low != make(correlation=0.7).pooled.ci_low


def test_lines_are_kept_for_the_plot_and_its_table(pain):
    assert drawn.lines(pain) is drawn.lines(pain)
    assert all(isinstance(one, Candidate) for one in pain.whole.rows)
