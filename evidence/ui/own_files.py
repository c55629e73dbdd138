"""Files of our own that a server sends as they are: fonts, plotly's bundle."""

from pathlib import Path

OWN_FILES = Path(__file__).resolve().parents[2] / "static"


def plotly_bundle() -> Path:
    """Return plotly's partial bundle; its name carries a hash, so it may be kept a year."""
    (bundle,) = OWN_FILES.glob("plotly-basic-*.min.js")
    return bundle
