"""What was reported for each therapy: cards, pain before and after, responses, comparisons.

Falls are an arm's own, from its own baseline. Only `comparisons` sets therapies against each
other, and only within a study.
"""

from evidence.therapy_summary.arms import PATIENT_DESIGNS, TUMOUR, enrolled, short, treated
from evidence.therapy_summary.compared import comparisons
from evidence.therapy_summary.compared import scores as compared_scores
from evidence.therapy_summary.compared import sentences as comparison_sentences
from evidence.therapy_summary.counts import complications, responses
from evidence.therapy_summary.pain import WINDOWS, before_after, courses, in_window, last_visit
from evidence.therapy_summary.spread import falls, silent_therapies, spreads, window_sentence
from evidence.therapy_summary.summary import answer, carded, rarer, summaries

__all__ = [
    "PATIENT_DESIGNS",
    "TUMOUR",
    "WINDOWS",
    "answer",
    "before_after",
    "carded",
    "compared_scores",
    "comparison_sentences",
    "comparisons",
    "complications",
    "courses",
    "enrolled",
    "falls",
    "in_window",
    "last_visit",
    "rarer",
    "responses",
    "short",
    "silent_therapies",
    "spreads",
    "summaries",
    "treated",
    "window_sentence",
]
