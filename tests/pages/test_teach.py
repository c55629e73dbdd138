"""The list of lessons, and what fills a projector: a lesson, or the charts of any page."""

from evidence.corpus.lessons import shipped_lessons
from evidence.topics.gaps.chart import LEAST_WIDTH


def lesson_drawn(drawn):
    return drawn.by_key["lesson", "lesson"]


def test_the_lessons_are_listed_with_the_way_in(visit, drawn):
    app = visit("/teach")

    titles = [lesson.title for lesson in shipped_lessons().lessons]
    assert [one.value for one in app.header] == titles
    assert ("lesson", "lesson") not in drawn.by_key


def test_a_lesson_is_sent_whole(visit, drawn):
    visit("/teach", lesson="safety", step="3")
    shown = lesson_drawn(drawn)

    assert [step["number"] for step in shown["steps"]] == list(range(1, 10))
    assert shown["total"] == 20
    assert not [step["misfits"] for step in shown["steps"] if step["misfits"]]
    assert shown["steps"][0]["ask"]["columns"][0] == "0 to 2"


def test_a_page_is_presented_as_its_address_says(visit, drawn):
    visit("/teach", present="complications", primary="breast", collection="all", step="2")
    steps = lesson_drawn(drawn)["steps"]

    assert [step["number"] for step in steps] == [1, 2]
    assert all(step["chart"] for step in steps)
    assert "tumour primary: breast" in steps[0]["studies"]
    assert steps[0]["address"].startswith("complications?")
    assert "primary=breast" in steps[0]["address"]
    assert "present" not in steps[0]["address"]
    measure, key = steps[0]["chart"]["read"]
    assert measure.startswith("Share with a complication in each cohort")
    assert key.startswith("Hatched: the review’s claim.")


def test_a_page_without_charts_is_presented_by_its_answer(visit, drawn):
    visit("/teach", present="discrepancies")
    (step,) = lesson_drawn(drawn)["steps"]

    assert step["chart"] is None
    assert "**" not in step["cards"][0]["text"]


def test_what_is_no_page_is_not_presented(visit, drawn):
    app = visit("/teach", present="nothing")

    assert app.title[0].value == "Which lesson do you want to give?"
    assert ("lesson", "lesson") not in drawn.by_key


def test_what_of_an_address_is_left_aside_is_said_where_a_lesson_fills_the_window(visit, drawn):
    visit("/teach", lesson="cement", step="-1")
    assert lesson_drawn(drawn)["remark"].startswith("Step: there is no “-1”")

    visit("/teach", present="complications", kind="qqqq", primary="qqqq", step="2")
    told = lesson_drawn(drawn)["remark"]
    assert told.count("there is no “qqqq”") == 2
    assert "Step" not in told


def test_a_map_in_a_lesson_keeps_the_width_that_it_is_read_in(visit, drawn):
    visit("/teach", lesson="cement")
    first, *others = lesson_drawn(drawn)["steps"]

    assert first["chart"]["least"] == LEAST_WIDTH
    assert {step["chart"]["least"] for step in others if step["chart"]} == {0}
