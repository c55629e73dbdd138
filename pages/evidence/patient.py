"""What was reported for patients like these, on one screen and one printed page."""

import streamlit as st

from evidence import ui
from evidence.topics.patient import TOPIC
from evidence.topics.patient.chart import SIZE
from evidence.topics.patient.page import PatientPage

view = ui.view(TOPIC)
ui.one_sheet()
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, PatientPage)
ui.head(page, view)
if not page.nothing:
    if page.notes:
        ui.caption(" ".join(page.notes))
    st.header("Pain before and after")
    ui.bullets(page.pain)
    if page.pain_rule:
        ui.caption(page.pain_rule)
    st.header("Response")
    ui.bullets(page.response)
    st.header("Complications")
    text, *picture = st.columns([3, 2]) if page.icons else [st.container()]
    with text:
        ui.bullets(page.complications)
        if page.icons:
            ui.caption(page.icon_rule)
    for place in picture:
        with place, st.container(width=SIZE):
            ui.chart(page, "icons")
    st.header("What is not known")
    ui.bullets(page.unknown)
    st.header("How sure one can be")
    ui.bullets(page.sure)
    figures = {
        "patient-pain": page.pain_scores,
        "patient-responses": page.responses,
        "patient-complications": page.complication_counts,
    }
    ui.folded_tables("Every figure behind these sentences", figures)
    with st.container(key="screen-hint"):
        ui.caption("This page prints on one sheet of A4, with the filters that are set.")
