"""Every colour of the charts, each with its partner on the dark page.

Hue means therapy and nothing else. A figure is built in light colours and exchanged colour by
colour for the dark page, so no two pairs share a colour on either side.
"""

from dataclasses import dataclass


def pale(colour: str, opacity: float = 0.25) -> str:
    """Return a hex colour thinned to an opacity of 0–1, for bands and outlined marks."""
    red, green, blue = channels(colour)
    return f"rgba({red}, {green}, {blue}, {opacity})"


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0–255) of a hex colour."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True)
class Surface:
    """The neutral colours of one theme; `page` and `text` are those of the Streamlit theme."""

    page: str
    panel: str
    text: str
    muted: str
    grid: str
    axis: str
    band: str


LIGHT = Surface(
    page="#ffffff",
    panel="#f3f5f6",
    text="#1d262c",
    muted="#55636c",
    grid="#e6eaec",
    axis="#87939b",
    band=pale("#55636c", 0.12),
)
DARK = Surface(
    page="#101416",
    panel="#1c2226",
    text="#e4e9ec",
    muted="#a3b0b8",
    grid="#2a3237",
    axis="#6b7880",
    band=pale("#a3b0b8", 0.12),
)


def surface(*, dark: bool = False) -> Surface:
    """Return the neutral colours of a theme."""
    return DARK if dark else LIGHT


@dataclass(frozen=True)
class Mark:
    """How one therapy is drawn on one theme."""

    colour: str
    symbol: str
    dash: str


@dataclass(frozen=True)
class TherapyStyle:
    """How one therapy is drawn, on either theme."""

    colour_light: str
    colour_dark: str
    symbol: str
    dash: str

    def on(self, *, dark: bool) -> Mark:
        """Return the mark for the light or the dark theme."""
        return Mark(self.colour_dark if dark else self.colour_light, self.symbol, self.dash)


# Upright triangles are left free: they mark a direction that was reported without a number.
# A line is solid for vertebroplasty, dashed for kyphoplasty, dotted where no cement was given.
# An ablation alone shares the hue of the same with cement, lighter or darker, in another shape.
THERAPY_STYLES: dict[str, TherapyStyle] = {
    "PVP": TherapyStyle("#587986", "#a9bdd0", "circle", "solid"),
    "PVP + MWA": TherapyStyle("#90180a", "#d98d64", "square", "solid"),
    "MWA": TherapyStyle("#e65e68", "#b7472e", "star-square", "dot"),
    "PVP + RFA": TherapyStyle("#a39011", "#ffdb29", "diamond", "solid"),
    "RFA": TherapyStyle("#6a6d3c", "#a58703", "star-diamond", "dot"),
    "PVP + cryoablation": TherapyStyle("#0648c3", "#0097fd", "star", "solid"),
    "cryoablation": TherapyStyle("#3092fd", "#1d6b9a", "triangle-left", "dot"),
    "PVP + 125I": TherapyStyle("#c26fb3", "#9e8dbe", "cross", "solid"),
    "125I": TherapyStyle("#470969", "#8830fd", "diamond-tall", "dot"),
    "PVP + pedicle screws": TherapyStyle("#2ba37a", "#0ac6a8", "x", "solid"),
    "PKP": TherapyStyle("#782c4c", "#b6657e", "triangle-right", "dash"),
    "radiotherapy": TherapyStyle("#132413", "#d7efb6", "pentagon", "dot"),
}

NEUTRAL = TherapyStyle("#6f7d86", "#8b989f", "hexagon", "dot")
"""What has no therapy's hue: sham, surgery, no treatment."""

SEVERITY = {
    "major": ("#1b242a", "#f2f5f7"),
    "symptomatic": ("#36444d", "#cfd8dd"),
    "any": (LIGHT.muted, DARK.muted),
    "not stated": (LIGHT.muted, DARK.muted),
    "minor": ("#72808a", "#85919a"),
    "asymptomatic": (LIGHT.axis, DARK.axis),
}
"""Greys on the light and the dark page: the graver, the further from the page."""

RAMP = (
    (("#dbe2e6", "#2c373e"), LIGHT.text),
    (("#b3c0c8", "#4c5d68"), LIGHT.text),
    (("#5f7380", "#9fb0bb"), LIGHT.page),
    (("#33434e", "#dbe5ea"), LIGHT.page),
)
"""Steps from few to many: a fill on the light and the dark page, and the light ink upon it."""


def partners() -> dict[str, str]:
    """Return the dark colour of each light one, as hex."""
    styles = [*THERAPY_STYLES.values(), NEUTRAL]
    pairs = [(style.colour_light, style.colour_dark) for style in styles]
    pairs += [*SEVERITY.values(), *(fill for fill, _ in RAMP)]
    neutrals = ("page", "panel", "text", "muted", "grid", "axis")
    pairs += [(getattr(LIGHT, name), getattr(DARK, name)) for name in neutrals]
    return dict(pairs)
