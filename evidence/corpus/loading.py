"""From YAML files to checked records, or to a list of located problems.

Nothing here stops at the first mistake: every problem of every file is collected, each with the
line and column where it is written and with the way to mend it.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from evidence.corpus.rules import Location, conflicts, cross_file_conflicts
from evidence.corpus.schema import CorpusFile
from evidence.corpus.yaml_nodes import Document, Problem, Value, read_document

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema, or a part of one."""

DATA = Path(__file__).resolve().parents[2] / "data"
CORPUS_FILES = (
    "studies.yaml",
    "supplement.yaml",
    "review.yaml",
    "appraisal.yaml",
    "glossary.yaml",
)


class CorpusError(Exception):
    """The corpus can't be used as it stands; `problems` says where and how to mend it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class LoadedFile:
    """A file that passed every check: as it is written, and its records."""

    document: Document
    records: CorpusFile


def default_paths() -> tuple[Path, ...]:
    """Return the files of the shipped corpus that exist, in a stable order.

    A file that has grown too large is split: `supplement-2.yaml` comes after `supplement.yaml`.
    """
    found = []
    for name in CORPUS_FILES:
        whole = DATA / name
        found += [whole] if whole.exists() else []
        found += sorted(DATA.glob(f"{whole.stem}-*.yaml"))
    return tuple(found)


def read_files(paths: Iterable[Path]) -> tuple[LoadedFile, ...]:
    """Read and check corpus files.

    Raises:
        CorpusError: with all problems of all files.
    """
    problems: list[Problem] = []
    documents: list[tuple[Document, CorpusFile | None]] = []
    for path in paths:
        document, found = read_document(path)
        problems += found
        if document is None:
            continue
        records, found = _validate(document)
        problems += found
        documents.append((document, records))
    contents = [document.value for document, _ in documents]
    for index, location, message in cross_file_conflicts(contents):
        problems.append(problem(documents[index][0], location, message))
    if problems:
        raise CorpusError(_unique(problems))
    return tuple(
        LoadedFile(document, records) for document, records in documents if records is not None
    )


def _unique(problems: Sequence[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _validate(document: Document) -> tuple[CorpusFile | None, list[Problem]]:
    problems: list[Problem] = [
        problem(document, location, message) for location, message in conflicts(document.value)
    ]
    try:
        records = CorpusFile.model_validate(document.value)
    except ValidationError as error:
        return None, problems + refused(document, error, corpus_schema())
    return (None if problems else records), problems


def refused(document: Document, error: ValidationError, schema: Schema) -> list[Problem]:
    """Return what pydantic refused in a document, each with its place and how to mend it.

    `schema` is the JSON Schema of the model that refused it: it says what would be accepted.
    """
    return [_translate(document, details, schema) for details in error.errors()]


def _translate(document: Document, details: ErrorDetails, schema: Schema) -> Problem:
    location: Location = tuple(details["loc"])
    field = field_at(location, schema)
    if details["type"] == "extra_forbidden":
        message = _unknown_key(field_at(location[:-1], schema), str(location[-1]))
        return problem(document, location, message, key=True)
    return problem(document, location, _message(document, location, details["type"], field))


def problem(document: Document, location: Location, message: str, *, key: bool = False) -> Problem:
    """Return a problem at a place of a document, or with `key` at the key of that place."""
    line, column = document.position(location, key=key)
    return Problem(str(document.path), line, column, _where(document, location), message)


def _where(document: Document, location: Location) -> str:
    """Name a place as a reader of the file would: the entry's id, then the path inside it."""
    steps = list(location)
    name = ""
    if len(steps) >= 2 and isinstance(steps[1], int):  # noqa: PLR2004 - section, then index
        entry = document.at(tuple(steps[:2]))
        label = entry.get("id", entry.get("term")) if isinstance(entry, Mapping) else None
        name = label if isinstance(label, str) else f"{steps[0]}[{steps[1]}]"
        steps = steps[2:]
    path = ""
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return f"{name} {path}".strip() or "file"


def _found(value: Value) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'  # noqa: PLR2004
    return f"{value}"


def _message(document: Document, location: Location, kind: str, field: Schema) -> str:
    found = _found(document.at(location))
    key = str(location[-1]) if location else "file"
    if kind == "missing":
        return f"is missing; add `{key}: …`"
    if kind == "literal_error":
        return _unknown_word(document.at(location), field, found)
    if kind == "string_pattern_mismatch":
        return f"{PATTERNS.get(key, 'is not written as expected')}, found {found}"
    what = _KINDS.get(kind, "a number")
    return f"must be {what}{_bounds(field)}, found {found}"


_KINDS = {
    "int_type": "a whole number (without quotes)",
    "int_from_float": "a whole number",
    "float_type": "a number (without quotes)",
    "finite_number": "a finite number",
    "string_type": "text (put it in quotes)",
    "string_too_short": "text that is not empty",
    "bool_type": "true or false",
    "list_type": "a list (lines that begin with `- `)",
    "model_type": "a group of `key: value` lines",
    "model_attributes_type": "a group of `key: value` lines",
    "dict_type": "a group of `key: value` lines",
    "too_short": "a list with at least one entry; add one or leave the key out",
}

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
    "p_value": 'must be a p-value such as "<0.001" or "0.028", or "not significant"',
}
"""How a field is written that is neither a word of a list nor free text."""


def _bounds(field: Schema) -> str:
    """Say the limits of a number field, such as " above 0" or " from 0 to 100"."""
    low, high = field.get("minimum"), field.get("maximum")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f" of at least {low}"
    above = field.get("exclusiveMinimum")
    return f" above {above}" if above is not None else ""


def _unknown_key(group: Schema, key: str) -> str:
    known = sorted(_properties(group))
    close = difflib.get_close_matches(key, known, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"known keys: {', '.join(known)}"
    return f"is not a known key; correct or remove it ({hint})"


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
