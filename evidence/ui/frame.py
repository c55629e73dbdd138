"""What every page has: its question and answer above, its trust marks below."""

import streamlit as st

from evidence.charts import theme
from evidence.corpus.selection import matching_shares
from evidence.ui.filters import LABELS, View
from evidence.ui.glossary import explain

SHARES_SHOWN = 8
"""How many studies' shares fit above a chart without hiding it."""

_STYLE = """
<style>
.st-key-address { display: none; }
[data-testid="stMainBlockContainer"] { max-width: 74rem; }
[data-testid="stMainBlockContainer"] p, [data-testid="stMainBlockContainer"] li {
  max-width: 72ch;
}
[class*="st-key-twins-"] { container-type: inline-size; }
@container (max-width: 799px) { [class*="st-key-fits-wide-"] { display: none; } }
@container (min-width: 800px) { [class*="st-key-fits-narrow-"] { display: none; } }
[data-testid="stDataFrame"], [data-testid="stTable"] { font-variant-numeric: tabular-nums; }
</style>
"""


def style() -> None:
    """Apply the few rules that the theme has no setting for."""
    st.html(_STYLE + f"<style>{theme.CSS}</style>")


def head(question: str, answer: str, view: View) -> None:
    """Show a page's question, the sentence that answers it, and what the filters mean for it."""
    st.title(question)
    explain(f"**{answer}**")
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
    shares = shares[shares["n"] > 0].merge(view.chosen.studies[["study_id", "label"]])
    parts = [
        f"{label} {n} of {total} {unit}"
        for label, n, total, unit in shares[["label", "n", "total", "unit"]].to_numpy()
    ]
    silent = len(view.chosen.studies) - shares["study_id"].nunique()
    shown = "; ".join(parts[:SHARES_SHOWN])
    if len(parts) > SHARES_SHOWN:
        shown += f"; and {len(parts) - SHARES_SHOWN} more"
    if silent:
        shown += ("; " if shown else "") + f"not printed by {silent} of these studies"
    if shown:
        st.caption(f"Share that matches ({' or '.join(values)}): {shown}.")


def foot(version: str) -> None:
    """Show the trust marks: corpus version, what this is not, the way to the sources."""
    st.caption(
        f"Corpus {version} · Not medical advice; not for decisions about single patients · "
        "Every figure names its source; [how the numbers were got](methods) · "
        "⚠ behind a study: [the review and it part ways](discrepancies)."
    )
