"""What can be pooled: the verdict with its reasons, the forest plot, and methods compared."""

import streamlit as st

from evidence import ui
from evidence.topics.pooling import forest as charts
from evidence.topics.pooling import synthesis as topic

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)
heading = st.container()
asked = ui.pooling_choice(view)
found = asked.synthesis
with heading:
    question = "What can be pooled, and what does it say?"
    ui.old_head(question, topic.answer(found, asked.when, asked.source), view)

name, icon, colour = topic.LIGHTS[topic.light(found)]
st.badge(name, icon=icon, color=colour)
ui.explain("\n".join(f"- {reason}" for reason in topic.reasons(found)))
ui.caption(asked.hint)

if found.whole.rows.empty:
    ui.nothing_left("Nothing to draw here. Another visit, unit or kind of patient may have rows.")
    st.stop()
ui.old_chart(
    charts.forest(found, dark=view.dark),
    compact=charts.forest_compact(found, dark=view.dark),
    key="forest",
    alt=topic.alt(found, asked.when),
    data=topic.table(found),
    labels=topic.LABELS,
    marks=topic.marks(found),
)
ui.caption(topic.key(found))
ui.explain("\n".join(f"- {line}" for line in topic.remarks(found)))
if found.sets:
    st.subheader("Recompute it yourself")
    ui.explain("Each script holds the data and prints every number of the plot.")
    ui.script_buttons(asked, view.corpus.version)
if found.groups:
    with st.expander("The verdict on each group"):
        ui.explain("\n".join(f"- {line}" for line in topic.group_verdicts(found)))

several = topic.many_methods(found)
if several:
    st.subheader("The same studies under many methods")
    st.badge(topic.lesson(several), color="gray", icon=":material/school:")
    ui.explain(topic.teaching_sentence(several))
    ui.old_chart(
        charts.methods_plot(several, dark=view.dark),
        key="methods",
        alt=f"One interval per pooling method. {topic.teaching_sentence(several)}",
        data=topic.methods_table(several),
        labels=topic.METHOD_LABELS,
    )
