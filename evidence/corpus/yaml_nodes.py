"""What a file of the corpus holds, every value remembering where it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from evidence.corpus.characters import mended, parsable
from evidence.corpus.raw import Location
from evidence.corpus.yaml_source import nodes
from evidence.corpus.yaml_values import Value


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
class Leftover:
    """A word without a value within braces, where a comma may have cut a value in two.

    `word` is the first such word and `place` its line and column; `group` are the braces.
    `location` is the plain value before it (the braces where there is none), and `whole` what
    stands there from that value to the last such word.
    """

    word: str
    place: tuple[int, int]
    group: Location
    location: Location
    whole: str


@dataclass(frozen=True)
class Document:
    """A file as plain values, with its text, in which it is looked up what is where."""

    path: Path
    value: dict[str, Value]
    text: str
    leftovers: tuple[Leftover, ...] = ()

    @cached_property
    def root(self) -> yaml.Node:
        """Return the nodes of the file, composed only where a position is asked for."""
        found = nodes(parsable(self.text))
        assert found is not None
        return found

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

    def written(self, location: Location) -> str:
        """Return a scalar as the file has it, quotes included; "" for anything else."""
        found = list(self._way(location))
        node = found[-1][1] if len(found) == len(location) and found else None
        if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
            return ""
        return self.text[node.start_mark.index : node.end_mark.index].strip()

    def position(self, location: Location, *, key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of `location`, or of its nearest ancestor.

        With `key`, the place of the last key itself rather than of its value.
        """
        mark = self.root.start_mark
        for number, (name, node) in enumerate(self._way(location), start=1):
            # An empty value has no place of its own: point at its key.
            empty = isinstance(node, yaml.ScalarNode) and not node.value and not node.style
            at_key = name is not None and (empty or (key and number == len(location)))
            mark = name.start_mark if at_key and name is not None else node.start_mark
        return mark.line + 1, mark.column + 1

    def problem(self, location: Location, message: str, *, key: bool = False) -> Problem:
        """Return a problem at a place, or with `key` at the key of that place."""
        line, column = self.position(location, key=key)
        return Problem(str(self.path), line, column, self.name(location), message)

    def name(self, location: Location) -> str:
        """Name a place as a reader would: the entry's id, then the path inside it."""
        steps = list(location)
        name = ""
        if len(steps) >= 2 and isinstance(steps[1], int):  # noqa: PLR2004 - section, then index
            entry = self.at(tuple(steps[:2]))
            label = entry.get("id", entry.get("term")) if isinstance(entry, Mapping) else None
            name = label if isinstance(label, str) else f"{steps[0]}[{steps[1]}]"
            steps = steps[2:]
        path = ""
        for step in steps:
            path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
        return " ".join(f"{name} {path}".split()) or "file"

    def _way(self, location: Location) -> Iterator[tuple[yaml.Node | None, yaml.Node]]:
        """Yield each step's key, if it has one, and node, as far as the file goes."""
        node = self.root
        for step in location:
            key: yaml.Node | None = None
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    return
                node = node.value[step]
            elif isinstance(node, yaml.MappingNode):
                pair = next((p for p in node.value if key_of(p[0]) == str(step)), None)
                if pair is None:
                    return
                key, node = pair
            else:
                return
            yield key, node


def key_of(node: yaml.Node) -> str | None:
    """Return a key without the characters that nobody sees; None where it is no word."""
    return mended(str(node.value)) if isinstance(node, yaml.ScalarNode) else None
