"""How reading, records, pages and repainting grow with the corpus."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import browser, repaint, results, serving, synthetic
from bench.growth_worker import Measured
from evidence.corpus.loading import default_paths, read_files

SIZES = (1_000, 10_000)
REPAINTED = 1_000
LOADING = ("studies", "files, MB", "parse, s", "parse and check, s", "frames, s", "all, s")
KEPT = ("kept, s", "records, s", "memory, MB")


def main() -> None:
    real = default_paths()
    known = sum(len(file.records.studies) for file in read_files(real))
    with tempfile.TemporaryDirectory() as folder:
        corpora = {known: list(real)}
        for size in SIZES:
            corpora[size] = synthetic.corpus_of(size, Path(folder) / str(size))
        measured = {size: _measured(paths, Path(folder)) for size, paths in corpora.items()}
        made = [path for path in corpora[REPAINTED] if path not in real]
        with browser.browser() as chromium, serving.ours(made) as server:
            repainted = repaint.ours(chromium, "all", server)
    loading = [
        (size, *found.loading, found.kept, found.records, round(found.memory))
        for size, found in measured.items()
    ]
    results.write(
        "Growth of the corpus",
        _ABOUT,
        results.table((*LOADING, *KEPT), loading),
        "### A page with the wider literature, no filter: ms, and in brackets marks drawn",
        _pages(measured),
        f"### From filter to repaint at {REPAINTED:,} studies, with the wider literature",
        results.table(repaint.HEADS, repainted),
    )


_ABOUT = """The real corpus, and with synthetic studies added. "Kept" is reading the frames of
unchanged files from the disk, "records" the making of records from frames; memory is that of the
process after both."""


def _measured(paths: list[Path], folder: Path) -> Measured:
    """Measure a corpus in a process of its own."""
    command = [sys.executable, "-m", "bench.growth_worker", *map(str, paths)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    return Measured(**json.loads(answer.stdout))


def _pages(measured: dict[int, Measured]) -> str:
    heads = ["", *(f"{size:,}" for size in measured)]
    names = next(iter(measured.values())).pages
    rows = [
        [name, *(f"{ms:,.0f} ({marks:,})" for ms, marks in column)]
        for name in names
        for column in [[found.pages[name] for found in measured.values()]]
    ]
    return results.table(heads, rows)
