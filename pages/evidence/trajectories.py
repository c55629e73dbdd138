"""How far pain and function scores move over follow-up, one line per study arm."""

import streamlit as st

from evidence import ui
from evidence.topics import trajectories
from evidence.topics.trajectories.chart import figure

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)

options = trajectories.choices(view.corpus)
first = trajectories.usual(view.selection.instrument, options)
above = st.container()
left, right = st.columns([2, 3], vertical_alignment="bottom")
name = left.selectbox(
    "Score shown", options, options.index(first), key="score", bind="query-params"
)
scale = right.segmented_control(
    "Drawn as",
    trajectories.SCALES,
    default=trajectories.SCALES[0],
    required=True,
    key="scale",
    bind="query-params",
)
highlight = ()
if view.selection.collection == "all":
    highlight = st.multiselect(
        "Bring forward",
        trajectories.highlightable(view.chosen, name),
        key="highlight",
        bind="query-params",
        placeholder="Studies to draw strongly; the review's own unless you choose",
    )
shown = trajectories.courses(
    view.chosen,
    name,
    scale=scale,
    collection=view.selection.collection,
    highlight=highlight,
)
with above:
    ui.old_head("How much does pain fall, and for how long?", shown.answer, view)
if shown.empty:
    ui.nothing_left(trajectories.nobody(shown.score, view.selection, len(view.chosen.studies)))
    for study_id, label in trajectories.doors(view.chosen):
        ui.study_link(study_id, label)
else:
    ui.old_chart(
        figure(shown, dark=view.dark),
        key="trajectories",
        alt=trajectories.alt(shown),
        data=trajectories.table(shown),
        labels=trajectories.LABELS,
        marks=trajectories.marks(shown),
    )
    ui.caption(trajectories.key(shown))
    ui.explain("\n".join(f"- {note}" for note in shown.notes))
