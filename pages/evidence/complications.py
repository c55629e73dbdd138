"""How often it goes wrong: cohorts beside the ranges that the review claims."""

import streamlit as st

from evidence import ui
from evidence.topics import complications as topic
from evidence.topics.complications import charts

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)
heading = st.container()
kind = st.segmented_control(
    "What went wrong",
    topic.KINDS,
    default=topic.CLINICAL,
    required=True,
    key="kind",
    bind="query-params",
)
rows = topic.gather(view.chosen)
with st.container(horizontal=True):
    events = topic.event_options(rows, kind)
    event = st.selectbox("Counted", events, key="event", bind="query-params")
    severity = st.selectbox("Severity", topic.SEVERITIES, key="severity", bind="query-params")
    units = topic.unit_options(rows, kind, event)
    unit = st.selectbox("Unit", units, key="unit", bind="query-params")
    method = st.selectbox("Interval", list(topic.METHODS), key="interval", bind="query-params")
choice = topic.Choice(kind, event, severity, unit, topic.METHODS[method])
seen = topic.look(view.chosen, rows, choice, filtered=bool(view.selection.active()))
with heading:
    question = "How often does it go wrong, and is the review’s claim borne out?"
    ui.old_head(question, topic.answer(seen.shown, seen.standings, seen.claims, kind, event), view)

drawn = topic.largest(seen.shown)
if len(drawn) < len(seen.shown) and st.toggle(
    "Draw every cohort, not only the largest", key="every", bind="query-params"
):
    drawn = seen.shown
if seen.shown.empty and seen.claims.empty:
    ui.nothing_left(topic.nothing_sentence(kind, event, severity, unit))
else:
    ui.old_chart(
        charts.cohorts(drawn, seen.claims, kind=kind, dark=view.dark),
        key="complications",
        alt=topic.alt(seen.shown, seen.claims, kind),
        data=topic.tabled(seen.shown),
        labels=topic.COUNT_LABELS,
        marks=topic.marks(seen.shown, seen.claims),
    )
    ui.caption(topic.KEY.format(method=method))
ui.caption(topic.notes(rows, seen.shown, drawn, kind=kind, event=event, unit=unit))

st.subheader("Which way of counting would make the claim true?")
ui.explain("\n".join(f"- {line}" for line in topic.verdict_lines(seen)))
if len(seen.grouped):
    ui.old_chart(
        charts.by_definition(
            seen.grouped, topic.shared(seen.definitions), seen.sums, seen.all_claims, dark=view.dark
        ),
        key="complications-by-definition",
        alt="Percentages of each cohort by what was counted, beside the claimed ranges.",
        data=topic.tabled(seen.grouped),
        labels=topic.GROUPED_LABELS,
        marks=topic.marks(seen.grouped, seen.all_claims),
    )
    ui.caption(topic.DEFINITION_KEY)
    ui.old_table(topic.tabled(seen.definitions), key="definitions", labels=topic.DEFINITION_LABELS)
ui.caption(topic.sums_sentence(seen.sums, view.selection.collection))
ui.explain("\n".join(f"- {line}" for line in topic.sum_lines(seen.sums)))

if len(seen.context):
    with st.container(border=True):
        st.subheader("Outside this review")
        ui.caption("What others say about these patients. No part of the review or of any count.")
        ui.explain("\n".join(f"- {line}" for line in topic.context_lines(seen.context)))
