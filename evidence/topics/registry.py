"""Every page by its address."""

from collections.abc import Mapping

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

TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in _IN_ORDER}
"""The pages in the order of the menu."""
