"""How often it goes wrong: cohorts beside the ranges that the review claims."""

import streamlit as st

from evidence import ui
from evidence.topics.complications import TOPIC
from evidence.topics.complications.page import ComplicationsPage

view = ui.view(TOPIC)
page = ui.built(TOPIC, view.choice, view.options)
assert isinstance(page, ComplicationsPage)
ui.head(page, view)
# Each stretch around a chart is one element whatever it holds, so that the charts keep their places
# in the page, and their nodes.
with st.container():
    if not page.nothing:
        ui.options(TOPIC, view, "kind", "event", "severity", "unit")
        if page.cohorts is None:
            ui.nothing_left("Nothing can be drawn for this choice; the sentence above says why.")
ui.chart(page, "complications")
with st.container():
    if not page.nothing:
        ui.table(page.counts, key="complications-counts")
        ui.caption(f"{page.key} {page.caveat}".strip())
        ui.options(TOPIC, view, "every", "interval")
    ui.bullets(page.also)
    told = (*page.missing, *page.notes, page.any_cause)
    if told and not page.nothing:
        with st.expander("How to read this, and what takes no part"):
            ui.bullets(told)
            ui.table(page.left_out, key="complications-left-out", links={"link": "Open"})
    if page.any_cause:
        any_cause = {"harm-of-any-cause": page.any_cause_rows}
        ui.folded_tables("Harm of any cause, as printed", any_cause, links={"link": "Open"})
    if page.by_definition:
        st.header("Which way of counting would make the claim true?")
        ui.bullets((*page.verdicts, *page.by_definition_found))
ui.chart(page, "complications-by-definition")
if page.by_definition:
    ui.caption(page.definitions_key)
    ui.table(page.definitions, key="definitions")
if page.sums_said:
    st.header("What a plain sum would say")
    ui.caption(page.sums_said)
    ui.bullets(page.sums)
if page.sum_parts:
    sums = {"sums": page.sum_parts}
    ui.folded_tables("What each sum adds up and leaves out", sums)

if page.outside:
    with st.container(border=True, key="whole-outside"):
        st.header("Outside this review")
        ui.caption("What others say about these patients. No part of the review or of any count.")
        ui.bullets(page.outside_first)
        if page.outside_rest:
            with st.expander(page.outside_more):
                ui.bullets(page.outside_rest)
