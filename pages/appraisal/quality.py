"""How far each study can be trusted, and how sure one can be of each outcome."""

import streamlit as st

from evidence import ui
from evidence.topics.quality import TOPIC
from evidence.topics.quality.page import QualityPage

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, QualityPage)
ui.head(page, view)
if not page.nothing:
    st.header("How sure can one be of each outcome?")
    ui.options(TOPIC, view, "outcome_rated")
if page.rating:
    ui.explain(page.rating)
    ui.table(page.certainty, key=f"certainty-{page.outcome}")
    ui.bullets(page.unrated)
elif page.unrated:
    ui.nothing_left(" ".join(page.unrated))
if page.why is not None:
    ui.options(TOPIC, view, "why")
    ui.explain(f"{page.why.certainty}")
    ui.bullets(page.why.reasons)
if page.rules:
    with st.expander("The rules behind the rating", icon=":material/rule:"):
        ui.explain(page.how_rated)
        ui.bullets(page.rules)
    st.header("What can be judged of each study?")
if page.tools:
    ui.caption(page.key)
    with st.expander("How to read this", icon=":material/help:"):
        ui.bullets(page.reading)
    for tool in page.tools:
        ui.explain(tool.title)
        st.html(tool.html)
    ui.folded_tables("Every judgement with its reason", {"appraisals": page.judgements})
elif not page.nothing:
    ui.nothing_left("None of these studies has a design that one of the tools is made for.")
if not page.nothing:
    st.header("What level of evidence does each study reach?")
    ui.explain(page.levels_said)
    ui.table(page.levels, key="levels")
