"""The first ten seconds: what is known of each outcome, how sure it is, where to go next."""

import streamlit as st

from evidence import ui
from evidence.topics.overview import TOPIC, page

HALF = 400  # pixels: beside each other where they fit, else stacked

view = ui.view(TOPIC)
shown = ui.built(TOPIC, view.choice, view.options)
assert isinstance(shown, page.OverviewPage)
ui.head(shown, view)
if not shown.nothing:
    ui.findings(shown.findings, shown.summary_of)
    ui.caption(shown.doubt)
    st.header(shown.pain_heading)
    with st.container():
        if shown.no_pain:
            ui.nothing_left(shown.no_pain)
    ui.therapy_pain(shown, shown.pain)
    ui.caption(shown.others)
    st.header("What the studies print")
    ui.caption(shown.counted)
    ui.explain("  \n".join(shown.strength))
    if shown.reporting is not None:
        ui.explain("Of the studies with patients, how many have …")
        ui.chart(shown, "reporting")
    st.header("Where do the tumours come from, and where do they sit?")
    row = st.container(horizontal=True, gap="small")
    for part in shown.shares:
        with row.container(width=HALF):
            ui.explain(part.words)
            ui.chart(shown, part.topic_id)
    if (others := shown.outside) is not None:
        with st.container(border=True, key="whole-outside"):
            st.header("Outside this review")
            ui.explain("\n\n".join(others.first))
            with st.expander(others.more):
                ui.explain("\n\n".join(others.rest))
    st.header("Where review and sources part ways")
    ui.explain(shown.discrepancies)
    ui.page_link("discrepancies", "Read them", view.selection)
    with st.container(key="screen-next"):
        st.header("Where to go next")
        ui.page_links(view.selection)
