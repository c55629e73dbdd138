"""One study on screen: what it is, and every number with its source."""

import pandas as pd
import streamlit as st

from evidence.corpus.export import csv_text
from evidence.topics.page import Table
from evidence.topics.studies.detail import StudyDetail
from evidence.topics.studies.figures import SECTIONS, UNUSED, lifted, sourced
from evidence.ui.corpus import loaded
from evidence.ui.filters import OldView
from evidence.ui.glossary import explain
from evidence.ui.ledger import discrepancy_cards, ledger_style
from evidence.ui.links import study_address
from evidence.ui.reading_tables import reading_style, reading_table

PARAMETER = "study"

_HEADINGS = {
    "arm": "Arm",
    "what": "What",
    "when": "When",
    "figure": "Printed",
    "interval": "Share, 95 % interval",
    "compared": "Compared",
    "used": "Used here",
    "source": "Where it is printed",
    "note": "Note",
}

_SECTION_NOTES = {
    "Scores": "Lower is better for pain and disability, higher for KPS and quality of life.",
    "Events": "The interval is Wilson's, computed by us from the printed count; where only a "
    "percentage is printed there is none.",
    "Directions without a number": "A change that was stated in words; no score was printed.",
}


def study_chooser(studies: pd.DataFrame) -> None:
    """Draw a box in which a study is typed and opened, for readers without a pointer."""
    names = dict(zip(studies["study_id"], studies["label"], strict=True))
    st.selectbox(
        "Open a study",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Type a name",
        key="open_study",
        on_change=_open,
    )


def _open() -> None:
    study_id = st.session_state["open_study"]
    if study_id:
        st.query_params[PARAMETER] = study_id
        st.session_state["open_study"] = None


def _close() -> None:
    st.query_params.pop(PARAMETER, None)


def unknown_study(study_id: str) -> None:
    """Say that the address names a study the corpus doesn't hold."""
    st.warning(
        f"The link names a study, “{study_id}”, that this corpus doesn't hold. "
        "The search on this page finds the others.",
        icon=":material/search_off:",
    )


def show_study(study: StudyDetail, view: OldView) -> None:
    """Draw one study: heading, cautions, discrepancies, then every number with its source."""
    reading_style()
    ledger_style()
    # A page link would clear the reader's filters from the address with the study.
    st.button("All studies", icon=":material/arrow_back:", key="all_studies", on_click=_close)
    st.title(f"What is printed about {study.label}?")
    explain(f"**{study.sentence}**")
    _identity(study, view)
    _cautions(study, view)
    if len(study.sides):
        st.header("The review and the study side by side")
        st.caption(
            "Where both print the same thing, the study's own figure is used and counted once."
        )
        labels = {"what": "What", "arm": "Arm", "review": "The review prints"}
        labels |= {"study": "The study prints", "same": "Same number"}
        _sheet(study.sides, labels, alt="What the review and the study print")
    _numbers(study)
    _appraisal(study)
    _share(study)


def _identity(study: StudyDetail, view: OldView) -> None:
    links = [
        f"[doi {study.doi}](https://doi.org/{study.doi})" if study.doi else "",
        f"[PMID {study.pmid}](https://pubmed.ncbi.nlm.nih.gov/{study.pmid}/)" if study.pmid else "",
    ]
    if not any(links):
        links = [f"[source]({study.url})" if study.url else "No DOI or PMID was found."]
    st.markdown(f"{study.citation} {' · '.join(link for link in links if link)}")
    st.badge(study.collection, color="gray")
    explain(f"{study.design}  \n{study.level}")
    if study.overlaps:
        st.markdown(
            f"Its patients may overlap with those of {', '.join(study.overlaps)}; "
            "totals count them once."
        )
    if study.study_id not in set(view.chosen.studies["study_id"]):
        st.caption("This study is outside the present filters; it is shown because it was named.")


def _cautions(study: StudyDetail, view: OldView) -> None:
    if study.notes:
        st.header("Read with care")
        explain("\n".join(f"- {note}" for note in study.notes))
    entries = [
        e for e in loaded().cohorts.discrepancies if e.study and e.study.study_id == study.study_id
    ]
    if entries:
        st.header("⚠ Where the review and this study part ways")
        noun = f"{len(entries)} discrepanc{'y' if len(entries) == 1 else 'ies'}"
        with st.expander(f"{noun}{', gravest first' if len(entries) > 1 else ''}"):
            discrepancy_cards(entries)


def _sheet(frame, labels, *, alt, under=""):
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    reading_table(Table(tuple(rows), {k: v for k, v in labels.items() if v}), alt=alt, under=under)


def _numbers(study: StudyDetail) -> None:
    st.header("Every number and where it is printed")
    for section in SECTIONS:
        rows = sourced(study.figures[study.figures["section"] == section])
        if len(rows):
            _section(section, rows, alt=f"{section} of {study.label}")
    st.download_button(
        f"All {len(study.figures)} numbers as CSV",
        csv_text(study.figures),
        file_name=f"{study.study_id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _section(section: str, rows: pd.DataFrame, *, alt: str) -> None:
    st.subheader(section)
    rows, once = lifted(rows)
    if not rows["used"].isin([UNUSED]).any():
        rows = rows.drop(columns="used")
    about = f"{_SECTION_NOTES.get(section, '')} {once}".strip()
    if about:
        st.caption(about)
    _sheet(rows, _HEADINGS, alt=alt, under="note")


def _appraisal(study: StudyDetail) -> None:
    if len(study.appraisal):
        st.header("How far it can be trusted")
        st.caption("Our judgement from the abstract; not summed to a score.")
        labels = {"item": "Item", "judgement": "Judgement", "reason": "Reason", "tool": "Tool"}
        _sheet(study.appraisal, labels, alt=f"Appraisal of {study.label}")


def _share(study: StudyDetail) -> None:
    st.caption("A link to this study, to share:")
    base = (st.context.url or "").rstrip("/").removesuffix("/studies")
    st.code(f"{base}/{study_address(study.study_id)}", language=None)
