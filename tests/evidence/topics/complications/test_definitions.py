"""Which way of counting would make a claim true: medians of groups, nothing pooled."""

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.complications.claims import claims_of
from evidence.topics.complications.definitions import definitions, sentences, shared

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def every_claim(cohorts):
    return claims_of(choose(cohorts, Selection()))


@pytest.fixture(scope="module")
def found(pool, every_claim):
    return definitions(pool("all"), every_claim, "wilson")


def named(found, aetiology, counted_as):
    return next(
        one for one in found if (one.claim.aetiology, one.counted_as) == (aetiology, counted_as)
    )


def test_definitions_give_median_range_and_verdict(found):
    major = named(found, "tumour", "major complication, per patient")
    leaks = named(found, "tumour", "cement leakage, per vertebra")

    assert (major.verdict, major.middle) == ("below", f"0{NBSP}%")
    assert leaks.verdict == "above"
    assert (len(leaks.cohorts), leaks.studies) == (15, 12)


def test_each_patient_counts_once_within_a_definition(found):
    for one in found:
        rows = [each.count for each in one.cohorts]
        assert all(count.left_out is None and count.cement_known for count in rows)
        assert len({(count.study.study_id, count.arm) for count in rows}) == len(rows)


def test_definitions_shared_by_one_group_are_in_the_table_only(found, build):
    assert {len(one.cohorts) for one in shared(found)}.isdisjoint({0, 1})
    assert len(build("all").definitions.rows) == len(found) > len(shared(found))


def test_sentences_name_definitions_of_three_groups_or_more(found, every_claim):
    tumour, osteoporosis, hemangioma = sentences(found, every_claim)

    assert tumour.startswith(
        f"Tumours, claim 5–10{NBSP}%: the median group lies within it for no definition shared by "
        "three groups or more; below it for any complication, per patient"
    )
    assert f"major complication, per patient (1.5{NBSP}%, 3 groups)" in osteoporosis
    assert hemangioma.endswith(f"below it for any complication, per patient (0{NBSP}%, 4 groups).")


def test_the_title_counts_the_definitions_on_either_side_of_each_claim(build):
    assert build("all").by_definition_title == (
        "Ways of counting whose median group lies within the claim: tumours 0 of 9 (5 below, "
        "4 above); osteoporosis 1 of 5 (4 above); hemangiomas 0 of 1 (1 below)."
    )


def test_few_groups_speak_for_no_claim(build):
    assert build(primary=("breast",)).by_definition_found[-1] == (
        "No definition is used by three groups or more, so none can speak for a claim."
    )


def test_patients_without_a_claim_have_no_such_part(build):
    page = build(aetiology=("mixed",))

    assert page.by_definition is None
    assert (*page.verdicts, *page.by_definition_found) == ()
    assert not page.definitions
