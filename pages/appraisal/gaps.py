"""What nobody has studied: a map of therapies, primaries, regions and visits."""

import streamlit as st

from evidence import ui
from evidence.topics.gaps import TOPIC
from evidence.topics.gaps.page import GapsPage

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, GapsPage)
ui.head(page, view)
if not page.nothing:
    ui.options(TOPIC, view)
    ui.cell_map(page, "evidence-map", page.axes)
    ui.caption(" ".join((*page.notes, page.key)))
    with st.expander("How to read this", icon=":material/help:"):
        ui.bullets(page.reading)
    st.header(page.list_title)
    if page.studies:
        ui.table(page.studies, "studies-of-cell", links={"link": "Open"}, title=page.list_title)
    else:
        ui.nothing_left("No study of this selection belongs here.")
