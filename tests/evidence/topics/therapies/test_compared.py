"""Only studies set therapies against each other."""

from dataclasses import replace

import pytest

from evidence.cohorts import choose
from evidence.cohorts.comparisons import after_treatment, comparisons
from evidence.cohorts.records import Difference, Source
from evidence.corpus.selection import Selection
from evidence.topics.therapies.compared import compared


@pytest.fixture(scope="module")
def review(cohorts):
    return compared(choose(cohorts, Selection()))


@pytest.fixture(scope="module")
def wider(cohorts):
    return compared(choose(cohorts, Selection(collection="all")))


def test_each_sentence_says_what_it_counts(cohorts, review, wider):
    assert review.note.startswith(
        "4 of 13 studies with patients compare therapies; 3 of them print pain of two therapies "
        "after treatment, 1 of these randomised."
    )
    shown = choose(cohorts, Selection(collection="all"))
    after = {one.study for one in after_treatment(comparisons(shown, "pain"))}
    assert wider.note.startswith(
        f"{sum(study.compares for study in shown.with_patients)} of {len(shown.with_patients)} "
        f"studies with patients compare therapies; {len(after)} of them print pain of two therapies "
        f"after treatment, {sum(study.randomised for study in after)} of these randomised."
    )


def test_a_study_has_one_sentence(review):
    assert review.tumours == (
        (
            "**Yang Z 2009 ⚠** (randomised trial, tumour): 6 months: VAS mean 2.26 ± 1.05 (SD) with "
            "PVP + 125I, mean 5.41 ± 0.94 (SD) with PVP (p = 0.028, printed by the review only); no "
            "difference between PVP + 125I and PVP: before treatment (p > 0.005), as the review states "
            "it."
        ),
        (
            "**Masala 2013** (comparative cohort, tumour): no difference between PVP + cryoablation "
            "and PVP: before treatment (p = 0.33); PVP + cryoablation against PVP, direction unclear: "
            "1 day; less pain with PVP + cryoablation than with PVP: 1 week, 1 month, 3 months and "
            "6 months (p < 0.001)."
        ),
        (
            "**Yang Z 2013** (comparative cohort, tumour): less pain with PVP + 125I than with "
            "radiotherapy: 1 month, 6 months and 1 year (p < 0.01), as the review states it."
        ),
    )
    assert not review.others


def test_each_p_value_stands_at_its_visit(wider):
    (massari,) = [text for text in wider.tumours if "Massari 2012" in text]

    assert "1 week (p = 0.34), 1 month (p = 1), 3 months (p = 0.68) and 6 months (p = 0.65)" in (
        massari
    )


def test_every_comparison_has_a_row_with_its_figure(cohorts, wider):
    found = comparisons(choose(cohorts, Selection(collection="all")), "pain")

    assert [row["row_id"] for row in wider.results.rows] == [one.row_id for one in found]
    by_id = {row["row_id"]: row for row in wider.results.rows}
    assert by_id["yang-z-2009.measurements.1"]["figure"] == "mean 2.26 ± 1.05 (SD)"
    assert by_id["yang-z-2009.measurements.1"]["other_figure"] == "mean 5.41 ± 0.94 (SD)"
    assert by_id["masala-2013.directions.3"]["figure"] == "less pain"


def test_both_arms_of_a_comparison_are_drawn(review):
    marks = {
        custom[0]: x
        for trace in review.chart.figure["data"]
        if trace.get("mode") == "markers" and "customdata" in trace
        for custom, x in zip(trace["customdata"], trace["x"], strict=True)
    }

    assert marks == {"yang-z-2009.measurements.1": 2.26, "yang-z-2009.measurements.2": 5.41}
    assert set(review.chart.marks) == set(marks)


def test_a_printed_difference_is_shown(cohorts):
    study = cohorts.by_id["kallmes-2009"]
    printed = Difference(
        row_id="kallmes-2009.differences.1",
        study=study,
        arm=study.arm("pvp"),
        other=study.arm("sham"),
        instrument="NRS",
        measure=None,
        outcome="pain",
        months=1.0,
        timepoint="1 month",
        statistic="mean difference",
        value=-0.7,
        low=-1.7,
        high=0.3,
        p_value="0.19",
        source=Source("primary", "abstract"),
        touched=False,
    )
    choice = choose(replace(cohorts, differences=(printed,)), Selection(collection="all"))
    found = compared(choice)

    (kallmes,) = [text for text in found.others if "Kallmes" in text]
    assert kallmes == (
        "**Kallmes 2009** (randomised trial, osteoporosis): 1 month: NRS, PVP minus sham, "
        "mean difference −0.7 points (limits −1.7 to 0.3) (p = 0.19); no difference between PVP "
        "and sham: 1 month (p = 0.19)."
    )
    row = next(row for row in found.results.rows if row["row_id"] == printed.row_id)
    assert row["figure"] == "mean difference −0.7 points (limits −1.7 to 0.3)"


def test_a_difference_and_the_words_for_it_are_told_once(wider):
    """Boonen 2011 prints both for two visits, Farrokhi 2011 for one of two."""
    (boonen,) = [text for text in wider.others if "Boonen 2011" in text]
    (farrokhi,) = [text for text in wider.others if "Farrokhi 2011" in text]

    assert boonen.count("24 months: ") == 2
    assert boonen.count("p = 0.009") == 1
    assert boonen.endswith(
        "24 months: back pain (scale not named in the abstract), PKP minus conservative care, "
        "difference −0.8 (limits −1.39 to −0.2) (p = 0.009): less pain with PKP."
    )
    assert farrokhi.endswith(
        "(p < 0.001): less pain with PVP; less pain with PVP than with conservative care: "
        "maintained over 24 months (p significant)."
    )


def test_a_difference_names_what_was_measured(wider):
    """Buchbinder 2009 prints an improvement, so that more is better."""
    (told,) = [text for text in wider.others if "Buchbinder 2009" in text]

    assert (
        "3 months: improvement in overall pain, 0 to 10 (more is better), PVP minus sham, mean "
        "difference 0.6 (limits −0.7 to 1.8); no difference"
    ) in told
    row = next(r for r in wider.results.rows if r["row_id"] == "buchbinder-2009.differences.1")
    assert row["instrument"] == "improvement in overall pain, 0 to 10 (more is better)"


def test_a_statement_is_spelled_as_it_is_printed(cohorts):
    (one,) = [said for said in cohorts.statements if said.row_id == "masala-2013.directions.3"]
    turned = replace(one, arm=one.other, other=one.arm, direction="worse")
    others = tuple(said for said in cohorts.statements if said is not one)
    choice = choose(replace(cohorts, statements=(turned, *others)), Selection())
    found = compared(choice)

    row = next(row for row in found.results.rows if row["row_id"] == one.row_id)
    assert (row["therapy"], row["figure"], row["other"]) == (
        "PVP",
        "more pain",
        "PVP + cryoablation",
    )
    assert "less pain with PVP + cryoablation than with PVP: " in found.tumours[1]


@pytest.mark.parametrize(
    ("filters", "note"),
    [
        (
            {"therapy": ("PKP",)},
            "The one study with patients on show compares no therapies.",
        ),
        (
            {"therapy": ("PVP + MWA",)},
            "None of the 2 studies with patients on show compares therapies.",
        ),
        (
            {"therapy": ("PVP + pedicle screws",)},
            (
                "1 of 2 studies with patients compares therapies; it prints no pain of two therapies "
                "after treatment."
            ),
        ),
    ],
)
def test_that_none_compares_reads_right(cohorts, filters, note):
    assert compared(choose(cohorts, Selection(**filters))).note == note
