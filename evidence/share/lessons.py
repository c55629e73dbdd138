"""A lesson as something to hand out: each step, its question before its answer."""

from collections.abc import Iterator
from datetime import UTC, datetime

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.share.handed import Handed, Part
from evidence.topics.options import Topic
from evidence.topics.page import Cell, Table
from evidence.topics.teach import TeachOptions, TeachPage
from evidence.topics.teach.steps import LessonStep

FILTERS = "as each step names them"


def handed_lesson(given: TeachPage, topic: Topic, choice: Choice, home: str) -> Handed:
    """Return a lesson to hand out.

    Args:
        given: the lesson at one of its steps.
        topic: that of lessons.
        choice: the corpus; each step makes a choice of its own.
        home: address of the app, without a slash at its end.
    """
    parts: list[Part] = []
    for number in range(1, len(given.outline) + 1):
        page = topic.build(choice, TeachOptions(given.lesson_id, str(number)))
        assert isinstance(page, TeachPage)
        if page.step is not None:
            parts += _parts(page.step, home)
    return Handed(
        title=given.title,
        filters=FILTERS,
        version=choice.cohorts.version,
        day=datetime.now(UTC).date().isoformat(),
        link=f"{home}/teach?lesson={given.lesson_id}&step=1",
        parts=tuple(parts),
    )


def _parts(step: LessonStep, home: str) -> Iterator[Part]:
    """Yield the question that a class is asked, where there is one, then what is shown."""
    link = f"{home}/{step.address.removeprefix('.')}"
    if step.ask is not None:
        choices = (f"– {text}" for text in step.ask.choices)
        asked = (step.ask.prompt, *choices)
        yield Part(title=step.asks, finding=step.asks, said=asked, notes=step.notes, link=link)
    finding = step.ask.reveal if step.ask else step.notice[0]
    yield Part(
        title=step.asks,
        finding=finding,
        chart=step.chart,
        key=step.key,
        said=tuple(text for text in (*_shown(step), *step.notice) if text != finding),
        notes=step.notes,
        sources=tuple(source.text for source in step.sources),
        link=link,
    )


def _shown(step: LessonStep) -> Iterator[str]:
    """Yield the cards and the rows of a step in words."""
    for card in step.cards:
        yield f"{card.heading}: {card.text}"
    if step.grid is not None:
        yield from _rows(step.grid)


def _rows(grid: Table) -> Iterator[str]:
    for row in grid.rows:
        name, *cells = ((heading, row.get(column)) for column, heading in grid.headings.items())
        told = "; ".join(f"{heading}: {_cell(cell)}" for heading, cell in cells)
        yield f"{_cell(name[1])} – {told}"


def _cell(cell: Cell) -> str:
    return prose.number(cell) if isinstance(cell, int | float) else cell or "–"
