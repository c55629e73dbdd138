"""Rows keep their order, words keep clear of marks, and plotly draws what comes out."""

import json

import plotly.graph_objects as go
import pytest

from evidence.charts import theme, type_width
from evidence.charts.plot import bold, lines
from evidence.charts.rows import Rows

PVP = theme.look("PVP")
COLOUR = theme.therapy_style("PVP").colour


def chart(rows):
    return rows.figure("Pain, 0 none – 10 worst", (0, 10), ticks=[0, 5, 10], better="left")


def trace(figure, name):
    return next(each for each in figure["data"] if each["name"] == name)


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def full(name_width, numbers=(84,)):
    """A chart with one of everything."""
    rows = Rows(name_width, numbers)
    rows.head("Study", ("Before → after",) * len(numbers))
    rows.heading("PVP")
    first = rows.row("Gu 2013", "1 month", "7.4 → 3.1")
    rows.stroke(first, 7.4, 3.1, COLOUR)
    rows.mark(first, 7.4, PVP, "before", "gu.0")
    rows.mark(first, 3.1, PVP, "after", "gu.1")
    rows.subheading("Score against other arms")
    silent = rows.silent("Sun", "less pain, no number", glyph="▼", hover="less", row_id="sun.0")
    last = rows.row("Masala 2011", number="8 → 2")
    rows.interval(last, 1, 14, COLOUR, hover="1 to 14", row_id="masala.0")
    rows.mark(last, 2, PVP, "2", "masala.0")
    pooled = rows.row("Pooled", "2 studies")
    rows.diamond(pooled, 2, 2.5, 3, hover="pooled")
    rows.band(1, 4, first, last, hover="claimed", row_id="claim.0")
    rows.reference(5, "half", dash="dash")
    rows.note("Nothing else was printed.")
    return rows, (first, silent, last, pooled)


@pytest.mark.parametrize("name_width", [0, 136])
def test_plotly_draws_one_of_everything_on_either_page(name_width):
    rows, _ = full(name_width)
    figure = chart(rows)

    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    for each in (figure, theme.on_dark(figure)):
        go.Figure(each)
    assert figure["layout"]["xaxis"]["title"]["text"].startswith("Pain, 0 none – 10 worst")
    assert "better" in figure["layout"]["xaxis"]["title"]["text"]


@pytest.mark.parametrize("name_width", [0, 136])
def test_rows_stand_in_the_order_in_which_they_came(name_width):
    rows, numbered = full(name_width)

    assert numbered == (0, 1, 2, 3)
    assert rows.middles == sorted(rows.middles)
    assert trace(chart(rows), "marks")["y"] == [rows.middles[line] for line in (0, 0, 2)]


def test_marks_keep_their_numbers_and_open_their_cards():
    rows, _ = full(136)
    marks = trace(chart(rows), "marks")

    assert marks["x"] == [7.4, 3.1, 2]
    assert marks["customdata"] == [["gu.0"], ["gu.1"], ["masala.0"]]
    assert marks["hovertext"] == ["before", "after", "2"]


def test_marks_of_one_group_are_one_trace_in_its_name():
    rows = Rows()
    for therapy in ("PVP", "MWA", "PVP"):
        rows.mark(rows.row(therapy), 1, theme.look(therapy), therapy, group=therapy)
    figure = chart(rows)

    assert [each["name"] for each in figure["data"]] == ["PVP", "MWA"]
    assert trace(figure, "PVP")["y"] == [rows.middles[0], rows.middles[2]]


@pytest.mark.parametrize("name_width", [0, 136])
def test_bands_and_reference_lines_keep_clear_of_words(name_width):
    rows, _ = full(name_width)
    figure = chart(rows)
    band, line = trace(figure, "claimed"), trace(figure, "references")
    allowed = [strip for strip in rows.strips if strip]
    pieces = [
        (middle - height / 2, middle + height / 2)
        for middle, height in zip(band["y"], band["width"], strict=True)
    ]
    heights = [y for y in line["y"] if y is not None]

    assert rows.strips[1] is None
    assert pieces == [rows.strips[0], rows.strips[2]]
    for top, bottom in [*pieces, *zip(heights[::2], heights[1::2], strict=True)]:
        spanned = [strip for strip in allowed if top <= strip[0] and strip[1] <= bottom]
        assert sum(low - high for high, low in spanned) == pytest.approx(bottom - top)
    assert band["customdata"] == [["claim.0"]] * 2


def test_rows_that_touch_share_one_piece_of_a_band():
    rows = Rows()
    first, _, last = (rows.row(name) for name in "abc")
    rows.band(1, 2, first, last)

    assert len(trace(chart(rows), "claimed")["y"]) == 1


def test_an_interval_that_leaves_the_axis_ends_in_an_arrowhead_that_answers():
    rows, _ = full(136)
    figure = chart(rows)
    heads = trace(figure, "goes on")

    assert trace(figure, "intervals")["x"] == [1, 10]
    assert (heads["x"], heads["marker"]["symbol"]) == ([10], ["triangle-right"])
    assert heads["hovertext"] == ["1 to 14"]
    assert heads["customdata"] == [["masala.0"]]


def test_a_mark_beyond_the_axis_is_kept_off_the_words_beside_it():
    rows = Rows()
    rows.mark(rows.row("a"), -3, PVP, "-3", "a.0")
    mark = trace(chart(rows), "marks")

    assert (mark["x"], mark["marker"]["symbol"]) == ([0], ["triangle-left"])
    assert mark["customdata"] == [["a.0"]]


def test_a_row_without_a_mark_says_so_and_opens_its_card():
    rows, (_, silent, *_) = full(136)
    figure = chart(rows)

    assert any("▼</span> less pain, no number" in text for text in texts(figure))
    assert trace(figure, "words")["customdata"] == [["sun.0"]]
    assert trace(figure, "words")["y"] == [rows.middles[silent]]


def test_what_says_nothing_does_not_answer_the_pointer():
    rows = Rows()
    rows.mark(rows.row("a"), 1, PVP)
    (mark,) = chart(rows)["data"]

    assert mark["hoverinfo"] == "skip"
    assert "hovertext" not in mark


def test_every_text_is_escaped():
    nasty = "<i>&"
    rows = Rows(data=(60,))
    rows.head(nasty, (nasty,), (nasty,))
    rows.heading(nasty)
    rows.subheading(nasty)
    rows.mark(rows.row(nasty, nasty, nasty, (nasty,)), 1, PVP, nasty)
    rows.silent(nasty, nasty, nasty, nasty)
    rows.note(nasty)
    rows.reference(1, nasty)
    figure = rows.figure(nasty, (0, 1), ticks={0: nasty})
    layout = figure["layout"]
    written = [*texts(figure), layout["xaxis"]["title"]["text"], *layout["xaxis"]["ticktext"]]

    for text in [*written, *trace(figure, "marks")["hovertext"]]:
        assert "&lt;i&gt;&amp;" in text
        assert nasty not in text


@pytest.mark.parametrize("name_width", [0, 136, 190])
def test_no_word_is_smaller_than_twelve_pixels(name_width):
    rows, _ = full(name_width)
    figure = chart(rows)

    sizes = [note["font"]["size"] for note in figure["layout"]["annotations"]]
    assert min(sizes) >= 12
    assert "font-size:11px" not in str(figure)


def test_words_beside_the_plot_stay_in_their_columns():
    rows = Rows(120, (70, 50), (40,))
    long = "a label far too long for any column of this chart, on any screen"
    rows.mark(rows.row(long, long, (long, long), (long,)), 1, PVP)
    layout = chart(rows)["layout"]

    assert layout["margin"]["l"] == 160
    assert layout["margin"]["r"] == 120
    for note, room in zip(layout["annotations"], (120, 40, 70, 50), strict=True):
        for line in note["text"].replace("<b>", "").replace("</b>", "").split("<br>")[:2]:
            assert type_width.width(line, 13) <= room


def test_stacked_rows_put_short_figures_beside_the_name_and_long_ones_below():
    rows = Rows(0, (84, 50))
    rows.mark(rows.row("Gu 2013", number=("7 of 52", "12 %")), 1, PVP)
    rows.mark(
        rows.row("Gu 2013", "PVP", ("−4.6 [−5.6, −3.5] points of ten, in VAS", "100 %")), 1, PVP
    )
    found = texts(chart(rows))

    assert found[:2] == ["<b>Gu 2013</b>", "7 of 52 · 12 %"]
    assert "<br>−4.6 [−5.6, −3.5] points of ten, in VAS · 100 %<br>" in found[2]


def test_a_number_is_never_cut():
    rows = Rows(136, (84,))
    rows.mark(rows.row("a", number="12 of 117 patients, 10.3 % (5.4 to 17.2)"), 1, PVP)

    assert texts(chart(rows))[1].replace("<br>", " ") == "12 of 117 patients, 10.3 % (5.4 to 17.2)"


def test_marked_up_words_break_only_where_they_say():
    rows = Rows(60)
    rows.mark(rows.row(lines(bold("one"), "a line that is far too long")), 1, PVP)

    assert texts(chart(rows))[0] == "<b>one</b><br>a line that is far too long"


def test_the_figure_is_as_high_as_its_rows():
    rows, _ = full(136)
    layout = chart(rows)["layout"]
    low, high = layout["yaxis"]["range"]

    assert low == rows.end
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert plot == pytest.approx(low - high, abs=1)


def test_names_of_reference_lines_stand_above_the_rows_and_each_other():
    rows = Rows()
    rows.mark(rows.row("a"), 1, PVP)
    rows.reference(0, "left end of the axis")
    rows.reference(10, "right end of the axis, which is far away from the left")
    rows.reference(11, "beyond the axis")
    notes = chart(rows)["layout"]["annotations"][-2:]

    assert [note["y"] for note in notes] == [-36, -18]
    assert notes[1]["xanchor"] == "right"


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_the_axis_stands_where_it_is_told(side):
    rows = Rows()
    rows.mark(rows.row("a"), 1, PVP)
    layout = rows.figure("Share, %", (0, 30), suffix=" %", side=side)["layout"]

    assert layout["xaxis"]["side"] == side
    assert (layout["margin"]["t"] > layout["margin"]["b"]) == (side == "top")


def test_words_are_cut_only_past_their_last_line():
    assert type_width.wrapped("short", 100) == ["short"]
    assert type_width.wrapped("one two three", 60) == ["one two", "three"]
    assert type_width.wrapped("one 8.8\N{NO-BREAK SPACE}%", 60) == ["one", "8.8\N{NO-BREAK SPACE}%"]
    cut = type_width.wrapped("one two three four five six seven", 60)

    assert len(cut) == 2
    assert cut[1].endswith("…")
    assert all(type_width.width(line) <= 60 for line in cut)
    assert "".join(type_width.wrapped("unbreakable" * 3, 60, most=9)) == "unbreakable" * 3


def test_without_a_title_there_is_no_axis():
    rows = Rows()
    rows.mark(rows.row("a"), 1, PVP)
    layout = rows.figure("", (0, 1))["layout"]

    assert not layout["xaxis"]["visible"]
    assert layout["margin"]["b"] == layout["margin"]["t"]


def test_bands_of_one_look_are_one_trace():
    rows = Rows()
    line = rows.row("a")
    rows.band(0, 1, line, line, hover="claimed")
    rows.band(2, 3, line, line, hover="claimed too")
    rows.band(4, 5, line, line, hatched=False)
    claimed, plain = chart(rows)["data"]

    assert claimed["base"] == [0, 2]
    assert claimed["x"] == [1, 1]
    assert "pattern" in claimed["marker"]
    assert "pattern" not in plain["marker"]
    assert plain["hoverinfo"] == "skip"
