"""What was reported for each combination of treatments."""

import streamlit as st

from evidence import ui
from evidence.topics.therapies import TOPIC, page

view = ui.view(TOPIC)
shown = ui.built(TOPIC, view.choice, view.options)
assert isinstance(shown, page.TherapiesPage)
ui.head(shown, view)
# Each stretch between two charts is one element whatever it holds, so that the charts keep their
# places in the page, and their nodes.
with st.container():
    if shown.untreated:
        ui.nothing_left(shown.untreated)
    if view.choice.treated_arms:
        st.header("Pain before and after")
        ui.options(TOPIC, view, "window")
    if shown.no_pain:
        ui.nothing_left(shown.no_pain)
ui.therapy_pain(shown, shown.pain)
with st.container():
    if view.choice.treated_arms:
        ui.caption(shown.caution)
        with st.expander("How to read this", icon=":material/info:"):
            ui.bullets(shown.notes)
    if (between := shown.compared) is not None:
        st.header("Compared within one study")
        ui.caption(between.note)
ui.chart(shown, "therapy-compared")
with st.container():
    if between is not None:
        ui.caption(between.key)
        if not between.tumours_folded:
            ui.bullets(between.tumours)
        elif between.tumours:
            with st.expander(between.tumours_title):
                ui.bullets(between.tumours)
        if between.others:
            with st.expander(between.others_title):
                ui.bullets(between.others)
    if shown.cards:
        st.header("Each combination in short")
        ui.combination_cards(shown.cards)
        if shown.together:
            ui.explain("Counted for several therapies together, so for none of them alone:")
            ui.bullets(shown.together)
        ui.folded_tables("All combinations in one table", {"therapies": shown.summary})
    if (counts := shown.responses) is not None:
        st.header("How many responded")
        ui.options(TOPIC, view, "response")
        if counts.nothing:
            ui.nothing_left(counts.nothing)
ui.chart(shown, "therapy-responses")
if counts is not None:
    ui.caption(counts.key)
    if counts.undrawn:
        label = counts.undrawn_note or "Figures without a count"
        ui.folded_tables(label, {"therapy-responses-undrawn": counts.undrawn})
