"""Are these the numbers that were given, all of them, in this order?"""

import json

import plotly.graph_objects as go
import pytest

from evidence import prose
from evidence.cohorts import choose
from evidence.cohorts.courses import LAST
from evidence.cohorts.pain import changes, pain_results, tallied
from evidence.corpus.selection import Selection
from evidence.statistics import WINDOW_NAMES
from evidence.topics.therapies.arms_chart import arms_chart, key
from evidence.topics.therapies.pain_charts import MANY, pain_charts
from evidence.topics.therapies.responses import OUTCOMES, responses
from evidence.topics.therapies.spread import groups, spread_chart


@pytest.fixture(scope="module")
def review(cohorts):
    return choose(cohorts, Selection())


@pytest.fixture(scope="module")
def wider(cohorts):
    return choose(cohorts, Selection(collection="all"))


def points(figure):
    """Return where each row of the corpus is marked."""
    return {
        custom[0]: x
        for trace in figure["data"]
        if trace.get("mode") == "markers" and "customdata" in trace
        for custom, x in zip(trace["customdata"], trace["x"], strict=True)
        if custom[0]
    }


def words(figure):
    return json.dumps(figure, ensure_ascii=False)


@pytest.mark.parametrize("window", [*WINDOW_NAMES, LAST])
def test_before_and_after_are_drawn_as_given(wider, window):
    results = pain_results(wider, window)
    chart = arms_chart(results)
    for figure in (chart.figure, chart.compact):
        go.Figure(figure)
        drawn = points(figure)
        for one in results:
            if one.score is not None:
                assert drawn[one.row_id] == one.score.value_std
                if one.before is not None:
                    assert drawn[one.before.row_id] == one.before.value_std
        assert "…" not in words(figure)
    assert [row["row_id"] for row in chart.table.rows] == [one.row_id for one in results]
    assert list(chart.marks) == [one.row_id for one in results]


def test_what_stands_beside_a_mark_is_what_the_table_says(review):
    chart = arms_chart(pain_results(review, "6 months"))
    for row in chart.table.rows:
        for figure in (row["figure"], row["before_figure"]):
            assert figure is None or figure.split(" (")[0] in words(chart.figure)


def test_a_direction_without_a_number_is_no_mark_on_the_scale(review):
    results = pain_results(review, "6 months")
    stated = {one.row_id for one in results if one.statement is not None}
    chart = arms_chart(results)

    assert stated
    assert "less pain, no number printed" in words(chart.figure)
    assert {row["row_id"] for row in chart.table.rows if row["after_0_10"] is None} == stated


def test_the_key_explains_only_what_is_on_the_chart(review):
    results = pain_results(review, "3 months")

    assert key(results) == (
        "Tick: before treatment; filled mark: mean after it; thin line: spread as printed; ▼ less "
        "pain stated, without a number."
    )


@pytest.mark.parametrize("brief", [False, True])
def test_every_change_is_drawn_once(wider, brief):
    results = pain_results(wider, "1 month")
    chart = spread_chart(results, brief=brief)
    moved = {one.row_id: one.change for one in results if one.change is not None}
    for figure in (chart.figure, chart.compact):
        go.Figure(figure)
        assert points(figure) == moved


def test_spreads_are_medians_and_ranges_within_one_therapy_and_aetiology(wider):
    found = {group.therapy: group for group in groups(pain_results(wider, "6 months"))}
    ablation = found["PVP + MWA"]

    # Zhang may be Wang's patients, Motaghi may be Khan's: drawn, and in no median.
    moved = {one.row.study.study_id: (one.row.change, one.counts) for one in ablation.moved}
    assert moved == {
        "hou-mwa-91": (-3.0, True),
        "kastler-2014": (-5.1, True),
        "khan-2018": (-5.0, True),
        "wu-2021": (-5.7, True),
        "j-clin-neurosci-2022": (-7.0, False),
        "wang-b-2022": (-5.0, True),
        "zhang-x-2024": (-5.14, False),
    }
    assert (ablation.spread.k, ablation.spread.median) == (5, -5.0)
    assert (ablation.spread.low, ablation.spread.high) == (-5.7, -3)
    assert ablation.directions == "less pain in 7"


def test_arms_without_stated_cement_have_no_median(wider):
    unknown = [group for group in groups(pain_results(wider, LAST)) if not group.cement_known]

    assert unknown
    assert not [group for group in unknown if group.spread]
    row = next(
        row
        for row in spread_chart(pain_results(wider, LAST)).table.rows
        if row["therapy"] == "cryoablation"
    )
    assert (row["cement"], row["median"], row["counted"]) == ("not stated", None, 0)


def test_the_groups_count_the_arms_that_the_answer_counts(wider):
    results = [one for one in pain_results(wider, LAST) if one.study.of_tumours]
    counted = sum(
        len(changes(group.moved)) for group in groups(results) if group.aetiology == "tumour"
    )

    assert counted == len(changes(tallied(results)))


def test_a_few_arms_are_drawn_as_they_are(review, wider):
    few = pain_charts(pain_results(review, "6 months"))
    many = pain_charts(pain_results(wider, "6 months"))

    assert few.by_therapy is None
    assert few.by_arm is not None
    arms = len(pain_results(wider, "6 months"))
    assert arms > MANY
    assert many.by_therapy is not None
    assert many.by_arm_title == f"Each of the {arms} arms by itself"


def test_no_result_is_no_chart():
    empty = pain_charts(())

    assert (empty.by_therapy, empty.by_arm, empty.by_arm_key) == (None, None, "")


def test_responses_carry_wilson_limits(review):
    found = responses(review, "pain relief")
    rows = {row["row_id"]: row for row in found.chart.table.rows}
    kastler = next(row for row in rows.values() if row["study_id"] == "kastler-2014")

    assert kastler["figure"] == (f"16 of 17 patients: 94.1{prose.SPACE}% (73.0–99.0{prose.SPACE}%)")
    assert found.found == (
        f"Pain response: 94.1–100{prose.SPACE}% in 3 counts; complete response: 0{prose.SPACE}% in "
        f"2 counts; partial response: 77.5–90.0{prose.SPACE}% in 2 counts; clinical benefit: "
        f"95.0–100{prose.SPACE}% in 2 counts, as each study defines it."
    )
    control = responses(review, "tumour control")
    assert [row["figure"].split(":")[0] for row in control.chart.table.rows] == [
        "59 of 61 patients",
        "35 of 35 patients",
    ]
    assert control.chart.table.rows[1]["therapy"] == "MWA, cement not stated"


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_shares_are_drawn_as_given(wider, outcome):
    chart = responses(wider, outcome).chart
    for figure in (chart.figure, chart.compact):
        go.Figure(figure)
        drawn = points(figure)
        for row in chart.table.rows:
            assert drawn[row["row_id"]] == pytest.approx(100 * row["events"] / row["total"])
            assert row["low"] <= row["events"] / row["total"] <= row["high"]


def test_what_has_no_total_is_listed_not_drawn(wider, cohorts):
    found = responses(wider, "pain relief")

    rows = found.undrawn.rows
    studies = {row["study_id"] for row in rows}
    assert found.undrawn_note == (
        f"{len(rows)} figures of {len(studies)} studies have no count out of a total and are not "
        "drawn."
    )
    clark = next(row for row in rows if row["study_id"] == "clark-2016")
    assert clark["figure"] == "24 patients, total not printed"
    light = choose(
        cohorts, Selection(collection="all", therapy=("PVP or PKP + photodynamic therapy",))
    )
    assert responses(light, "tumour control").nothing == (
        "The one study with treated patients on show prints no count of tumour control."
    )


def test_no_count_of_a_comparator_is_a_response(wider):
    for outcome in OUTCOMES:
        found = responses(wider, outcome)
        ids = {row["row_id"] for row in (*found.chart.table.rows, *found.undrawn.rows)}
        assert not [
            count.row_id
            for count in wider.counts
            if count.row_id in ids and count.left_out is not None
        ]
