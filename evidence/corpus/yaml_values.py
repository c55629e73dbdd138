"""Plain values from YAML: what a word without quotes stands for, and a file read in one pass.

The quick way takes only what nothing is wrong with; `yaml_builder` says where what is wrong.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from evidence.corpus.characters import refused

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"

MAX_DEPTH = 20
MAX_VALUES = 500_000

_DIGITS = re.compile(r"[-+]?[0-9]+")
_MOST_DIGITS = 18
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_KNOWN = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)


class UnusualError(Exception):
    """A text that has to be looked at closely."""


def plain_value(text: str) -> Value:
    """Return what a text without quotes stands for.

    Raises:
        UnusualError: for a whole number with more digits than any figure has.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _DIGITS.fullmatch(text):
        if len(text.lstrip("+-")) > _MOST_DIGITS:
            raise UnusualError(text)
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def quick_value(text: str) -> dict[str, Value] | None:
    """Return a YAML text as plain values, or None where anything in it is unusual.

    Composing nodes, which know their places, takes several times as long.
    """
    if next(refused(text), None):
        return None
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    try:
        found = _Reader(events).document()
    except (UnusualError, yaml.YAMLError):
        return None
    return found if isinstance(found, dict) else None


class _Reader:
    """Turns a stream of events into values; equal words become one object."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.known: dict[str, Value] = {}
        self.count = 0

    def document(self) -> Value:
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        found = self._value(next(self.events), 0)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        return found

    def _expect(self, kind: type[yaml.Event]) -> None:
        if not isinstance(next(self.events), kind):
            raise UnusualError(kind)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        self.count += 1
        too_much = depth >= MAX_DEPTH or self.count > MAX_VALUES
        if not isinstance(event, _KNOWN) or event.anchor or event.tag or too_much:
            raise UnusualError(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        return self._sequence(depth + 1)

    def _sequence(self, depth: int) -> list[Value]:
        result: list[Value] = []
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            result.append(self._value(item, depth))
        return result

    def _mapping(self, begin: yaml.MappingStartEvent, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key in self.events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag:
                raise UnusualError(key)
            if key.value in result:
                raise UnusualError(key)
            value = next(self.events)
            if begin.flow_style and _ends_at(value) == _ends_at(key):
                raise UnusualError(key)  # a word without a colon, perhaps cut off by a comma
            self._scalar(key)
            self.count += 1
            result[key.value] = self._value(value, depth)
        return result

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        text: str = event.value
        if shows_not(text, event.style) or (event.style == '"' and next(refused(text), None)):
            raise UnusualError(text)
        if event.style:
            return text
        if text not in self.known:
            self.known[text] = plain_value(text)
        return self.known[text]


def _ends_at(event: yaml.Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index


def shows_not(text: str, style: str | None) -> str:
    """Return what a text has that no editor shows and how to mend it; "" for nothing."""
    for char, name in (("\t", "tab"), ("\r", "carriage return")):
        if char in text:
            return f"has a {name}; write a plain space"
    if style in {"'", '"'} and text.strip() and text != text.strip():
        return "begins or ends with a space; delete it"
    return ""
