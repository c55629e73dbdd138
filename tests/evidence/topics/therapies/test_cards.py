"""Each therapy in short: patients of its own arms, one visit, counts as on the other pages."""

import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.harms import summed_up
from evidence.corpus.selection import Selection
from evidence.topics.therapies.cards import CARDS, cards, table
from evidence.topics.therapies.complications import complications
from evidence.topics.therapies.summary import summaries


@pytest.fixture(scope="module")
def review(cohorts):
    return choose(cohorts, Selection())


@pytest.fixture(scope="module")
def wider(cohorts):
    return choose(cohorts, Selection(collection="all"))


@pytest.fixture(scope="module")
def rows(review):
    return {row["therapy"]: row for row in table(summaries(review)).rows}


def test_therapies_come_in_the_order_of_the_vocabulary(rows):
    assert list(rows) == [
        "PVP",
        "PVP + MWA",
        "PVP + cryoablation",
        "PVP + 125I",
        "PVP + pedicle screws",
        "PKP",
        "MWA",
    ]


def test_patients_are_those_of_the_arms_and_overlapping_reports_count_once(rows):
    # Yang 2005 (1), Yang Z 2009 (40 of 80) and Yang Z 2013 (50 of 100) are one family.
    assert rows["PVP + 125I"]["patients_text"] == "50 patients in these arms"
    # Gu 2013 (20) and Gu 2015 (31 of 68) are one family.
    assert rows["PVP + pedicle screws"]["patients"] == 31
    # Masala 23 + Gu 37 + Yang 40 + Anselmetti 60 + Sun 120; the leakage analysis prints none.
    assert rows["PVP"]["patients_text"] == "280 patients in these arms, not printed by 1 study"
    assert rows["PVP + MWA"]["patients"] == 69 + 17


def test_arms_without_stated_cement_say_so(rows):
    assert rows["MWA"]["cement"] == "not stated"
    assert rows["MWA"]["patients_text"] == "35 patients in this arm, cement not stated"
    assert rows["MWA"]["complications"] == (
        f"Not counted (cement not stated): 0 of 35 patients: up to 9.9{prose.SPACE}%."
    )
    assert rows["MWA"]["pain"].endswith("cement not stated.")


def test_pain_is_that_of_the_last_visit(rows):
    assert rows["PVP + MWA"]["pain"] == "Fell by 5 to 5.1 points of 10 in tumours (2 arms)."
    assert rows["PVP + pedicle screws"]["pain"] == (
        "Fell by 6.6 points of 10 in osteoporosis: VAS mean 7.3 ± 1.3 (SD), n 20 → "
        "mean 0.7 ± 0.7 (SD), n 20; end of follow-up; Gu 2013, osteoporosis."
    )


def test_without_a_score_before_or_a_number_the_result_says_so(rows):
    assert rows["PVP + 125I"]["pain"] == (
        "VAS mean 2.26 ± 1.05 (SD), no score before; 6 months; Yang Z 2009 ⚠; "
        "less pain stated in 1 more arm."
    )
    assert rows["PKP"]["pain"] == "Less pain, no number printed; 1 year; Chen 2016."


def test_the_source_is_that_of_the_one_result(review):
    shown = {card.therapy: card.pain_row_id for card in cards(summaries(review))}

    assert shown["PVP + MWA"] is None
    assert shown["PVP + pedicle screws"] == "gu-2013.measurements.3"


def test_a_result_whose_patients_are_in_another_report_is_shown_and_not_counted(wider):
    found = {row["therapy"]: row["pain"] for row in table(summaries(wider)).rows}

    assert found["PVP + RFA + cryoablation"] == (
        "NRS mean 5 ± 1 (SD) → mean 2 ± 2 (SD); last follow-up (mean 31, median "
        "32 months); Cazzato 2021; not counted: patients may overlap with Cazzato 2022."
    )


def test_complications_are_the_counts_of_the_complications_page(wider):
    found = complications(wider)
    for row in summed_up(wider.counts):
        count, figure = row.row, prose.count_with_interval(row.row, row.row.limits())
        own = [other for other in found.summed if other.row.therapy == count.therapy]
        if count.therapy is not None and len(own) == 1:
            assert figure in found.of(count.therapy)


def test_complications_of_kyphoplasty_and_of_one_trial_in_osteoporosis(rows, wider):
    assert rows["PKP"]["complications"] == (
        f"0 of 282 patients: up to 1.3{prose.SPACE}% – no serious complication reported "
        "(Chen 2016, computed by us)."
    )
    assert complications(wider).of("PKP") == (
        f"0{prose.SPACE}% of patients in 3 counts in tumours; 2 of 149 patients: "
        f"1.3{prose.SPACE}% (0.4–4.8{prose.SPACE}%) (Boonen 2011) in osteoporosis; upper 95 % "
        f"limits reach 20.4{prose.SPACE}%; definitions differ, so they are not pooled."
    )


def test_counts_of_several_therapies_stand_once_and_under_none(review, rows):
    (masala,) = complications(review).together()

    assert masala == (
        "**Masala 2013**, arms with PVP + cryoablation or PVP together: 0 of 46 patients: "
        f"up to 7.7{prose.SPACE}% – no complication reported."
    )
    assert "46" not in rows["PVP"]["complications"]
    assert rows["PVP + cryoablation"]["complications"] == (
        "No count of patients with complications of its own; 1 study counts it together with "
        "another therapy."
    )


def test_that_nothing_is_counted_says_where_something_is(rows, wider):
    assert rows["PVP + 125I"]["complications"] == "No count of complications printed."
    assert rows["PVP + pedicle screws"]["complications"] == (
        "No count of complications printed; new fractures counted on the complications page."
    )
    assert "on the complications page" in complications(wider).of("PVP or PKP")


def test_the_best_design_has_its_level(rows):
    assert rows["PVP + 125I"]["design"] == "Level 2: randomised trial, Yang Z 2009"
    assert rows["PVP + MWA"]["design"] == "Level 4: case series, 2 studies"


def test_what_is_missing_comes_from_what_is_printed(rows, wider):
    assert rows["PVP + 125I"]["missing"] == (
        "no pain score before treatment, no count of complications of its own, no cervical patients named"
    )
    assert rows["PVP + pedicle screws"]["missing"].startswith("no study of tumours alone")
    assert "cervical" not in rows["PVP + MWA"]["missing"]
    assert "no comparison with another therapy" in rows["PVP + MWA"]["missing"]
    # Chen Z 2019 compares vertebroplasty with kyphoplasty, though a series of level 4.
    kyphoplasty = {row["therapy"]: row for row in table(summaries(wider)).rows}["PKP"]
    assert kyphoplasty["missing"] == "no cervical patients named"


def test_studies_are_named_by_aetiology_and_mixed_ones_as_such(rows):
    assert rows["PVP"]["aetiologies"] == (
        "6 studies (3 tumour, 1 osteoporosis, 1 mixed, 1 cause not stated)"
    )
    assert rows["PVP + MWA"]["aetiologies"] == "2 studies of tumours"
    assert rows["PKP"]["aetiologies"] == "1 study of tumours"


def test_a_long_list_is_cut_to_the_common_therapies(review, wider):
    assert len(cards(summaries(review))) == 7
    everything = summaries(wider)
    assert len(everything) > CARDS
    assert all(
        len(one.studies) >= 4
        for one in everything
        if one.therapy in {card.therapy for card in cards(everything)}
    )
    assert len(table(everything).rows) == len(everything)
