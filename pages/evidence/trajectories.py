"""How far pain and function scores move over follow-up, one line per study arm."""

import streamlit as st

from evidence import ui
from evidence.topics.trajectories import TOPIC
from evidence.topics.trajectories.page import TrajectoriesPage

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, TrajectoriesPage)
ui.head(page, view)
with st.container():
    if page.elsewhere:
        ui.nothing_left("\n\n".join(page.elsewhere))
    ui.table(page.doors, "studies-to-open", links={"link": "Open"})
    if not page.nothing:
        drawn_as = ("scale", "highlight") if page.courses is not None else ()
        ui.options(TOPIC, view, "score", *drawn_as)
ui.chart(page, "trajectories")
if page.key:
    ui.caption(page.key)
ui.bullets(page.cautions)
if page.between.sentences:
    st.subheader("Between arms of the same study")
    ui.bullets(page.between.sentences)
    ui.caption(page.between.note)
ui.table(page.undrawn, "reported-without-a-chart")
if page.notes:
    with st.expander("How to read this", icon=":material/info:"):
        ui.bullets(page.notes)
