"""How a therapy and each of its values are drawn: shape, colour, fill.

Two therapies never share both hue and shape, and shape alone tells them apart, so a chart reads
the same printed in grey or with colour-blind eyes. Severity is a ramp of lightness. How a figure
came about (claimed, measured, derived) is a fill.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from zlib import crc32

from evidence.charts.palette import (
    LIGHT,
    NEUTRAL,
    SEVERITY,
    THERAPY_STYLES,
    Mark,
    TherapyStyle,
    pale,
    surface,
)
from evidence.charts.plotly_json import Json

MARKER_SIZE = 11
"""Size of a mark in pixels."""

YOURS = "yours"
"""The collection of studies that a reader brought."""

OWN_MARK = "cross in the mark: yours"
"""What a key says of them."""

OUTSIDE_MARK = "dot in the mark: from outside the review"
"""What a key says of studies of the wider literature."""

Fill = Literal["claimed", "measured", "derived"]
"""How a figure came about: claimed without a denominator, counted or scored, or computed by us."""

# The part of an unlisted combination that decides its hue: the first of these that it contains.
_LEADS = {
    "MWA": "MWA",
    "RFA": "RFA",
    "cryoablation": "cryoablation",
    "125I": "125I",
    "pedicle screws": "PVP + pedicle screws",
    "intraoperative radiotherapy": "radiotherapy",
    "radiotherapy": "radiotherapy",
    "PKP": "PKP",
    "vertebral stent": "PKP",
    "PVP": "PVP",
}
_CEMENTED = {"PVP", "PKP", "PVP or PKP", "vertebral stent", "mesh container"}
_SPARE_SYMBOLS = (
    "hexagon",
    "octagon",
    "hexagram",
    "diamond-wide",
    "triangle-ne",
    "hexagon2",
    "triangle-sw",
    "triangle-nw",
    "triangle-se",
)

# Shapes that look small for their nominal size, and by how much.
_BULK = {
    "star": 1.25,
    "triangle-right": 1.25,
    "triangle-left": 1.25,
    "pentagon": 1.1,
    "hexagram": 1.2,
    "diamond-tall": 1.25,
    "diamond-wide": 1.35,
    "star-square": 1.2,
    "star-diamond": 1.25,
    "triangle-ne": 1.25,
    "triangle-sw": 1.25,
    "triangle-nw": 1.25,
    "triangle-se": 1.25,
}


def therapy_style(label: str, *, dark: bool = False) -> Mark:
    """Return the mark of a therapy, the same each time, for listed and unlisted combinations.

    An unlisted combination takes the hue of the part that sets it apart (the ablation, the seeds,
    the screws, …) with a shape of its own; one without any such part is neutral.
    """
    style = THERAPY_STYLES.get(label)
    if style is None:
        parts = label.split(" + ")
        hue = THERAPY_STYLES.get(_lead(parts), NEUTRAL)
        symbol = _SPARE_SYMBOLS[crc32(label.encode()) % len(_SPARE_SYMBOLS)]
        style = TherapyStyle(hue.colour_light, hue.colour_dark, symbol, _dash(parts))
    return style.on(dark=dark)


def _lead(parts: list[str]) -> str:
    """Return the listed therapy whose hue a combination takes, or nothing."""
    lead = next((listed for part, listed in _LEADS.items() if part in parts), "")
    cemented = f"PVP + {lead}"
    return cemented if cemented in THERAPY_STYLES and _CEMENTED & set(parts) else lead


def _dash(parts: list[str]) -> str:
    if "PVP" in parts:
        return "solid"
    return "dash" if {"PKP", "vertebral stent"} & set(parts) else "dot"


def symbol_for(label: str, collection: str = "review", statistic: str = "mean") -> str:
    """Return the marker of one value: shape by therapy, hollow if not a mean, dotted if outside.

    Hollow is a median, or a value whose source does not say which statistic it is; a dot at the
    centre is a value from outside the review. All four combinations differ. A value of a reader's
    own study is a diamond with a cross, whatever the therapy.
    """
    shape = "diamond" if collection == YOURS else therapy_style(label).symbol
    return marked(shape, collection, hollow=statistic != "mean")


def marked(shape: str, collection: str, *, hollow: bool = False) -> str:
    """Return a circle, square or diamond that says by its centre which studies it is of.

    Outside the review any shape has a dot there; a reader's own studies have a cross.
    """
    crossed = "-cross" if collection == YOURS else ""
    dotted = "-dot" if collection == "supplement" else ""
    return f"{shape}{crossed}{'-open' if hollow else ''}{dotted}"


@dataclass(frozen=True)
class Look:
    """How one mark is drawn: sizes in pixels, colours of the light page."""

    symbol: str
    colour: str
    size: float = MARKER_SIZE
    outline: str = LIGHT.page
    outline_width: float = 1
    opacity: float = 1


UNSEEN = Look("circle", LIGHT.page, size=18, opacity=0)
"""A mark that only answers the pointer, where what is drawn can't."""


def look(
    label: str,
    collection: str = "review",
    statistic: str = "mean",
    basis: str = "review",
    *,
    dark: bool = False,
) -> Look:
    """Return the look of one value: `symbol_for` in the therapy's colour.

    A derived value is outlined over a pale fill. The outline of a solid marker is the page, which
    keeps neighbours apart and lets the dot of a supplementary value show.
    """
    mark = therapy_style(label, dark=dark)
    symbol = symbol_for(label, collection, statistic)
    hollow, dotted = "-open" in symbol, "-dot" in symbol
    outlined = hollow or basis == "derived"
    return Look(
        symbol=symbol,
        colour=mark.colour if hollow or not outlined else pale(mark.colour),
        size=MARKER_SIZE * _BULK.get(mark.symbol, 1.0) + 2 * dotted,
        outline=mark.colour if outlined else surface(dark=dark).page,
        outline_width=2 if outlined or dotted else 1,
    )


def markers(looks: Sequence[Look]) -> dict[str, Json]:
    """Return the plotly marker of a trace, with one look for each of its points."""
    return {
        "symbol": [each.symbol for each in looks],
        "size": [each.size for each in looks],
        "color": [each.colour for each in looks],
        "opacity": [each.opacity for each in looks],
        "line": {
            "color": [each.outline for each in looks],
            "width": [each.outline_width for each in looks],
        },
    }


def marker(
    label: str,
    collection: str = "review",
    statistic: str = "mean",
    basis: str = "review",
    *,
    dark: bool = False,
) -> dict[str, Any]:
    """Return the plotly marker of a trace whose points all look as `look` says."""
    one = look(label, collection, statistic, basis, dark=dark)
    line = {"color": one.outline, "width": one.outline_width}
    return {"symbol": one.symbol, "size": one.size, "color": one.colour, "line": line}


def severity_colour(severity: str, *, dark: bool = False) -> str:
    """Return the grey of a severity: the graver, the further from the page."""
    return SEVERITY[severity][dark]


HATCH = "/"
"""Plotly's pattern shape of a claimed range."""


def bar_marker(
    fill: Fill,
    colour: str,
    *,
    dark: bool = False,
    supplement: bool = False,
) -> dict[str, Json]:
    """Return a bar's marker: claimed hatched, measured solid, derived outlined.

    A bar from outside the review is dotted within, whatever else it is.
    """
    page = surface(dark=dark).page
    bar: dict[str, Json] = {"color": colour, "line": {"color": colour, "width": 1.5}}
    if fill == "derived":
        bar["color"] = page
    if supplement or fill == "claimed":
        bar["color"] = page
        bar["pattern"] = {
            "shape": "." if supplement else HATCH,
            "fgcolor": colour,
            "bgcolor": page,
            "size": 6,
            "solidity": 0.4,
        }
    return bar
