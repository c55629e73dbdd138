"""What every page has: its question and answer above, its trust marks below."""

import streamlit as st

from evidence.selection import matching_shares
from evidence.ui.filters import LABELS, View

_STYLE = """
<style>
.st-key-address { display: none; }
[data-testid="stMainBlockContainer"] { max-width: 74rem; }
[data-testid="stMainBlockContainer"] p, [data-testid="stMainBlockContainer"] li {
  max-width: 72ch;
}
[data-testid="stDataFrame"], [data-testid="stTable"] { font-variant-numeric: tabular-nums; }
</style>
"""


def style() -> None:
    """Apply the few rules that the theme has no setting for."""
    st.html(_STYLE)


def head(question: str, answer: str, view: View) -> None:
    """Show a page's question, the sentence that answers it, and what the filters mean for it."""
    st.title(question)
    st.markdown(f"**{answer}**")
    _filter_note(view)


def _filter_note(view: View) -> None:
    active = view.selection.active()
    if not active:
        return
    chosen = "; ".join(f"{LABELS[name].lower()}: {' or '.join(v)}" for name, v in active.items())
    st.caption(
        f"Filtered by {chosen}. These are studies that enrolled such patients; their figures are "
        "those of the whole study unless a row says otherwise."
    )
    for name in ("primary", "region"):
        values = active.get(name)
        if values:
            _share_note(view, name, values)


def _share_note(view: View, name: str, values: tuple[str, ...]) -> None:
    shares = matching_shares(view.chosen, name, values)
    shares = shares[shares["n"] > 0]
    labels = view.chosen.studies.set_index("study_id")["label"]
    parts = [
        f"{labels[row.study_id]} {row.n} of {row.total} {row.unit}"
        for row in shares.itertuples()
        if row.study_id in labels.index
    ]
    silent = len(view.chosen.studies) - shares["study_id"].nunique()
    text = f"Share that matches ({' or '.join(values)}): {'; '.join(parts[:8])}" if parts else ""
    if len(parts) > 8:  # noqa: PLR2004 - more would hide the chart
        text += f"; and {len(parts) - 8} more"
    if silent:
        text += ("; " if text else "") + f"not printed by {silent} of these studies"
    if text:
        st.caption(text + ".")


def foot(version: str) -> None:
    """Show the trust marks: corpus version, what this is not, the way to the sources."""
    st.caption(
        f"Corpus {version} · Not medical advice; not for decisions about single patients · "
        "Every figure names its source; [how the numbers were got](methods)."
    )
