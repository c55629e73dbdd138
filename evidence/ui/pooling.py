"""What only the page of pooled results draws: its verdict, and the scripts that recompute it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from evidence import prose
from evidence.share.scripts import python_script, r_script
from evidence.statistics.results import Light
from evidence.topics.pooling.openings import Doors
from evidence.topics.pooling.page import PoolingPage, Verdict
from evidence.ui.frame import bullets
from evidence.ui.glossary import caption
from evidence.ui.links import PAGE_FILES
from evidence.ui.markdown import as_text, as_typed

_LIGHTS: Mapping[Light, tuple[str, str]] = {
    "green": (":material/check_circle:", "green"),
    "amber": (":material/error:", "orange"),
    "red": (":material/block:", "red"),
}
"""Icon and colour of each light of the gate."""


def pooling_verdict(verdict: Verdict) -> None:
    """Show what the gate says, with its reasons: one beside it, several folded away."""
    icon, colour = _LIGHTS[verdict.level]
    badge = f":{colour}-badge[{icon} {verdict.name}]"
    if len(verdict.reasons) == 1:
        st.markdown(f"{badge} {as_text(verdict.reasons[0])}")
        return
    with st.expander(f"{badge} {prose.counted(len(verdict.reasons), 'reason')}"):
        bullets(verdict.reasons)


def question_links(instead: Doors) -> None:
    """Draw links to the questions that can be pooled; nothing where there is nothing to say."""
    if instead.said:
        caption(instead.said)
    with st.container(horizontal=True, gap="xsmall"):
        for door in instead.doors:
            st.page_link(
                PAGE_FILES["pooling"],
                label=as_typed(door.label),
                icon=":material/arrow_forward:",
                query_params={**door.selection.query(), **door.query},
            )


def script_buttons(page: PoolingPage, version: str) -> None:
    """Offer the scripts that recompute the pooled values; nothing where nothing is pooled."""
    synthesis = page.synthesis
    if synthesis is None or not synthesis.sets:
        return
    st.header("Recompute it yourself")
    st.caption("Each script holds the data and prints every number of the plot.")
    with st.container(horizontal=True):
        for label, file, script in (
            ("Python script", "pooled.py", python_script),
            ("R script (metafor)", "pooled.R", r_script),
        ):
            st.download_button(
                label,
                partial(script, synthesis, version),
                file_name=file,
                mime="text/plain",
                icon=":material/code:",
                on_click="ignore",
            )
