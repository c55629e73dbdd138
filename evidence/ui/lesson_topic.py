"""Lessons for whoever shows them: the projector in a reader's session, phones without one."""

from functools import lru_cache

from evidence.cohorts import Cohorts
from evidence.corpus.lessons import lessons_at_hand, reading
from evidence.corpus.selection import Selection
from evidence.topics.options import Topic
from evidence.topics.registry import SHOWN_IN_LESSONS
from evidence.topics.teach import TeachOptions, TeachPage, topic_of
from evidence.topics.teach.steps import LessonStep
from evidence.ui.corpus import built, choice


def lesson_topic() -> Topic:
    """Return the page with its lessons as the file stands now; pages are kept by their topic.

    Raises:
        CorpusError: when the file can't be used.
    """
    lessons_at_hand()  # what is wrong with the file is said here, not in the middle of a page
    return _topic(reading())


@lru_cache(maxsize=1)
def _topic(read_at: tuple[int, int] | None) -> Topic:  # noqa: ARG001 - part of the key
    return topic_of(SHOWN_IN_LESSONS, lessons_at_hand)


def step_at(cohorts: Cohorts, lesson: str, number: int) -> LessonStep | None:
    """Return a step of a lesson, counted from 1; None where there is no such step.

    Raises:
        CorpusError: when the lessons can't be read.
    """
    topic = lesson_topic()
    chosen = choice(cohorts, Selection())
    asked = TeachOptions(lesson=lesson, step=str(number))
    valid = topic.values(chosen, asked)
    if asked.lesson not in valid["lesson"] or asked.step not in valid["step"]:
        return None
    page = built(topic, chosen, asked)
    assert isinstance(page, TeachPage)
    return page.step
