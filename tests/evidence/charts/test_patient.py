"""The icon array: a hundred icons, each state with a shape of its own, each with its row."""

from evidence.corpus.selection import Selection, choose
from evidence.topics.patient import answers as patient
from evidence.topics.patient.chart import icon_array


def test_all_hundred_icons_are_drawn_with_their_row(corpus):
    cohort = patient.icon_cohort(choose(corpus, Selection()))
    icons = patient.icons(cohort)
    before = icons.copy()

    figure = icon_array(icons, patient.STATES, dark=True)

    assert icons.equals(before)
    drawn = {trace.name: len(trace.x) for trace in figure.data}
    assert drawn == {"reported": 3, "possible": 7, "free": 90}
    assert {row[0] for trace in figure.data for row in trace.customdata} == {"khan-2018.events.1"}
    assert len({trace.marker.symbol for trace in figure.data}) == 3


def test_icons_fill_rows_of_ten_from_the_top(corpus):
    cohort = patient.icon_cohort(choose(corpus, Selection()))
    figure = icon_array(patient.icons(cohort), patient.STATES)

    assert list(figure.data[0].x) == [0, 1, 2]
    assert set(figure.data[0].y) == {0}
    assert max(figure.data[2].y) == 9
