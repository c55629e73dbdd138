"""The page of studies that a reader brings: upload, what was read, whether it counts, removal."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from evidence import prose
from evidence.corpus.loading import CorpusError, default_paths, first_lines, read_files
from evidence.corpus.own.as_yaml import as_yaml
from evidence.corpus.own.template import template_csv
from evidence.corpus.own.upload import KINDS, MOST_BYTES, read_upload
from evidence.corpus.schema import Study
from evidence.ui import own
from evidence.ui.corpus import at_hand, corpus
from evidence.ui.glossary import caption
from evidence.ui.links import PAGE_FILES
from evidence.ui.markdown import as_typed

REFERENCES = (".ris", ".bib", ".nbib")
"""Endings of reference files: they name studies and hold no figures."""

_REFUSED = "_own_refused"
_BEGUN = "_own_begun"
_FILE = "own_file"


def show() -> None:
    """Draw the page."""
    st.title("Your own studies beside the corpus")
    caption(
        "Bring studies that are not here yet, to see them beside the others. They stay in this "
        "browser session: nobody else sees them, they are stored nowhere, and they are gone once "
        "the page is reloaded or closed. Bring no data of single patients."
    )
    _upload()
    refused: tuple[str, Sequence[str]] | None = st.session_state.get(_REFUSED)
    if refused:
        _say_refused(*refused)
    begun: tuple[str, int, str] | None = st.session_state.get(_BEGUN)
    if begun:
        _say_begun(*begun)
    brought = own.brought()
    if brought.studies:
        _listed(brought)
    _templates()
    caption(
        "Links that are shared, embedded charts, downloads of the corpus and addresses under "
        "data/ hold the published corpus alone, never your studies."
    )


def _upload() -> None:
    st.file_uploader(
        "A file of studies",
        type=[kind.removeprefix(".") for kind in (*KINDS, *REFERENCES)],
        key=_FILE,
        on_change=_take_in,
        max_upload_size=MOST_BYTES // 10**6,
        help="The template, filled in; YAML as the corpus has it; or references as RIS, BibTeX "
        "or nbib, of which entries to fill in are made",
    )


def _take_in() -> None:
    """Read the file that was uploaded; where it can't be used, nothing changes."""
    st.session_state.pop(_REFUSED, None)
    st.session_state.pop(_BEGUN, None)
    file: UploadedFile | None = st.session_state.get(_FILE)
    if file is None:
        return
    if file.name.lower().endswith(REFERENCES):
        _begin(file.name, file.getvalue())
        return
    try:
        studies = read_upload(file.name, file.getvalue(), corpus())
        own.bring(studies)
    except CorpusError as error:
        st.session_state[_REFUSED] = (file.name, first_lines(error.problems))
    except own.TooManyError as error:
        st.session_state[_REFUSED] = (file.name, [str(error)])


def _begin(name: str, content: bytes) -> None:
    """Make entries to fill in of a reference file."""
    # Reading such files takes libraries that nothing else needs.
    from evidence.corpus.references import ReferenceFileError, references_in  # noqa: PLC0415
    from evidence.corpus.stubs import stubs  # noqa: PLC0415

    try:
        references = references_in(content)
    except ReferenceFileError as error:
        st.session_state[_REFUSED] = (name, [f"{name}: {error}"])
        return
    studies = [study for file in read_files(default_paths()) for study in file.records.studies]
    entries = f"studies:\n{stubs(references, studies, name)}"
    st.session_state[_BEGUN] = (name, len(references), entries)


def _say_begun(name: str, count: int, entries: str) -> None:
    st.info(
        f"{as_typed(name)} names {prose.counted(count, 'study')} and holds no figures. Download "
        "the entries, write what the source prints at each mark, and bring them again.",
        icon=":material/edit_note:",
    )
    st.download_button(
        "Entries to fill in, as YAML",
        entries.encode(),
        file_name="own-studies.yaml",
        mime="application/yaml",
        icon=":material/download:",
        on_click="ignore",
    )


def _say_refused(name: str, lines: Sequence[str]) -> None:
    st.error(
        f"Nothing of {as_typed(name)} was taken. Mend what stands below and bring it again.",
        icon=":material/report:",
    )
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _listed(brought: own.Brought) -> None:
    count = len(brought.studies)
    st.header(f"{prose.counted(count, 'study')} of yours")
    for study in brought.studies:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                PAGE_FILES["studies"],
                label=as_typed(f"{study.label} {prose.YOURS}"),
                query_params={"study": study.id},
            )
            st.caption(as_typed(_held(study)), width="content")
            st.button(
                "Remove",
                key=f"remove-{study.id}",
                on_click=own.take_out,
                args=(study.id,),
                icon=":material/close:",
            )
    caption(
        f"Named with {prose.YOURS} and drawn as marks with a cross, they stand beside the others "
        "on Pain and function, Complications and Studies. No answer, count or pool rests on them "
        "unless you let them count; then they are on every page."
    )
    st.toggle(
        "Count them in answers and pools",
        value=brought.count,
        key="own_count",
        on_change=lambda: own.let_count(count=bool(st.session_state["own_count"])),
        help="Off, they are drawn and listed beside the others, and no number rests on them.",
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download as YAML, to contribute",
            lambda: as_yaml(brought.studies).encode(),
            file_name="own-studies.yaml",
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button("Remove all", key="remove-all", on_click=own.take_out, icon=":material/delete:")


def _held(study: Study) -> str:
    """Return what was read of a study, in short."""
    scores = sum(len(series.visits) for series in study.scores)
    parts = (
        study.design,
        prose.counted(study.patients.n, "patient") if study.patients else "",
        prose.counted(scores, "score") if scores else "",
        prose.counted(len(study.events), "count") if study.events else "",
    )
    return ", ".join(part for part in parts if part)


def _templates() -> None:
    st.header("Templates")
    caption(
        "One row is one score at one visit, or one count of an event. What is said of a study or "
        "an arm stands in its first row. Leave empty what the source does not print."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Template as Excel workbook",
            _workbook,
            file_name="own-studies.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            "Template as CSV",
            template_csv(),
            file_name="own-studies.csv",
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
        )


def _workbook() -> bytes:
    # The library takes longer to load than the page takes to draw.
    from evidence.corpus.own.workbook import template_xlsx  # noqa: PLC0415

    return template_xlsx()


def notice() -> None:
    """Say on a page in one line that studies of the reader's own are shown; nothing without any."""
    brought = own.brought()
    shown = sum(study.yours for study in at_hand().cohorts.studies)
    if not shown:
        return
    verb = prose.verb(shown, "is", "are")
    how = "counted like the others" if brought.count else "out of pools"
    with st.container(horizontal=True, vertical_alignment="center", key="own-notice"):
        told = f"{prose.counted(shown, 'study')} of yours {verb} shown, {how}."
        st.caption(f":material/person: {told}", width="content")
        st.page_link(PAGE_FILES["yours"], label="What that means")
