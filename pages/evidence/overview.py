"""The first ten seconds: what is known, how strong it is, where to go next."""

import streamlit as st

from evidence import ui
from evidence.topics.overview import answers as overview
from evidence.topics.overview import chart as charts

WIDE, NARROW, HALF = 520, 420, 470  # pixels: beside each other where they fit, else stacked

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)
ui.old_head(
    "Does vertebroplasty help patients with spinal tumours?", overview.answer(view.chosen), view
)
ui.caption(overview.counted(view.chosen, view.corpus, view.selection.collection))

row = st.container(horizontal=True, gap="medium")
with row.container(width=WIDE):
    st.subheader("Pain before and after, in tumours")
    arms = overview.pain(view.chosen)
    if arms.empty:
        ui.nothing_left("No tumour study on show prints a pain score before and after treatment.")
    else:
        ui.therapy_pain(arms, view, brief=True)
    ui.caption(overview.others(view.chosen))
with row.container(width=NARROW):
    st.subheader("How strong is it?")
    ui.explain("  \n".join(overview.strength(view.chosen)))
    printed = overview.reporting(view.chosen)
    ui.explain("Studies of patients with …")
    ui.old_chart(
        charts.reporting(printed, dark=view.dark),
        key="reporting",
        alt="Number of studies of patients that print each kind of result.",
        data=printed,
        labels={"item": "Item", "studies": "Studies", "total": "Of", "which": "Which"},
    )

st.subheader("Where do the tumours come from, and where do they sit?")
row = st.container(horizontal=True, gap="medium")
for topic, words in overview.SHARES.items():
    with row.container(width=HALF):
        rows = overview.shares(view.corpus, topic)
        ui.explain(words)
        ui.old_chart(
            charts.shares(rows, dark=view.dark),
            key=topic.replace(" ", "-"),
            alt=f"The review's figures, {topic}, as printed.",
            data=rows,
            labels={"category": "", "value": "%", "locator": "Printed in", "note": "Note"},
            marks=dict(zip(rows["row_id"], rows["category"], strict=True)),
        )

with st.container(border=True):
    st.subheader("Outside this review")
    first, rest = overview.context(view.corpus)
    ui.explain("\n\n".join(first))
    with st.expander(f"{len(rest)} more"):
        ui.explain("\n\n".join(rest))

st.subheader("Where review and sources part ways")
ui.explain(overview.discrepancy_counts(view.corpus))
st.page_link("pages/appraisal/discrepancies.py", label="Read them", icon=":material/arrow_forward:")
st.subheader("Where to go next")
ui.page_links()
