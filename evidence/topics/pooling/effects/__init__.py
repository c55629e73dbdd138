"""Candidate effects: one row per arm that might enter a pool, with why it can't where it can't."""

from evidence.topics.pooling.effects.counts import definitions, proportions, units, worded
from evidence.topics.pooling.effects.outcomes import (
    ALL,
    Outcome,
    aetiologies,
    choices,
    gather,
    outcome,
)
from evidence.topics.pooling.effects.pain import WINDOW_LIMITS, WINDOWS, pain_changes
from evidence.topics.pooling.effects.rows import counted_once, of

__all__ = [
    "ALL",
    "WINDOWS",
    "WINDOW_LIMITS",
    "Outcome",
    "aetiologies",
    "choices",
    "counted_once",
    "definitions",
    "gather",
    "of",
    "outcome",
    "pain_changes",
    "proportions",
    "units",
    "worded",
]
