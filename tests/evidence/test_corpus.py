"""The shipped corpus says what its sources print: facts checked by hand, and the traps.

Each fact names in a comment where it was read. A failing test here means that a figure changed,
not that a program did: look at the source before touching the test.
"""

import re
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from evidence.corpus.frames import PAIN_INSTRUMENTS
from evidence.corpus.loading import default_paths

WITHOUT_TIME = None


def scores(corpus, study, arm, instrument, *, basis="primary", statistic=None):
    """Return (months, value, spread) of each visit, in the order of the file."""
    rows = corpus.measurements
    chosen = (
        (rows["study_id"] == study)
        & (rows["arm_id"] == arm)
        & (rows["instrument"] == instrument)
        & (rows["basis"] == basis)
    )
    if statistic is not None:
        chosen &= rows["statistic"] == statistic
    return [
        (
            None if pd.isna(row.months) else row.months,
            row.value,
            None if pd.isna(row.spread) else row.spread,
        )
        for row in rows[chosen].itertuples()
    ]


def counts(corpus, study, **columns):
    """Return (events, total, unit) of the events of a study that fit the columns given."""
    rows = corpus.events
    chosen = rows["study_id"] == study
    for column, value in columns.items():
        chosen &= (rows[column] == value).fillna(value=False)
    return {
        (row.events, None if pd.isna(row.total) else row.total, row.unit)
        for row in rows[chosen].itertuples()
    }


def study(corpus, name):
    return corpus.studies.set_index("study_id").loc[name]


COURSES = [
    # Khan 2018, AJNR 39:1376, abstract: medians 7.0 ± 1.8, 2 ± 1.6 at 2–4 weeks, 2 ± 2.1 at 20–24 weeks
    ("khan-2018", "mwa-pvp", "VAS", [(0, 7.0, 1.8), (0.69, 2, 1.6), (5.06, 2, 2.1)]),
    # Kastler 2014, JVIR 25:1470, abstract: before, day 0, day 7, 1, 3 and 6 months
    (
        "kastler-2014",
        "mwa",
        "VAS",
        [
            (0, 7.4, 1.2),
            (0.01, 1.3, 1.8),
            (0.23, 1.6, 1.7),
            (1, 1.9, 1.6),
            (3, 2.2, 1.5),
            (6, 2.3, 1.4),
        ],
    ),
    # Gu 2013, J Neurosurg Spine 18:634, abstract; the last value is at the end of follow-up
    (
        "gu-2013",
        "pvp-screws",
        "VAS",
        [(0, 7.3, 1.3), (0.01, 1.2, 0.7), (WITHOUT_TIME, 0.7, 0.7)],
    ),
    # Yang 2009, Acta Radiol, doi 10.3109/02841850903229133, abstract: scores beside the 6-month responses
    ("yang-z-2009", "pvp-125i", "VAS", [(6, 2.26, 1.05)]),
    ("yang-z-2009", "pvp", "VAS", [(6, 5.41, 0.94)]),
    ("yang-z-2009", "pvp-125i", "KPS", [(6, 92.5, 7.1)]),
    ("yang-z-2009", "pvp", "KPS", [(6, 87.7, 7.3)]),
    # Levy 2020, doi 10.1016/j.jvir.2020.07.014, abstract
    ("levy-2020", "rfa-pvp", "BPI worst pain", [(0, 8.2, 1.7), (6, 3.5, 3.2)]),
    # Orgera 2014, doi 10.1007/s00270-013-0624-0, abstract: both arms before, at 24 hours and 6 weeks
    ("orgera-2014", "rfa-pvp", "VAS", [(0, 9.1, None), (0.03, 3.4, None), (1.38, 2.0, None)]),
    ("orgera-2014", "pvp", "VAS", [(0, 9.3, None), (0.03, 3.0, None), (1.38, 2.3, None)]),
    # Wu 2021, doi 10.1080/02656736.2021.1951364, abstract
    (
        "wu-2021",
        "mwa-pvp",
        "VAS",
        [
            (0, 6.7, 1.7),
            (0.03, 3.2, 1.4),
            (0.23, 1.8, 1.0),
            (0.92, 1.4, 1.3),
            (2.76, 1.1, 0.8),
            (5.52, 1.0, 0.7),
        ],
    ),
    # Huang 2014, abstract: its 2.26 equals that of Yang 2009 by chance
    ("huang-2014", "pvp-125i", "NRS", [(0, 7.12, 1.48), (2, 2.26, 1.07)]),
    # Qian 2016, doi 10.2147/JPR.S105284, abstract
    ("qian-2016", "screws-125i", "KPS", [(0, 52.9, 9.5), (1, 84.3, 5.3), (6, 75.7, 5.3), (12, 72.9, 4.9)]),
    # Filippiadis 2021, Hellenic J Radiol, abstract
    ("filippiadis-2021", "pvp", "NRS", [(0, 8.52, 1.388), (12, 1.68, 2.445)]),
    # European Radiology, doi 10.1007/s00330-016-4664-0, abstract: 88.3 months is the mean delay of the
    # last visit, not a visit of all
    ("eur-radiol-alcohol-pvp-26", "pvp-ethanol", "VAS", [(0, 7.23, 1.3), (WITHOUT_TIME, 3.11, 1.9)]),
    # Chew 2011, doi 10.1016/j.crad.2011.08.004, abstract: the time of the second score is not printed
    ("chew-2011", "pvp", "VAS", [(0, 7.75, 1.88), (WITHOUT_TIME, 4.77, 2.69)]),
    # Kobayashi 2005, abstract: before and at 1 day, 196 procedures
    ("kobayashi-2005", "pvp", "VAS", [(0, 7.22, 1.89), (0.03, 2.07, 1.19)]),
    # Tseng 2008, Surg Neurol 70 S1:78, abstract
    ("tseng-2008", "pvp", "VAS", [(0, 8.1, 0.67), (0.03, 3.8, 1.9), (6, 2.8, 2.0)]),
    # Wardlaw 2009 (FREE), doi 10.1016/S0140-6736(09)60010-6, abstract: physical component score
    ("wardlaw-2009", "pkp", "SF-36", [(0, 26.0, None), (1, 33.4, None)]),
    ("wardlaw-2009", "conservative", "SF-36", [(0, 25.5, None), (1, 27.4, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arm", "instrument", "course"), COURSES)
def test_scores_stand_at_the_visit_and_arm_that_the_abstract_gives_them(
    corpus, name, arm, instrument, course
):
    assert scores(corpus, name, arm, instrument) == course


def test_wallace_s_means_and_medians_stay_apart(corpus):
    # Wallace 2015, doi 10.1007/s11060-015-1813-2, abstract
    mean = scores(corpus, "wallace-2015", "rfa-pvp", "NRS", statistic="mean")
    median = scores(corpus, "wallace-2015", "rfa-pvp", "NRS", statistic="median")

    assert mean == [(0, 8.0, 1.9), (0.23, 3.9, 3.0), (0.92, 2.9, 3.0)]
    assert median == [(0, 8.0, None), (0.23, 3.25, None), (0.92, 2.75, None)]


def test_yildizhan_s_scores_are_second_hand(corpus):
    # NICE consultation 1720, efficacy summary
    alone = scores(corpus, "yildizhan-2021", "rfa", "VAS", basis="secondary")
    with_cement = scores(corpus, "yildizhan-2021", "rfa-pvp", "VAS", basis="secondary")

    assert [visit[0] for visit in alone] == [0, 0.03, 1, 3, 6]
    assert [visit[1] for visit in alone] == [8.3, 4.8, 3.67, 4.50, 4.42]
    assert [visit[1] for visit in with_cement] == [7.44, 4.38, 2.94, 2.44, 2.31]
    assert scores(corpus, "yildizhan-2021", "rfa", "VAS") == []


def test_the_review_gives_yang_s_scores_no_time_and_the_abstract_does(corpus):
    # Review, Discussion, ref 50: 2.26 vs 5.41, P=0.028; 92.5 vs 87.7, P=0.009
    for arm, pain, function in (("pvp-125i", 2.26, 92.5), ("pvp", 5.41, 87.7)):
        told = {"basis": "review"}

        assert scores(corpus, "yang-z-2009", arm, "VAS", **told) == [(WITHOUT_TIME, pain, None)]
        assert scores(corpus, "yang-z-2009", arm, "KPS", **told) == [(WITHOUT_TIME, function, None)]
        assert [visit[1] for visit in scores(corpus, "yang-z-2009", arm, "VAS")] == [pain]


def test_khan_s_medians_are_not_called_means(corpus):
    rows = corpus.measurements[corpus.measurements["study_id"] == "khan-2018"]

    assert set(rows["statistic"]) == {"median"}
    assert set(rows["spread_kind"]) == {"unnamed"}


EVENTS = [
    # Khan 2018, abstract: two complications in all, an S1 nerve injury and a skin burn
    ("khan-2018", {"event": "any complication", "basis": "primary"}, {(2, 69, "patients")}),
    ("khan-2018", {"event": "nerve injury"}, {(1, 69, "patients")}),
    ("khan-2018", {"event": "skin burn"}, {(1, 69, "patients")}),
    # Khan 2018, abstract: 59 of 61 survivors without locoregional progression; 8 deaths within 6 months
    ("khan-2018", {"event": "local control", "basis": "primary"}, {(59, 61, "patients")}),
    ("khan-2018", {"event": "death", "basis": "primary"}, {(8, 69, "patients")}),
    # Kastler 2014, abstract and review: all but one of 17 had less pain
    ("kastler-2014", {"event": "pain response"}, {(16, 17, "patients")}),
    # Anselmetti 2008, doi 10.1007/s00270-008-9324-6, abstract: leaks by vertebra on CT
    ("anselmetti-2008", {"event": "venous leakage", "arm_id": "high-viscosity"}, {(8, 98, "vertebrae")}),
    ("anselmetti-2008", {"event": "venous leakage", "arm_id": "low-viscosity"}, {(38, 92, "vertebrae")}),
    ("anselmetti-2008", {"event": "disc leakage", "arm_id": "low-viscosity"}, {(12, 92, "vertebrae")}),
    # Radiology 2006;238:354, abstract: 8 of 117 (6.8 %), one death after embolism
    ("radiology-2006", {"event": "any complication"}, {(8, 117, "patients")}),
    ("radiology-2006", {"event": "procedure-related death"}, {(1, 117, "patients")}),
    # Trumm 2012, doi 10.1007/s00256-012-1365-x, abstract
    ("trumm-2012", {"event": "cement leakage"}, {(194, 331, "vertebrae")}),
    # Wu 2021, abstract: 10 patients (30.30 %), which is no share of its 23 patients: no total is stored
    ("wu-2021", {"event": "cement leakage", "percent": 30.30}, {(10, None, "patients")}),
    # Kim 2020 (NSQIP), doi 10.1177/2192568220976355, abstract
    ("kim-2020", {"event": "adverse event of any cause", "severity": "any"}, {(166, 1932, "patients")}),
    # Klazen 2010 (VERTOS II), abstract: new fractures in 15 of 91 and 21 of 85 patients
    ("klazen-2010", {"event": "new vertebral fracture", "arm_id": "pvp"}, {(15, 91, "patients")}),
    ("klazen-2010", {"event": "new vertebral fracture", "arm_id": "conservative"}, {(21, 85, "patients")}),
    # Venmans 2011 (VERTOS II, CT), doi 10.1007/s00234-010-0705-6, abstract
    ("venmans-2011", {"event": "cement leakage"}, {(64, 80, "vertebrae")}),
    # Saracen 2018, abstract
    ("saracen-2018", {"event": "cement leakage"}, {(3, 110, "patients")}),
    # Boonen 2011 (FREE), doi 10.1002/jbmr.364, abstract: two serious events linked to the device
    ("boonen-2011", {"event": "major complication"}, {(2, 149, "patients")}),
    # 37 patients with osteolytic metastases or myeloma, abstract: the main result beside the harms
    ("osteolytic-metastases-myeloma-37", {"event": "pain response"}, {(36, 37, "patients")}),
    ("osteolytic-metastases-myeloma-37", {"event": "venous leakage"}, {(2, 40, "procedures")}),
    # Kobayashi 2005, abstract: mobile within a day, of those who could not move before
    ("kobayashi-2005", {"event": "functional improvement"}, {(94, 115, "procedures")}),
    # Cianfoni 2019, doi 10.1136/neurintsurg-2018-014231, abstract: satisfactory reconstruction, 90 %
    ("cianfoni-2019", {"event": "other event", "percent": 90.0}, {(37, 41, "vertebrae")}),
    # Cazzato 2021, PMID 33487588, abstract: local progression in 3 of 7 (43 %)
    ("cazzato-2021", {"event": "progression"}, {(3, 7, "lesions")}),
    # Goyal 1999, AJNR 20:1091, abstract: 5 excellent, 8 good of 14
    ("goyal-1999", {"event": "complete response"}, {(5, 14, "patients")}),
    ("goyal-1999", {"event": "partial response"}, {(8, 14, "patients")}),
    # Liu Q 2024, doi 10.1097/bsd.0000000000001700, abstract: leaks with symptoms, mesh container or not
    ("liu-q-2024", {"event": "symptomatic cement leakage", "arm_id": "mesh"}, {(0, 51, "patients")}),
    ("liu-q-2024", {"event": "symptomatic cement leakage", "arm_id": "pvp"}, {(6, 60, "patients")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "columns", "expected"), EVENTS)
def test_events_stand_with_the_total_and_unit_that_the_source_gives(
    corpus, name, columns, expected
):
    assert counts(corpus, name, **columns) == expected


def test_khan_had_two_complications_not_four(corpus):
    own = counts(corpus, "khan-2018", event="any complication", preferred=True)

    assert own == {(2, 69, "patients")}


def test_khan_s_primaries_and_regions_sum_to_the_cohort(corpus):
    # Khan 2018, abstract
    primaries = corpus.primaries[corpus.primaries["study_id"] == "khan-2018"]
    regions = corpus.regions[corpus.regions["study_id"] == "khan-2018"]

    assert dict(zip(primaries["primary"], primaries["n"], strict=True)) == {
        "breast": 27,
        "lung": 12,
        "myeloma": 10,
        "thyroid": 6,
        "prostate": 5,
        "gastrointestinal": 4,
        "kidney": 3,
        "other": 1,
        "unknown": 1,
    }
    assert primaries["n"].sum() == study(corpus, "khan-2018")["n_patients"] == 69
    assert dict(zip(regions["region"], regions["n"], strict=True)) == {
        "cervical": 2,
        "thoracic": 50,
        "lumbar": 34,
        "sacral": 16,
    }
    assert regions["n"].sum() == study(corpus, "khan-2018")["n_lesions"] == 102


def test_kastler_counts_primaries_by_lesion(corpus):
    # Kastler 2014, abstract: 9 lung, 6 kidney, 4 prostate, 1 uterus; 20 lesions in 17 patients
    rows = corpus.primaries[corpus.primaries["study_id"] == "kastler-2014"]

    assert set(rows["unit"]) == {"lesions"}
    assert rows["n"].sum() == 20
    assert study(corpus, "kastler-2014")["n_patients"] == 17


def test_chen_s_vertebrae_come_from_the_review(corpus):
    # Review, Percutaneous kyphoplasty, ref 43: 399 lesions, 223 thoracic and 176 lumbar
    rows = corpus.regions[corpus.regions["study_id"] == "chen-2016"]

    assert dict(zip(rows["region"], rows["n"], strict=True)) == {"thoracic": 223, "lumbar": 176}
    assert set(rows["basis"]) == {"review"}


def test_the_three_claimed_ranges_are_the_review_s(corpus):
    # Review, Discussion, refs 17 and 54
    ranges = {
        row.aetiology: (row.low_percent, row.high_percent) for row in corpus.rates.itertuples()
    }

    assert ranges == {"tumour": (5, 10), "osteoporosis": (1, 3), "hemangioma": (2, 5)}


def test_the_claimed_cement_temperature_is_the_review_s(corpus):
    # Review, Discussion, ref 7
    heat = corpus.facts.set_index("fact_id").loc["mechanism-heat"]

    assert (heat["low"], heat["high"], heat["unit"]) == (52, 93, "°C")


def test_the_shares_by_primary_leave_a_gap_of_eight_percent(corpus):
    # Review, Background, refs 6 and 7: 31, 24, 9, 8, 4, 2, 1 and 13 %
    rows = corpus.facts[corpus.facts["topic"] == "share by primary"]
    printed = rows[rows["basis"] == "review"]

    assert sorted(printed["value"]) == [1, 2, 4, 8, 9, 13, 24, 31]
    assert list(rows[rows["basis"] == "derived"]["value"]) == [8]


DIRECTIONS = [
    # Firanescu 2018 (VERTOS IV), doi 10.1136/bmj.k1551, abstract: no difference at any visit
    ("firanescu-2018", "pvp", "VAS", "sham", {(m, "no difference") for m in (0.03, 0.23, 1, 3, 6, 12)}),
    # Kallmes 2009, NEJM 361:569, abstract: p 0.49 for the RDQ and 0.19 for pain at 1 month
    ("kallmes-2009", "pvp", "RDQ", "sham", {(1, "no difference")}),
    ("kallmes-2009", "pvp", "NRS", "sham", {(1, "no difference")}),
    # Rousing 2009, doi 10.1097/BRS.0b013e3181a4e628, abstract: p 0.33
    ("rousing-2009", "pvp", "VAS", "conservative", {(3, "no difference")}),
    # Blasco 2012, abstract: better at 2 months, p 0.035
    ("blasco-2012", "pvp", "VAS", "conservative", {(2, "better")}),
    # Masala 2013, doi 10.1007/s00234-012-1096-7, abstract: p 0.33 before, <0.001 from 1 week on
    ("masala-2013", "cryo-pvp", "VAS", "pvp",
     {(0, "no difference"), (0.03, "unclear"), (0.23, "better"), (1, "better"), (3, "better"), (6, "better")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arm", "instrument", "against", "expected"), DIRECTIONS)
def test_directions_against_the_other_arm_are_the_abstract_s(
    corpus, name, arm, instrument, against, expected
):
    rows = corpus.directions
    chosen = rows[
        (rows["study_id"] == name)
        & (rows["arm_id"] == arm)
        & (rows["instrument"] == instrument)
        & (rows["against"] == against)
        & (rows["basis"] == "primary")
    ]

    assert {(row.months, row.direction) for row in chosen.itertuples()} == expected


DIFFERENCES = [
    # Wardlaw 2009 (FREE), doi 10.1016/S0140-6736(09)60010-6, abstract: physical component score
    ("wardlaw-2009", "SF-36", [(1, 5.2, 2.9, 7.4)]),
    # Boonen 2011 (FREE), doi 10.1002/jbmr.364, abstract: over 24 months, then at 6, 12 and 24
    ("boonen-2011", "SF-36",
     [(WITHOUT_TIME, 3.24, 1.47, 5.01), (6, 3.39, 1.13, 5.64), (12, 1.7, -0.59, 3.98), (24, 1.68, -0.63, 3.99)]),
    # Kroon 2014, abstract: adjusted difference of the improvement in overall pain
    ("kroon-2014", "other", [(12, 0.3, -0.9, 1.5), (24, 1.1, -0.3, 2.4)]),
    # Buchbinder 2009, NEJM 361:557, abstract
    ("buchbinder-2009", "other", [(3, 0.6, -0.7, 1.8)]),
    # Farrokhi 2011, J Neurosurg Spine, abstract: at 1 week
    ("farrokhi-2011", "VAS", [(0.23, -3.1, -3.72, -2.28)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "instrument", "expected"), DIFFERENCES)
def test_differences_between_arms_are_the_abstract_s(corpus, name, instrument, expected):
    rows = corpus.differences
    chosen = (
        (rows["study_id"] == name)
        & (rows["instrument"] == instrument)
        & (rows["basis"] == "primary")
    )

    assert [
        (None if pd.isna(row.months) else row.months, row.value, row.low, row.high)
        for row in rows[chosen].itertuples()
    ] == expected


def test_the_pooled_changes_of_beall_stand_by_arm(corpus):
    # Beall 2018, ijssurgery.com, abstract: change of the VAS with kyphoplasty, vertebroplasty,
    # no surgery and implants; kyphoplasty differs from the last two, vertebroplasty does not
    rows = corpus.details[corpus.details["study_id"] == "beall-2018"]
    changes = rows[rows["statement"].str.contains("change of the VAS")]
    compared = corpus.directions[
        (corpus.directions["study_id"] == "beall-2018") & (corpus.directions["instrument"] == "VAS")
    ]

    assert dict(zip(changes["arm_id"], changes["value"], strict=True)) == {
        "pkp": -4.05,
        "pvp": -3.88,
        "nsm": -2.66,
        "vai": -2.77,
    }
    assert {(row.arm_id, row.against, row.direction) for row in compared.itertuples()} == {
        ("pkp", "nsm", "better"),
        ("pkp", "vai", "better"),
        ("pvp", "nsm", "no difference"),
    }


@pytest.mark.parametrize("instrument", ["BPI worst pain", "BPI average pain", "BPI"])
def test_levy_s_pain_was_measured_with_the_brief_pain_inventory(corpus, instrument):
    # Levy 2023, PubMed 37012392, abstract: worst pain, average pain and interference of pain
    # better at 3 days, 1 week, 1, 3, 6 and 12 months, p <0.0001
    rows = corpus.directions[
        (corpus.directions["study_id"] == "levy-2023")
        & (corpus.directions["instrument"] == instrument)
    ]

    assert list(rows["months"]) == [0.1, 0.23, 1, 3, 6, 12]
    assert set(rows["direction"]) == {"better"}
    assert set(rows["against"]) == {"baseline"}
    assert set(rows["p_value"]) == {"<0.0001"}


def test_papanastassiou_s_falls_of_pain_stand_by_arm(corpus):
    # Papanastassiou 2012, PubMed 22543412, abstract: points of 10
    rows = corpus.details[
        (corpus.details["study_id"] == "papanastassiou-2012") & (corpus.details["unit"] == "points")
    ]

    assert dict(zip(rows["arm_id"], rows["value"], strict=True)) == {
        "pkp": 5.07,
        "pvp": 4.55,
        "conservative": 2.17,
    }


def test_hulme_s_shares_with_less_pain_have_no_count(corpus):
    # Hulme 2006, doi 10.1097/01.brs.0000229254.89952.6b, abstract: 87 % and 92 %
    rows = corpus.events[
        (corpus.events["study_id"] == "hulme-2006") & (corpus.events["event"] == "pain response")
    ]

    assert dict(zip(rows["arm_id"], rows["percent"], strict=True)) == {"pvp": 87, "pkp": 92}
    assert rows["events"].isna().all()


def test_gu_s_patients_had_osteoporosis(corpus):
    # Gu 2015, doi 10.1186/s13018-015-0172-1, title and abstract: osteoporotic fractures, no tumours
    assert study(corpus, "gu-2015")["aetiology"] == "osteoporosis"
    assert study(corpus, "gu-2013")["aetiology"] == "osteoporosis"
    # Gu 2014, doi 10.3969/j.issn.1009-6604.2014.10.001: the 68 patients whom Gu 2015 followed on
    assert study(corpus, "gu-2014")["n_patients"] == study(corpus, "gu-2015")["n_patients"] == 68


def test_the_pigs_are_no_patients(corpus):
    # Yang 2013, doi 10.1186/1477-7819-11-46
    pigs = study(corpus, "yang-z-2013-pigs")

    assert (pigs["design"], pigs["aetiology"]) == ("animal study", "animal")
    assert (corpus.studies["design"] == "animal study").sum() == 1


def test_references_45_and_50_are_one_study_of_80(corpus):
    holders = corpus.studies[
        corpus.studies["review_refs"].str.split(";").map(lambda refs: bool({"45", "50"} & set(refs or [])), na_action="ignore").fillna(value=False).astype(bool)
    ]  # fmt: skip

    assert list(holders["study_id"]) == ["yang-z-2009"]
    assert list(holders["n_patients"]) == [80]


def test_overlapping_cohorts_share_a_family(corpus):
    families = corpus.studies.set_index("study_id")["cohort_family"]

    for overlap in (
        ("masala-2013", "massari-2009", "massari-2012"),
        ("levy-2020", "levy-2023"),
        ("klazen-2010", "klazen-2010-main", "venmans-2011"),
        ("firanescu-2018", "firanescu-2019"),
        ("buchbinder-2009", "kroon-2014"),
        ("boonen-2011", "van-meirhaeghe-2013", "wardlaw-2009"),
        ("gu-2013", "gu-2014", "gu-2015"),
        ("khan-2018", "j-clin-neurosci-2022"),
        ("anselmetti-2008", "anselmetti-2012", "nambiar-2020"),
        ("maugeri-2017", "giammalva-2022"),
        ("spine-cryoablation-2021", "cazzato-2022"),
    ):
        assert len(set(families[list(overlap)])) == 1, overlap


def test_sham_and_care_without_cement_are_comparators(corpus):
    not_cement = {"sham", "conservative care", "radiotherapy", "no treatment"}
    arms = corpus.arms[corpus.arms["components"].isin(not_cement)]

    assert set(arms["role"]) == {"comparator"}
    assert len(arms) >= 10


def test_either_technique_is_not_both_together(corpus):
    both = corpus.arms["components"].str.split(";").map(set).map({"PVP", "PKP"}.issubset)

    assert list(corpus.arms[both.astype(bool)]["study_id"]) == []


def test_each_sum_s_rule_finds_counts_of_several_studies(corpus):
    aetiologies = corpus.studies.set_index("study_id")["aetiology"]
    rows = corpus.events.assign(aetiology=corpus.events["study_id"].map(aetiologies))
    families = {
        "clinical complications": "complication",
        "cement leakage": "leakage",
        "new fractures": "new fracture",
    }

    for rule in corpus.sums.itertuples():
        found = rows[
            (rows["aetiology"] == rule.aetiology)
            & (rows["unit"] == rule.unit)
            & rows["event"].isin(rule.events.split(";"))
            & rows["total"].notna()
        ]

        assert set(found["kind"]) == {families[rule.kind]}, rule.sum_id
        assert len(set(found["study_id"])) > 1, rule.sum_id


def test_harm_of_any_cause_is_no_complication(corpus):
    rows = corpus.events
    any_cause = rows["event"].str.endswith("of any cause")

    assert set(rows.loc[any_cause, "kind"]) == {"adverse event"}
    assert set(rows.loc[rows["kind"] == "adverse event", "event"]) == set(rows[any_cause]["event"])
    # Kim 2020, doi 10.1177/2192568220976355: every medical event within 30 days;
    # Berenson 2011, Boonen 2011: serious adverse events whether or not the procedure led to them
    assert {"kim-2020", "berenson-2011", "boonen-2011"} <= set(rows.loc[any_cause, "study_id"])


def test_an_arm_without_cement_is_no_treatment_under_study(corpus):
    arms = corpus.arms

    assert set(arms.loc[arms["cement"] == "none", "role"]) == {"comparator"}
    assert arms["cement"].notna().all()
    by_arm = arms.set_index(["study_id", "arm_id"])["cement"]
    # Kastler 2014, abstract: cement in nine cases only; Levy 2020: after 97 % of ablations
    assert by_arm["kastler-2014", "mwa"] == "some"
    assert by_arm["levy-2020", "rfa-pvp"] == "some"
    # the review does not say whether Pusceddu gave cement
    assert by_arm["pusceddu", "mwa"] == "not stated"
    assert by_arm["li-2023", "125i"] == "none"


def test_marks_never_share_a_name(corpus):
    assert corpus.studies["short_label"].is_unique
    assert not corpus.studies["short_label"].str.contains("not seen").any()


@pytest.mark.parametrize(
    "table",
    ["arms", "measurements", "directions", "differences", "events", "primaries", "regions", "details", "facts"],
)  # fmt: skip
def test_every_row_says_who_printed_it_and_where(corpus, table):
    frame = corpus.table(table)

    assert len(frame) > 0
    assert frame["basis"].notna().all()
    assert frame["locator"].str.len().gt(0).all()
    if "formula" in frame:
        assert frame.loc[frame["basis"] == "derived", "formula"].notna().all()


def test_every_study_says_what_was_read_of_it(corpus):
    read = corpus.readings

    assert set(corpus.studies["study_id"]) - set(read["study_id"]) == set()
    assert read["where"].str.len().gt(0).all()
    assert read["on"].notna().all()


def test_no_doi_or_pmid_occurs_twice(corpus):
    for identifier in ("doi", "pmid"):
        given = corpus.studies[identifier].dropna().str.lower()

        assert list(given[given.duplicated()]) == []


def texts(corpus):
    for field in fields(corpus):
        frame = getattr(corpus, field.name)
        if isinstance(frame, pd.DataFrame):
            for column in frame.select_dtypes("string"):
                yield from frame[column].dropna()


MIRROR = re.compile(
    r"https?://\d|http://|suppr|metajournal|researcher\.life|scribd|docplayer|globalauthorid|lanfanshu"
    r"|medluna|doczz|weglot|tomesphere|acemap|vellito|scite\.ai|sci-hub",
    re.IGNORECASE,
)


def test_no_mirror_is_given_as_a_source(corpus):
    read = list(texts(corpus))

    assert len(read) > 10_000
    assert [text for text in read if MIRROR.search(text)] == []


def test_the_files_do_not_speak_of_how_they_were_made():
    workshop = re.compile(r"dossier|extractor|/work/|/tmp/", re.IGNORECASE)

    for path in default_paths():
        assert not workshop.search(Path(path).read_text(encoding="utf-8")), path


def test_the_wider_literature_is_wide_enough(corpus):
    wider = corpus.studies[corpus.studies["collection"] == "supplement"]
    aetiologies = wider["aetiology"].value_counts()
    scored = corpus.measurements[
        corpus.measurements["instrument"].isin(PAIN_INSTRUMENTS)
        & corpus.measurements["study_id"].isin(wider["study_id"])
    ]
    before = set(scored[scored["months"].eq(0).fillna(value=False)]["study_id"])
    after = set(scored[scored["months"].gt(0).fillna(value=False)]["study_id"])

    assert len(wider) >= 110
    assert aetiologies["osteoporosis"] >= 26
    assert aetiologies["hemangioma"] >= 11
    assert len(before & after) >= 26


def test_the_review_s_studies_stay_the_default_collection(corpus):
    own = corpus.studies[corpus.studies["collection"] == "review"]

    assert len(own) == 17
    assert own["review_refs"].notna().all()
    assert corpus.studies[corpus.studies["collection"] == "supplement"]["review_refs"].isna().all()
