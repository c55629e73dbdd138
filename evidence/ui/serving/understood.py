"""What the box in the strip understood of the words typed so far, and the pages that answer."""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from evidence.charts.plotly_json import Json
from evidence.topics.address import Query, selection_asked
from evidence.topics.search import Answer, found
from evidence.ui.corpus import filter_options, served
from evidence.ui.library import Loaded
from evidence.ui.links import NAMES
from evidence.ui.serving.files import base_path

PATH = "/understood"
_HEADERS = {"cache-control": "no-store"}


def route() -> Route:
    """Return the address that the box asks while a reader types."""
    return Route(f"{base_path()}{PATH}", _answered, methods=["GET"])


async def _answered(request: Request) -> Response:
    corpus = served()
    if corpus is None:
        return JSONResponse({"answers": [], "said": []}, 503, _HEADERS)
    asked = parse_qs(request.url.query)
    told = await run_in_threadpool(understood, corpus, asked)
    return JSONResponse(told, headers=_HEADERS)


def understood(corpus: Loaded, asked: Query) -> dict[str, Json]:
    """Return the answers to typed words as JSON, the best first, and sentences on the words.

    `asked` is the reader's own address with the words added, so that it holds the filters, too.
    """
    now = selection_asked(asked, filter_options(corpus.cohorts, "all")).value
    result = found(corpus.cohorts, " ".join(asked.get("words", ())), now)
    return {"answers": [_sent(one) for one in result.answers], "said": list(result.said)}


def _sent(answer: Answer) -> dict[str, Json]:
    return {
        "page": NAMES[answer.page],
        "question": answer.question,
        "chips": [f"{chip.label}: {chip.value}" for chip in answer.chips],
        "address": answer.address,
    }
