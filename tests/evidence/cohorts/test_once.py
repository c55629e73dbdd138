"""Each patient once: overlapping series, arms of one study, and what is not known to be cement."""

import pytest

from evidence.cohorts import choose, harms
from evidence.cohorts.once import NO_CEMENT_STATED, PART, patients_in, patients_of, tally
from evidence.corpus.selection import Selection


def counts(cohorts, *row_ids):
    by_id = {count.row_id: count for count in cohorts.counts}
    return [by_id[row_id] for row_id in row_ids]


def why(rows):
    found = tally(rows, lambda count: count.total, lambda count: count.unit)
    return {one.row.row_id: one.why_not for one in found}


def test_a_row_of_the_whole_study_takes_the_place_of_its_arms(cohorts):
    anselmetti = [c for c in cohorts.counts if c.study.study_id == "anselmetti-2008"]
    whole = next(c for c in anselmetti if c.arm is None and c.total)
    found = why([c for c in anselmetti if c.event == whole.event and c.unit == whole.unit])

    assert found[whole.row_id] == ""
    assert set(found.values()) <= {"", PART}


def test_cement_not_stated_never_counts(cohorts):
    found = why(counts(cohorts, "pusceddu.events.3", "khan-2018.events.3"))

    assert found["pusceddu.events.3"] == NO_CEMENT_STATED
    assert found["khan-2018.events.3"] == ""


def test_overlapping_series_count_by_the_largest(cohorts):
    """Yang Z 2009 (80 patients) and Yang Z 2013 (100) are one family."""
    families = [
        study for study in cohorts.studies if study.study_id in {"yang-z-2009", "yang-2005"}
    ]

    assert len({study.cohort_family for study in families}) == 1
    assert patients_of(families).number == max(study.n_patients or 0 for study in families)


def test_patients_of_a_therapy_are_those_of_its_arms(cohorts):
    gu = cohorts.by_id["gu-2015"]
    screws = [arm for arm in gu.arms if "pedicle screws" in arm.components]

    assert patients_in([(gu, arm) for arm in screws]).number == 31
    assert patients_in([(gu, arm) for arm in gu.arms]).number == 68


def test_a_size_nobody_printed_is_silent_not_zero(cohorts):
    silent = next(
        study
        for study in cohorts.studies
        if study.treated_arms and study.n_patients is None and study.arms[0].n_patients is None
    )
    found = patients_in([(silent, silent.treated_arms[0])])

    assert (found.number, found.silent) == (None, 1)


@pytest.mark.parametrize("collection", ["review", "all"])
def test_no_family_counts_twice_among_complications_of_an_aetiology(cohorts, collection):
    choice = choose(cohorts, Selection(collection=collection))
    families: dict[tuple[str, str], set[str]] = {}
    for one in harms.summed_up(choice.counts):
        if one.counts:
            study = one.row.study
            families.setdefault((study.cohort_family, study.aetiology), set()).add(study.study_id)

    assert all(len(studies) == 1 for studies in families.values())
