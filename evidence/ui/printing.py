"""A page that prints on one sheet of A4: no menu, no controls, light colours, smaller type."""

import streamlit as st

_PRINT = """
<style>
@media print {
  @page { size: A4 portrait; margin: 10mm 14mm; }
  html { font-size: 11px !important; color-scheme: light !important; }
  html, body, #root, #root > div, .stApp, .stApp > div, [data-testid="stAppViewContainer"],
  [data-testid="stMain"], [data-testid="stMainBlockContainer"] {
    position: static !important; display: block !important; height: auto !important;
    min-height: 0 !important; overflow: visible !important; background: #fff !important;
    max-width: none !important; padding: 0 !important; margin: 0 !important;
  }
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stDecoration"], [data-testid="stStatusWidget"], [data-testid="stExpander"],
  [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stButton"],
  [data-testid="stDownloadButton"], [data-testid="stPageLink"], [data-testid="stDialog"],
  [data-testid="stToastContainer"], [data-testid="stSkeleton"],
  [class*="st-key-screen-"] {
    display: none !important;
  }
  .stApp [data-testid="stMarkdownContainer"], .stApp [data-testid="stMarkdownContainer"] *,
  .stApp [data-testid="stCaptionContainer"] *, .stApp [data-testid="stHeading"] * {
    color: #1d262c !important; max-width: none !important;
  }
  .stApp [data-testid="stVerticalBlock"] { gap: 0.45rem !important; }
  .stApp h1 { padding: 0 0 0.3rem !important; }
  .stApp h3 { padding: 0.3rem 0 0 !important; break-after: avoid; }
  .stApp li { margin-bottom: 0.1rem !important; }
  .stApp p, .stApp li { line-height: 1.35 !important; }
  .stApp [data-testid="stHorizontalBlock"] {
    display: flex !important; flex-wrap: nowrap !important; gap: 1rem !important;
    break-inside: avoid;
  }
  .stApp [data-testid="stColumn"] {
    flex: 1 1 0 !important; min-width: 0 !important; max-width: none !important;
  }
  .stApp [data-testid="stColumn"]:has([class*="st-key-chart-"]) {
    flex: 0 0 17rem !important; width: 17rem !important; overflow: hidden !important;
  }
  .stApp [data-testid="stColumn"] [class*="st-key-chart-"] { zoom: 0.62; }
}
</style>
"""
_FLIPPED = """
<style>
@media print { [class*="st-key-chart-"] { filter: invert(1) grayscale(1); } }
</style>
"""


def print_style(*, dark: bool) -> None:
    """Make the page print on A4; charts drawn for the dark theme are turned to light."""
    st.html(_PRINT + (_FLIPPED if dark else ""))
