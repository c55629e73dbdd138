"""What a teacher shows a class: the schema of lessons, and how `data/lessons.yaml` is read.

No figure is typed into a lesson. A text names where a figure stands on the page that the step
shows, as in `{answer}` or `{notes[two means]}`, so that a mended corpus mends the lesson. Whether
such a place exists is for whoever has the page (`evidence.topics.teach.fit`).
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from evidence.corpus.loading import DATA, CorpusError
from evidence.corpus.raw import Finding, Location
from evidence.corpus.refusals import Schema, left_over, refused
from evidence.corpus.schema import Record, Slug, Text
from evidence.corpus.yaml_builder import read_document
from evidence.corpus.yaml_nodes import Document
from evidence.corpus.yaml_values import Value

LESSONS_FILE = DATA / "lessons.yaml"

FEWEST_STEPS = 6
MOST_STEPS = 10

Minutes = Annotated[int, Field(ge=1, le=30)]
Texts = Annotated[list[Text], Field(min_length=1)]
GuessForm = Literal["value", "range", "choice"]
"""How a class answers: a point or a span of the chart's own axis, or one of some answers."""

REFERENCE = re.compile(r"\{([^{}]*)\}")
"""The place of a figure within a text."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_COUNT_WORD = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|"
    r"twice|both)\b",
    re.IGNORECASE,
)


class Card(Record):
    """A text under a heading, in place of a chart; `at_once` before a guess is revealed."""

    heading: Text
    text: Text
    at_once: bool = False


class Grid(Record):
    """A table of the page with the columns that can be read from afar, in order."""

    table: Text
    columns: Texts
    rows: list[Text] = Field(default_factory=list)


class Ask(Record):
    """What the class is asked to guess before the chart is shown.

    `choices` belong to a choice and `fits` is the one that the page bears out. `reveal` is what
    the page says to it.
    """

    form: GuessForm
    prompt: Text
    choices: list[Text] = Field(default_factory=list)
    fits: Text | None = None
    reveal: Text


class Holds(Record):
    """What must stand on the page for a step to be true: words in the text of a place."""

    place: Text
    says: Text


class Step(Record):
    """One step of a lesson: a page as the dashboard has it, and what is said to it.

    It shows a chart, cards or a table. Filters and options are those of the page's address.
    """

    title: Text
    question: Text
    minutes: Minutes
    page: Text
    filters: dict[str, Texts] = Field(default_factory=dict)
    options: dict[str, Texts] = Field(default_factory=dict)
    chart: Text | None = None
    cards: list[Card] = Field(default_factory=list)
    grid: Grid | None = None
    ask: Ask | None = None
    holds: list[Holds] = Field(default_factory=list)
    notice: Texts
    notes: Texts
    sources: list[Text] = Field(default_factory=list)


class Lesson(Record):
    """A lesson of a quarter of an hour: its question, whom it is for, its steps."""

    id: Slug
    title: Text
    audience: Text
    summary: Text
    steps: Annotated[list[Step], Field(min_length=FEWEST_STEPS, max_length=MOST_STEPS)]

    @property
    def minutes(self) -> int:
        """Return how long the lesson takes."""
        return sum(step.minutes for step in self.steps)


class Lessons(Record):
    """The file of lessons."""

    lessons: Annotated[list[Lesson], Field(min_length=1)]


def read_lessons(path: Path = LESSONS_FILE) -> Lessons:
    """Read and check the file of lessons.

    Raises:
        CorpusError: with all problems of the file, each with its place and how to mend it.
    """
    return lessons_and_document(path)[0]


@cache
def shipped_lessons() -> Lessons:
    """Return the shipped lessons, read once."""
    return read_lessons()


def lessons_and_document(path: Path) -> tuple[Lessons, Document]:
    """Read and check the file of lessons; return it with the places of its texts."""
    document, problems = read_document(path)
    if document is None:
        raise CorpusError(problems)
    problems += [document.problem(place, message) for place, message in _conflicts(document.value)]
    problems += left_over(document, lessons_schema())
    try:
        lessons = Lessons.model_validate(document.value)
    except ValidationError as error:
        raise CorpusError(problems + refused(document, error, lessons_schema())) from None
    if problems:
        raise CorpusError(problems)
    return lessons, document


@cache
def lessons_schema() -> Schema:
    """Return the JSON Schema of the file, as editors use it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Lessons.model_json_schema(),
    }


SPOKEN = ("title", "question", "heading", "text", "prompt", "choices", "fits", "reveal", "notice",
          "notes", "audience", "summary")  # fmt: skip
"""The keys whose texts are read out or shown: no figure may be typed into them."""


def spoken(value: Value, place: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text that a class sees or hears, with its place in the file."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from spoken(part, (*place, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from spoken(part, (*place, index))
    elif isinstance(value, str) and _key(place) in SPOKEN:
        yield place, value


def _key(place: Location) -> str:
    return next((step for step in reversed(place) if isinstance(step, str)), "")


def _conflicts(content: dict[str, Value]) -> Iterator[Finding]:
    """Yield what no single field can judge; it works on values before their types are checked."""
    for place, text in spoken(content):
        yield from ((place, message) for message in _typed_figures(text))
    lessons = content.get("lessons")
    seen: set[str] = set()
    for index, lesson in enumerate(lessons if isinstance(lessons, list) else []):
        if not isinstance(lesson, dict):
            continue
        name = lesson.get("id")
        if isinstance(name, str) and name in seen:
            yield ("lessons", index, "id"), f"`{name}` is the id of two lessons; rename one"
        seen |= {name} if isinstance(name, str) else set()
        steps = lesson.get("steps")
        for number, step in enumerate(steps if isinstance(steps, list) else []):
            if isinstance(step, dict):
                place = ("lessons", index, "steps", number)
                yield from ((place, message) for message in _step_conflicts(step))


def _typed_figures(text: str) -> Iterator[str]:
    """Yield what is wrong with a text: a figure that is typed, a brace without its pair."""
    typed = REFERENCE.sub("", text)
    found = _FIGURE.search(typed) or _COUNT_WORD.search(typed)
    if found:
        yield (
            f"`{found[0]}` is a figure typed into a lesson; name where it stands on the page, "
            "such as {answer}"
        )
    if "{" in typed or "}" in typed:
        yield "has a brace without its pair; write a place on the page as {answer}"


def _step_conflicts(step: dict[str, Value]) -> Iterator[str]:
    shown = [name for name in ("chart", "cards", "grid") if step.get(name)]
    if len(shown) != 1:
        found = " and ".join(shown) or "nothing"
        yield f"must show one of `chart`, `cards` and `grid`, found {found}"
    ask = step.get("ask")
    if not isinstance(ask, dict):
        return
    choices = ask.get("choices")
    given = choices if isinstance(choices, list) else []
    if ask.get("form") == "choice":
        if len(given) < 2 or len(set(map(str, given))) != len(given):  # noqa: PLR2004
            yield "asks for a choice; give `choices: […]` that differ, at least a pair"
        if ask.get("fits") not in given:
            yield "has no choice that fits; write `fits: …` as one of its `choices`"
    elif given or ask.get("fits"):
        yield "asks for a place on the axis; take `choices` and `fits` out"
    elif "chart" not in shown:
        yield "asks for a place on an axis and has no chart; ask for a choice"
