"""What can be pooled: the verdict with its reasons, the forest plot, and methods compared."""

import streamlit as st

from evidence import ui
from evidence.topics.pooling import TOPIC
from evidence.topics.pooling.page import PoolingPage

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, PoolingPage)
ui.head(page, view)
with st.container():
    if not page.nothing:
        ui.options(TOPIC, view, "outcome", "window", "counted", "patients", "wording", "by")
    if page.empty:
        ui.nothing_left(page.empty)
    if page.verdict is not None:
        ui.pooling_verdict(page.verdict)
        if page.hint:
            ui.caption(page.hint)
    if page.forest is None:
        ui.question_links(page.instead)
ui.chart(page, "forest")
if page.forest is not None:
    ui.question_links(page.instead)
if page.verdict is not None:
    ui.caption(" ".join(text for text in (page.directions, page.key) if text))
    ui.script_buttons(page, view.choice.cohorts.version)
    with st.expander("How to read this, and what takes no part", icon=":material/help:"):
        ui.bullets((*page.remarks, *page.reading, *page.groups))
if not page.nothing:
    with st.expander("How it is pooled", icon=":material/tune:"):
        ui.options(TOPIC, view, "tau2", "limits", "correlation")
        ui.bullets(page.model)
if (lesson := page.lesson) is not None:
    st.header("The same studies under many methods")
    ui.explain(f"{lesson.title}. {lesson.sentence}")
    ui.chart(page, "methods")
