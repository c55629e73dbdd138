"""Only the figures that a grave discrepancy touches are in doubt, not all of their study."""

from evidence import prose


def doubtful(rows):
    return {row.row_id for row in rows if row.touched}


def test_a_grave_discrepancy_touches_its_own_figures(cohorts):
    assert doubtful(cohorts.statements) & {
        "yang-z-2013-radiotherapy.directions.4",  # quality of life, direction unclear
        "yang-z-2013-radiotherapy.directions.1",  # VAS, undisputed
    } == {"yang-z-2013-radiotherapy.directions.4"}


def test_a_study_with_slighter_discrepancies_only_has_no_figure_in_doubt(cohorts):
    khan = cohorts.by_id["khan-2018"]
    rows = [*cohorts.scores, *cohorts.counts, *cohorts.statements, *cohorts.details]

    assert khan.discrepancies
    assert not doubtful(row for row in rows if row.study is khan)


def test_every_figure_in_doubt_belongs_to_the_study_of_its_discrepancy(cohorts):
    for entry in cohorts.discrepancies:
        for row_id in entry.touches:
            assert entry.study is not None
            assert row_id.startswith(f"{entry.study.study_id}.")


def test_the_name_beside_a_figure_carries_the_mark_only_where_the_figure_is_in_doubt(cohorts):
    scores = [one for one in cohorts.scores if one.study.study_id == "yang-z-2009"]
    vas = next(one for one in scores if one.instrument == "VAS" and one.preferred)
    kps = next(one for one in scores if one.instrument == "KPS" and one.preferred)

    assert prose.whose(vas) == "Yang Z 2009 ⚠"
    assert prose.whose(kps) == "Yang Z 2009"
    assert prose.whose(kps, vas) == "Yang Z 2009 ⚠"
