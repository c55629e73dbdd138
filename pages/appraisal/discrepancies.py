"""Where the review and its sources part ways."""

import streamlit as st

from evidence import ui
from evidence.topics.discrepancies import ledger as discrepancies
from evidence.topics.discrepancies import recomputation
from evidence.ui import ledger

TRIAL = "yang-z-2009"

view = ui.old_view(ui.corpus())
entries = discrepancies.ledger(view.corpus)
ui.old_head("Where do the review and its sources part ways?", discrepancies.sentence(entries), view)
ui.caption(
    "The ledger is shown whole whatever the filters at the side: it is about the review, not about "
    "a group of patients. Severity and readings are ours."
)
grade, study, kind = st.columns(3)
with grade:
    severities = st.multiselect(
        "Severity",
        discrepancies.SEVERITIES,
        key="ledger_severity",
        bind="query-params",
        placeholder="Any",
    )
with study:
    studies = st.multiselect(
        "Study",
        discrepancies.studies_concerned(entries),
        key="ledger_study",
        bind="query-params",
        placeholder="Any",
    )
with kind:
    kinds = st.multiselect(
        "Kind", discrepancies.KINDS, key="ledger_kind", bind="query-params", placeholder="Any"
    )
shown = discrepancies.narrow(entries, severities, studies, kinds)
ui.caption(discrepancies.shown_sentence(shown, entries))
if shown.empty:
    ui.nothing_left("No entry of the ledger has this severity, study and kind together.")
ledger.ledger_style()
if discrepancies.RECOMPUTED in set(shown["discrepancy_id"]):
    ledger.recomputation(
        recomputation.recomputed(view.corpus, TRIAL), discrepancies.label(entries, TRIAL)
    )
outward, inward = discrepancies.apart(shown)
if len(outward):
    st.header(f"Against the sources and against what is known ({len(outward)})")
    ledger.graded_cards(outward, view.selection)
if len(inward):
    st.header(f"Within the review itself ({len(inward)})")
    ui.caption("Slips, contradictions and claims that the review's own text does not bear out.")
    ledger.graded_cards(inward, view.selection)
if len(shown):
    st.header("The ledger as a table")
    ui.old_table(shown, key="discrepancies", labels=discrepancies.HEADINGS, height=480)
