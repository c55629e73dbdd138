"""Every page by its address."""

from collections.abc import Mapping

from evidence.corpus.lessons import shipped_lessons
from evidence.topics import (
    complications,
    discrepancies,
    gaps,
    methods,
    overview,
    patient,
    pooling,
    quality,
    studies,
    teach,
    therapies,
    trajectories,
)
from evidence.topics.options import Topic

_IN_ORDER: tuple[Topic, ...] = (
    overview.TOPIC,
    trajectories.TOPIC,
    complications.TOPIC,
    therapies.TOPIC,
    pooling.TOPIC,
    patient.TOPIC,
    gaps.TOPIC,
    discrepancies.TOPIC,
    quality.TOPIC,
    studies.TOPIC,
    methods.TOPIC,
)

SHOWN_IN_LESSONS: Mapping[str, Topic] = {topic.name: topic for topic in _IN_ORDER}
"""The pages that a lesson can show: all but the lessons themselves."""

_TEACH = teach.topic_of(SHOWN_IN_LESSONS, shipped_lessons)

TOPICS: Mapping[str, Topic] = {**SHOWN_IN_LESSONS, _TEACH.name: _TEACH}
"""The pages in the order of the menu."""
