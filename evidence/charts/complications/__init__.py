"""Charts of complications: cohorts beside the review's claims, and what each definition gives."""

from evidence.charts.complications.cohorts import cohorts
from evidence.charts.complications.definitions import by_definition

__all__ = ["by_definition", "cohorts"]
