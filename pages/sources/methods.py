"""How the numbers were got, combined and may be used; glossary, facts, downloads."""

import streamlit as st

from evidence import ui
from evidence.topics import methods
from evidence.ui import methods_view as parts
from evidence.ui.reading_tables import reading_style

view = ui.view()
texts = parts.texts()
if texts is not None:
    reading_style()
    head = st.container()
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
    places = {"term": tabs["Glossary"], "topic": tabs["Review's figures"]}
    with places["topic"]:
        ui.caption("What the review says beyond single studies: our words, figures as printed.")
    told = methods.build(view.choice, ui.options(methods.TOPIC, view, places), texts)

    with head:
        st.title(told.question)
        ui.explain(f"**{told.answer}**")
        ui.caption(told.scope)
    for name, sections in told.sections.items():
        with tabs[name]:
            for section in sections:
                parts.section(section, told)
    with tabs["Glossary"]:
        parts.terms(told)
    with tabs["Review's figures"]:
        parts.review_figures(told)
    with tabs["Downloads"]:
        parts.downloads(told, ui.corpus())
