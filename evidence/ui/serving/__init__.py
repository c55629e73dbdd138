"""The dashboard as a web application: what a server sends before and around Streamlit's pages.

`app.py` makes an `st.App` of `middleware` and `lifespan`, so that `streamlit run app.py` and any
other ASGI server start the same application.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.middleware import Middleware
from streamlit import runtime

from evidence.ui.corpus import library
from evidence.ui.library import LOG
from evidence.ui.notices import page_failed
from evidence.ui.serving.addresses import DataAddresses
from evidence.ui.serving.ahead import ChartsAhead
from evidence.ui.serving.at_once import AtOnce
from evidence.ui.serving.embedded import Embedded
from evidence.ui.serving.files import ServedFiles, served
from evidence.ui.serving.first_page import FirstPage, asked_for_ahead
from evidence.ui.serving.guard import Guard
from evidence.ui.serving.health import Health
from evidence.ui.serving.log import write_json_lines
from evidence.ui.serving.reconnected import Reconnected

__all__ = ["lifespan", "middleware", "page_failed"]

LOOK_SECONDS = 1.0
"""Between two looks at the files of the corpus."""


def middleware() -> list[Middleware]:
    """Return what answers before Streamlit does, from the outermost layer to the first page."""
    # The first sees the connection itself; the others hand on a wrapped one.
    answers = (Health, Reconnected, ServedFiles, DataAddresses, Embedded, ChartsAhead, FirstPage)
    layers = (AtOnce, Guard, *answers)
    return [Middleware(layer) for layer in layers]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Compress what every first visit takes, and run the first page, before any reader comes.

    The run reads the corpus and tells Streamlit which pages there are: without it the first reader
    would wait for the one, and be told that a deep link leads to no page for want of the other.
    What lives on is frozen, so that Python's search for garbage doesn't walk it. From then on a
    thread beside those of the readers looks after the files of the corpus.
    """
    write_json_lines()
    while library.standing.judged is None:
        await asyncio.to_thread(library.look)
    for path in asked_for_ahead():
        served(path)
    await runtime.get_instance().does_script_run_without_error()
    gc.collect()
    gc.freeze()
    watch = asyncio.create_task(_watch())
    yield
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch


async def _watch() -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            await asyncio.to_thread(library.look)
        except OSError as error:  # such as a network folder that is away: the next look may succeed
            LOG.error("the corpus files can't be looked at", exc_info=error)
