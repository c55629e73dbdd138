"""What nobody has studied: a map of therapies, primaries, regions and visits."""

import streamlit as st

from evidence import ui
from evidence.topics.gaps import TOPIC
from evidence.topics.gaps.page import GapsPage

view = ui.view()
heading, first = st.container(), st.container()
with st.container(horizontal=True):
    options = ui.options(TOPIC, view, {"map": first})
page = TOPIC.build(view.choice, options)
assert isinstance(page, GapsPage)
with heading:
    ui.head(page, view)
if not page.nothing:
    if page.notes:
        ui.caption(" ".join(page.notes))
    ui.cell_map(page.evidence, "evidence-map", page.axes)
    ui.caption(page.key)
    st.subheader(page.list_title)
    if page.studies:
        ui.table(page.studies, "studies-of-cell", links={"link": "Open"})
    else:
        ui.nothing_left("No study of this selection belongs here.")
