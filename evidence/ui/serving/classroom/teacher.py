"""What the projector asks of the server: to open, turn and end a room, and how it was answered."""

import json
from pathlib import Path
from typing import cast

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from streamlit import config

from evidence.classroom.refusals import RefusedError
from evidence.classroom.rooms import Shown
from evidence.ui.serving.classroom.own_addresses import own_addresses
from evidence.ui.serving.classroom.shared import body_of, code_of, refusing, rooms, step_of
from evidence.ui.serving.files import base_path

LONGEST_ADDRESS = 200
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_NOTES = Path(__file__).with_name("notes.html")


def _as_json(error: RefusedError, _request: Request) -> Response:
    return JSONResponse({"sentence": error.sentence}, error.status)


@refusing(_as_json)
async def opened(request: Request) -> Response:
    """Open a room that shows a step; answer with its code, its key and where it may be reached.

    `alone` says that the server answers its own machine only, unless a proxy stands before it.
    """
    _, wanted = await _wanted(request)
    await run_in_threadpool(step_of, wanted)
    room, key = await run_in_threadpool(rooms().open, wanted)
    return JSONResponse(
        {
            "code": room.code,
            "key": key,
            "ends": room.ends,
            "addresses": _addresses(request),
            "alone": config.get_option("server.address") in _THIS_MACHINE,
        }
    )


@refusing(_as_json)
async def shown(request: Request) -> Response:
    """Turn a room to what the projector shows; answer with how the class has answered that."""
    key, wanted = await _wanted(request)
    code = code_of(request)
    step = await run_in_threadpool(step_of, wanted)
    await run_in_threadpool(rooms().show, code, key, wanted)
    answers = await run_in_threadpool(rooms().answers, code, wanted)
    counts = step.ask.tally(answers) if step.ask else ()
    return JSONResponse({"step": wanted.step, "answered": len(answers), "counts": counts})


@refusing(_as_json)
async def ended(request: Request) -> Response:
    """End a room."""
    key = _text(await _given(request), "key")
    await run_in_threadpool(rooms().end, code_of(request), key)
    return JSONResponse({})


async def picture_code(request: Request) -> Response:
    """Answer with an address as a QR code."""
    address = request.query_params.get("address", "")
    if not address.startswith(("http://", "https://")) or len(address) > LONGEST_ADDRESS:
        return JSONResponse({"sentence": "This is no address that a phone could open."}, 422)
    picture = segno.make(address, error="m").svg_inline(scale=8, border=2, omitsize=True)
    return Response(picture.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1),
                    media_type="image/svg+xml")  # fmt: skip


async def notes(_request: Request) -> Response:
    """Answer with the window of the speaker's notes; the projector's window fills it."""
    return HTMLResponse(_NOTES.read_text("utf-8"), headers={"cache-control": "no-cache"})


async def _given(request: Request) -> dict[str, object]:
    try:
        given = json.loads(await body_of(request))
    except ValueError:
        raise RefusedError("nonsense") from None
    if not isinstance(given, dict):
        raise RefusedError("nonsense")
    return cast("dict[str, object]", given)


async def _wanted(request: Request) -> tuple[str, Shown]:
    """Return the key that a request brings, "" for none, and the step that it asks for."""
    given = await _given(request)
    step, revealed = given.get("step"), given.get("revealed", False)
    if not isinstance(step, int) or isinstance(step, bool) or not isinstance(revealed, bool):
        raise RefusedError("no step")
    return _text(given, "key"), Shown(_text(given, "lesson"), step, revealed)


def _text(given: dict[str, object], name: str) -> str:
    value = given.get(name, "")
    return value if isinstance(value, str) else ""


def _addresses(request: Request) -> list[str]:
    """Return where a class may reach its room, up to the code: first what the teacher typed."""
    url = request.url
    own = f"{url.scheme}://{url.netloc}"
    port = f":{url.port}" if url.port else ""
    found = [f"{url.scheme}://{host}{port}" for host in own_addresses()]
    local = url.hostname in _THIS_MACHINE
    hosts = [*found, own] if local else [own, *found]
    return [f"{host}{base_path()}/class" for host in dict.fromkeys(hosts)]
