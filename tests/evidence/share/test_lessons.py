"""A lesson is handed out step by step: the question first, then what the page says to it."""

import io
from html import unescape

import pytest
from pptx import Presentation

from evidence.corpus.lessons import shipped_lessons
from evidence.share.addresses import Asked
from evidence.share.handout import handout
from evidence.share.slides import slides
from evidence.topics.registry import TOPICS
from evidence.ui.own_files import plotly_bundle

HOME = "https://x.example"
LESSONS = {lesson.id: lesson for lesson in shipped_lessons().lessons}


@pytest.fixture(scope="module")
def handed(corpus, cohorts):
    def made(name):
        return Asked(corpus, cohorts, {"lesson": [name]}, HOME, plotly_bundle()).handed(
            TOPICS["teach"]
        )

    return made


@pytest.mark.parametrize("name", LESSONS)
def test_each_step_and_each_question_is_a_part(handed, name):
    given, lesson = handed(name), LESSONS[name]

    asking = sum(step.ask is not None for step in lesson.steps)
    assert given.title == lesson.title
    assert given.link == f"{HOME}/teach?lesson={name}&step=1"
    assert len(given.parts) == len(lesson.steps) + asking
    assert sum(part.chart is not None for part in given.parts) == sum(
        step.chart is not None for step in lesson.steps
    )
    assert all(part.notes and part.link.startswith(f"{HOME}/") for part in given.parts)


def test_a_question_comes_before_its_answer(handed):
    question, answer, *_ = handed("safety").parts

    assert question.chart is None
    assert question.finding == "How often do complications occur in spinal tumours?"
    assert answer.chart is not None
    assert answer.finding.startswith("Tumours (claim 5–10")


def test_a_table_is_told_row_by_row_with_its_headings(handed):
    rating = handed("safety").parts[-1]

    assert any(
        text.startswith("PVP + MWA – Certainty: ⊕○○○ very low; Studies: 2") for text in rating.said
    )


def test_the_slides_of_a_lesson_open_again_with_notes(handed):
    deck = Presentation(io.BytesIO(slides(handed("reading"))))
    shown = list(deck.slides)

    assert len(shown) > len(LESSONS["reading"].steps)
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in shown)


def test_the_handout_of_a_lesson_has_every_question_and_answer(handed):
    given = handed("cement")
    page = unescape(handout(given, plotly_bundle()).decode())

    assert LESSONS["cement"].title in page
    assert not [part.finding for part in given.parts if part.finding not in page]
