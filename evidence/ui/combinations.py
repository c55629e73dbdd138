"""Therapies on screen: their charts of pain, and a card for each combination."""

from collections.abc import Sequence

import streamlit as st

from evidence.topics.page import Page
from evidence.topics.therapies.cards import Card
from evidence.topics.therapies.pain_charts import PainCharts
from evidence.ui.cards import open_card, show_opened_card
from evidence.ui.charts import chart, folded_chart
from evidence.ui.glossary import caption, explain
from evidence.ui.markdown import as_typed

_PER_ROW = 3


def therapy_pain(page: Page, pain: PainCharts | None) -> None:
    """Draw a page's charts of pain before and after: many arms by therapy, a few arm by arm."""
    chart(page, "therapy-pain")
    with st.container():  # one element whatever it holds: charts below keep their place
        if pain is None:
            return
        if pain.by_therapy is None:
            caption(pain.by_arm_key)
            return
        caption(pain.by_therapy_key)
        folded_chart(page, "therapy-arms", pain.by_arm_title, pain.by_arm_key)


@st.fragment
def combination_cards(cards: Sequence[Card]) -> None:
    """Draw one card per therapy: side by side, or stacked."""
    for start in range(0, len(cards), _PER_ROW):
        row = cards[start : start + _PER_ROW]
        for column, card in zip(st.columns(_PER_ROW), row, strict=False):
            with column:
                _card(card)
    show_opened_card()


def _card(card: Card) -> None:
    with st.container(border=True, height="stretch", key=f"whole-{card.therapy}"):
        st.markdown(f"### {as_typed(card.therapy)}")
        explain(card.who)
        for line in card.lines:
            explain(f":small[:gray[{line.heading}]]  \n{line.text}")
        if card.pain_row_id is not None:
            st.button(
                "Source of the pain result",
                key=f"source-{card.therapy}",
                on_click=open_card,
                args=(card.pain_row_id,),
                icon=":material/info:",
                type="tertiary",
            )
