"""Where pages live, and links between them."""

from typing import Final

import streamlit as st

STUDIES_PAGE: Final = "pages/sources/studies.py"


QUESTIONS: Final = {
    "pages/evidence/trajectories.py": "How much does pain fall, and for how long?",
    "pages/evidence/complications.py": "How often does it go wrong, and is the review’s claim "
    "borne out?",
    "pages/evidence/therapies.py": "What was reported for each combination?",
    "pages/evidence/pooling.py": "What can be pooled, and what does it say?",
    "pages/evidence/patient.py": "What was reported for patients like these?",
    "pages/appraisal/gaps.py": "What has been studied, in whom, and what not?",
    "pages/appraisal/discrepancies.py": "Where do the review and its sources part ways?",
    "pages/appraisal/quality.py": "How far can these studies be trusted?",
    "pages/sources/studies.py": "Which studies are these, and what does each print?",
    "pages/sources/methods.py": "How were the numbers got, and what do the terms mean?",
}
"""The question that each page answers, in the order of the menu."""


def page_links() -> None:
    """Draw a link to every page, by its question; the reader's filters stay."""
    for page, question in QUESTIONS.items():
        st.page_link(page, label=question, icon=":material/arrow_forward:")
