"""Texts reach plotly as they read; a figure is plain JSON that plotly draws."""

import json

import plotly.graph_objects as go
import pytest

from evidence.charts import plot, theme
from evidence.charts.plot import bold, coloured, escaped, joined, lines, quiet


def test_markup_in_a_text_is_shown_not_obeyed():
    assert escaped("p < 0.05 & <b>x</b>") == "p &lt; 0.05 &amp; &lt;b&gt;x&lt;/b&gt;"


def test_what_is_safe_already_is_not_escaped_twice():
    assert escaped(escaped("a & b")) == "a &amp; b"
    assert bold(escaped("a & b")) == "<b>a &amp; b</b>"


def test_adding_to_safe_text_makes_it_plain_again():
    assert escaped(bold("a") + "<") == "&lt;b&gt;a&lt;/b&gt;&lt;"


@pytest.mark.parametrize(
    "write", [bold, quiet, lines, joined, lambda text: coloured(text, "#000000")]
)
def test_only_our_own_helpers_write_tags(write):
    written = write("<i>&")

    assert "&lt;i&gt;&amp;" in written
    assert "<i>" not in written


def test_lines_and_parts_leave_out_what_is_empty():
    assert lines("a", "", bold("b")) == "a<br><b>b</b>"
    assert joined("a", "", "b", between=" & ") == "a &amp; b"


def test_a_hover_is_folded_escaped_and_keeps_templates_out_of_texts():
    long = "Gu 2013: mean VAS 3.1 <one month> after treatment, %{x} of 20 patients & more"
    found = plot.hover([f"Study\n{long}", "short"], ["m1", None])
    first, second = found["hovertext"]

    assert found["hovertemplate"] == "%{hovertext}<extra></extra>"
    assert first.startswith("Study<br>Gu 2013")
    assert "&lt;one month&gt;" in first.replace("<br>", " ")
    assert all(len(line) <= plot.FOLD + 10 for line in first.split("<br>"))
    assert second == "short"
    assert found["customdata"] == [["m1"], [""]]


def test_a_hover_without_cards_has_no_row_ids():
    assert "customdata" not in plot.hover(["a"])


def test_a_figure_has_the_look_of_all_and_keeps_its_own_settings():
    figure = plot.figure([{"x": [1], "y": [2]}, {"type": "bar", "x": [1]}], {"height": 99})

    assert [trace["type"] for trace in figure["data"]] == ["scatter", "bar"]
    assert figure["layout"]["height"] == 99
    assert figure["layout"]["template"] == theme.template()
    assert plot.figure([], {})["layout"]["height"] == theme.HEIGHT
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    go.Figure(figure)
