"""How the numbers were got, combined and may be used; glossary, facts, downloads."""

import streamlit as st

from evidence import ui
from evidence.topics import methods
from evidence.ui import methods_view as parts
from evidence.ui.reading_tables import reading_style

view = ui.view(methods.TOPIC)
texts = parts.texts()
if texts is not None:
    reading_style()
    told = methods.build(view.choice, view.options, texts)
    ui.head(told, view)
    ui.caption(told.scope)
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
    for name, sections in told.sections.items():
        with tabs[name]:
            for section in sections:
                parts.section(section, told)
    with tabs["Glossary"]:
        ui.options(methods.TOPIC, view, "term")
        parts.terms(told)
    with tabs["Review's figures"]:
        ui.caption("What the review says beyond single studies: our words, figures as printed.")
        ui.options(methods.TOPIC, view, "topic")
        parts.review_figures(told)
    with tabs["Downloads"]:
        parts.downloads(told, ui.corpus())
