"""Whether the lessons fit the corpus: each step that names what its page no longer has."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from evidence.cohorts import Cohorts
from evidence.corpus.lessons import LESSONS_FILE, lessons_and_document
from evidence.corpus.loading import CorpusError
from evidence.corpus.yaml_nodes import Problem
from evidence.topics.options import Topic
from evidence.topics.teach.steps import steps_of


def check_lessons(cohorts: Cohorts, topics: Mapping[str, Topic], path: Path = LESSONS_FILE) -> int:
    """Read the lessons and show each step under this corpus; return how many lessons there are.

    Raises:
        CorpusError: with every problem of the file and every step that doesn't fit, located.
    """
    lessons, document = lessons_and_document(path)

    def misfits() -> Iterator[Problem]:
        for index, lesson in enumerate(lessons.lessons):
            for number, step in enumerate(steps_of(lesson, cohorts, topics)):
                for place, message in step.misfits:
                    where = ("lessons", index, "steps", number, *place)
                    yield document.problem(where, message)

    if found := list(misfits()):
        raise CorpusError(found)
    return len(lessons.lessons)
