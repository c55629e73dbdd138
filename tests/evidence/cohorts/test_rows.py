"""Every figure is found by its row id, and says whether it takes part in tallies."""

import pytest

from evidence.cohorts.records import Arm, Count, Score
from evidence.cohorts.rows import Extent, figure, figures_of, why_not

TABLES = ("arms", "measurements", "directions", "differences", "events", "primaries", "regions")


def test_every_row_about_a_study_is_found_once(corpus, cohorts):
    for study in cohorts.studies:
        found = [one.row.row_id for one in figures_of(cohorts, study)]
        wanted = {
            row_id
            for frame in map(corpus.table, (*TABLES, "details"))
            for row_id in frame.loc[frame["study_id"] == study.study_id, "row_id"]
        }

        assert len(found) == len(set(found)), study.study_id
        assert wanted <= set(found)
        # The rest are numbers of patients, of lesions, and the follow-up.
        assert len(set(found) - wanted) <= 3


@pytest.mark.parametrize(
    ("row_id", "kind"),
    [
        ("khan-2018.measurements.1", Score),
        ("khan-2018.events.1", Count),
        ("khan-2018.arms.1", Arm),
        ("khan-2018.patients", Extent),
    ],
)
def test_a_figure_of_a_study_comes_with_study_and_arm(cohorts, row_id, kind):
    found = figure(cohorts, row_id)

    assert isinstance(found.row, kind)
    assert found.study.study_id == "khan-2018"
    assert found.source.basis == "primary"
    assert (found.arm is None) == (kind is Extent)


def test_figures_of_the_review_belong_to_no_study(cohorts):
    assert figure(cohorts, "rates.tumour").low_percent == 5
    assert figure(cohorts, "facts.mechanism-heat").low == 52


@pytest.mark.parametrize("row_id", ["", "khan-2018", "khan-2018.events.999", "rates.none", "x.y.z"])
def test_an_unknown_row_is_none(cohorts, row_id):
    assert figure(cohorts, row_id) is None


def test_why_a_row_takes_no_part(cohorts):
    why = {one.row_id: why_not(one) for one in (*cohorts.scores, *cohorts.counts)}

    assert why["khan-2018.events.1"] is None
    # The review's print of what the abstract prints too.
    assert why["khan-2018.events.4"] == "printed twice"
    assert why["yang-z-2009.measurements.5"] == "printed twice"
    assert why["berenson-2011.events.1"] == "harm of any cause"
    # The review does not say whether Pusceddu's patients were given cement.
    assert why["pusceddu.events.3"] == "cement not stated"
    for count in cohorts.counts:
        assert why[count.row_id] == count.left_out or why[count.row_id] == "cement not stated"
    for score in cohorts.scores:
        if why[score.row_id] is None:
            assert score.preferred
            assert score.arm.treated
            assert score.study.has_patients
