"""A file of the corpus as text, and as the nodes of YAML, before anything is made of it.

What is refused here is refused for every file: too much of it, what is not text, and what no
corpus needs, such as anchors, aliases (they make bombs), tags and a second document.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from evidence.corpus import yaml_values
from evidence.corpus.characters import parsable, refused, why

MAX_BYTES = 10_000_000

_LINE_END = re.compile("\r\n?|\n")

Finding = tuple[int, int, str]
"""Line, column (both from 1) and what is wrong there."""


class UnreadableError(Exception):
    """A file that can't be turned into nodes, with each reason."""

    def __init__(self, *reasons: Finding) -> None:
        self.reasons = reasons
        super().__init__(reasons)


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        UnreadableError: it is missing, locked, too large or no UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError((1, 1, "does not exist; check the name")) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnreadableError((1, 1, f"can't be read ({reason}); check it")) from None
    return decoded(content)


def decoded(content: bytes) -> str:
    """Return the bytes of a file as text.

    Raises:
        UnreadableError: they are too many or no UTF-8.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError((1, 1, f"is larger than {MAX_BYTES // 10**6} MB; split it"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = place_in(before, len(before))
        raise UnreadableError((line, column, "is not UTF-8 here; save it as UTF-8")) from None


def place_in(text: str, index: int) -> tuple[int, int]:
    """Return line and column of a character, counted from 1 as editors count them."""
    line, begins = 1, 0
    for found in _LINE_END.finditer(text, 0, index):
        line, begins = line + 1, found.end()
    return line, index - begins + 1


def places_in(text: str, indexes: list[int]) -> list[tuple[int, int]]:
    """Return line and column of several characters, given in their order."""
    places, line, begins, done = [], 1, 0, 0
    for index in indexes:
        for found in _LINE_END.finditer(text, done, index):
            line, begins = line + 1, found.end()
        done = max(done, begins, index)
        places.append((line, index - begins + 1))
    return places


def compose(text: str) -> yaml.MappingNode:
    """Return the nodes of a corpus file, whose places are those of `text`.

    Raises:
        UnreadableError: the text is no YAML, holds what is refused, or has no section.
    """
    readable = parsable(text)
    try:
        found = tuple(_forbidden(readable))
        if found:
            raise UnreadableError(*found)
        root = nodes(readable)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = error.problem or error.context or "can't be parsed"
        message = f"is not valid YAML here: {what}; check quotes and indent"
        raise UnreadableError((line, column, message), *_hidden(text)) from None
    if root is None:
        raise UnreadableError((1, 1, "is empty; add at least one section such as `studies:`"))
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableError((1, 1, "must begin with a section such as `studies:`"))
    return root


def nodes(text: str) -> yaml.Node | None:
    """Return the nodes of a text that holds nothing refused; what a scalar means is not looked at.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    found: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    return found


def _hidden(text: str) -> Iterator[Finding]:
    found = list(refused(text))
    places = places_in(text, [index for index, _ in found])
    for (line, column), (_, char) in zip(places, found, strict=True):
        yield line, column, why(char)


def _forbidden(text: str) -> Iterator[Finding]:
    """Walk the events, which needs no recursion, and find what is refused before composing."""
    depth = documents = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        yield from ((line, column, what) for what in _not_plain(event))
        documents += isinstance(event, yaml.DocumentStartEvent)
        values += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if documents > 1:
            yield line, column, "has a second document (`---`); keep one per file"
            return
        if depth > yaml_values.MAX_DEPTH:
            what = f"is nested too deeply here (more than {yaml_values.MAX_DEPTH} levels)"
            yield line, column, f"{what}; check brackets and indent"
            return
        if values > yaml_values.MAX_VALUES:
            most = f"more than {yaml_values.MAX_VALUES:,} keys and values"
            yield line, column, f"holds too much from here on ({most}); split it"
            return


def _not_plain(event: yaml.Event) -> Iterator[str]:
    """Yield what an event has that no corpus needs: an alias, an anchor, a tag."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        yield f"has the alias `*{anchor}`; write the value out, or put a text in quotes"
    elif anchor:
        yield f"has the anchor `&{anchor}`; write the value out, or put a text in quotes"
    if tag:
        yield f"has the tag `{tag}`; remove it and write a plain value, a text in quotes"
