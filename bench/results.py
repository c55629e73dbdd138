"""`RESULTS.md`: one section for each part, written anew by the part that measures it."""

import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from bench import machine

Row: TypeAlias = Sequence[object]

FILE = Path(__file__).with_name("RESULTS.md")
ORDER = (
    "From filter to repaint",
    "First visit",
    "Change of page",
    "From click to card",
    "Server time of a page",
    "Growth of the corpus",
    "Sessions on one process",
    "Pools",
)
"""The sections, in reading order."""

HEADER = """# Results

Written by `make bench`; times are medians in milliseconds unless a heading says otherwise.
"""


def write(title: str, *parts: str) -> None:
    """Put a section into the file, in place of what it said before."""
    assert title in ORDER, title
    sections = _sections()
    stamp = f"*{machine.today()}. {machine.described()}*"
    sections[title] = "\n\n".join([stamp, *(part.strip() for part in parts)])
    text = HEADER
    for name in ORDER:
        if name in sections:
            text += f"\n## {name}\n\n{sections[name].strip()}\n"
    FILE.write_text(text, encoding="utf-8")
    print(f"\n## {title}\n\n" + "\n\n".join(part.strip() for part in parts), flush=True)


def table(heads: Sequence[str], rows: Iterable[Row]) -> str:
    """Return a Markdown table; numbers are rounded, None is a dash."""
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines)


def median(times: Sequence[float]) -> float | None:
    return statistics.median(times) if times else None


def p95(times: Sequence[float]) -> float | None:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))] if times else None


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _sections() -> dict[str, str]:
    if not FILE.exists():
        return {}
    _, *parts = FILE.read_text("utf-8").split("\n## ")
    return {title: body for title, _, body in (part.partition("\n") for part in parts)}
