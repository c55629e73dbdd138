"""Server time of each page under random selections: of its functions, and of the whole script."""

import asyncio
import time
from collections.abc import Sequence

from bench import cases, results, serving
from bench.session import Run, address, session
from evidence.corpus.selection import Selection
from evidence.topics.page import page_json
from evidence.topics.registry import TOPICS

HEADS = (
    "",
    "functions, unseen",
    "p95",
    "seen",
    "script, unseen",
    "p95",
    "seen",
    "kB sent",
    "largest",
)


def main() -> None:
    records = cases.cohorts()
    selections = cases.random_selections(records)
    rows = []
    with serving.ours() as server:
        for name in TOPICS:
            functions = [
                [_milliseconds(name, selection) for selection in selections] for _ in range(2)
            ]
            unseen, seen = asyncio.run(_scripts(server.url, name, selections))
            sizes = [run.bytes / 1024 for run in unseen]
            assert all(run.fine for run in [*unseen, *seen]), name
            rows.append(
                (
                    name,
                    results.median(functions[0]),
                    results.p95(functions[0]),
                    results.median(functions[1]),
                    results.median([run.milliseconds for run in unseen]),
                    results.p95([run.milliseconds for run in unseen]),
                    results.median([run.milliseconds for run in seen]),
                    results.median(sizes),
                    max(sizes),
                )
            )
    results.write("Server time of a page", _ABOUT, results.table(HEADS, rows))


_ABOUT = f"""{cases.SELECTIONS} random selections of one or two filters, each asked for twice.
"Functions" choose the studies and make the page's sentences, tables and charts; "script" is the run
of the whole page for a session, from its question to the end of the answer."""


def _milliseconds(name: str, selection: Selection) -> float:
    start = time.perf_counter()
    page_json(name, cases.page_of(cases.cohorts(), name, selection))
    return 1000 * (time.perf_counter() - start)


async def _scripts(
    url: str, name: str, selections: Sequence[Selection]
) -> tuple[Sequence[Run], Sequence[Run]]:
    async with session(url, "" if name == "overview" else name) as reader:
        await reader.show("")
        unseen = [await reader.show(address(selection)) for selection in selections]
        seen = [await reader.show(address(selection)) for selection in selections]
    return unseen, seen
