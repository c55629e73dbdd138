"""What every test may ask for: a small corpus of its own, the real corpus, and a loud summary."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

# Tests read files as they are written, never what an earlier run kept of them.
os.environ["PVP_EVIDENCE_CACHE"] = "off"

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evidence import Corpus
    from evidence.cohorts import Cohorts


@pytest.fixture
def write_corpus(tmp_path: Path) -> Callable[..., Path]:
    """Write a corpus file for this test alone, and say where it is."""

    def write(text: str, name: str = "studies.yaml") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """Give the real corpus, read once; nobody may change it."""
    import evidence

    return evidence.load()


@pytest.fixture(scope="session")
def cohorts(corpus: Corpus) -> Cohorts:
    """Give the records of the real corpus, made once; nobody can change them."""
    from evidence import cohorts

    return cohorts.build(corpus)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so in capitals if the browser tests did not run."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "browser" in getattr(report, "keywords", {}) and "no Chromium" in str(report.longrepr)
    ]
    if not skipped:
        return
    terminalreporter.section("BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
    terminalreporter.line(
        f"{len(skipped)} tests need Chromium and were skipped: nothing is known about the pages as "
        "readers see them.",
        red=True,
    )
    terminalreporter.line(
        "Debian, Ubuntu: sudo apt-get install chromium. Elsewhere: install Chromium or Chrome and "
        "put it on the PATH, or name it: CHROMIUM=/path/to/chrome make test.",
        red=True,
    )
