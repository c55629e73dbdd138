"""Therapies on screen: their charts of pain, and a card for each combination."""

import pandas as pd
import streamlit as st

from evidence.topics import therapies
from evidence.topics.therapies import charts
from evidence.ui.cards import open_card
from evidence.ui.figures import chart
from evidence.ui.filters import OldView
from evidence.ui.glossary import caption

_LINES = {
    "pain": "Best pain result",
    "complications": "Complications",
    "design": "Best design",
    "missing": "Missing",
}
_PER_ROW = 3


def therapy_pain(arms: pd.DataFrame, view: OldView, *, brief: bool = False) -> None:
    """Draw the arms of `therapy_summary.before_after`; many of them by therapy first.

    `brief` puts treatments with a single arm on one line.
    """
    spreads = therapies.side_by_side(arms, view.selection.collection)
    if spreads is None:
        _arms(arms, view)
        return
    chart(
        charts.falls(spreads, arms, brief=brief, dark=view.dark),
        key="therapy-falls",
        alt="Falls in pain by therapy and aetiology: arms, their range and median, not pooled.",
        data=spreads,
        labels=therapies.SPREAD_LABELS,
    )
    caption(therapies.SPREAD_KEY)
    with st.expander(f"Each of the {len(arms)} arms by itself", icon=":material/unfold_more:"):
        _arms(arms, view)


def _arms(arms: pd.DataFrame, view: OldView) -> None:
    chart(
        charts.before_after(arms, dark=view.dark),
        key="therapy-pain",
        alt="Pain before and after treatment in each arm, grouped by therapy, by year.",
        data=arms,
        labels=therapies.ARM_LABELS,
        marks=therapies.marks(arms),
    )
    caption(therapies.KEY)


def combination_cards(summaries: pd.DataFrame) -> None:
    """Draw one card per row of `therapy_summary.summaries`: side by side, or stacked."""
    records = [row for _, row in summaries.iterrows()]
    for start in range(0, len(records), _PER_ROW):
        for column, row in zip(st.columns(_PER_ROW), records[start:], strict=False):
            with column:
                _card(row)


def _card(row: pd.Series) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"#### {row['therapy']}")
        studies = f"{row['studies']} stud{'y' if row['studies'] == 1 else 'ies'}"
        mix = f" ({row['aetiologies']})" if row["aetiologies"] else ""
        st.markdown(f"{studies}{mix} · patients: {row['patients_text']}")
        for name, heading in _LINES.items():
            if row[name]:
                st.markdown(f":small[:gray[{heading}]]  \n{row[name]}")
        if pd.notna(row["pain_row_id"]):
            st.button(
                "Source of the pain result",
                key=f"source-{row['therapy']}",
                on_click=open_card,
                args=(row["pain_row_id"],),
                icon=":material/info:",
                type="tertiary",
            )
