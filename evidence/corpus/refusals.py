"""What a schema refuses, as problems that say where it stands and what to write instead."""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from evidence.corpus import mending
from evidence.corpus.raw import Location
from evidence.corpus.schema import BLANK, CorpusFile
from evidence.corpus.yaml_nodes import Document, Leftover, Problem
from evidence.corpus.yaml_values import Value

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema, or a part of one."""


def refused(document: Document, error: ValidationError, schema: Schema) -> list[Problem]:
    """Return what pydantic refused in a document, each with its place and how to mend it.

    `schema` is the JSON Schema of the model that refused it: it says what would be accepted.
    """
    cut = {word.location for word in document.leftovers}  # of these `left_over` speaks
    return [
        _translate(document, details, schema)
        for details in error.errors()
        if details["loc"] not in cut
    ]


def left_over(document: Document, schema: Schema) -> Iterator[Problem]:
    """Yield the words within braces that have no value, most of them cut off by a comma."""
    for word in document.leftovers:
        meant = _cut_by_comma(word, schema)
        if meant:
            yield document.problem(word.location, meant)
        else:
            message = f"`{word.word}` stands within braces without a value"
            mend = f"write `{word.word}: …`, or put what belongs together in quotes"
            where = document.name(word.group)
            yield Problem(str(document.path), *word.place, where, f"{message}; {mend}")


def _cut_by_comma(word: Leftover, schema: Schema) -> str | None:
    """Return what is wrong where a comma cuts a value in two; None where none does."""
    field, key = field_at(word.location, schema), str(word.location[-1] if word.location else "")
    if word.location == word.group or word.word in _properties(field_at(word.group, schema)):
        return None
    kind = field.get("type")
    if kind in {"number", "integer"}:
        meant = mending.number(word.whole, whole=kind == "integer")
        if meant:
            return f"must be a number, found `{word.whole}`; write {meant}"
    if kind == "string":
        meant = (_meant(key, word.whole) if "pattern" in field else None) or word.whole
        quoted = json.dumps(meant, ensure_ascii=False)
        return f"a comma ends a text within braces; put the whole in quotes: {quoted}"
    return None


def _translate(document: Document, details: ErrorDetails, schema: Schema) -> Problem:
    location: Location = tuple(details["loc"])
    field = field_at(location, schema)
    if details["type"] == "extra_forbidden":
        message = _unknown_key(field_at(location[:-1], schema), str(location[-1]))
        return document.problem(location, message, key=True)
    return document.problem(location, _message(document, location, details["type"], field))


def _found(value: Value, written: str) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 80 else f'"{value[:77]}…"'  # noqa: PLR2004
    return written or str(value)


def _message(document: Document, location: Location, kind: str, field: Schema) -> str:
    value, written = document.at(location), document.written(location)
    key = next((str(step) for step in reversed(location) if isinstance(step, str)), "file")
    if kind == "missing":
        return f"is missing; add `{key}: …`"
    if kind == "literal_error":
        return _unknown_word(value, field, _found(value, written))
    if kind == "string_pattern_mismatch":
        return _pattern_message(key, str(value), field)
    if kind in _NUMBERS:
        return _number_message(value, written, kind, field)
    return _kind_message(value, written, kind)


def _pattern_message(key: str, value: str, field: Schema) -> str:
    if field.get("pattern") == BLANK:
        return "shows nothing; write the text, or take the key out"
    meant = _meant(key, value)
    hint = f"; write {meant}" if meant else ""
    return f"{PATTERNS.get(key, 'is not written as expected')}, found {_found(value, '')}{hint}"


def _kind_message(value: Value, written: str, kind: str) -> str:
    found = _found(value, written)
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'must be text (put it in quotes), found {found}; write "{found}"'
    if kind == "bool_type" and written.lower() in _BOOLEANS:
        return f"must be true or false, found {found}; write {_BOOLEANS[written.lower()]}"
    return f"must be {_KINDS.get(kind, 'another value')}, found {found}"


def _number_message(value: Value, written: str, kind: str, field: Schema) -> str:
    whole = field.get("type") == "integer"
    what = "a finite number" if kind == "finite_number" else "a number"
    what = "a whole number" if whole else what
    meant = mending.number(written, whole=whole) if isinstance(value, str | float) else None
    if meant and isinstance(value, str) and meant == value:
        what, meant = f"{what} (without quotes)", None
    hint = f"; write {meant}" if meant else ""
    limits = _bounds(field, kind)
    return f"must be {what}{limits}, found {_found(value, written)}{hint}"


def _meant(key: str, written: str) -> str | None:
    mend = mending.FIELDS.get(key)
    return mend(written) if mend else None


_TOO_LOW, _TOO_HIGH = {"greater_than", "greater_than_equal"}, {"less_than_equal"}
_NUMBERS = {"int_type", "int_from_float", "float_type", "finite_number", *_TOO_LOW, *_TOO_HIGH}

_KINDS = {
    "string_type": "text",
    "string_too_short": "text that is not empty",
    "bool_type": "true or false",
    "list_type": "a list (lines that begin with `- `)",
    "model_type": "a group of `key: value` lines",
    "model_attributes_type": "a group of `key: value` lines",
    "dict_type": "a group of `key: value` lines",
    "too_short": "a list with at least one entry",
}

_BOOLEANS = {
    **dict.fromkeys(("yes", "y", "on"), "true"),
    **dict.fromkeys(("no", "n", "off"), "false"),
}
"""What YAML 1.1 took for a boolean and YAML 1.2 takes for text."""

PATTERNS = {
    "doi": "must be a bare DOI such as 10.3174/ajnr.A5680 (no https://doi.org/ before it)",
    "pmid": "must be a PubMed number in quotes, digits only",
    "url": "must be an address that begins with https://",
    "id": "must be lower-case letters, digits and single hyphens, such as khan-2018",
    "arm": "must be the id of an arm: lower-case letters, digits and single hyphens",
    "study_id": "must be a study's id, such as khan-2018",
    "cohort_family": "must be lower-case letters, digits and single hyphens",
    "against": "must be the id of an arm: lower-case letters, digits and single hyphens",
    "on": 'must be a day such as "2025-11-30" (year-month-day)',
    "p_value": 'must be a p-value such as "<0.001", "≤0.05", "0.028" or "5.8e-48", or "not '
    'significant"',
}
"""How a field is written that is neither a word of a list nor free text."""

_VAST = 10**6
"""Limits from here on are only there to catch slips, and are named only to who passes them."""


def _bounds(field: Schema, kind: str) -> str:
    """Say the limits of a number field, such as " above 0" or " from 0 to 100"."""
    low = _limit(field.get("minimum"), passed=kind in _TOO_LOW)
    above = _limit(field.get("exclusiveMinimum"), passed=kind in _TOO_LOW)
    high = _limit(field.get("maximum"), passed=kind in _TOO_HIGH)
    if low and high:
        return f" from {low} to {high}"
    parts = (("of at least", low), ("above", above), ("of at most", high))
    told = " and ".join(f"{words} {limit}" for words, limit in parts if limit)
    return f" {told}" if told else ""


def _limit(number: object, *, passed: bool) -> str:
    """Return a limit as text; "" where there is none worth naming."""
    if not isinstance(number, int | float) or (abs(number) >= _VAST and not passed):
        return ""
    return f"{number:,.0f}" if passed and abs(number) >= _VAST else f"{number:g}"


def _unknown_key(group: Schema, key: str) -> str:
    known = sorted(_properties(group))
    close = difflib.get_close_matches(key, known, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"known keys: {', '.join(known)}"
    return f"is not a known key here; correct it ({hint})"


def _unknown_word(value: Value, field: Schema, found: str) -> str:
    enum = field.get("enum")
    options = [str(option) for option in enum] if isinstance(enum, list) else []
    close = difflib.get_close_matches(str(value), options, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"one of: {', '.join(options)}"
    return f"{found} is not a known word here ({hint})"


def _properties(field: Schema) -> Schema:
    properties = field.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def field_at(location: Location, schema: Schema) -> Schema:
    """Return the part of `schema` for the field at `location`, references and nulls resolved."""
    definitions = schema.get("$defs")
    field: object = schema
    for step in location:
        field = _resolved(field, definitions)
        field = field.get("items") if isinstance(step, int) else _properties(field).get(step)
    return _resolved(field, definitions)


def _resolved(field: object, definitions: object) -> Schema:
    options = field.get("anyOf") if isinstance(field, Mapping) else None
    if isinstance(options, list):
        field = next(option for option in options if option.get("type") != "null")
    reference = field.get("$ref") if isinstance(field, Mapping) else None
    if isinstance(reference, str) and isinstance(definitions, Mapping):
        field = definitions[reference.rsplit("/", 1)[1]]
    return field if isinstance(field, Mapping) else {}


@cache
def corpus_schema() -> dict[str, object]:
    """Return the JSON Schema of a corpus file, as editors use it."""
    schema: dict[str, object] = CorpusFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
