"""Charts of complications: cohorts beside the review's claims, and what each definition gives."""

from evidence.topics.complications.charts.cohorts import cohorts
from evidence.topics.complications.charts.definitions import by_definition

__all__ = ["by_definition", "cohorts"]
