"""What was reported for each combination of treatments."""

import streamlit as st

from evidence import ui
from evidence.topics import therapies
from evidence.topics.therapies import charts

view = ui.old_view(ui.corpus())
ui.stop_if_empty(view)
collection = view.selection.collection
answer = therapies.answer(view.chosen, view.corpus, collection)
ui.old_head("What was reported for each combination?", answer, view)
summaries = therapies.summaries(view.chosen)
if summaries.empty:
    ui.nothing_left("These are reviews, guidelines or animal studies: no patients of their own.")
    st.stop()

st.subheader("Pain before and after")
visits = list(therapies.WINDOWS)
window = st.segmented_control(
    "Visit", visits, default="6 months", key="window", bind="query-params"
)
window = window or "6 months"
arms = therapies.before_after(view.chosen, window)
ui.caption(therapies.window_sentence(arms, window, summaries["therapy"]))
if arms.empty:
    ui.nothing_left(therapies.nothing_in_window(view.chosen, window))
else:
    ui.therapy_pain(arms, view)
    ui.explain(therapies.CAUTION)

st.subheader("Compared within one study")
pairs = therapies.comparisons(view.chosen)
scored = therapies.compared_scores(pairs)
ui.caption(therapies.comparison_note(pairs, collection))
if len(scored):
    alt = "Pain with two therapies in the same study at the same visit."
    drawn, labels = charts.compared(scored, dark=view.dark), therapies.COMPARED_LABELS
    marks = therapies.marks(scored)
    ui.old_chart(drawn, key="therapy-compared", alt=alt, data=scored, labels=labels, marks=marks)
ui.explain("\n".join(f"- {text}" for text in therapies.comparison_sentences(pairs, tumours=True)))
if others := therapies.comparison_sentences(pairs, tumours=False):
    with st.expander(f"Outside tumours: {len(others)} more", icon=":material/unfold_more:"):
        ui.explain("\n".join(f"- {text}" for text in others))

st.subheader("Each combination in short")
ui.combination_cards(therapies.carded(summaries))
with st.expander("All combinations in one table", icon=":material/table:"):
    ui.old_table(summaries, key="therapies", labels=therapies.SUMMARY_LABELS)

st.subheader("How many responded")
outcomes = list(therapies.OUTCOMES)
outcome = st.segmented_control(
    "Outcome", outcomes, default=outcomes[0], key="response", bind="query-params"
)
shares = therapies.responses(view.chosen, outcome)
if shares.empty:
    ui.nothing_left(therapies.no_response(view.chosen, outcome))
else:
    alt = "Share of patients with the outcome in each arm, with Wilson intervals."
    drawn, labels = charts.responses(shares, dark=view.dark), therapies.RESPONSE_LABELS
    marks = therapies.marks(shares)
    ui.old_chart(drawn, key="therapy-responses", alt=alt, data=shares, labels=labels, marks=marks)
    ui.caption(therapies.RESPONSE_KEY)
