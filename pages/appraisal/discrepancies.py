"""Where the review and its sources part ways."""

import streamlit as st

from evidence import ui
from evidence.topics.discrepancies import TOPIC, ledger
from evidence.topics.discrepancies.ledger import DiscrepanciesPage
from evidence.ui import ledger as cards

view = ui.view(TOPIC)
page = TOPIC.build(view.choice, view.options)
assert isinstance(page, DiscrepanciesPage)
ui.head(page, view)
ui.caption(page.about)
ui.options(TOPIC, view)

ui.caption(page.shown)
if not page.ledger:
    ui.nothing_left(ledger.NOTHING_MATCHES)
cards.ledger_style()
cards.recomputation(page.recomputation)
if page.outward:
    st.header(f"Against the sources and against what is known ({len(page.outward)})")
    cards.graded_cards(page.outward, view.selection)
if page.inward:
    st.header(f"Within the review itself ({len(page.inward)})")
    ui.caption(ledger.WITHIN_NOTE)
    cards.graded_cards(page.inward, view.selection)
if page.ledger:
    st.header("The ledger as a table")
    ui.table(page.ledger, "discrepancies")
