"""Candidate effects: one row per arm that might enter a pool, with why it can't where it can't."""

from evidence.effects.counts import definitions, proportions, units, worded
from evidence.effects.outcomes import ALL, Outcome, aetiologies, choices, gather, outcome
from evidence.effects.pain import WINDOW_LIMITS, WINDOWS, pain_changes
from evidence.effects.rows import counted_once, of

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
