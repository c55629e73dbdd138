"""One definition for each arm: an arm that counts less is not silenced by another that counts all."""

from evidence.cohorts.harms import LEAKAGE, of_family, overall, usable, widest, widest_of_arms


def of(counts, study_id):
    rows = overall(usable(of_family(counts, LEAKAGE)), LEAKAGE)
    return [count for count in rows if count.study.study_id == study_id and count.counted]


def ids(counts):
    return {count.row_id for count in counts}


def test_each_arm_keeps_its_own_widest_count(cohorts):
    """After kyphoplasty Fourney counted every leak, after vertebroplasty those without symptoms."""
    rows = of(cohorts.counts, "fourney")

    assert ids(widest(rows)) == {"fourney.events.2"}
    assert ids(widest_of_arms(rows)) == {"fourney.events.1", "fourney.events.2"}


def test_of_one_arm_only_the_widest_remains(cohorts):
    rows = [
        count
        for count in usable(cohorts.counts)
        if count.study.study_id == "kastler-2014" and count.kind == "complication"
    ]

    assert len(rows) == 2
    assert ids(widest_of_arms(rows)) == {"kastler-2014.events.3"}


def test_counts_of_the_whole_study_stand_apart_from_those_of_its_arms(cohorts):
    rows = [
        count
        for count in usable(cohorts.counts)
        if count.study.study_id == "mansour-2018" and count.event == "pulmonary cement embolism"
    ]

    assert {count.arm is None for count in widest_of_arms(rows)} == {True, False}
    assert ids(widest_of_arms(rows)) == ids(count for count in rows if count.severity == "any")
