"""How far each study can be trusted, and how sure one can be of each outcome."""

import streamlit as st

from evidence import ui
from evidence.topics.quality import appraisal, certainty
from evidence.topics.quality.chart import traffic_lights

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)
judged = appraisal.appraise(view.chosen)
ui.old_head("How far can these studies be trusted?", appraisal.answer(view.chosen, judged), view)

st.subheader("How sure can one be of each outcome?")
outcome = st.segmented_control(
    "Outcome",
    list(certainty.OUTCOMES),
    default="pain",
    required=True,
    key="outcome_rated",
    bind="query-params",
)
rated = certainty.certainty(view.chosen, [outcome])
if rated.empty:
    ui.nothing_left(f"No study of patients here reports {outcome}.")
else:
    ui.explain(certainty.sentence(rated, outcome))
    ui.old_table(rated, key=f"certainty-{outcome}", labels=certainty.HEADINGS)
    therapy = st.selectbox("Why this rating?", list(rated["therapy"]), key="why")
    ui.explain(certainty.reasons_text(rated, therapy))
with st.expander("The rules behind the rating", icon=":material/rule:"):
    ui.explain(certainty.rules_text())

st.subheader("What can be judged of each study?")
ui.caption(appraisal.KEY)
for tool in appraisal.tools(judged):
    ui.explain(appraisal.tool_title(judged, tool))
    st.html(traffic_lights(judged, tool))
if judged.empty:
    ui.nothing_left("None of these studies has a design that one of the tools is made for.")
else:
    with st.expander("Every judgement with its reason", icon=":material/table:"):
        ui.old_table(judged, key="appraisals", labels=appraisal.HEADINGS)

st.subheader("What level of evidence does each study reach?")
ui.old_table(appraisal.levels(view.chosen), key="levels", labels=appraisal.LEVEL_HEADINGS)
