"""What was reported for each therapy: cards, pain before and after, responses, comparisons.

Falls are an arm's own, from its own baseline. Only `comparisons` sets therapies against each
other, and only within a study.
"""

from evidence.topics.therapies.arms import PATIENT_DESIGNS, TUMOUR, enrolled, short, treated
from evidence.topics.therapies.compared import comparisons
from evidence.topics.therapies.compared import scored as compared_scores
from evidence.topics.therapies.compared import sentences as comparison_sentences
from evidence.topics.therapies.counts import OUTCOMES, complications, responses
from evidence.topics.therapies.pain import (
    LAST,
    WINDOWS,
    before_after,
    courses,
    in_window,
    last_visit,
)
from evidence.topics.therapies.spread import (
    falls,
    side_by_side,
    silent_therapies,
    spreads,
    window_sentence,
)
from evidence.topics.therapies.summary import answer, carded, rarer, summaries
from evidence.topics.therapies.words import (
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
