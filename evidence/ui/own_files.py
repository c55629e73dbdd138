"""Files of our own that a server sends: fonts, plotly's bundle."""

from functools import cache
from hashlib import sha256
from pathlib import Path

OWN_FILES = Path(__file__).resolve().parents[2] / "static"

FONTS = {
    "fonts/IBMPlexSans-Regular.woff2": "400 500",
    "fonts/IBMPlexSans-SemiBold.woff2": "600 700",
}
"""File of the font that pages are set in → the weights that it is for."""

# The bundle is one function that is called at once. In brackets a browser compiles it while it
# comes; without them it reads past it, and compiles it a second time when it runs: about 100 ms.
_FACTORY = b" : this, () => {"
_FACTORY_END = b"\n}));"


def font_faces() -> str:
    """Return the rules of style that name the fonts."""
    return "".join(
        f'@font-face {{ font-family: "IBM Plex Sans"; font-weight: {weight}; '
        f"src: url(app/static/{name}); }}"
        for name, weight in FONTS.items()
    )


def plotly_bundle() -> Path:
    """Return plotly's partial bundle as plotly publishes it."""
    return OWN_FILES / "plotly-basic.min.js"


@cache
def plotly_script() -> tuple[str, bytes]:
    """Return plotly's bundle as a browser is given it: its name, with a hash, and what it holds.

    Raises ValueError where the bundle isn't built as this expects, as a new release may be.
    """
    content = plotly_bundle().read_bytes()
    if content.count(_FACTORY) != 1 or not content.endswith(_FACTORY_END):
        raise ValueError(f"{plotly_bundle().name}: no function is called with () => {{ … }}")
    content = content.replace(_FACTORY, b" : this, (() => {")
    content = content.removesuffix(_FACTORY_END) + b"\n})));"
    return f"plotly-basic-{sha256(content).hexdigest()[:12]}.min.js", content
