"""A step of a lesson as a class sees it: the page that it names, and its texts filled in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from evidence import prose
from evidence.cohorts import Cohorts, choose
from evidence.cohorts.records import Study
from evidence.corpus import lessons as written
from evidence.corpus.addresses import doi_link
from evidence.corpus.raw import Finding, Location
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.address import Query, filters_asked, options_asked
from evidence.topics.options import Topic
from evidence.topics.page import UNREAD, Chart, Framed, Page, Table, page_address
from evidence.topics.teach.asked import Asked, scale_of
from evidence.topics.teach.places import MisfitError, filled, table_at, text_at

T = TypeVar("T")

MISSING = "…"
"""What stands where a place of the page is gone."""


@dataclass(frozen=True)
class Card:
    """A text under a heading, in place of a chart; `at_once` before a guess is revealed."""

    heading: str
    text: str
    at_once: bool


@dataclass(frozen=True)
class Source:
    """A study that a step rests on, and where it is found, "" where nobody says."""

    text: str
    link: str = field(metadata=UNREAD)


@dataclass(frozen=True, kw_only=True)
class LessonStep:
    """A step with its texts filled in; it shows a chart, cards or a grid.

    `finding` is what the page says to the chart, `key` how its marks are read, `address` reopens it
    in the dashboard. `misfits` say what of the step the page no longer has, each with its place in
    the step.
    """

    number: int
    of: int
    minutes: int
    title: str
    asks: str
    finding: str
    chart: Chart | None
    key: str
    cards: tuple[Card, ...]
    grid: Table | None
    ask: Asked | None
    notice: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    selection: Selection
    address: str = field(metadata=UNREAD)
    misfits: tuple[Finding, ...] = field(default=(), metadata=UNREAD)


@dataclass
class _Reader:
    """Fills in texts from a page, and keeps what didn't fit."""

    page: Page
    misfits: list[Finding]

    def text(self, text: str, *place: str | int) -> str:
        found = self._tried(place, lambda: filled(self.page, text))
        return MISSING if found is None else found

    def texts(self, texts: Sequence[str], name: str) -> tuple[str, ...]:
        return tuple(self.text(text, name, index) for index, text in enumerate(texts))

    def grid(self, asked: written.Grid) -> Table | None:
        return self._tried(("grid",), lambda: _narrowed(table_at(self.page, asked.table), asked))

    def held(self, asked: written.Holds, index: int) -> None:
        found = self._tried(("holds", index), lambda: text_at(self.page, asked.place))
        if found is not None and asked.says not in found:
            self.misfit(("holds", index), f"“{asked.says}” no longer stands there, but “{found}”")

    def misfit(self, place: Location, message: str) -> None:
        self.misfits.append((place, message))

    def _tried(self, place: Location, found: Callable[[], T]) -> T | None:
        try:
            return found()
        except MisfitError as error:
            self.misfit(place, str(error))
            return None


def step_of(
    lesson: written.Lesson, number: int, cohorts: Cohorts, topics: Mapping[str, Topic]
) -> LessonStep:
    """Return a step of a lesson, counted from 1, as its page is under this corpus."""
    step = lesson.steps[number - 1]
    misfits: list[Finding] = []
    topic = topics.get(step.page)
    if topic is None:
        known = ", ".join(topics)
        misfits.append((("page",), f"`{step.page}` is no page; one of: {known}"))
        topic = next(iter(topics.values()))
    page, query = _page(step, topic, cohorts, misfits)
    reader = _Reader(page, misfits)
    framed = _chart(step, reader)
    for index, holds in enumerate(step.holds):
        reader.held(holds, index)
    return LessonStep(
        number=number,
        of=len(lesson.steps),
        minutes=step.minutes,
        title=reader.text(step.title, "title"),
        asks=reader.text(step.question, "question"),
        finding=framed.finding if framed else "",
        chart=framed.chart if framed else None,
        key=framed.whole_key if framed else "",
        cards=tuple(
            Card(
                reader.text(one.heading, "cards", index),
                reader.text(one.text, "cards", index),
                one.at_once,
            )
            for index, one in enumerate(step.cards)
        ),
        grid=reader.grid(step.grid) if step.grid else None,
        ask=_asked(step.ask, framed, reader) if step.ask else None,
        notice=reader.texts(step.notice, "notice"),
        notes=reader.texts(step.notes, "notes"),
        sources=_sources(step, cohorts, reader),
        selection=page.selection,
        address=page_address(topic.name, query),
        misfits=tuple(misfits),
    )


def steps_of(
    lesson: written.Lesson, cohorts: Cohorts, topics: Mapping[str, Topic]
) -> tuple[LessonStep, ...]:
    """Return every step of a lesson."""
    numbers = range(1, len(lesson.steps) + 1)
    return tuple(step_of(lesson, number, cohorts, topics) for number in numbers)


def _page(
    step: written.Step, topic: Topic, cohorts: Cohorts, misfits: list[Finding]
) -> tuple[Page, Query]:
    """Return the page that a step names, and the parameters of its address."""
    filters, chosen = step.filters, step.options
    for part, given, known in (
        ("filters", filters, (*FILTERS, "collection")),
        ("options", chosen, tuple(one.name for one in fields(topic.options))),
    ):
        for name in given:
            if name not in known:
                message = f"is none of this page; one of: {', '.join(known) or 'none'}"
                misfits.append(((part, name), message))
    selection = filters_asked(cohorts, filters)
    choice = choose(cohorts, selection.value)
    options = options_asked(topic, choice, chosen)
    misfits += [(("filters",), remark) for remark in selection.remarks]
    misfits += [(("options",), remark) for remark in options.remarks]
    page = topic.build(choice, options.value)
    if page.nothing:
        misfits.append((("filters",), page.nothing))
    return page, {**filters, **chosen}


def _chart(step: written.Step, reader: _Reader) -> Framed | None:
    if step.chart is None:
        return None
    found = reader.page.charts.get(step.chart)
    if found is None:
        known = ", ".join(reader.page.charts) or "none"
        reader.misfit(("chart",), f"the page draws no `{step.chart}` now; it draws: {known}")
    return found


def _asked(ask: written.Ask, framed: Framed | None, reader: _Reader) -> Asked | None:
    scale = None
    if ask.form != "choice":
        scale = scale_of(framed.chart.figure) if framed else None
        if scale is None:
            message = "the chart's axis has no figures to guess on; ask for a choice"
            reader.misfit(("ask", "form"), message)
            return None
    return Asked(
        form=ask.form,
        prompt=reader.text(ask.prompt, "ask", "prompt"),
        choices=tuple(reader.text(one, "ask", "choices") for one in ask.choices),
        fits=reader.text(ask.fits or "", "ask", "fits"),
        scale=scale,
        reveal=reader.text(ask.reveal, "ask", "reveal"),
    )


def _sources(step: written.Step, cohorts: Cohorts, reader: _Reader) -> tuple[Source, ...]:
    found = []
    for index, study_id in enumerate(step.sources):
        study = cohorts.by_id.get(study_id)
        if study is None:
            reader.misfit(("sources", index), f"`{study_id}` is no study of the corpus")
        else:
            found.append(_source(study))
    return tuple(found)


def _source(study: Study) -> Source:
    place = f", doi {study.doi}" if study.doi else f", PMID {study.pmid}" if study.pmid else ""
    return Source(f"{prose.study(study)}{place}", doi_link(study.doi, study.pmid, study.url) or "")


def _narrowed(table: Table, asked: written.Grid) -> Table:
    """Return the columns and rows of a table that a step shows."""
    unknown = [name for name in asked.columns if name not in table.headings]
    if unknown:
        known = ", ".join(table.headings)
        raise MisfitError(f"`{asked.table}` has no column `{unknown[0]}`; one of: {known}")
    rows = table.rows
    if asked.rows:
        rows = tuple(row for row in rows if set(asked.rows) & {str(cell) for cell in row.values()})
    if not rows:
        raise MisfitError(f"`{asked.table}` has none of these rows; choose others")
    return replace(
        table, rows=rows, headings={name: table.headings[name] for name in asked.columns}
    )
