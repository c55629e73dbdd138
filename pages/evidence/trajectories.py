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
# Each stretch between two charts is one element whatever it holds, so that the charts keep their
# places in the page, and their nodes.
with st.container():
    ui.caption(" ".join(text for text in (page.key or page.in_words_key, page.caution) if text))
    if page.between.sentences:
        st.header("Between arms of the same study")
        ui.bullets(page.between.sentences)
        ui.caption(page.between.note)
    if page.in_words_below:
        st.header(page.in_words_title)
ui.chart(page, "trajectories-in-words")
if page.in_words_folded:
    ui.folded_chart(page, "trajectories-in-words", page.in_words_title, page.in_words_key)
elif page.in_words_below:
    ui.caption(page.in_words_key)
ui.table(page.undrawn, "reported-without-a-chart")
if told := (*page.also, *page.notes):
    with st.expander("How to read this", icon=":material/info:"):
        ui.bullets(told)
