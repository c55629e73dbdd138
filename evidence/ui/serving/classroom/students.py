"""What a student's phone gets: the question, a form for the answer, and what came of it."""

import secrets
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from evidence import prose
from evidence.classroom.refusals import RefusedError
from evidence.classroom.rooms import CODE_LENGTH, SECONDS, Answer, Room, Shown
from evidence.topics.teach.asked import Asked
from evidence.ui.serving.classroom.shared import body_of, code_of, refusing, rooms, step_of
from evidence.ui.serving.files import base_path

COOKIE = "pvp_class"
"""A random name by which a browser's last answer replaces its earlier one; it ends with a room."""

_PAGE = Path(__file__).with_name("page.html").read_text("utf-8")
_HEADERS = {"cache-control": "no-store"}
_WAIT = "<p>Look at the screen in front. When there is a question, it appears here.</p>"


def _as_page(error: RefusedError, request: Request) -> Response:
    code = request.path_params.get("code", "")
    back = {"no room": "", "ended": ""}.get(error.reason, f"/{escape(str(code)[:9])}")
    link = f'<p><a class="button" href="{base_path()}/class{back}">Go on</a></p>'
    return _page("Class", f"<h1>{escape(error.sentence)}</h1>{link}", status=error.status)


async def door(request: Request) -> Response:
    """Ask for the code of a room, or go to the room whose code is given."""
    code = request.query_params.get("code", "").strip().upper()[: CODE_LENGTH + 1]
    if code.isalnum():
        return RedirectResponse(f"{base_path()}/class/{code}", 303, _HEADERS)
    return _page(
        "Class",
        f"""<h1>Which class are you in?</h1>
<form action="{base_path()}/class"><label for="code">The code on the screen in front</label>
<input id="code" name="code" required maxlength="{CODE_LENGTH}" autocomplete="off"
  autocapitalize="characters" spellcheck="false"><button>Go in</button></form>""",
    )


@refusing(_as_page)
async def question(request: Request) -> Response:
    """Show the question that is open in a room, and this browser's answer to it."""
    room = await run_in_threadpool(rooms().room, code_of(request))
    step = await run_in_threadpool(step_of, room.shown)
    browser = request.cookies.get(COOKIE, "")
    given = await run_in_threadpool(rooms().answer_of, room.code, room.shown, browser)
    told = _told(room, step.ask, given) if step.ask else _WAIT
    return _page(step.asks, f"<h1>{escape(step.asks)}</h1>{told}", room)


@refusing(_as_page)
async def answered(request: Request) -> Response:
    """Take an answer, and go back to the question; the last answer of a browser counts."""
    form = dict(parse_qsl((await body_of(request)).decode("utf-8", "replace")))
    room = await run_in_threadpool(rooms().room, code_of(request))
    at = Shown(form.get("lesson", ""), _step(form.get("step", "")))
    if (at.lesson, at.step) != (room.shown.lesson, room.shown.step):
        raise RefusedError("moved on")
    step = await run_in_threadpool(step_of, at)
    answer = step.ask.read(form) if step.ask else None
    if answer is None:
        raise RefusedError("nonsense")
    browser = request.cookies.get(COOKIE, "")
    known = len(browser) == len(secrets.token_urlsafe(12)) and browser.isascii()
    browser = browser if known else secrets.token_urlsafe(12)
    await run_in_threadpool(rooms().answer, room.code, browser, at, answer)
    back = RedirectResponse(f"{base_path()}/class/{room.code}", 303, _HEADERS)
    back.set_cookie(
        COOKIE, browser, max_age=SECONDS, path=f"{base_path()}/class", httponly=True,
        samesite="strict",
    )  # fmt: skip
    return back


@refusing(lambda error, _: JSONResponse({"at": error.reason}, error.status, _HEADERS))
async def now(request: Request) -> Response:
    """Say which question is open, so that a page knows when to look again."""
    room = await run_in_threadpool(rooms().room, code_of(request))
    return JSONResponse({"at": _at(room)}, headers=_HEADERS)


def _at(room: Room) -> str:
    return f"{room.shown.lesson}/{room.shown.step}/{int(room.shown.revealed)}"


def _step(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= CODE_LENGTH else 0


def _told(room: Room, ask: Asked, given: Answer | None) -> str:
    own = (
        f"<p class='own' role='status'>Your answer: {escape(ask.said(given))}</p>" if given else ""
    )
    if room.shown.revealed:
        fits = f"<p>What fits: {escape(ask.fits)}</p>" if ask.fits else ""
        return f"{own}{fits}<p>{escape(ask.reveal)}</p>"
    again = "Change it" if given else "Send"
    return f"""{own}<form method="post"><p id="prompt">{escape(ask.prompt)}</p>
<input type="hidden" name="lesson" value="{escape(room.shown.lesson)}">
<input type="hidden" name="step" value="{room.shown.step}">
{_controls(ask, given)}<button>{again}</button></form>"""


def _controls(ask: Asked, given: Answer | None) -> str:
    if ask.scale is None:
        chosen = int(given[0]) if given else -1
        boxes = "".join(
            f'<label class="choice"><input type="radio" name="choice" value="{place}" required'
            f"{' checked' if place == chosen else ''}><span>{escape(text)}</span></label>"
            for place, text in enumerate(ask.choices)
        )
        return f'<fieldset aria-labelledby="prompt">{boxes}</fieldset>'
    scale = ask.scale
    unit = f"{escape(scale.title)}, from {prose.number(scale.low)} to {prose.number(scale.high)}"
    names = (("value", "Your guess"),) if ask.form == "value" else (("low", "From"), ("high", "To"))
    values = [f"{end:g}" for end in given] if given else ["", ""]
    fields = "".join(
        f'<label>{label}<input type="number" name="{name}" min="{scale.low:g}" '
        f'max="{scale.high:g}" step="any" inputmode="decimal" required value="{value}"></label>'
        for (name, label), value in zip(names, values, strict=False)
    )
    return f'<fieldset class="numbers" aria-labelledby="prompt">{fields}</fieldset><p>{unit}</p>'


def _page(title: str, body: str, room: Room | None = None, *, status: int = 200) -> HTMLResponse:
    at = f' data-at="{escape(_at(room))}" data-room="{room.code}"' if room else ""
    foot = f"Room {room.code} · " if room else ""
    page = _PAGE.replace("__TITLE__", escape(title)).replace("__AT__", at)
    page = page.replace("__FOOT__", foot).replace("__BASE__", base_path()).replace("__BODY__", body)
    return HTMLResponse(page, status, _HEADERS)
