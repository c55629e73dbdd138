"""Which studies these are, and one study with every number and its source."""

import streamlit as st

from evidence import ui
from evidence.topics.studies import TOPIC
from evidence.topics.studies.listing import ordered
from evidence.topics.studies.page import StudiesOptions, StudiesPage
from evidence.ui import study_view
from evidence.ui.markdown import as_typed

view = ui.view()
every = view.choice.cohorts
named = study_view.named_study()
heading = st.container()
find, jump = st.columns(2, vertical_alignment="bottom")
searched = ""
with find:
    if named in every.by_id:
        study_view.way_back()
    elif view.choice.studies:
        searched = study_view.search_box()
page = TOPIC.build(view.choice, StudiesOptions(study=named, search=searched))
assert isinstance(page, StudiesPage)
with jump:
    study_view.study_chooser(ordered(every.studies))
if page.detail is not None:
    study_view.show_study(page, page.detail)
else:
    with heading:
        study_view.unknown_study(page.unknown)
        ui.head(page, view)
if page.listing is not None:
    with heading:
        ui.caption(page.listing.designs)
    ui.caption(page.listing.found)
    if page.listing.nothing_found:
        ui.nothing_left(as_typed(page.listing.nothing_found))
    ui.table(
        page.listing.studies,
        "studies",
        links={"link": "#(.*)$"},
        widths={"link": study_view.name_width(page.listing.studies)},
        height=560,
    )
