"""Courses of pain and function over follow-up, from the rows of a corpus."""

from evidence.topics.trajectories.answer import doors, nobody
from evidence.topics.trajectories.courses import Courses, courses
from evidence.topics.trajectories.scores import (
    ALL_PAIN,
    Score,
    choices,
    highlightable,
    score,
    usual,
)
from evidence.topics.trajectories.sentences import SCALES
from evidence.topics.trajectories.twin import LABELS, alt, key, marks, table

__all__ = [
    "ALL_PAIN",
    "LABELS",
    "SCALES",
    "Courses",
    "Score",
    "alt",
    "choices",
    "courses",
    "doors",
    "highlightable",
    "key",
    "marks",
    "nobody",
    "score",
    "table",
    "usual",
]
