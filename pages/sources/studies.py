"""Which studies these are, and one study with every number and its source."""

import streamlit as st

from evidence import ui
from evidence.topics.studies import TOPIC
from evidence.topics.studies.listing import ordered
from evidence.topics.studies.page import StudiesPage
from evidence.ui import study_view

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, StudiesPage)
if page.detail is None:
    ui.head(page, view)
find, jump = st.columns(2, vertical_alignment="bottom")
with find:
    if page.detail is not None:
        study_view.way_back()
    elif page.listing is not None:
        ui.options(TOPIC, view, "search")
with jump:
    study_view.study_chooser(ordered(view.choice.cohorts.studies))
if page.detail is not None:
    ui.remarks(view.remarks)
    study_view.show_study(page, page.detail)
if page.listing is not None:
    ui.caption(page.listing.found)
    if page.listing.nothing_found:
        ui.nothing_left(page.listing.nothing_found)
    with st.expander("How to read this", icon=":material/help:"):
        ui.bullets(page.listing.reading)
    ui.table(page.listing.studies, "studies", links={"link": "Open"})
