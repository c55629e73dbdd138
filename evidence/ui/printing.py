"""A page that prints on one sheet of A4: smaller type, and a chart beside its words."""

import streamlit as st

_ONE_SHEET = """
<style>
@media print {
  @page { size: A4 portrait; margin: 9mm 14mm; }
  html { font-size: 10.5px !important; }
  .stApp [data-testid="stVerticalBlock"] { gap: 0.2rem !important; }
  .stApp h1 { padding: 0 0 0.3rem !important; }
  .stApp h2 { padding: 0.5rem 0 0.1rem !important; }
  .stApp :is(ul, li) { margin-block: 0 !important; }
  .stApp p, .stApp li { line-height: 1.3 !important; }
  .stApp [data-testid="stHorizontalBlock"]:has(.pvp-frame) {
    display: flex !important; flex-wrap: nowrap !important; gap: 1rem !important; }
  .stApp [data-testid="stHorizontalBlock"] .pvp-foot { display: none; }
  .stApp [data-testid="stExpander"] { display: none !important; }
}
</style>
"""


def one_sheet() -> None:
    """Make the page print on one sheet."""
    st.html(_ONE_SHEET)
