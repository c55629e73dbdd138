"""Which studies enrolled the patients asked for."""

from evidence.cohorts import choose
from evidence.cohorts.enrolment import enrolment
from evidence.corpus.selection import Selection


def test_a_study_of_one_primary_alone_is_told_apart(cohorts):
    found = enrolment(choose(cohorts, Selection(collection="all", primary=("myeloma",))))
    alone = {study.study_id for study in found.alone}

    assert "anselmetti-2012" in alone
    assert "khan-2018" not in alone
    assert "khan-2018" in {study.study_id for study in found.matching}


def test_each_filter_is_counted_by_itself(cohorts):
    found = enrolment(choose(cohorts, Selection(primary=("kidney",), region=("cervical",))))

    assert found.each == {"primary": 2, "region": 1}
    assert found.asked == ("primary", "region")
    assert len(found.everyone) == 13
