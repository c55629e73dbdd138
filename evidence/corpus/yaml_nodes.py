"""YAML read strictly, every value remembering where it is written.

Only what a corpus needs is accepted: plain keys, lists, text, numbers, true/false and null. Anchors
and aliases are refused (nobody needs them here, and they make bombs), tags too; a repeated key is a
mistake, not a choice; a date stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from evidence.corpus.rules import Location
from evidence.corpus.yaml_values import MAX_DEPTH, UnusualError, Value, plain_value, quick_value

__all__ = ["MAX_BYTES", "Document", "Problem", "Value", "read_document"]

MAX_BYTES = 10_000_000


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a corpus file; prints as `file:line:column: where: message`."""

    file: str
    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.where}: {self.message}"


@dataclass(frozen=True)
class Document:
    """A file as plain values and as its text, in which positions are looked up."""

    path: Path
    value: dict[str, Value]
    text: str

    @cached_property
    def root(self) -> yaml.Node:
        """Return the nodes of the file, composed only where a position is asked for."""
        return _compose(self.text)

    def at(self, location: Location) -> Value:
        """Return the value at `location`, or None where there is none."""
        value: Value = self.value
        for step in location:
            if isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            elif isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            else:
                return None
        return value

    def position(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of `location`, or of its nearest ancestor.

        With `key`, the place of the last key itself rather than of its value.
        """
        node = self.root
        mark = node.start_mark
        for step in location:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
            elif isinstance(node, yaml.MappingNode):
                pair = next((p for p in node.value if p[0].value == str(step)), None)
                if pair is None:
                    break
                node = pair[1]
                # An empty value has no place of its own: point at its key.
                empty = isinstance(node, yaml.ScalarNode) and node.value == ""
                at_key = empty or (key and step == location[-1])
                mark = pair[0].start_mark if at_key else node.start_mark
            else:
                break
        return mark.line + 1, mark.column + 1


class _UnreadableError(Exception):
    """A file that can't be turned into nodes: (line, column, message) for each reason."""

    def __init__(self, *reasons: tuple[int, int, str]) -> None:
        self.reasons = reasons
        super().__init__(reasons)


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file; return it, or None, and the problems found on the way."""
    try:
        text = _text(path)
        quick = quick_value(text)
        if quick is not None:
            return Document(path, quick, text), []
        root = _compose(text)
    except _UnreadableError as error:
        return None, [
            Problem(str(path), line, column, "file", what) for line, column, what in error.reasons
        ]
    builder = _Builder()
    value = builder.build(root)
    document = Document(path, value if isinstance(value, dict) else {}, text)
    return document, [Problem(str(path), *finding) for finding in builder.problems]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _UnreadableError((1, 1, "is larger than 10 MB; split it"))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise _UnreadableError((1, 1, "does not exist; check the name")) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        raise _UnreadableError((line, column, "is not UTF-8 here; save it as UTF-8")) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _UnreadableError((1, 1, f"can't be read ({reason}); check it")) from None
    found = tuple(_forbidden_text(text))
    if found:
        raise _UnreadableError(*found)
    return text


def _compose(text: str) -> yaml.MappingNode:
    try:
        found = tuple(_forbidden(text))
        if found:
            raise _UnreadableError(*found)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = error.problem or error.context or "can't be parsed"
        message = f"is not valid YAML here: {what}; check quotes and indent"
        raise _UnreadableError((line, column, message)) from None
    if root is None:
        raise _UnreadableError((1, 1, "is empty; add at least one section such as `studies:`"))
    if not isinstance(root, yaml.MappingNode):
        raise _UnreadableError((1, 1, "must begin with a section such as `studies:`"))
    return root


def _forbidden_text(text: str) -> Iterator[tuple[int, int, str]]:
    """Find control characters, which the parser would report without a place."""
    for match in re.finditer(
        r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text
    ):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield line, column, "has a control character here; delete it"


def _forbidden(text: str) -> Iterator[tuple[int, int, str]]:
    """Walk the events, which needs no recursion, and find what is refused before composing."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            yield line, column, f"has the alias `*{anchor}`; write the value out"
        elif anchor:
            yield line, column, f"has the anchor `&{anchor}`; write the value out"
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield line, column, "has a second document (`---`); keep one per file"
                return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield line, column, "is nested too deeply; check brackets and indent"
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Turns nodes into plain values and notes repeated keys, tags and odd numbers."""

    def __init__(self) -> None:
        self.problems: list[tuple[int, int, str, str]] = []

    def _note(self, node: yaml.Node, where: str, message: str) -> None:
        self.problems.append(
            (node.start_mark.line + 1, node.start_mark.column + 1, where or "file", message)
        )

    def build(self, node: yaml.Node, where: str = "") -> Value:
        if (
            not node.tag.startswith("tag:yaml.org,2002:")
            or node.tag.rsplit(":", 1)[-1] not in _TAGS
        ):
            self._note(node, where, f"has the tag {node.tag}; remove it and write a plain value")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, f"{where}[{index}]") for index, item in enumerate(node.value)]
        return self._scalar(node, where)

    def _mapping(self, node: yaml.MappingNode, where: str) -> dict[str, Value]:
        result: dict[str, Value] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._note(key, where, "a key must be a plain word")
                continue
            inner = f"{where}.{key.value}" if where else key.value
            if key.value in first:
                self._note(
                    key,
                    inner,
                    f"is given twice (first in line {first[key.value]}); keep one",
                )
                continue
            first[key.value] = key.start_mark.line + 1
            result[key.value] = self.build(value, inner)
        return result

    def _scalar(self, node: yaml.Node, where: str) -> Value:
        text = str(node.value)
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if not plain:
            return text
        try:
            return plain_value(text)
        except UnusualError:
            self._note(node, where, "is a number with too many digits; correct it")
            return None


_TAGS = {"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"}
