"""What nobody has studied: a map of therapies, primaries, regions and visits."""

import streamlit as st

from evidence import ui
from evidence.corpus import selection
from evidence.topics.gaps import cells as gaps
from evidence.topics.gaps import sentences as gap_words
from evidence.topics.gaps.chart import evidence_map

view = ui.old_view(ui.corpus())
within = selection.restrict(view.corpus, view.selection.collection)
head = st.container()

name = st.segmented_control(
    "Map",
    list(gaps.MAPS),
    default="Therapy and primary",
    required=True,
    key="map",
    bind="query-params",
)
shown = gaps.MAPS[name]
rows, columns = gaps.axis(within, shown.rows), gaps.axis(within, shown.columns)
headings = gap_words.headings(shown)
outcome = gaps.ANY_PAIN
with st.container(horizontal=True):
    picked = (
        ui.cell_choice(shown.rows, str(headings["row"]), rows),
        ui.cell_choice(shown.columns, str(headings["column"]), columns),
    )
    if shown.columns == "visit":
        outcome = st.selectbox(
            "Outcome", gaps.outcomes(within), key="map_outcome", bind="query-params"
        )

cells = gaps.cells(view.chosen, shown, rows, columns, outcome)
answer = gap_words.sentence(view.corpus, view.selection, cells, shown, picked, outcome)
with head:
    ui.old_head("What has been studied, in whom, and what not?", answer, view)
ui.stop_if_empty(view)

ui.cell_map(
    evidence_map(cells, rows=rows, columns=columns, chosen=picked, dark=view.dark),
    key="evidence-map",
    alt=gap_words.alt(cells, shown),
    axes=(shown.rows, shown.columns),
    data=cells,
    labels=headings,
)
ui.caption(gap_words.KEY)

listed = gaps.listed(view.chosen, gaps.in_cell(cells, *picked), shown, picked)
st.subheader(gap_words.list_title(len(listed), picked))
if listed.empty:
    ui.nothing_left("No study of this selection belongs here.")
else:
    ui.old_table(
        listed.assign(link=[ui.study_address(study) for study in listed["study_id"]]),
        key="studies-of-cell",
        labels=gap_words.list_headings(listed),
        links={"link": "Open"},
    )
