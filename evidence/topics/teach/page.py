"""The page: which lessons there are, and one step of the lesson that is given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from evidence import prose
from evidence.cohorts import Choice
from evidence.corpus import lessons as written
from evidence.topics.options import Options, Topic, Values, maybe, option
from evidence.topics.page import UNREAD, Framed, Page, Row, Table, framed
from evidence.topics.teach.steps import LessonStep, step_of

QUESTION = "Which lesson do you want to give?"

_HEADINGS = {
    "title": "Lesson",
    "audience": "For",
    "summary": "About",
    "steps": "Steps",
    "minutes": "Minutes",
}


@dataclass(frozen=True)
class TeachOptions(Options):
    """The lesson, "" for none, and its step; or the page that is presented as it is."""

    lesson: str = maybe("Lesson")
    step: str = option("1", "Step")
    present: str = maybe("Page to present")


@dataclass(frozen=True, kw_only=True)
class TeachPage(Page):
    """The lessons; where one is given its title, the titles of its steps and the step shown."""

    lessons: Table
    lesson_id: str = ""
    title: str = ""
    outline: tuple[str, ...] = ()
    minutes: int = field(default=0, metadata=UNREAD)
    step: LessonStep | None = None

    @property
    def charts(self) -> Mapping[str, Framed]:
        """Return the chart of the step."""
        step = self.step
        return framed({"step": (step.chart, step.finding, step.key)} if step else {})


def topic_of(others: Mapping[str, Topic], read: Callable[[], written.Lessons]) -> Topic:
    """Return the page as a topic; `others` are the pages that lessons show, `read` gives them."""

    def values(_choice: Choice, options: Options) -> Values:
        assert isinstance(options, TeachOptions)
        found = {lesson.id: lesson for lesson in read().lessons}
        lesson = found.get(options.lesson)
        steps = tuple(str(number + 1) for number in range(len(lesson.steps) if lesson else 1))
        return {"lesson": tuple(found), "step": steps, "present": tuple(others)}

    def build(choice: Choice, options: Options) -> TeachPage:
        assert isinstance(options, TeachOptions)
        return _page(choice, options, read().lessons, others)

    return Topic("teach", QUESTION, TeachOptions, values, build)


def _page(
    choice: Choice,
    options: TeachOptions,
    lessons: list[written.Lesson],
    others: Mapping[str, Topic],
) -> TeachPage:
    rows: Iterable[Row] = (
        {
            "lesson_id": lesson.id,
            "title": lesson.title,
            "audience": lesson.audience,
            "summary": lesson.summary,
            "steps": len(lesson.steps),
            "minutes": lesson.minutes,
        }
        for lesson in lessons
    )
    table = Table(tuple(rows), _HEADINGS)
    given = next((lesson for lesson in lessons if lesson.id == options.lesson), None)
    if given is None:
        return TeachPage(
            question=QUESTION, answer=_offered(lessons), selection=choice.selection, lessons=table
        )
    step = step_of(given, int(options.step), choice.cohorts, others)
    return TeachPage(
        question=QUESTION,
        answer=step.asks,
        selection=step.selection,
        lessons=table,
        lesson_id=given.id,
        title=given.title,
        outline=tuple(one.title for one in given.steps),
        minutes=given.minutes,
        step=step,
    )


def _offered(lessons: list[written.Lesson]) -> str:
    minutes = [lesson.minutes for lesson in lessons]
    each = prose.number_range(min(minutes), max(minutes))
    many = prose.counted(len(lessons), "lesson")
    return f"{many} of {each} minutes, every figure from the corpus as it is now."
