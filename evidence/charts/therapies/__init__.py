"""Therapies beside each other, never ranked: one row per arm, in a fixed order."""

from evidence.charts.therapies.compared import compared
from evidence.charts.therapies.pain import before_after
from evidence.charts.therapies.responses import responses
from evidence.charts.therapies.spread import falls

__all__ = ["before_after", "compared", "falls", "responses"]
