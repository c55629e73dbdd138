"""The drawn map: the numbers it was given, all of them, in order."""

from evidence.corpus.selection import restrict
from evidence.topics.gaps import cells as gaps
from evidence.topics.gaps.chart import evidence_map

SHOWN = gaps.MAPS["Therapy and region"]


def _drawn(corpus, **options):
    review = restrict(corpus, "review")
    rows, columns = gaps.axis(review, "therapy"), gaps.axis(review, "region")
    cells = gaps.cells(review, SHOWN, rows, columns)
    before = cells.copy()
    figure = evidence_map(cells, rows=rows, columns=columns, **options)
    assert cells.equals(before)
    return cells, figure


def test_every_cell_is_drawn_in_order(corpus):
    cells, figure = _drawn(corpus)
    bar = figure.data[0]

    assert [tuple(pair) for pair in bar.customdata] == list(
        zip(cells["row"], cells["column"], strict=True)
    )
    shown = [int(text.split("</b>")[0].removeprefix("<b>")) for text in bar.text]
    assert shown == cells["studies"].to_list()


def test_empty_cells_differ_by_pattern_and_text(corpus):
    cells, figure = _drawn(corpus)
    bar = figure.data[0]

    for empty, shape, text in zip(
        cells["studies"] == 0, bar.marker.pattern.shape, bar.text, strict=True
    ):
        assert (shape == "x") == empty == (text == "0")


def test_the_chosen_cell_is_outlined_and_no_other(corpus):
    cells, figure = _drawn(corpus, chosen=("PVP", "thoracic"), dark=True)
    wide = [width == 3 for width in figure.data[0].marker.line.width]

    assert wide == ((cells["row"] == "PVP") & (cells["column"] == "thoracic")).to_list()


def test_the_hover_names_the_studies(corpus):
    _, figure = _drawn(corpus)
    texts = " ".join(figure.data[0].hovertext)

    assert "<b>PVP + MWA, cervical</b><br>1 study, 69 patients, best level 4<br>Khan 2018" in texts
