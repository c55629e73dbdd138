"""Therapies beside each other, never ranked: one row per arm, in a fixed order."""

from evidence.topics.therapies.charts.compared import compared
from evidence.topics.therapies.charts.pain import before_after
from evidence.topics.therapies.charts.responses import responses
from evidence.topics.therapies.charts.spread import falls

__all__ = ["before_after", "compared", "falls", "responses"]
