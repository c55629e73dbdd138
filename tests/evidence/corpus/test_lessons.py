"""The file of lessons is checked like the corpus, and holds no figure of its own."""

import pytest

from evidence.corpus.lessons import LESSONS_FILE, REFERENCE, read_lessons, shipped_lessons, spoken
from evidence.corpus.loading import CorpusError
from evidence.corpus.yaml_builder import read_document

TEXT = LESSONS_FILE.read_text("utf-8")

# What is written in place of what, and where and how it is then refused.
MISTAKES = {
    "a figure": ("Look for the visit", "Look for the 6 months visit", "steps[2].notice[1]", "`6` is a figure typed"),
    "a figure in words": ("Look for the visit", "Look for the two visits", "steps[2].notice[1]", "`two` is a figure typed"),
    "lone brace": ('- "{doubt}"', '- "{doubt"', "steps[1].notice[1]", "without its pair"),
    "misspelt key": ("audience: Journal", "audiense: Journal", "audiense", "did you mean `audience`?"),
    "no chart": ("        chart: evidence-map\n", "", "steps[0]", "one of `chart`, `cards` and `grid`, found nothing"),
    "unknown form": ("form: value", "form: number", "steps[1].ask.form", "one of: value, range, choice"),
    "no right choice": ("fits: Very low", "fits: Lowish", "steps[6]", "has no choice that fits"),
    "choices on an axis": ("form: value", "form: value\n          fits: x", "steps[1]", "take `choices` and `fits` out"),
    "no minutes": ("        minutes: 2\n", "", "steps[0].minutes", "is missing"),
    "an hour": ("minutes: 2\n", "minutes: 60\n", "steps[0].minutes", "from 1 to 30"),
    "one id twice": ("- id: safety", "- id: cement", "cement", "is the id of two lessons"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_place_and_mending(mistake, write_corpus):
    right, wrong, where, how = MISTAKES[mistake]
    assert right in TEXT
    path = write_corpus(TEXT.replace(right, wrong, 1), "lessons.yaml")

    with pytest.raises(CorpusError) as caught:
        read_lessons(path)

    found = [problem for problem in caught.value.problems if how in problem.message]
    assert found, caught.value
    assert where in found[0].where
    assert found[0].file == str(path)
    assert found[0].line > 1


def test_no_digit_stands_in_a_lesson_outside_of_a_place_on_its_page():
    document, problems = read_document(LESSONS_FILE)
    texts = dict(spoken(document.value))

    assert not problems
    assert len(texts) > 150
    assert not {
        place: text
        for place, text in texts.items()
        if any(letter.isdigit() for letter in REFERENCE.sub("", text))
    }


def test_three_lessons_take_a_quarter_of_an_hour_or_a_little_more():
    lessons = shipped_lessons().lessons

    assert len(lessons) == 3
    assert all(6 <= len(lesson.steps) <= 10 for lesson in lessons)
    assert all(15 <= lesson.minutes <= 20 for lesson in lessons)
