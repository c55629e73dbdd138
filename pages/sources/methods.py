"""How the numbers were got, combined and may be used; glossary, facts, downloads."""

from dataclasses import replace

import streamlit as st

from evidence import ui
from evidence.topics import methods
from evidence.ui import methods_view as parts
from evidence.ui.reading_tables import reading_style

view = ui.view(methods.TOPIC)
reading_style()
told = ui.built(parts.topic(), view.choice, view.options)
assert isinstance(told, methods.MethodsPage)
names = [
    "Reading",
    "Combining",
    "Checklists",
    "Limits",
    "Glossary",
    "Review's figures",
    "Downloads",
]
ui.head(told, replace(view, remarks=(*view.remarks, *ui.not_among("section", "Part", names))))
ui.caption(told.scope)
for name, tab in zip(names, st.tabs(names, key="section", bind="query-params"), strict=True):
    if ui.is_open(tab):
        with tab:
            parts.part(name, told, view)
