"""Characters that no reader sees or that pass for others: which they are and what belongs there.

A name with a zero-width space in it looks like the name without, and is another one. So the files
of the corpus may hold what shows and plain spaces, nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator

_SPACES = r"\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Characters that look like a plain space or a new line and are neither."""

_HIDDEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    r"\U000e0000-\U0010ffff"
)
"""Characters that show nothing, or on each machine something else."""

_REFUSED = re.compile(f"[{_SPACES}{_HIDDEN}]")
_SPACE = re.compile(f"[{_SPACES}]")

STAND_IN = "\ue000"
"""What a hidden character becomes while YAML is parsed, so that every place stays the same."""

LOST = "\ufffd"
"""What programs write where they could not read a letter."""


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character that is refused, with its place in the text."""
    return ((match.start(), match.group()) for match in _REFUSED.finditer(text))


def parsable(text: str) -> str:
    """Return a text of the same length that YAML can read: spaces plain, the hidden stood in for.

    YAML takes some of these characters for the end of a line, which no editor does.
    """
    return _REFUSED.sub(lambda found: " " if _SPACE.match(found[0]) else STAND_IN, text)


def mended(text: str) -> str:
    """Return a text without hidden characters, its spaces plain."""
    return _REFUSED.sub(lambda found: " " if _SPACE.match(found[0]) else "", text)


def why(char: str) -> str:
    """Return what is wrong with a refused character and what to do about it."""
    name = f"U+{ord(char):04X} ({_name(char)})"
    if char == LOST:
        return f"has {name}, where a letter was lost; write that letter"
    if _SPACE.match(char):
        return f"has {name} where a plain space belongs; write one"
    return f"has {name}, which shows nothing; delete it"


def _name(char: str) -> str:
    """Return a character's name in Unicode, which has none for control characters."""
    kind = {"Cc": "control character", "Co": "private character"}
    unnamed = kind.get(unicodedata.category(char), "no character")
    return unicodedata.name(char, unnamed).lower()


# --- look-alikes -----------------------------------------------------------------------------

_DASHES_AND_COMMAS = str.maketrans("‐‑‒–—―−﹣－‚，٫", "---------,,,")
_LETTERS = str.maketrans("OoОlI", "00011")  # the third is Cyrillic


def plain(text: str) -> str:
    """Return a text with digits, dashes and commas of other scripts as those of a keyboard."""
    swapped = mended(text).translate(_DASHES_AND_COMMAS)
    return "".join(_plain(char) for char in swapped).strip()


def _plain(char: str) -> str:
    # A raised digit is a power or the mark of a footnote: 10² is not 102.
    if unicodedata.decomposition(char).startswith(("<super>", "<sub>")):
        return char
    return "".join(_digit(one) for one in unicodedata.normalize("NFKC", char))


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def letters_as_digits(text: str) -> str:
    """Return "2018" for "2O18": letters that pass for digits, where nearly all is digits."""
    digits = text.translate(_LETTERS)
    mostly = 2 * len(re.findall("[0-9]", text)) >= len(text)
    return digits if mostly and re.fullmatch("[-+0-9.,]+", digits) else text
