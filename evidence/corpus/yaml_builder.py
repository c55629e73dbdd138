"""YAML read strictly, into plain values.

Only what a corpus needs is accepted: plain keys, lists, text, numbers, booleans and null as YAML
1.2 has them. A repeated key is a mistake, not a choice; a date stays text; of the characters that
nobody sees, each is named.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from evidence.corpus.characters import STAND_IN, mended, refused, why
from evidence.corpus.raw import Location
from evidence.corpus.yaml_nodes import Document, Leftover, Problem
from evidence.corpus.yaml_source import UnreadableError, compose, decoded, places_in, read_text
from evidence.corpus.yaml_values import UnusualError, Value, plain_value, quick_value, shows_not


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file; return it, or None, and the problems found on the way."""
    try:
        return _document(path, read_text(path))
    except UnreadableError as error:
        return None, _unreadable(path, error)


def read_content(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Read a file that is at hand as bytes, as `read_document` does; `path` only names it."""
    try:
        return _document(path, decoded(content))
    except UnreadableError as error:
        return None, _unreadable(path, error)


def _unreadable(path: Path, error: UnreadableError) -> list[Problem]:
    return [Problem(str(path), line, column, "file", what) for line, column, what in error.reasons]


def _document(path: Path, text: str) -> tuple[Document, list[Problem]]:
    quick = quick_value(text)
    if quick is not None:
        return Document(path, quick, text), []
    root = compose(text)
    builder = _Builder(text)
    value = builder.build(root)
    content = value if isinstance(value, dict) else {}
    document = Document(path, content, text, tuple(builder.leftovers))
    problems = [
        Problem(str(path), *place, document.name(location), message)
        for place, location, message in builder.findings()
    ]
    return document, problems


_SHORT = 100
"""Letters of a text that a message still repeats."""


@dataclass
class _Builder:
    """Turns nodes into plain values and notes what no value may be."""

    text: str
    leftovers: list[Leftover] = field(default_factory=list)
    _noted: list[tuple[yaml.Node, Location, str]] = field(default_factory=list)
    _scalars: list[tuple[int, int, Location, str]] = field(default_factory=list)

    def findings(self) -> Iterator[tuple[tuple[int, int], Location, str]]:
        """Yield each finding: its line and column, its place, what is wrong."""
        for node, location, message in self._noted:
            yield (node.start_mark.line + 1, node.start_mark.column + 1), location, message
        hidden = list(refused(self.text))
        places = places_in(self.text, [index for index, _ in hidden])
        starts = [scalar[0] for scalar in self._scalars]
        told: set[tuple[int, str]] = set()
        for (index, char), place in zip(hidden, places, strict=True):
            within = bisect_left(starts, index + 1) - 1
            start, end, location, text = self._scalars[within] if within >= 0 else (0, 0, (), "")
            inside = start <= index < end
            # One word for each character of a text, as a pasted one may have it after each word,
            # and for each run of them elsewhere, as in an indent.
            key = (start if inside else index, char)
            if key not in told and (inside or (index - 1, char) not in told):
                meant = f", so that it reads {text}" if inside and 0 < len(text) <= _SHORT else ""
                yield place, location if inside else (), why(char) + meant
            told.add(key)

    def build(self, node: yaml.Node, location: Location = ()) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, location)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Value]:
        result: dict[str, Value] = {}
        first: dict[str, int] = {}
        before: tuple[Location, yaml.Node] | None = None
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._noted.append((key, location, "a key must be a plain word"))
                continue
            name = mended(str(key.value))
            inner = (*location, name)
            if node.flow_style and _without_value(key, value):
                self._leave_over(key, location, before)
                continue
            self._scalars.append((key.start_mark.index, key.end_mark.index, inner, name))
            before = inner, value
            if name in first:
                message = f"is given twice (first in line {first[name]}); keep one"
                self._noted.append((key, inner, message))
                continue
            first[name] = key.start_mark.line + 1
            result[name] = self.build(value, inner)
        return result

    def _leave_over(
        self, word: yaml.ScalarNode, location: Location, before: tuple[Location, yaml.Node] | None
    ) -> None:
        """Keep a word without value together with the plain value before it."""
        inner, node = before or (location, word)
        cut = before is not None and isinstance(node, yaml.ScalarNode) and not node.style
        place = word.start_mark.line + 1, word.start_mark.column + 1
        if not cut:
            name = str(word.value)
            self.leftovers.append(Leftover(name, place, location, location, name))
            return
        whole = self.text[node.start_mark.index : word.end_mark.index]
        if self.leftovers and self.leftovers[-1].location == inner:
            self.leftovers[-1] = replace(self.leftovers[-1], whole=whole)
        else:
            self.leftovers.append(Leftover(str(word.value), place, location, inner, whole))

    def _scalar(self, node: yaml.ScalarNode, location: Location) -> Value:
        text = mended(str(node.value))
        self._scalars.append((node.start_mark.index, node.end_mark.index, location, text.strip()))
        self._noted += ((node, location, message) for message in self._odd(node, text))
        if node.style:
            return text
        try:
            return plain_value(text)
        except UnusualError:
            self._noted.append((node, location, "is a number with too many digits; correct it"))
            return None

    def _odd(self, node: yaml.ScalarNode, text: str) -> Iterator[str]:
        """Yield what a text in quotes has that shows in no editor."""
        raw = self.text[node.start_mark.index : node.end_mark.index]
        written = {char for _, char in refused(raw)}
        for _, char in refused(str(node.value)):
            if char not in written and not (char == STAND_IN and written):
                yield why(char)
        if odd := shows_not(text, node.style):
            yield odd


def _without_value(key: yaml.ScalarNode, value: yaml.Node) -> bool:
    """Return whether a word within braces has no colon behind it."""
    return not key.style and bool(value.end_mark.index == key.end_mark.index)
