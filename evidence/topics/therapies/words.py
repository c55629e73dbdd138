"""Headings of the table twins, words of the marks, and the cautions of the page."""

from collections.abc import Mapping

import pandas as pd
from evidence.topics.therapies.arms import treated
from evidence.topics.therapies.pain import courses

from evidence.corpus.frames import Corpus

CAUTION = (
    "Each line joins scores of the same arm; arms stand by year, not by result. Most are single "
    "groups without a control, so results can't be compared across therapies: patients, "
    "selection, co-treatment and follow-up differ as much as the treatment does."
)

KEY = (
    "Upright tick: before treatment. Filled mark: mean; hollow: median, or statistic not named; "
    "dot in the mark: study from outside the review; ▼ less pain stated, no number printed; "
    "“?”: no baseline printed. Pain scales (VAS, NRS, BPI) are shown on 0–10."
)

SPREAD_KEY = (
    "Mark: an arm; band and tick: range and median of the arms, not pooled and not weighted. "
    "To the right: median (range) of the falls, in points of 10. Arms without a printed fall are "
    "in the table, by direction."
)

RESPONSE_KEY = (
    "Lines are 95 % Wilson intervals. Definitions of response differ between studies and are named "
    "in the table; an outlined mark is our reading of a text. One study may give several counts."
)

ARM_LABELS: Mapping[str, str | None] = {
    "therapy": "Therapy",
    "study": "Study",
    "arm": "Arm",
    "aetiology": "Aetiology",
    "instrument": "Scale",
    "statistic": "Statistic",
    "timepoint": "Visit",
    "before": "Before (0–10)",
    "value_std": "After (0–10)",
    "fall": "Fall",
    "direction": "Stated change",
    "collection": "Collection",
    "locator": "Printed in",
}

SPREAD_LABELS: Mapping[str, str | None] = {
    "therapy": "Therapy",
    "aetiology": "Aetiology",
    "arms": "Arms",
    "scored": "With before and after",
    "median": "Median fall",
    "low": "Smallest",
    "high": "Largest",
    "directions": "Arms by direction",
}

SUMMARY_LABELS: Mapping[str, str | None] = {
    "therapy": "Therapy",
    "studies": "Studies",
    "patients_text": "Patients",
    "aetiologies": "Aetiologies",
    "pain": "Best pain result",
    "complications": "Complications",
    "design": "Best design",
    "missing": "Missing",
}

COMPARED_LABELS: Mapping[str, str | None] = {
    "study": "Study",
    "design": "Design",
    "aetiology": "Aetiology",
    "timepoint": "Visit",
    "result": "Result",
    "p_value": "p",
    "basis": "Basis",
}

RESPONSE_LABELS: Mapping[str, str | None] = {
    "event": "Outcome",
    "therapy": "Therapy",
    "study": "Study",
    "aetiology": "Aetiology",
    "result": "Count",
    "percent": "%",
    "low": "Wilson from",
    "high": "to",
    "definition": "What was counted",
    "months": "Months",
    "locator": "Printed in",
}


def marks(rows: pd.DataFrame) -> dict[str, str]:
    """Return row id → words for the arms, responses or comparisons of a chart."""
    return {
        str(row["row_id"]): f"{row['study']}, {row['therapy']}: {row['result']}"
        for _, row in rows.iterrows()
    }


def nothing_in_window(corpus: Corpus, window: str) -> str:
    """Return what stands in place of an empty pain chart, and where there is something."""
    arms, visits = treated(corpus), courses(corpus)
    text = f"{_none_of(arms['study_id'].nunique())} a pain score or its change for {window}."
    if visits.empty:
        return f"{text} No pain score is printed for any visit."
    return f"{text} Choose another visit: {visits['study_id'].nunique()} print a pain score."


def _none_of(studies: int) -> str:
    if studies == 1:
        return "The one study of treated patients on show doesn't print"
    return f"None of the {studies} studies of treated patients on show prints"


def comparison_note(rows: pd.DataFrame, collection: str) -> str:
    """Return how many studies compare pain between two treatments, and what that is worth."""
    whose = "the review" if collection == "review" else "the review or the wider literature"
    count = rows["study_id"].nunique()
    if not count:
        return f"No study of {whose} on show compares pain between two different treatments."
    trials = rows.loc[rows["design"] == "randomised trial", "study_id"].nunique()
    studies = "study compares" if count == 1 else "studies compare"
    return (
        f"{count} {studies} pain between two different treatments, {trials or 'none'} of them "
        "randomised. Without randomisation the groups may differ in more than treatment. "
        "On the chart, the figures to the right stand in the order of the heading."
    )


def no_response(corpus: Corpus, outcome: str) -> str:
    """Return what stands in place of an empty chart of responses."""
    return f"{_none_of(treated(corpus)['study_id'].nunique())} {outcome} as a count out of a total."
