"""What was reported for each therapy: cards, pain before and after, responses, comparisons.

Falls are an arm's own, from its own baseline. Only `comparisons` sets therapies against each
other, and only within a study.
"""

from evidence.therapy_summary.arms import PATIENT_DESIGNS, TUMOUR, enrolled, short, treated
from evidence.therapy_summary.compared import comparisons
from evidence.therapy_summary.compared import scored as compared_scores
from evidence.therapy_summary.compared import sentences as comparison_sentences
from evidence.therapy_summary.counts import OUTCOMES, complications, responses
from evidence.therapy_summary.pain import (
    LAST,
    WINDOWS,
    before_after,
    courses,
    in_window,
    last_visit,
)
from evidence.therapy_summary.spread import (
    falls,
    side_by_side,
    silent_therapies,
    spreads,
    window_sentence,
)
from evidence.therapy_summary.summary import answer, carded, rarer, summaries
from evidence.therapy_summary.words import (
    ARM_LABELS,
    CAUTION,
    COMPARED_LABELS,
    KEY,
    RESPONSE_KEY,
    RESPONSE_LABELS,
    SPREAD_KEY,
    SPREAD_LABELS,
    SUMMARY_LABELS,
    comparison_note,
    marks,
    no_response,
    nothing_in_window,
)

__all__ = [
    "ARM_LABELS",
    "CAUTION",
    "COMPARED_LABELS",
    "KEY",
    "LAST",
    "OUTCOMES",
    "PATIENT_DESIGNS",
    "RESPONSE_KEY",
    "RESPONSE_LABELS",
    "SPREAD_KEY",
    "SPREAD_LABELS",
    "SUMMARY_LABELS",
    "TUMOUR",
    "WINDOWS",
    "answer",
    "before_after",
    "carded",
    "compared_scores",
    "comparison_note",
    "comparison_sentences",
    "comparisons",
    "complications",
    "courses",
    "enrolled",
    "falls",
    "in_window",
    "last_visit",
    "marks",
    "no_response",
    "nothing_in_window",
    "rarer",
    "responses",
    "short",
    "side_by_side",
    "silent_therapies",
    "spreads",
    "summaries",
    "treated",
    "window_sentence",
]
