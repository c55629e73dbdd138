"""What was reported for patients like these, on one screen and one printed page."""

import streamlit as st

from evidence import ui
from evidence.topics.patient import answers as patient
from evidence.topics.patient.chart import SIZE, icon_array
from evidence.topics.patient.figures import focus

view = ui.old_view(ui.corpus())
ui.print_style(dark=view.dark)
figures = focus(view.chosen, view.selection)
answer = patient.who(view.corpus, view.selection)
ui.old_head("What was reported for patients like these?", answer, view)

st.subheader("Pain before and after")
ui.explain(patient.listed(patient.pain(figures)))
st.subheader("Response")
ui.explain(patient.listed(patient.response(figures)))

st.subheader("Complications")
cohort = patient.icon_cohort(figures)
if cohort is None:
    ui.explain(patient.listed([patient.other_cohorts(figures)]))
else:
    text, picture = st.columns([3, 2])
    with text:
        ui.explain(patient.listed([patient.icon_text(cohort)]))
        ui.explain(patient.listed([patient.other_cohorts(figures)]))
        ui.caption(patient.ICON_RULE)
    with picture, st.container(width=SIZE):
        icons = patient.icons(cohort)
        ui.old_chart(
            icon_array(icons, patient.STATES, dark=view.dark),
            key="icons",
            alt=patient.icon_alt(cohort),
            data=icons,
            labels={"number": "Icon of 100", "state": "State"},
            marks={cohort.row_id: cohort.sentence},
        )

st.subheader("What is not known")
ui.explain(patient.listed(patient.unknown(view.chosen, view.selection)))
st.subheader("How sure one can be")
ui.explain(patient.listed(patient.sure(view.chosen, view.selection)))
with st.container(key="screen-hint"):
    ui.caption("This page prints on one sheet of A4, with the filters that are set.")
