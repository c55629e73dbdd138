"""The chart of courses shows the rows it was given, all of them, and nothing else."""

import re
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import prose
from evidence.charts import theme, type_width
from evidence.topics.trajectories.chart.name_places import placed
from evidence.topics.trajectories.measures import ALL_PAIN, SCALES, choices, measure

OWN = "the study's own figure is used"


def traces(page, name=None):
    return [
        trace
        for framed in page.charts.values()
        for trace in framed.chart.figure["data"]
        if name is None or trace["name"].startswith(name)
    ]


def words(page):
    return [
        note["text"].replace("<b>", "").replace("</b>", "")
        for framed in page.charts.values()
        for note in framed.chart.figure["layout"]["annotations"]
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
        for row in shown.charts["trajectories"].chart.table.rows
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


@pytest.mark.parametrize("width", [344, 799])
def test_names_beside_a_narrow_chart_are_whole(page, width):
    """The compact layout is drawn in all widths from the one to the other."""
    layout = page(collection="all", region=("lumbar",)).courses.compact["layout"]
    low, high = layout["xaxis"]["range"]
    right = layout["margin"]["r"]
    plot = width - layout["margin"]["l"] - right
    names = [note for note in layout["annotations"] if note.get("axref")]
    assert names

    for note in names:
        start = (note["ax"] - low) / (high - low) * plot - plot
        texts = re.sub("<(?!br)[^>]*>", "", note["text"]).split("<br>")
        assert start > 0
        assert start + max(map(type_width.width, texts)) <= right


def test_every_mark_carries_its_study_and_is_in_the_table(page):
    shown = page(ALL_PAIN, collection="all")
    labels = {row["row_id"]: row["study"] for row in shown.courses.table.rows}

    for trace in traces(shown):
        for (row_id,), text in zip(
            trace.get("customdata", ()), trace.get("hovertext", ()), strict=False
        ):
            plain = " ".join(text.replace("<br>", " ").replace("&amp;", "&").split())
            assert plain.startswith(labels[row_id])
    named = {row_id for framed in shown.charts.values() for row_id in framed.chart.marks}
    assert named == {row_id for row_id, _ in marks(shown)}


def test_rows_of_directions_name_their_study(page):
    shown = page("VAS", collection="all")
    said = words(shown)

    assert any(
        text.startswith("Firanescu 2018<br>") and "against sham procedure" in text for text in said
    )
    assert any(text.startswith("Chen 2016") for text in said)


def test_a_row_about_something_else_than_pain_says_what(page):
    shown = page("NRS", collection="all")

    assert any(
        text.startswith("Clark 2016") and "share of patients with pain below 4" in text
        for text in words(shown)
    )
    assert "▲ of another item than pain is better" in shown.in_words_key


def test_the_spread_is_that_of_the_row_within_the_scale(page):
    """Kastler 2014 prints 1.3 ± 1.8 and 1.6 ± 1.7; no pain is below 0."""
    (kastler,) = traces(page("VAS"), "Kastler")

    assert kastler["error_y"]["array"] == pytest.approx([1.2, 1.8, 1.7, 1.6, 1.5, 1.4])
    assert kastler["error_y"]["arrayminus"] == pytest.approx([1.2, 1.3, 1.6, 1.6, 1.5, 1.4])


def test_a_change_has_no_spread_but_a_threshold_with_its_source(page):
    shown = page("VAS", "Change")
    joined = [trace for trace in traces(shown) if trace.get("mode") == "lines+markers"]

    assert joined
    assert not any(trace["error_y"].get("array") for trace in joined)
    assert "−2: a change patients notice" in words(shown)
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
        if trace.get("mode") == "lines+markers":
            assert not timeless & {row_id for (row_id,) in trace["customdata"]}


def test_lines_that_are_not_chosen_stand_back(page):
    shown = page("VAS", highlight=["Nas 2016"], collection="all")
    joined = [trace for trace in traces(shown) if trace.get("mode") == "lines+markers"]

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
    ) in shown.also


def test_numbers_followed_stand_beneath(page):
    (followed,) = traces(page("VAS"), "still followed")

    assert followed["text"] == ["20", "20", "20"]


def test_hollow_arrows_are_against_another_arm(page):
    shown = page("VAS")
    rows = {row["row_id"]: row for row in shown.courses.table.rows}
    (directions,) = traces(shown, "direction without a number")[:1]

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
            go.Figure(shown.courses.compact)
            assert any(
                text.startswith(measure(name).title[:12]) or "change" in text
                for text in words(shown)
            )
            assert figure.layout.height == shown.courses.figure["layout"]["height"]


@given(
    wishes=st.lists(st.floats(-50, 350), min_size=1, max_size=12).map(sorted),
    size=st.lists(st.sampled_from([21.0, 39.0]), min_size=12, max_size=12),
)
def test_names_never_overlap_and_stay_inside(wishes, size):
    heights = size[: len(wishes)]
    room = max(300.0, sum(heights))
    tops = placed(wishes, heights, room)

    for (upper, height), lower in pairwise(zip(tops, heights, strict=True)):
        assert lower[0] >= upper + height - 1e-9
    assert tops[0] >= -1e-9
    assert tops[-1] + heights[-1] <= room + 1e-9


def test_names_that_have_room_stand_where_they_wish_and_others_around_it():
    assert placed([50, 150], [20, 20], 300) == [40, 140]
    assert placed([100, 100], [20, 20], 300) == [80, 100]
    assert placed([5, 5], [20, 20], 300) == [0, 20]


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("layout", ["figure", "compact"])
def test_each_name_stands_right_of_its_panel_where_no_mark_or_bar_is(page, collection, layout):
    figure = getattr(page("VAS", collection=collection).courses, layout)
    names = [note for note in figure["layout"]["annotations"] if note.get("axref")]
    traces_of = {trace["legendgroup"] for trace in figure["data"] if "legendgroup" in trace}

    assert names
    for note in names:
        axis = figure["layout"][f"xaxis{note['xref'][1:]}"]
        assert note["ax"] > axis["range"][1]
        assert note["name"] in traces_of


def test_every_line_is_named_beside_its_panel(page):
    """Those of the wider literature as well, and all panels fit two screens."""
    shown = page("VAS", collection="all")
    figure = shown.courses.figure
    named = {note["name"] for note in figure["layout"]["annotations"] if note.get("axref")}
    lines = {trace["legendgroup"] for trace in figure["data"] if "legendgroup" in trace}
    twice = {row["row_id"] for row in shown.courses.table.rows if row.get("not_counted") == OWN}

    assert lines - named == lines & twice
    assert figure["layout"]["height"] < 1300


def test_names_of_lines_brought_forward_are_bold_and_the_only_ones(page):
    shown = page("VAS", highlight=["Nas 2016"], collection="all")
    notes = shown.courses.figure["layout"]["annotations"]

    assert [note["text"] for note in notes if note.get("axref")] == ["<b>Nas 2016</b>"]


def test_hover_text_is_safe(page):
    texts = [text for trace in traces(page("VAS")) for text in trace.get("hovertext", ())]

    assert any("p &lt; 0.001 against before" in text.replace("<br>", " ") for text in texts)
