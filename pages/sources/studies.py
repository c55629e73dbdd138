"""Which studies these are, and one study with every number and its source."""

import streamlit as st

from evidence import ui
from evidence.topics.studies import detail as study_detail
from evidence.topics.studies import listing as study_list
from evidence.ui import study_view

view = ui.old_view(ui.corpus())
named = st.query_params.get(study_view.PARAMETER)
study = study_detail.detail(view.corpus, named) if named else None

if study:
    study_view.show_study(study, view)
    study_view.study_chooser(study_list.by_label(view.corpus.studies))
else:
    if named:
        study_view.unknown_study(named)
    ui.stop_if_empty(view)
    ui.old_head(
        "Which studies are these, and what does each print?", study_list.sentence(view.chosen), view
    )
    find, jump = st.columns(2)
    with find:
        words = st.text_input(
            "Search",
            key="search",
            bind="query-params",
            placeholder="Author, title, journal, therapy or primary",
            icon=":material/search:",
        )
    with jump:
        study_view.study_chooser(study_list.by_label(view.chosen.studies))
    listed = study_list.study_list(view.chosen)
    found = study_list.search(listed, words or "")
    ui.caption(study_list.found_sentence(found, listed, words or ""))
    if found.empty:
        ui.nothing_left(f"No study of these has “{words}” in author, title, journal or therapy.")
    else:
        ui.old_table(
            study_list.with_links(found, view.selection),
            key="studies",
            labels=study_list.HEADINGS,
            links={"link": "#(.*)$"},
            height=560,
        )
