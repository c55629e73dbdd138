"""What the methods page says: its schema, and how `data/methods.yaml` is read and checked.

Whatever code or another record decides is not written out in that file: a text names it by a
placeholder such as `{windows}`, and the page fills it in.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from evidence.corpus.loading import DATA, CorpusError
from evidence.corpus.raw import Finding, Location
from evidence.corpus.refusals import Schema, left_over, refused
from evidence.corpus.schema import Record, Text, Url
from evidence.corpus.vocabulary import words
from evidence.corpus.yaml_builder import read_document
from evidence.corpus.yaml_values import Value

METHODS_FILE = DATA / "methods.yaml"

Placeholder = Literal[
    "change_band",
    "change_percent",
    "change_points",
    "claimed_ranges",
    "correlation",
    "data_licence",
    "derived",
    "designs_without_patients",
    "few_studies",
    "fewest_studies",
    "jbi_questions",
    "kps_step",
    "other_correlations",
    "p_factor",
    "pain_instruments",
    "prediction_studies",
    "quadrature_points",
    "too_few_studies",
    "windows",
]
"""What a text may leave to the code, by name."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SWIM_ITEMS = 9


class Passage(Record):
    """A paragraph, the points of a list below it, or both; in Markdown."""

    text: Text | None = None
    points: list[Text] = Field(default_factory=list)


class Section(Record):
    """A headed part of the page; `note` stands below the heading in small type.

    `more` is what a reader in a hurry can do without; it is one click away.
    """

    heading: Text
    note: Text | None = None
    passages: list[Passage] = Field(default_factory=list)
    more: list[Passage] = Field(default_factory=list)


class BasisMeaning(Record):
    """What it means that a figure has this basis, and what its locator then names."""

    meaning: Text
    locator: Text


class BasisMeanings(Record):
    """One meaning for each basis that the corpus knows."""

    review: BasisMeaning
    primary: BasisMeaning
    secondary: BasisMeaning
    derived: BasisMeaning


class Method(Record):
    """What is computed for a question, and on whose authority."""

    question: Text
    method: Text
    source: Text
    url: Url


class Statistics(Section):
    """The section on statistics."""

    rows: Annotated[list[Method], Field(min_length=1)]


class Convention(Record):
    """A limit that is our own choice."""

    case: Text
    rule: Text


class Conventions(Section):
    """The section on conventions."""

    rows: Annotated[list[Convention], Field(min_length=1)]


class SwimItem(Record):
    """An item of SWiM, answered; its number is its place in the list."""

    item: Text
    answer: Text


class Swim(Section):
    """The nine items of SWiM, in order."""

    items: Annotated[list[SwimItem], Field(min_length=1)]


class PrismaItem(Record):
    """An item of PRISMA 2020 (or several), answered."""

    numbers: Text
    item: Text
    answer: Text


class Prisma(Section):
    """The items of PRISMA 2020 that matter here."""

    items: Annotated[list[PrismaItem], Field(min_length=1)]


class Methods(Record):
    """Everything that the methods page says by itself."""

    answer: Text
    scope: Text
    reading: Section
    basis: BasisMeanings
    time: Section
    levels: Section
    combining: Section
    statistics: Statistics
    conventions: Conventions
    swim: Swim
    prisma: Prisma
    limits: Section
    licence: Text
    not_advice: Text


def read_methods(path: Path = METHODS_FILE) -> Methods:
    """Read and check the file of the methods page.

    Raises:
        CorpusError: with all problems of the file, each with its place and how to mend it.
    """
    document, problems = read_document(path)
    if document is None:
        raise CorpusError(problems)
    problems += [document.problem(place, message) for place, message in _conflicts(document.value)]
    problems += left_over(document, methods_schema())
    try:
        methods = Methods.model_validate(document.value)
    except ValidationError as error:
        raise CorpusError(problems + refused(document, error, methods_schema())) from None
    if problems:
        raise CorpusError(problems)
    return methods


@cache
def methods_schema() -> Schema:
    """Return the JSON Schema of the file, as editors use it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Methods.model_json_schema(),
    }


def placeholders(text: str) -> list[str]:
    """Return the names of the placeholders of a text, in order."""
    return _PLACEHOLDER.findall(text)


def filled(methods: Methods, meant: Mapping[Placeholder, str]) -> Methods:
    """Return the texts with each placeholder replaced by what it stands for."""
    by_name = {str(name): text for name, text in meant.items()}
    return Methods.model_validate(_filled(methods.model_dump(), by_name))


def _filled(value: Value, meant: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda found: meant[found[1]], value)
    if isinstance(value, dict):
        return {key: _filled(part, meant) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, meant) for part in value]
    return value


def texts(value: Value, place: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text of a value as read, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*place, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from texts(part, (*place, index))


def _conflicts(content: dict[str, Value]) -> Iterator[Finding]:
    """Yield what no single field can judge; it works on values before their types are checked."""
    for place, text in texts(content):
        yield from ((place, message) for message in _wrong_placeholders(text))
    for name, section in content.items():
        for part in ("passages", "more"):
            passages = section.get(part) if isinstance(section, dict) else None
            for index, passage in enumerate(passages if isinstance(passages, list) else []):
                if isinstance(passage, dict) and not (passage.get("text") or passage.get("points")):
                    yield (name, part, index), "says nothing; add `text: …` or `points: …`"
    swim = content.get("swim")
    items = swim.get("items") if isinstance(swim, dict) else None
    if isinstance(items, list) and len(items) != _SWIM_ITEMS:
        yield ("swim", "items"), f"must be the nine items of SWiM in order, found {len(items)}"


def _wrong_placeholders(text: str) -> Iterator[str]:
    known = words(Placeholder)
    for name in placeholders(text):
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean `{{{close[0]}}}`?" if close else f"one of: {', '.join(known)}"
            yield f"`{{{name}}}` is not a known placeholder ({hint})"
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        yield "has a brace without its pair; write a placeholder as `{windows}`"
