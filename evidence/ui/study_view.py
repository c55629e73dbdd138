"""The studies on screen: search and chooser, and one study with every number and its source."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from evidence import prose
from evidence.cohorts.records import Study
from evidence.corpus.csv_tables import csv_bytes
from evidence.corpus.selection import Selection
from evidence.share.citations import FORMS
from evidence.topics.page import study_address
from evidence.topics.studies.detail import StudyDetail
from evidence.topics.studies.page import StudiesPage
from evidence.topics.studies.printed_rows import Section
from evidence.ui import address
from evidence.ui.fields import Field, draw
from evidence.ui.glossary import caption, explain
from evidence.ui.ledger import discrepancy_cards, ledger_style
from evidence.ui.markdown import as_typed, link
from evidence.ui.reading_tables import reading_style, reading_table

PARAMETER = "study"


def study_chooser(studies: Iterable[Study]) -> None:
    """Draw a list from which a study is opened, for readers without a pointer."""
    names = tuple((study.study_id, _in_list(study)) for study in studies)
    field = Field("open_study", "Open a study", "select", (("", "Choose one"), *names), "")
    draw([field], "open-study", lambda _name, study_id: address.put(PARAMETER, study_id))


def _in_list(study: Study) -> str:
    return f"{study.label} · wider literature" if study.outside_review else study.label


def _close() -> None:
    address.drop([PARAMETER])


def way_back() -> None:
    """Draw the button that leads back to the list; the reader's filters stay."""
    # A page link would clear them from the address with the study.
    st.button("All studies", icon=":material/arrow_back:", key="all_studies", on_click=_close)


def show_study(page: StudiesPage, study: StudyDetail) -> None:
    """Draw one study: heading, cautions, discrepancies, then every number with its source."""
    reading_style()
    ledger_style()
    st.title(as_typed(page.question))
    explain(f"**{page.answer}**")
    _identity(study)
    _cautions(study)
    if study.sides:
        st.header("The review and the study side by side")
        st.caption(
            "Where both print the same thing, the study's own figure is used and counted once."
        )
        reading_table(study.sides, alt="What the review and the study print")
    _figures(study)
    _appraisal(study)
    _share(study)


def _identity(study: StudyDetail) -> None:
    links = " · ".join(link(str(row["name"]), str(row["address"])) for row in study.links.rows)
    explain(study.citation)
    st.markdown(links or "No DOI or PMID was found.")
    st.badge(study.collection, color="gray")
    explain("  \n".join(study.about))
    if study.overlaps:
        explain(study.overlaps)
    if study.readings:
        reading_table(study.readings, alt="What was read, where and when")
    if study.outside:
        st.caption(study.outside)


def _cautions(study: StudyDetail) -> None:
    if study.notes:
        st.header("Read with care")
        explain("\n".join(f"- {note}" for note in study.notes))
    if study.discrepancies:
        st.header("Where the review and this study part ways")
        with st.expander(as_typed(study.discrepancies_said)):
            discrepancy_cards(study.discrepancies)


def _figures(study: StudyDetail) -> None:
    st.header("Every number and where it is printed")
    for section in study.sections:
        _section(section, alt=f"{section.heading} of {study.label}")
    st.download_button(
        f"All {prose.counted(len(study.figures.rows), 'figure')} as CSV",
        lambda: csv_bytes(pd.DataFrame(list(study.download.rows))),
        file_name=f"{study.study_id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _section(section: Section, *, alt: str) -> None:
    st.subheader(as_typed(section.heading))
    if section.note:
        caption(section.note)
    reading_table(section.table, alt=alt, under="note")


def _appraisal(study: StudyDetail) -> None:
    if study.appraisal or study.not_judged:
        st.header("How far it can be trusted")
        st.caption("Our judgement from the abstract; not summed to a score.")
    if study.appraisal:
        reading_table(study.appraisal, alt=f"Appraisal of {study.label}")
    if study.not_judged:
        caption(study.not_judged)


def _share(study: StudyDetail) -> None:
    if study.yours:
        st.caption("This page is in your session alone: no link leads others to it.")
        return
    base = (st.context.url or "").rstrip("/").removesuffix("/studies")
    link = f"{base}/{study_address(study.study_id, Selection())}"
    cited = " · ".join(
        f"[{form.name}](data/cite/{study.study_id}.{ending})" for ending, form in FORMS.items()
    )
    with st.container(key="screen-link"):  # paper has the page's address on top
        st.caption("A link to this study, to share:")
        st.code(link, language=None, wrap_lines=True)
        st.caption(f"Cite this study: {cited}")
