"""The reporting checklists of the methods page, answered."""

import pandas as pd

SWIM = (
    (
        "1 Grouping of studies",
        (
            "By therapy (its parts in a fixed order), outcome, visit window, unit and "
            "aetiology, by rules fixed in the code. The review's studies and the wider "
            "literature stay apart."
        ),
    ),
    (
        "2 Common measure",
        (
            "Points of the instrument for scores (pain on 0–10), per cent for events. Nothing"
            " is standardised across instruments."
        ),
    ),
    (
        "3 Method of synthesis",
        (
            "Combined only if every condition above holds; else the median and range of "
            "effects, and the number of studies with each direction. No count of significant "
            "results."
        ),
    ),
    (
        "4 Which results come first",
        (
            "A study's own print before the review's; one effect for each study and window; "
            "designs are named beside each result, the strongest first in lists."
        ),
    ),
    (
        "5 Differences between studies",
        (
            "Looked at by therapy, aetiology, definition, severity and collection, by eye and"
            " in tables; no test with so few studies."
        ),
    ),
    (
        "6 Certainty",
        (
            "Stated for each outcome and therapy with GRADE's reasons, as our judgement, on "
            "the page on study quality."
        ),
    ),
    (
        "7 How data are shown",
        (
            "One mark for each study with its interval or spread, in a stated order; marks "
            "that open the source; a table with the same rows under each chart."
        ),
    ),
    (
        "8 What is reported",
        (
            "Each page opens with a sentence computed from the rows on screen, with numbers "
            "of studies and patients and the collection they come from."
        ),
    ),
    (
        "9 Limits of the synthesis",
        "Abstracts, few studies, no control groups, unlike definitions; the last section here.",
    ),
)

PRISMA = (
    (
        "5 Eligibility criteria",
        "not reported by the review",
    ),
    (
        "6 Information sources",
        "not reported by the review",
    ),
    (
        "7 Search strategy",
        "not reported by the review",
    ),
    (
        "8 Selection process",
        "not reported by the review",
    ),
    (
        "9 Data collection process",
        "not reported by the review; ours is described above",
    ),
    (
        "10a, 10b Data items",
        "every column is described in the data package",
    ),
    (
        "13a–f Methods of synthesis",
        "above, under combining and under statistics",
    ),
    (
        "15, 22 Certainty",
        "page on study quality",
    ),
    (
        "16 Study selection",
        "not reported by the review, so no flow diagram is drawn",
    ),
    (
        "17 Study characteristics",
        "page of studies",
    ),
    (
        "18 Risk of bias in studies",
        "page on study quality",
    ),
    (
        "19 Results of individual studies",
        "page of studies, and each chart",
    ),
    (
        "20a–d Results of syntheses",
        "pages on pain, complications and therapies",
    ),
    (
        "21 Reporting biases",
        "not assessed",
    ),
)


def swim_table() -> pd.DataFrame:
    """Return SWiM's nine items, answered."""
    return pd.DataFrame(list(SWIM), columns=["item", "answer"])


def prisma_table() -> pd.DataFrame:
    """Return the PRISMA 2020 items that matter here, answered."""
    return pd.DataFrame(list(PRISMA), columns=["item", "answer"])


ITEMS: dict[str, str | None] = {"item": "Item", "answer": "Here"}
