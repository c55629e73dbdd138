"""Cohorts stand beside the claim for their own patients; sentences read right for 0, 1 and many."""

import re

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.complications.asked import Asked
from evidence.topics.complications.claims import (
    Standing,
    beside,
    claims_of,
    in_detail,
    own_cohorts,
    standings,
)
from evidence.topics.complications.harm_wording import PATIENTS

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def every_claim(cohorts):
    return claims_of(choose(cohorts, Selection()))


@pytest.fixture(scope="module")
def asked():
    return Asked("clinical complications", unit="patients")


@pytest.fixture(scope="module")
def tumours(every_claim, shown):
    return standings(shown(), every_claim)[0]


def among(standing, *studies):
    kept = [one for one in standing.cohorts if one.count.study.study_id in studies]
    return Standing(standing.claim, standing.unit, tuple(kept))


def test_the_reviews_cohorts_against_its_claim(shown, every_claim):
    (found,) = standings(shown(), every_claim)

    assert (found.claim.aetiology, len(found.cohorts), found.studies) == ("tumour", 4, 4)
    assert found.shares == (4, 0, 0)
    assert found.intervals == (1, 3, 0)


def test_mixed_series_stand_beside_no_claim(shown, every_claim):
    standing = {
        one.count.study.aetiology
        for each in standings(shown("all"), every_claim)
        for one in each.cohorts
    }

    assert "mixed" in {row.count.study.aetiology for row in shown("all")}
    assert standing == {"tumour", "osteoporosis", "hemangioma"}


def test_only_cohorts_of_tumours_alone_stand_beside_the_tumour_claim(shown, every_claim):
    for each in standings(shown("all"), every_claim):
        assert {one.count.study.aetiology for one in each.cohorts} == {each.claim.aetiology}


def test_only_claims_for_the_patients_on_screen_remain(cohorts):
    breast = choose(cohorts, Selection(primary=("breast",)))

    assert [claim.aetiology for claim in claims_of(breast)] == ["tumour"]


def test_many_cohorts(tumours, asked):
    (said,) = beside([tumours], asked)

    assert said == (
        f"Tumours (claim 5–10{NBSP}%): 4 cohorts counted complications in 0–2.9{NBSP}% of "
        f"patients; 95{NBSP}% intervals: 1 below, 3 compatible."
    )
    assert in_detail(tumours, asked) == (
        f"Tumours, per patient: of 4 shares 4 lie below the claimed 5–10{NBSP}%, none in it, none "
        "above it; of their intervals 1 lies wholly below, 3 overlap it, none lies wholly above. "
        "Among them: 1 of major complications only."
    )


def test_one_cohort(tumours, asked):
    khan = among(tumours, "khan-2018")

    (said,) = beside([khan], asked)

    assert said == (
        f"Tumours (claim 5–10{NBSP}%): 1 cohort counted complications in 2 of 69 patients: "
        f"2.9{NBSP}% (0.8–10.0{NBSP}%); its 95 % interval is compatible with the claim."
    )
    assert in_detail(khan, asked) == (
        f"Tumours, per patient: the one share lies below the claimed 5–10{NBSP}%; its interval "
        "overlaps it."
    )


def test_cohorts_without_any_event_never_leave_a_zero_alone(tumours, asked):
    zeros = among(tumours, "masala-2013", "kastler-2014")
    chen = among(tumours, "chen-2016")

    (two,), (one,) = beside([zeros], asked), beside([chen], asked)

    assert "2 cohorts counted no complications; the largest, 0 of 46 patients: up to 7.7" in two
    assert "1 cohort counted only major complications in 0 of 282 patients: up to 1.3" in one


def test_the_reviews_own_zeros_are_owned_up(shown, every_claim):
    text = own_cohorts(shown(), every_claim)

    assert f"Khan 2018, 2 of 69 patients: 2.9{NBSP}% (0.8–10.0{NBSP}%)" in text
    assert "Pusceddu" not in text
    assert f"all count less than the 5–10{NBSP}% that it claims" in text
    assert "1 of the 3 zeros is our reading" in text


def test_one_cohort_of_the_review_reads_right(shown, every_claim):
    text = own_cohorts(shown(primary=("breast",)), every_claim)

    assert text == (
        "The one tumour cohort on screen that the review itself cites counts less than the "
        f"5–10{NBSP}% that it claims: Khan 2018, 2 of 69 patients: 2.9{NBSP}% (0.8–10.0{NBSP}%)."
    )


def test_no_cohort_of_the_review_is_no_sentence(shown, every_claim):
    assert own_cohorts(shown("all", aetiology=("osteoporosis",)), every_claim) == ""


def test_the_answer_to_the_wider_literature(build):
    """By hand: the chart's rows, each patient once; CAFE, NSQIP, Levy 2023 and comparators out."""
    page = build("all")

    assert page.answer == (
        f"Tumours (claim 5–10{NBSP}%): 29 groups in 28 studies counted complications in "
        f"0–40.0{NBSP}% of patients; 95{NBSP}% intervals: 2 below, 1 above, 26 compatible."
    )
    assert page.also == (
        f"Osteoporosis (claim 1–3{NBSP}%): 5 cohorts, 0–3.3{NBSP}%; all intervals compatible.",
        f"Hemangiomas (claim 2–5{NBSP}%): 7 cohorts, 0–5.9{NBSP}%; all intervals compatible.",
    )


def test_patients_without_a_claim_are_named_as_such(build):
    page = build(aetiology=("mixed",))

    assert page.answer == (
        "Mixed aetiologies: 1 cohort counted only major complications in 0 of 60 patients: up to "
        f"6.0{NBSP}%."
    )
    assert page.also == ("The review claims no range for these patients.",)


def test_claims_stand_only_beside_complications_overall(build):
    assert {"rates.tumour", "rates.osteoporosis"} <= set(build().cohorts.marks)
    for options in (
        {"kind": "cement leakage", "event": "disc leakage"},
        {"event": "nerve injury"},
    ):
        page = build(options=options)
        assert not {mark for mark in page.cohorts.marks if mark.startswith("rates.")}
        assert page.caveat.startswith("The review")


def test_kinds_without_a_claim_are_told_by_aetiology(build):
    page = build("all", options={"kind": "cement leakage", "unit": "vertebrae"})
    answer = " ".join((page.answer, *page.also))

    named = [word for word in PATIENTS.values() if f"{prose.capital(word)}: " in answer]
    assert named == ["tumours", "osteoporosis", "mixed aetiologies", "aetiology not stated"]


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("unit", ["patients", "procedures", "vertebrae"])
def test_the_answer_counts_the_rows_of_the_table(build, collection, unit):
    page = build(collection, options={"unit": unit, "every": True})
    for aetiology in ("tumour", "osteoporosis", "hemangioma"):
        rows = [
            row
            for row in page.cohorts.table.rows
            if row["counted"] and row["aetiology"] == aetiology
        ]
        said = re.search(
            f"{prose.capital(PATIENTS[aetiology])} \\(claim [^)]+\\): (\\d+)",
            " ".join((page.answer, *page.also)),
        )
        assert (int(said[1]) if said else 0) == len(rows)
