"""One outcome over its studies: verdict, pooled value or what stands in for it, in one object.

The forest plot, its table, its sentences and its scripts all read this object, so they can't
disagree.
"""

from evidence.topics.pooling.synthesis.combine import Group, Settings, Synthesis, combine
from evidence.topics.pooling.synthesis.figures import effect_text, figure
from evidence.topics.pooling.synthesis.lines import Line, headings, lines
from evidence.topics.pooling.synthesis.methods import (
    METHOD_LABELS,
    Multiverse,
    lesson,
    many_methods,
    methods_table,
    teaching_sentence,
)
from evidence.topics.pooling.synthesis.table import LABELS, marks, table
from evidence.topics.pooling.synthesis.words import (
    LIGHTS,
    alt,
    answer,
    exclusions,
    group_verdicts,
    key,
    light,
    notes,
    reasons,
    remarks,
    under_plot,
    zero_sentences,
)

__all__ = [
    "LABELS",
    "LIGHTS",
    "METHOD_LABELS",
    "Group",
    "Line",
    "Multiverse",
    "Settings",
    "Synthesis",
    "alt",
    "answer",
    "combine",
    "effect_text",
    "exclusions",
    "figure",
    "group_verdicts",
    "headings",
    "key",
    "lesson",
    "light",
    "lines",
    "many_methods",
    "marks",
    "methods_table",
    "notes",
    "reasons",
    "remarks",
    "table",
    "teaching_sentence",
    "under_plot",
    "zero_sentences",
]
