"""How wide words are in the typeface of the charts, and how they break into lines.

Charts place words in columns of fixed pixels, and no browser is at hand where they are built. The
widths are those of IBM Plex Sans, in thousandths of the type size.
"""

from bisect import bisect_right
from collections.abc import Iterator

_WIDTHS = {
    250: "ijl'!,.;:|[]() ",
    350: "frtI/-*“”{}\\·",
    500: "csvxyzJLakg?",
    550: "ehnouFEbdpq_",
    600: "0123456789+<=>~±≤≥^$–`SPTVYZ",
    670: "ABCDKRUX",
    720: "GHNOQ&#w",
    850: "mM—▼▲…→←↑↓",
    930: "W@%⚠",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL = 580
_BOLD = 1.05

NAME = 14
"""Type size of names and figures in pixels."""

SMALL = 14
"""Type size of what stands back, in pixels: it does so by its colour, as nothing on a chart may be
smaller than what the last row of a lecture room reads."""


def width(text: str, size: float = NAME, *, bold: bool = False) -> float:
    """Return how wide a text is, in pixels, at a type size in pixels."""
    thousandths = sum(_WIDTH.get(letter, _USUAL) for letter in text)
    return thousandths / 1000 * size * (_BOLD if bold else 1.0)


def wrapped(
    text: str, room: float, size: float = NAME, *, bold: bool = False, most: int = 2
) -> list[str]:
    """Return a text as lines no wider than `room` pixels; past `most` lines it ends in "…"."""
    # Only at plain spaces: a figure and its unit stand together.
    words = [word for word in text.split(" ") if word]
    found = list(_lines(words, room, size, bold=bold))
    if len(found) <= most:
        return found
    return [*found[: most - 1], _cut(" ".join(found[most - 1 :]), room, size, bold=bold)]


def _lines(words: list[str], room: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _pieces(word, room, size, bold=bold)
        yield from whole
    if line:
        yield line


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Break a word that is wider than the room by itself."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(text: str, room: float, size: float, *, bold: bool) -> str:
    lengths = range(1, len(text) + 1)
    kept = bisect_right(lengths, room, key=lambda n: width(f"{text[:n]}…", size, bold=bold))
    return f"{text[:kept].rstrip(' ,;:(')}…"
