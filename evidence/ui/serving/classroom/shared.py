"""What teacher's and students' addresses have in common: the rooms, and the question of a step."""

import os
from collections.abc import Awaitable, Callable
from functools import cache, wraps

from starlette.requests import Request
from starlette.responses import Response

from evidence.classroom.refusals import RefusedError
from evidence.classroom.rooms import CODE_LENGTH, MEMORY, Rooms, Shown
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.teach import TeachOptions, TeachPage
from evidence.topics.teach.steps import LessonStep
from evidence.ui.corpus import built, choice, served
from evidence.ui.serving.guard import is_foreign

PLACE = "PVP_EVIDENCE_ROOMS"
"""The setting that names a file for the rooms, where several servers share them."""

MOST_BYTES = 4000
"""What a question or an answer may weigh."""

Answering = Callable[[Request], Awaitable[Response]]


@cache
def rooms() -> Rooms:
    """Return the rooms of this server: in memory, or in the file that the setting names."""
    return Rooms(os.environ.get(PLACE) or MEMORY)


def code_of(request: Request) -> str:
    """Return the code in an address, as it may be typed: small letters and spaces forgiven."""
    typed = str(request.path_params["code"]).upper().replace(" ", "")
    return typed[: CODE_LENGTH + 1]


def step_of(shown: Shown) -> LessonStep:
    """Return the step that a room shows.

    Raises:
        RefusedError: there is none, or no corpus that could be shown.
    """
    found = served()
    if found is None:
        raise RefusedError("no corpus")
    topic, chosen = found.lessons_topic, choice(found.cohorts, Selection())
    asked = TeachOptions(lesson=shown.lesson, step=str(shown.step))
    if fitted(topic, chosen, asked) != asked:
        raise RefusedError("no step")
    page = built(topic, chosen, asked)
    assert isinstance(page, TeachPage)
    if page.step is None:
        raise RefusedError("no step")
    return page.step


async def body_of(request: Request) -> bytes:
    """Return what a request of ours brings.

    Raises:
        RefusedError: a page of another site sent it, or it is too large.
    """
    if is_foreign(request.headers):
        raise RefusedError("foreign")
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > MOST_BYTES:
            raise RefusedError("nonsense")
    return found


def refusing(said: Callable[[RefusedError, Request], Response]) -> Callable[[Answering], Answering]:
    """Return a decorator that answers what is refused with a sentence, said in one form."""

    def decorator(answer: Answering) -> Answering:
        @wraps(answer)
        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except RefusedError as error:
                return said(error, request)

        return answered

    return decorator
