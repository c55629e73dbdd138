"""The chart of courses shows the rows it was given, all of them, and nothing else."""

from itertools import pairwise

import plotly.graph_objects as go
import pytest

from evidence import prose
from evidence.charts import theme
from evidence.topics.trajectories.chart.line_names import spread_out
from evidence.topics.trajectories.measures import ALL_PAIN, SCALES, choices


def traces(page, name=None):
    return [
        trace
        for trace in page.courses.figure["data"]
        if name is None or trace["name"].startswith(name)
    ]


def marks(page):
    """Return every mark that opens a card: row id and place."""
    return [
        (row_id, y)
        for trace in traces(page)
        if "hovertext" in trace and trace["name"] != "still followed"
        for (row_id,), y in zip(trace["customdata"], trace["y"], strict=True)
    ]


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("score", ["VAS", ALL_PAIN, "KPS", "ODI"])
def test_each_row_is_drawn_once_at_its_value(page, score, collection):
    shown = page(score, collection=collection)
    rows = {
        row["row_id"]: row
        for row in shown.courses.table.rows
        if row.get("not_counted") != "not on a named scale that the axis can hold"
        and "difference" not in row
    }
    drawn = marks(shown)

    assert sorted(row_id for row_id, _ in drawn) == sorted(rows)
    for row_id, y in drawn:
        row = rows[row_id]
        if "value" in row:
            printed = row["value"] if row["value_0_10"] is None else row["value_0_10"]
            assert y == pytest.approx(printed)


def test_every_mark_carries_its_study_and_is_in_the_table(page):
    shown = page(ALL_PAIN, collection="all")
    labels = {row["row_id"]: row["study"] for row in shown.courses.table.rows}

    for trace in traces(shown):
        for (row_id,), text in zip(
            trace.get("customdata", ()), trace.get("hovertext", ()), strict=False
        ):
            plain = " ".join(text.replace("<br>", " ").replace("&amp;", "&").split())
            assert plain.startswith(labels[row_id])
    assert set(shown.courses.marks) == {row_id for row_id, _ in marks(shown)}


def test_rows_of_directions_name_their_study(page):
    shown = page("VAS", collection="all")
    words = [note["text"] for note in shown.courses.figure["layout"]["annotations"]]

    assert "Firanescu 2018 vs sham procedure" in words
    assert "Chen 2016" in words


def test_a_row_about_something_else_than_pain_says_what(page):
    shown = page("NRS", collection="all")
    words = [note["text"] for note in shown.courses.figure["layout"]["annotations"]]

    assert any(text.startswith("Clark 2016, share of patients with pain below 4") for text in words)
    assert "▲ of another item than pain is better" in shown.key


def test_the_spread_is_that_of_the_row(page):
    (kastler,) = traces(page("VAS"), "Kastler")

    assert kastler["error_y"]["array"] == pytest.approx([1.2, 1.8, 1.7, 1.6, 1.5, 1.4])
    assert kastler["error_y"]["arrayminus"] == pytest.approx([1.2, 1.8, 1.7, 1.6, 1.5, 1.4])


def test_a_change_has_no_spread_but_a_threshold_with_its_source(page):
    shown = page("VAS", "Change")
    joined = [trace for trace in traces(shown) if trace["mode"] == "lines+markers"]
    words = [note["text"] for note in shown.courses.figure["layout"]["annotations"]]

    assert joined
    assert not any(trace["error_y"].get("array") for trace in joined)
    assert "−2: a change patients notice" in words
    assert any("Farrar 2001" in note and "single patients" in note for note in shown.notes)


def test_medians_are_hollow_and_the_wider_literature_is_dotted(page):
    (khan,) = traces(page("VAS"), "Khan")
    orgera = traces(page("VAS", collection="all"), "Orgera")[0]

    assert set(khan["marker"]["symbol"]) == {"square-open"}
    assert all(symbol.endswith("-dot") for symbol in orgera["marker"]["symbol"])


def test_values_without_a_time_are_never_joined(page):
    shown = page("VAS", collection="all")
    timeless = {row["row_id"] for row in shown.courses.table.rows if row["months"] is None}

    for trace in traces(shown):
        if trace["mode"] == "lines+markers":
            assert not timeless & {row_id for (row_id,) in trace["customdata"]}


def test_lines_that_are_not_chosen_stand_back(page):
    shown = page("VAS", highlight=["Nas 2016"], collection="all")
    joined = [trace for trace in traces(shown) if trace["mode"] == "lines+markers"]

    assert {trace["name"] for trace in joined if trace["opacity"] == 1} == {
        "Nas 2016, Vertebroplasty"
    }


def test_a_mark_that_stands_for_survivors_is_ringed_and_told(page):
    shown = page("VAS", collection="all")
    rings = traces(shown, "over 20 % lost or dead")

    assert [row_id for ring in rings for (row_id,) in ring["customdata"]] == [
        "front-oncol-2024.measurements.3"
    ]
    assert (
        f"Caution, survivors: over 20{prose.SPACE}% lost or dead by the ringed visits of Front Oncol 2024, "
        "Vertebroplasty (8 of 22 scored; 4 years)."
    ) in shown.cautions


def test_numbers_followed_stand_beneath(page):
    (followed,) = traces(page("VAS"), "still followed")

    assert followed["text"] == ["20", "20", "20"]


def test_hollow_arrows_are_against_another_arm(page):
    shown = page("VAS")
    rows = {row["row_id"]: row for row in shown.courses.table.rows}
    (directions,) = traces(shown, "direction without a number")

    for (row_id,), symbol in zip(
        directions["customdata"], directions["marker"]["symbol"], strict=True
    ):
        if symbol.startswith("triangle"):
            assert ("open" in symbol) == (rows[row_id]["compared"] != "before treatment")


def test_every_score_can_be_drawn_on_both_pages_and_every_axis_is_named(cohorts, page):
    for name in choices(cohorts):
        for scale in SCALES:
            shown = page(name, scale, collection="all")
            if shown.courses is None:
                continue
            figure = go.Figure(shown.courses.figure)
            go.Figure(theme.on_dark(shown.courses.figure))
            axes = [key for key in figure.layout.to_plotly_json() if key.startswith("yaxis")]
            assert all(
                figure.layout[key].title.text or not figure.layout[key].visible for key in axes
            )


def test_names_never_overlap_and_stay_inside():
    for upwards in (True, False):
        places = spread_out([10, 12, 14, 90], 18, 100, upwards=upwards)

        assert all(later - earlier >= 18 for earlier, later in pairwise(places))
        assert min(places) >= 9
        assert max(places) <= 91


def test_hover_text_is_safe(page):
    texts = [text for trace in traces(page("VAS")) for text in trace.get("hovertext", ())]

    assert any("p &lt; 0.001 against before" in text.replace("<br>", " ") for text in texts)
