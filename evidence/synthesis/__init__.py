"""One outcome over its studies: verdict, pooled value or what stands in for it, in one object.

The forest plot, its table, its sentences and its scripts all read this object, so they can't
disagree.
"""

from evidence.synthesis.combine import Group, Settings, Synthesis, combine
from evidence.synthesis.figures import effect_text, figure
from evidence.synthesis.lines import Line, headings, lines
from evidence.synthesis.methods import many_methods, methods_table, teaching_sentence
from evidence.synthesis.table import LABELS, marks, table
from evidence.synthesis.words import (
    LIGHTS,
    alt,
    answer,
    exclusions,
    notes,
    under_plot,
    zero_sentences,
)

__all__ = [
    "LABELS",
    "LIGHTS",
    "Group",
    "Line",
    "Settings",
    "Synthesis",
    "alt",
    "answer",
    "combine",
    "effect_text",
    "exclusions",
    "figure",
    "headings",
    "lines",
    "many_methods",
    "marks",
    "methods_table",
    "notes",
    "table",
    "teaching_sentence",
    "under_plot",
    "zero_sentences",
]
