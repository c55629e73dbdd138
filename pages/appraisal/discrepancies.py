"""Where the review and its sources part ways."""

import streamlit as st

from evidence import ui
from evidence.topics.discrepancies import TOPIC, ledger
from evidence.topics.discrepancies.ledger import DiscrepanciesPage
from evidence.ui import ledger as cards

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, DiscrepanciesPage)
ui.head(page, view)
ui.caption(page.about)
cards.ledger_style()
cards.opened_entry(page.opened, view.selection)
ui.options(TOPIC, view, *ledger.NARROWING)
ui.caption(page.shown)
if page.groups:
    cards.groups(page.groups, view.selection)
else:
    ui.nothing_left(ledger.NOTHING_MATCHES)
cards.recomputation(page.recomputation)
if page.ledger:
    with st.container(key="screen-ledger"):  # on paper every entry stands unfolded above
        st.header("The ledger as a table")
        ui.table(page.ledger, "discrepancies")
