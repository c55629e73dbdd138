"""A study that the review contradicts is marked wherever a chart names it."""

import pandas as pd
import plotly.graph_objects as go

from evidence.charts.study_marks import mark_column, mark_studies

LABELS = ("Sun (year not seen)", "Khan 2018", "Gu 2013")


def drawn():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], text=["Khan 2018", "Chew 2011"]))
    figure.add_annotation(text="<b>Gu 2013</b>, 20 patients")
    figure.update_yaxes(tickvals=[1], ticktext=["Sun (year not seen)"])
    return figure


def test_each_place_of_a_label_is_marked():
    marked = drawn()
    mark_studies(marked, LABELS)

    assert list(marked.data[0].text) == ["Khan 2018 ⚠", "Chew 2011"]
    assert marked.layout.annotations[0].text == "<b>Gu 2013 ⚠</b>, 20 patients"
    assert marked.layout.yaxis.ticktext == ("Sun (year not seen) ⚠",)


def test_a_mark_stands_once():
    figure = drawn()

    mark_studies(figure, LABELS)
    mark_studies(figure, LABELS)

    assert list(figure.data[0].text) == ["Khan 2018 ⚠", "Chew 2011"]


def test_a_longer_name_is_not_taken_for_a_shorter_one():
    figure = go.Figure(go.Scatter(x=[1], y=[1], text=["Gu 20131"]))

    mark_studies(figure, LABELS)

    assert list(figure.data[0].text) == ["Gu 20131"]


def test_a_shortened_name_is_marked_once():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], text=["Sun", "Sun (year not seen)"]))

    mark_studies(figure, LABELS)
    mark_studies(figure, LABELS)

    assert list(figure.data[0].text) == ["Sun ⚠", "Sun (year not seen) ⚠"]


def test_a_column_of_labels_is_marked():
    column = pd.Series(["Khan 2018", "Chew 2011"], dtype="string")

    assert list(mark_column(column, LABELS)) == ["Khan 2018 ⚠", "Chew 2011"]
