"""Measures one corpus, given as files, in a process of its own; prints JSON.

python -m bench.growth_worker FILE…
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from bench import cases, machine
from evidence.charts.plotly_json import Figure
from evidence.cohorts import Cohorts
from evidence.cohorts import build as build_cohorts
from evidence.corpus.frames import build, load
from evidence.corpus.garbage import collecting_later
from evidence.corpus.loading import read_files
from evidence.corpus.selection import Selection
from evidence.corpus.yaml_builder import read_document
from evidence.topics.registry import TOPICS

ROUNDS = 3
ANYTHING = Selection(collection="all")
T = TypeVar("T")


@dataclass(frozen=True)
class Measured:
    """Seconds of each step, MB of memory, and for each page milliseconds and marks."""

    loading: tuple[float, float, float, float, float]
    kept: float
    records: float
    memory: float
    pages: dict[str, tuple[float, int]]


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]]
    size = sum(path.stat().st_size for path in paths) / 1024**2
    with collecting_later():
        parsing, _ = _timed(lambda: [read_document(path) for path in paths])
        reading, files = _timed(lambda: read_files(paths))
        framing, _ = _timed(lambda: build(files))
    everything, _ = _timed(lambda: load(paths))
    kept, corpus = _timed(lambda: load(paths))
    records, cohorts = _timed(lambda: build_cohorts(corpus))
    memory = machine.resident(os.getpid())
    measured = Measured(
        loading=(size, parsing, reading, framing, everything),
        kept=kept,
        records=records,
        memory=memory,
        pages={name: _page(cohorts, name) for name in TOPICS},
    )
    print(json.dumps(asdict(measured)))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _page(cohorts: Cohorts, name: str) -> tuple[float, int]:
    times = []
    for _ in range(ROUNDS):
        taken, page = _timed(lambda: cases.page_of(cohorts, name, ANYTHING))
        times.append(1000 * taken)
    charts = cases.charts_of(name, page)
    return statistics.median(times), sum(marks(figure) for figure in charts.values())


def marks(figure: Figure) -> int:
    """Return how many points, shapes and texts a chart draws."""
    data, layout = figure["data"], figure["layout"]
    assert isinstance(data, list)
    assert isinstance(layout, dict)
    points = sum(len(trace.get("x") or trace.get("y") or ()) for trace in data)
    around = sum(len(layout.get(name) or ()) for name in ("shapes", "annotations"))
    return points + around


if __name__ == "__main__":
    main()
