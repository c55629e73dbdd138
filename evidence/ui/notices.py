"""What pages say of corpus files that can't be used, and of a page that failed."""

import os

import streamlit as st

from evidence.ui.library import Library, Standing

CURATOR = "PVP_EVIDENCE_CURATOR"
"""Set to `on`, pages say what is wrong with the files as they stand; `make run` sets it."""

_SECONDS = 2.0


def is_curator() -> bool:
    """Return whether whoever reads the pages also edits the files."""
    return os.environ.get(CURATOR, "").lower() in {"on", "1", "yes", "true"}


def nothing_served(library: Library, standing: Standing) -> None:
    """Say in place of every page that there is no corpus; the page comes back by itself."""
    st.title("The corpus can't be read")
    if is_curator():
        st.error(
            "The data files can't be used as they stand. Mend the lines below and save; this page "
            "comes back by itself.",
            icon=":material/report:",
        )
        _problems(standing)
    else:
        st.error(
            "The data files can't be used as they stand. This page comes back by itself once they "
            "are mended; its maintainer finds the places in the server's log.",
            icon=":material/report:",
        )
    _rerun_on_change(library, standing)


def for_the_curator(library: Library, standing: Standing) -> None:
    """Say on top of a page what is wrong with the files; show a mended corpus by itself."""
    if not is_curator() or standing.served is None:
        return
    with st.container():
        if standing.problems:
            st.warning(
                "The data files can't be used as they stand. Readers keep corpus "
                f"{standing.served.corpus.version} as it was; mend the lines below and save.",
                icon=":material/report:",
            )
            _problems(standing)
        _rerun_on_change(library, standing)


def page_failed(_error: Exception) -> bool:
    """Say in place of what failed that it did; what and where stands in the log.

    Returns:
        True, so that nothing more is shown of it.
    """
    st.error(
        "This part of the page can't be shown; the fault is ours, and it is in the server's log.",
        icon=":material/report:",
    )
    st.html('<p><a href="">Load the page again</a></p>')
    return True


def _problems(standing: Standing) -> None:
    st.code("\n".join(standing.problems), language=None, wrap_lines=True)


@st.fragment(run_every=_SECONDS)
def _rerun_on_change(library: Library, standing: Standing) -> None:
    """Run the whole page again once the files stand otherwise."""
    if library.standing is not standing:
        st.rerun()
