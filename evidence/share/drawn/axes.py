"""Where the axes of a chart lie, and which ticks they have."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from evidence.charts import theme
from evidence.charts.plotly_json import Json
from evidence.share.drawn.read import extent, node, number, numbers, values, words

LEFT_OF_TICKS = 8
TICK_SIZE = 12
_USUAL_TICKS = 6


@dataclass(frozen=True)
class Axis:
    """One axis: its layout, the values at its ends, and the pixels at which these lie."""

    layout: Mapping[str, Json]
    first: float
    last: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.first) / (self.last - self.first) * (
            self.end - self.start
        )

    def part(self, share: float) -> float:
        """Return the pixel of a share of the axis."""
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Return the ticks within the axis with their texts."""
        low, high = sorted((self.first, self.last))
        suffix = str(self.layout.get("ticksuffix") or "")
        if "tickvals" in self.layout:
            places = [one for one in numbers(self.layout["tickvals"]) if one is not None]
            texts = [str(one) for one in values(self.layout.get("ticktext"))]
            named = zip(places, texts or [f"{one:g}{suffix}" for one in places], strict=True)
        else:
            places = _round_ticks(low, high, int(number(self.layout.get("nticks"), _USUAL_TICKS)))
            named = zip(places, [f"{one:g}{suffix}" for one in places], strict=True)
        return [(one, text.replace("-", "−")) for one, text in named if low <= one <= high]

    @property
    def title(self) -> str:
        """Return the title in plotly's markup."""
        return str(node(self.layout.get("title")).get("text") or "")

    @property
    def seen(self) -> bool:
        """Return whether the axis shows anything of itself."""
        return self.layout.get("visible") is not False


def _round_ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most so many round values between two, 1, 2 or 5 apart, or such times ten."""
    rough = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one * power for one in (1, 2, 5, 10) if one * power >= rough)
    first = math.ceil(low / step)
    return [round(one * step, 10) for one in range(first, math.floor(high / step) + 1)]


@dataclass(frozen=True)
class Plane:
    """A chart's whole area with its axes by name ("x", "y2"), in pixels."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    axes: Mapping[str, Axis]

    def axis(self, name: Json, default: str) -> Axis:
        """Return the axis that a mark names."""
        return self.axes[str(name or default)]


def plane(layout: Mapping[str, Json], width: float) -> Plane:
    """Return where everything of a chart lies if it is so many pixels wide."""
    margin = node(layout.get("margin"))
    width = number(layout.get("width"), width)
    height = number(layout.get("height"), theme.HEIGHT)
    left, top = number(margin.get("l")), number(margin.get("t"))
    sides = {name: node(value) for name, value in layout.items() if "axis" in name}
    left = max(
        left, max((_room_left(one) for name, one in sides.items() if name[0] == "y"), default=0)
    )
    right, bottom = width - number(margin.get("r")), height - number(margin.get("b"))
    if any(one.get("side") == "top" and _room_above(one) > top for one in sides.values()):
        extra = max(_room_above(one) for one in sides.values()) - top
        height, top, bottom = height + extra, top + extra, bottom + extra
    axes: dict[str, Axis] = {}
    for name, one in sides.items():
        first, last = (number(end) for end in values(one["range"]))
        low, high = (number(end) for end in values(one.get("domain")) or (0, 1))
        if name[0] == "x":
            start, end = left + low * (right - left), left + high * (right - left)
        else:
            start, end = bottom - low * (bottom - top), bottom - high * (bottom - top)
        axes[name.replace("axis", "")] = Axis(one, first, last, start, end)
    return Plane(width, height, left, right, top, bottom, axes)


def _room_left(layout: Mapping[str, Json]) -> float:
    """Return how many pixels the words of ticks take where plotly would make room by itself."""
    if layout.get("showticklabels") is False or layout.get("visible") is False:
        return 0
    texts = [words(str(text), TICK_SIZE) for text in values(layout.get("ticktext"))]
    return max((extent(text)[0] for text in texts), default=0) + LEFT_OF_TICKS if texts else 0


def _room_above(layout: Mapping[str, Json]) -> float:
    if layout.get("side") != "top" or not layout.get("tickangle"):
        return 0
    texts = [
        words(str(text).replace(" ", "<br>"), TICK_SIZE) for text in values(layout.get("ticktext"))
    ]
    return max((extent(text)[1] for text in texts), default=0) + LEFT_OF_TICKS
