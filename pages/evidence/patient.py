"""What was reported for patients like these, on one screen and one printed page."""

import streamlit as st

from evidence import ui
from evidence.topics.patient import TOPIC
from evidence.topics.patient.page import ICONS, PAIN, PatientPage

view = ui.view(TOPIC)
ui.one_sheet()
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, PatientPage)
ui.head(page, view)
if not page.nothing:
    # One element whatever it holds: the charts below keep their places, and their nodes.
    with st.container():
        ui.caption(" ".join((page.who, *page.notes)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(page.first_heading)
            ui.options(TOPIC, view)
        if page.plain:
            ui.bullets(page.plain)
            if page.charts:
                st.header(ICONS)
    if page.charts:
        for place, key in zip(st.columns(2), page.charts, strict=False):
            with place:
                ui.caption(page.charts[key].finding)
                ui.chart(page, key)
    if not page.plain:
        if page.charts:
            st.header(PAIN)
        ui.bullets(page.pain)
        st.header("Response")
        ui.bullets(page.response)
        st.header("Complications")
        ui.bullets(page.complications)
        st.header("What is not known")
        ui.bullets(page.unknown)
        st.header("How sure one can be")
        ui.bullets(page.sure)
    with st.expander("How to read this", icon=":material/help:"):
        ui.bullets(page.reading)
    figures = {
        "patient-pain": page.pain_scores,
        "patient-responses": page.responses,
        "patient-complications": page.complication_counts,
    }
    ui.folded_tables("Every figure behind these sentences", figures)
    ui.caption(page.sources)
    with st.container(key="screen-hint"):
        ui.caption("This page prints on one sheet of A4, with the filters that are set.")
