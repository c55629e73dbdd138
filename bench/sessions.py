"""Sessions on one process: each changes a filter every ten seconds, more and more of them."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from bench import cases, machine, results, serving
from bench.session import Session, address, session

STEPS = (1, 10, 20, 40, 80, 120, 160, 240, 320)
SECONDS = 60
PAUSE = 10.0
SLOW_MS = 1_000
"""A step whose p95 is slower than this, or that has errors, is beyond the knee."""

HEADS = ("sessions", "changes", "median", "p95", "slowest", "errors", "MB before", "MB after")


@dataclass
class Step:
    """What happened while a number of sessions was open."""

    sessions: int
    before: float
    after: float = 0.0
    times: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def sustained(self) -> bool:
        slowest = results.p95(self.times)
        return not self.errors and slowest is not None and slowest <= SLOW_MS


def main() -> None:
    with serving.ours() as server:
        steps = asyncio.run(_steps(server))
    rows = [
        (
            step.sessions,
            len(step.times),
            results.median(step.times),
            results.p95(step.times),
            max(step.times, default=None),
            step.errors,
            round(step.before),
            round(step.after),
        )
        for step in steps
    ]
    results.write("Sessions on one process", _ABOUT, results.table(HEADS, rows), _knee(steps))


_ABOUT = f"""Each session shows one of the pages with charts and changes its filters every
{PAUSE:g} s, for {SECONDS} s a step; sessions stay open from step to step. Times are from the
question to the end of the answer; the load comes from the same machine. MB are those of the
server's process."""


def _knee(steps: Sequence[Step]) -> str:
    held = [step for step in steps if step.sustained]
    first, last = steps[0], steps[-1]
    each = (last.after - first.after) / max(1, last.sessions - first.sessions)
    beyond = next((step for step in steps if not step.sustained), None)
    told = f"**Sustained: {held[-1].sessions if held else 0} sessions.** "
    if beyond:
        slow = results.p95(beyond.times) or 0
        told += (
            f"The knee lies before {beyond.sessions}: p95 {slow:,.0f} ms, {beyond.errors} errors. "
        )
    return f"{told}A session takes {each:.1f} MB."


async def _steps(server: serving.Server) -> list[Step]:
    queries = [address(one) for one in cases.random_selections(cases.cohorts())]
    names = ["" if name == "overview" else name for name in cases.TITLES]
    steps: list[Step] = []
    async with AsyncExitStack() as stack:
        readers: list[Session] = []
        for number in STEPS:
            step = Step(number, machine.resident(server.process))
            while len(readers) < number:
                name = names[len(readers) % len(names)]
                readers.append(await stack.enter_async_context(session(server.url, name)))
                await readers[-1].show("")
            async with asyncio.TaskGroup() as group:
                for index, reader in enumerate(readers):
                    group.create_task(_read(reader, queries, random.Random(index), step))
            step.after = machine.resident(server.process)
            steps.append(step)
            print(
                step.sessions, results.p95(step.times), step.errors, round(step.after), flush=True
            )
            if not step.sustained:
                break
    return steps


async def _read(reader: Session, queries: Sequence[str], chance: random.Random, step: Step) -> None:
    """Change the filter again and again, at times of one's own."""
    end = time.monotonic() + SECONDS
    await asyncio.sleep(chance.uniform(0, PAUSE))
    while time.monotonic() < end:
        asked = time.monotonic()
        try:
            run = await reader.show(chance.choice(queries))
        except (TimeoutError, OSError, WebSocketException):
            step.errors += 1
            return
        step.times.append(run.milliseconds)
        step.errors += not run.fine
        await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - asked)))
