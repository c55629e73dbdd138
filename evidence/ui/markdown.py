"""Markdown that says only what we mean: our own marks work, all else is text as it reads.

Sentences mix our words with labels, notes and definitions of the corpus and with words that a
reader typed. Of these no star, bracket, dollar or tag may become an emphasis (`2*3*4` would read
234), an image, a formula or a link.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

_SPECIAL = re.compile(
    r"[\\`*_\[\]$~|]"
    r"|^[ ]*(?:#|\+(?=\s)|[-=](?=[-=]*\s*$)|\d+(?=[.)]\s))",  # headings, rules, lists
    re.MULTILINE,
)
_ALONE = re.compile(
    r"[\\`*_\[\]<>$~|&]|:(?=[\w/])"
    r"|^[ ]*(?:#|[-+=](?=\s|[-=]*$)|\d+[.)](?=\s))",  # headings, lists, rules
    re.MULTILINE,
)

_IN_ADDRESS = "/:;,()@!$&'*+=-._~?#%[]"
"""Characters that stay as they are within an address."""

_WORK = r"https://(?:doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)/"
_REST = r"(?:[^\s()<>\[\]]|\([^\s()<>\[\]]*\))*"
_LINK = re.compile(rf"(?<!!)\[([^\[\]]*)\]\(({_WORK}{_REST}|[a-z]+(?:[?#]{_REST})?)\)")
"""A link to a work that the corpus cites, or to another page."""

_PAIRS = (
    re.compile(r"(?<![\w*])(\*\*)(?=\S)[^\n]+?(?<=\S)(\*\*)(?![\w*])"),
    re.compile(r"(?<![\w*])(\*)[A-Za-z][A-Za-z ]*(\*)(?![\w*])"),
    re.compile(r"^(:small\[:gray\[)[^\[\]]*(\]\])(?=  \n)"),
)
"""Marks around words: strong, emphasis (of words alone, as `2*3*4` is a product), small."""


@dataclass(frozen=True)
class Mark:
    """A mark of ours in a sentence, and how it is written out."""

    start: int
    end: int
    written: str


def marks(text: str) -> list[Mark]:
    """Return our own marks of a sentence in their order; what they enclose is text again."""
    links = [
        Mark(*link.span(), f"[{as_text(link[1])}]({html.escape(link[2], quote=False)})")
        for link in _LINK.finditer(text)
    ]
    around = [
        Mark(*pair.span(side), pair[side])
        for pattern in _PAIRS
        for pair in pattern.finditer(text)
        for side in (1, 2)
    ]
    kept: list[Mark] = []
    for mark in sorted([*links, *around], key=lambda mark: mark.start):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def as_text(text: str) -> str:
    """Return words so that Markdown and HTML show them as they read."""
    return written(text, specials(text))


def specials(text: str) -> list[Mark]:
    """Return the characters that Markdown would act on, each written so that it doesn't.

    Some do so by their place in a line: ask this of a whole text, never of a part of one.
    """
    return [
        Mark(found.end() - 1, found.end(), f"&#{ord(found[0][-1])};")
        for found in _SPECIAL.finditer(text)
    ]


def written(text: str, pieces: Iterable[Mark]) -> str:
    """Return a text with its pieces as they are written, all else escaped for HTML.

    Of pieces that overlap the first counts, the longer where two begin together.
    """
    parts = []
    place = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= place:
            parts += [html.escape(text[place : piece.start], quote=False), piece.written]
            place = piece.end
    return "".join([*parts, html.escape(text[place:], quote=False)])


def as_typed(text: str) -> str:
    """Return words that stand alone, where no HTML is read, so that Markdown leaves them alone."""
    return _ALONE.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)


def link(name: str, address: str) -> str:
    """Return a link to an address, under a name that stands as it reads."""
    return f"[{as_typed(name)}](<{quote(address, safe=_IN_ADDRESS)}>)"
