"""What the box in the strip understood of the words typed so far, and the pages that answer."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from evidence.charts.plotly_json import Json
from evidence.topics.address import COLLECTIONS
from evidence.topics.search import Answer, found
from evidence.ui.corpus import served
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
    words = request.query_params.get("words", "")
    collection = request.query_params.get("collection", "")
    told = await run_in_threadpool(understood, corpus, words, collection)
    return JSONResponse(told, headers=_HEADERS)


def understood(corpus: Loaded, words: str, collection: str) -> dict[str, Json]:
    """Return the answers to typed words as JSON, the best first, and sentences on the words."""
    known = collection if collection in COLLECTIONS else COLLECTIONS[0]
    result = found(corpus.cohorts, words, known)
    return {"answers": [_sent(one) for one in result.answers], "said": list(result.said)}


def _sent(answer: Answer) -> dict[str, Json]:
    return {
        "page": NAMES[answer.page],
        "question": answer.question,
        "chips": [f"{chip.label}: {chip.value}" for chip in answer.chips],
        "address": answer.address,
    }
