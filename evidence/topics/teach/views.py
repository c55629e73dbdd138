"""Any page of the dashboard as steps to present: its charts, each with its finding."""

from evidence.topics.page import Framed, Page
from evidence.topics.teach.places import plain
from evidence.topics.teach.steps import Card, LessonStep

MINUTES = 2
"""What a chart takes to be told."""


def steps_of_view(page: Page, address: str) -> tuple[LessonStep, ...]:
    """Return a step for each chart of a page, or one with its answer where it has none.

    `address` reopens the page under the same filters and options, relative to the app.
    """
    charts: tuple[Framed | None, ...] = tuple(page.charts.values()) or (None,)
    return tuple(
        _step(page, framed, number, len(charts), address)
        for number, framed in enumerate(charts, start=1)
    )


def _step(page: Page, framed: Framed | None, number: int, of: int, address: str) -> LessonStep:
    answer = plain(page.answer)
    said = plain(framed.finding) if framed else ""
    return LessonStep(
        number=number,
        of=of,
        minutes=MINUTES,
        title="",
        asks=page.question,
        finding=said,
        chart=framed.chart if framed else None,
        key=framed.whole_key if framed else "",
        cards=() if framed else (Card("", answer, at_once=True),),
        grid=None,
        ask=None,
        notice=(said,) if said else (),
        notes=(answer, framed.chart.alt) if framed else (answer,),
        sources=(),
        selection=page.selection,
        address=address,
    )
