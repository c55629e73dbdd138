"""Where each score stands, on each scale, and in which panel."""

from dataclasses import replace

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.trajectories.drawing import drawing
from evidence.topics.trajectories.measures import ALL_PAIN, measure
from evidence.topics.trajectories.reports import reports


def line_of(drawn, study_id):
    (line,) = [line for line in drawn.lines if line.course.study.study_id == study_id]
    return [(point.months, point.y) for point in line.points]


def test_kastler_is_drawn_as_its_abstract_prints_it(found):
    drawn = drawing(found("VAS"), "Score")

    assert line_of(drawn, "kastler-2014") == [
        (0.0, 7.4),
        (0.01, 1.3),
        (0.23, 1.6),
        (1.0, 1.9),
        (3.0, 2.2),
        (6.0, 2.3),
    ]
    first = next(
        line.points[0] for line in drawn.lines if line.course.study.study_id == "kastler-2014"
    )
    assert (first.low, first.high) == pytest.approx((6.2, 8.6))


def test_what_the_review_prints_of_yang_2009_has_no_time_and_no_line(found):
    drawn = drawing(found("VAS"), "Score")
    yang = [line for line in drawn.lines if line.course.study.study_id == "yang-z-2009"]
    timeless = [line for line in yang if line.points[0].months is None]

    assert sorted(line.points[0].y for line in timeless) == [2.26, 5.41]
    assert all(len(line.points) == 1 and line.course.basis == "review" for line in timeless)


def test_a_follow_up_on_average_is_no_place_on_the_time_axis(cohorts):
    """Of a score at "6 months", where that is how long patients were followed on average."""
    kastler = cohorts.by_id["kastler-2014"]
    mean = replace(kastler, follow_up_months=6.0, follow_up_kind="mean")
    changed = replace(
        cohorts,
        studies=tuple(mean if study is kastler else study for study in cohorts.studies),
        scores=tuple(
            replace(one, study=mean) if one.study is kastler else one for one in cohorts.scores
        ),
    )

    drawn = drawing(reports(choose(changed, Selection()), measure("VAS")), "Score")

    assert [months for months, _ in line_of(drawn, "kastler-2014")][-2:] == [3.0, None]


def test_pain_on_another_scale_is_converted(found):
    (points,) = [
        line.points
        for line in drawing(found("VAS", collection="all"), "Score").lines
        if line.course.scores[0].scale_max == 100
    ]

    assert [(point.score.value, point.y) for point in points] == [(76.5, 7.65), (21.3, 2.13)]
    assert points[0].low == pytest.approx((76.5 - 8.72) / 10)


def test_a_change_needs_a_score_before_and_one_after(found):
    drawn = drawing(found("VAS"), "Change")

    assert line_of(drawn, "khan-2018") == [(0.0, 0.0), (0.69, -5.0), (5.06, -5.0)]
    assert "yang-z-2009" not in {line.course.study.study_id for line in drawn.lines}
    assert all(point.low is None for line in drawn.lines for point in line.points)


def test_percent_change_is_of_the_score_before(found):
    drawn = drawing(found("VAS"), "Percent change")

    assert [y for _, y in line_of(drawn, "gu-2013")] == pytest.approx(
        [0, 100 * (1.2 - 7.3) / 7.3, 100 * (0.7 - 7.3) / 7.3]
    )


def test_many_lines_go_into_panels_of_therapies_with_the_rest_last(found):
    assert not drawing(found("VAS"), "Score").grouped
    drawn = drawing(found("VAS", collection="all"), "Score")
    titles = [panel.title for panel in drawn.panels]
    studies = [len({line.course.study for line in panel.lines}) for panel in drawn.panels]

    assert titles[0] == "PVP"
    assert titles[-1] == "Other therapies"
    assert len(titles) <= 8
    assert studies[:-1] == sorted(studies[:-1], reverse=True)
    for panel in drawn.panels[:-1]:
        assert {line.course.arm.therapy for line in panel.lines} == {panel.title}


def test_where_no_therapy_has_two_studies_one_panel_holds_all(found):
    everything = found("NRS", collection="all").courses
    therapies = {course.arm.therapy for course in everything} - {"PVP + RFA"}
    rest = found("NRS", collection="all", therapy=tuple(sorted(therapies)))
    (panel,) = drawing(rest, "Score").panels

    assert panel.title == "All therapies"


def test_every_row_is_in_one_panel(found):
    got = found(ALL_PAIN, collection="all")
    drawn = drawing(got, "Score")

    assert sorted(id(line.course) for line in drawn.lines) == sorted(map(id, got.courses))
    assert sorted(map(id, drawn.directions)) == sorted(map(id, got.directions))


def test_chosen_studies_stand_out_else_the_reviews_own(found):
    got = found("VAS", collection="all")

    def ids(drawn):
        return {study.study_id for study in drawn.strong}

    assert ids(drawing(got, "Score")) == {"gu-2013", "kastler-2014", "khan-2018", "yang-z-2009"}
    assert ids(drawing(got, "Score", ["Nas 2016"])) == {"nas-2016"}
