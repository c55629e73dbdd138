"""Plotly's JSON read with types: numbers, texts, nodes, colours, words."""

import re
from collections.abc import Mapping, Sequence

from evidence.charts.plotly_json import Json
from evidence.charts.type_width import NAME, width
from evidence.share.drawn.marks import Colour, Run

INK: Colour = (29, 38, 44)
PAPER = 255
LINE_HEIGHT = 1.3

_TAG = re.compile(r"(<[^>]+>)")
_RGBA = re.compile(r"rgba?\(([^)]*)\)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def node(value: Json) -> Mapping[str, Json]:
    """Return a value that holds others; nothing where it doesn't."""
    return value if isinstance(value, Mapping) else {}


def values(value: Json) -> Sequence[Json]:
    """Return a list; a lone value is no list."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def number(value: Json, default: float = 0.0) -> float:
    """Return a number."""
    return float(value) if isinstance(value, int | float) else default


def numbers(value: Json) -> list[float | None]:
    """Return numbers, None where there is a gap."""
    return [float(one) if isinstance(one, int | float) else None for one in values(value)]


def each(value: Json, index: int) -> Json:
    """Return the value of one point: of a list its own, else the one for all."""
    several = values(value)
    if not several:
        return None if isinstance(value, Sequence) and not isinstance(value, str) else value
    return several[index] if index < len(several) else None


def colour(value: Json) -> Colour | None:
    """Return a colour as it looks on white; None for one that isn't seen."""
    text = str(value or "")
    if found := _RGBA.fullmatch(text):
        parts = [float(part) for part in found[1].split(",")]
        alpha = parts[3] if len(parts) > 3 else 1.0  # noqa: PLR2004 - red, green, blue come first
        return None if not alpha else mixed((parts[0], parts[1], parts[2]), alpha)
    if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
    return None


def mixed(channels: tuple[float, float, float], alpha: float) -> Colour:
    """Return a colour of some opacity as it looks on white."""
    red, green, blue = (round(one * alpha + PAPER * (1 - alpha)) for one in channels)
    return red, green, blue


def words(markup: str, size: float = NAME, ink: Colour = INK) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of a text in plotly's subset of HTML."""
    lines: list[list[Run]] = [[]]
    bold, types = False, [(size, ink)]
    for part in _TAG.split(markup):
        if part in {"<b>", "</b>"}:
            bold = part == "<b>"
        elif part.startswith("<br"):
            lines.append([])
        elif part.startswith("<span"):
            types.append(_type(part, types[-1]))
        elif part == "</span>":
            types = types[:-1] or [(size, ink)]
        elif part and not _TAG.fullmatch(part):
            lines[-1].append(Run(_plain(part), *types[-1], bold=bold))
    return tuple(tuple(line) for line in lines)


def _type(tag: str, now: tuple[float, Colour]) -> tuple[float, Colour]:
    size = re.search(r"font-size:\s*([\d.]+)px", tag)
    ink = re.search(r"(?<![-\w])color:\s*(#[0-9a-fA-F]{6})", tag)
    return float(size[1]) if size else now[0], (colour(ink[1]) if ink else None) or now[1]


def _plain(text: str) -> str:
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text


def extent(lines: Sequence[Sequence[Run]]) -> tuple[float, float]:
    """Return how wide and how high lines of words are, in pixels."""
    wide = [sum(width(run.text, run.size, bold=run.bold) for run in line) for line in lines]
    high = [LINE_HEIGHT * max((run.size for run in line), default=NAME) for line in lines]
    return max(wide, default=0.0), sum(high)
