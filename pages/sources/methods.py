"""How the numbers were got, combined and may be used; glossary, facts, downloads."""

import streamlit as st

from evidence import ui
from evidence.topics.methods import text as methods_text
from evidence.ui import glossary, methods_view
from evidence.ui.sheets import sheet_style

corpus = ui.corpus()
sheet_style()
st.title("How were these numbers got?")
glossary.explain(f"**{methods_text.ANSWER}**")
ui.caption("This page is about the whole corpus; the filters at the side don't change it.")
names = [
    "Reading",
    "Combining",
    "Checklists",
    "Limits",
    "Glossary",
    "Review's figures",
    "Downloads",
]
tabs = dict(zip(names, st.tabs(names, key="section", bind="query-params"), strict=True))
with tabs["Reading"]:
    methods_view.reading()
with tabs["Combining"]:
    methods_view.combining()
with tabs["Checklists"]:
    methods_view.checklists()
with tabs["Limits"]:
    methods_view.limits()
with tabs["Glossary"]:
    methods_view.terms(corpus)
with tabs["Review's figures"]:
    methods_view.review_figures(corpus)
with tabs["Downloads"]:
    methods_view.downloads(corpus)
