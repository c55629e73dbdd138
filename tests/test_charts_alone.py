"""A chart that leaves its page says by itself what it shows, in which unit, and how it is read."""

import pytest

from evidence import prose
from evidence.cohorts.build import made_doubtful
from evidence.topics.page import IN_DOUBT, framed
from evidence.topics.registry import TOPICS
from tests.test_pages_agree import SELECTIONS, built, every_option

WORDS = 40
"""A title of more words than this fills an image instead of heading it."""


@pytest.fixture(scope="module")
def charts(cohorts):
    """Give the charts of every page, each with its place."""
    pages = [(name, built(cohorts, name, one)) for name in TOPICS for one in SELECTIONS]
    pages += [
        (name, page)
        for name in ("complications", "therapies", "trajectories", "gaps")
        for page in every_option(cohorts, name, SELECTIONS[1])
    ]
    return [((name, key), one) for name, page in pages for key, one in page.charts.items()]


def test_every_chart_has_a_measure(charts):
    assert len({place for place, _ in charts}) > len(TOPICS)
    for place, one in charts:
        assert one.chart.measure, place
        assert one.chart.measure[0] == one.chart.measure[0].upper(), place
        assert not one.chart.measure.endswith("."), place


def test_every_chart_has_a_finding_that_heads_it(charts):
    for place, one in charts:
        assert one.finding, place
        assert len(one.finding.split()) <= WORDS, (place, one.finding)


def test_the_mark_of_doubt_is_explained_where_a_chart_has_it(charts):
    marked = [one for _, one in charts if prose.MARK in one.chart.text]
    assert marked
    for _, one in charts:
        assert (IN_DOUBT in one.whole_key) == (prose.MARK in one.chart.text)
        again = framed({"again": (one.chart, one.finding, one.whole_key)})["again"]
        assert again.whole_key == one.whole_key


def test_the_dot_of_the_wider_literature_is_explained_where_a_chart_has_it(charts):
    dotted = [(place, one) for place, one in charts if '-dot"' in one.chart.text]
    assert len({place for place, _ in dotted}) > 5
    for place, one in dotted:
        assert "outside the review" in one.whole_key, place


def test_words_beside_a_chart_are_plain(charts):
    for place, one in charts:
        said = f"{one.finding} {one.chart.measure} {one.whole_key}"
        assert "**" not in said, place


def test_a_chart_marks_the_very_figures_that_are_in_doubt(charts, cohorts):
    doubtful = made_doubtful(cohorts.discrepancies)
    listed = {row_id for _, one in charts for row_id in one.chart.marks}
    assert doubtful & listed
    for place, one in charts:
        for row_id, words in one.chart.marks.items():
            assert (prose.MARK in words) == (row_id in doubtful), (place, row_id)
