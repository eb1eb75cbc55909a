"""How soon the pages and the REST API answer over a large record of made-up articles.

    make bench ARTICLES=100000
    python tools/bench_web.py [--articles 2000] [--questions 40] [--limit-ms 100] [--clock wall] [--only WORDS]

Each route is asked a mix of questions that is always the same: words that most articles hold and words that few do,
phrases, beginnings, speakers, outlets, days, and pages far down. Told are the milliseconds that half of the answers
(p50), 95 in 100 (p95) and all of them took: `cold`, when a question is asked for the first time since the record was
opened, and `warm`, when it is asked again; what the server makes ready when it starts is ready. Ends with 1 where a p95
is over the limit, an answer is no answer, or `onrecord serve` takes longer than two seconds to answer. To draw a chart
takes Vega as long as it takes, and pages do not wait for it: the limit is for what was drawn before.

The record is kept in out/, and made where it is not there (100,000 articles take 25 minutes). `--clock cpu` counts
the time of this process's processors instead of the wall's, for a machine that is busy with other things.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.request import urlopen

import httpx

import generate_record
from bench_questions import SEED, questions
from onrecord.record import Record
from onrecord.web.app import create_app
from onrecord.web.safety import Application
from onrecord.web.warming import WARMING

OUT = Path(__file__).parents[1] / "out"
START_UP_SECONDS = 2.0
_DRAWN = re.compile(r"\b(?:svg|png)\b")
"""Routes that draw a chart when they are asked for the first time."""

_RUNNING: set[asyncio.Task[None]] = set()
"""What must not be collected while it runs."""

CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}


def main() -> None:
    """Make the record where it is wanting, measure, print."""
    parser = argparse.ArgumentParser(description="Measure how soon pages and API answer.")
    parser.add_argument("--articles", type=int, default=2_000, help="articles in the record (default 2000)")
    parser.add_argument("--questions", type=int, default=40, help="questions to each route (default 40)")
    parser.add_argument("--limit-ms", type=float, default=100.0, help="what no p95 may exceed (default 100)")
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--only", default="", metavar="WORDS", help="only the routes with these words in their name")
    parser.add_argument("--slowest", type=int, default=0, metavar="N", help="name the slowest questions of each route")
    options = parser.parse_args()
    path = OUT / f"made-up-{options.articles}.db"
    generate_record.generate(path, options.articles, SEED)
    with Record(path, read_only=True) as record:
        every = questions(record, options.articles, options.questions)
        routes = {name: asked for name, asked in every if options.only in name}
    clock = CLOCKS[options.clock]
    print(f"{options.articles:,} articles, {options.questions} questions a route, ms by the {options.clock} clock")
    print(f"{'':34}{'cold p50':>9}{'p95':>8}{'max':>8}{'warm p50':>10}{'p95':>8}{'max':>8}")
    over = asyncio.run(_routes(create_app(path), routes, clock, options.limit_ms, options.slowest))
    if not options.only:
        over += _start_up(path)
    sys.exit(f"over the limit: {', '.join(over)}" if over else 0)


async def _routes(
    application: Application,
    routes: dict[str, list[str]],
    clock: Callable[[], float],
    limit: float,
    slowest: int,
) -> list[str]:
    """Print the figures of every route, and return the names of those over the limit."""
    over = []
    transport = httpx.ASGITransport(application)
    await _started(application)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", follow_redirects=True) as client:
        for name, asked in routes.items():
            cold = [await _asked(client, address, clock) for address in asked]
            warm = [await _asked(client, address, clock) for address in asked]
            figures = [*_figures(cold), *_figures(warm)]
            print(f"{name:34}{{:9.1f}}{{:8.1f}}{{:8.1f}}{{:10.1f}}{{:8.1f}}{{:8.1f}}".format(*figures), flush=True)
            for taken, address in sorted(zip(cold, asked, strict=True), reverse=True)[:slowest]:
                print(f"    {taken:.0f} {address}")
            if figures[4] > limit or (figures[1] > limit and not _DRAWN.search(name)):
                over.append(name)
    return over


async def _started(application: Application) -> None:
    """Let the application start as a server does, and wait for what it makes ready in the background."""
    told: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    up = asyncio.Event()

    async def run() -> None:
        await application({"type": "lifespan", "asgi": {"version": "3.0"}}, told.get, send)

    async def send(_: dict[str, str]) -> None:
        up.set()

    told.put_nowait({"type": "lifespan.startup"})
    _RUNNING.add(asyncio.create_task(run()))
    await up.wait()
    for thread in threading.enumerate():
        if thread.name == WARMING:
            await asyncio.to_thread(thread.join)


async def _asked(client: httpx.AsyncClient, address: str, clock: Callable[[], float]) -> float:
    """Return the milliseconds that an answer takes."""
    begun = clock()
    answer = await client.get(address)
    taken = 1000 * (clock() - begun)
    if answer.status_code != 200:
        print(f"    {answer.status_code} {address}")
        return float("inf")
    return taken


def _figures(taken: Sequence[float]) -> tuple[float, float, float]:
    """Return the median, what 95 in 100 stay under (nearest rank), and the largest."""
    in_order = sorted(taken)
    return statistics.median(in_order), in_order[-(-95 * len(in_order) // 100) - 1], in_order[-1]


def _start_up(path: Path) -> list[str]:
    """Measure how long `onrecord serve` takes to answer, and its first home page."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(path), "--port", "0"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            up = time.perf_counter() - begun
            with urlopen(address) as answer:  # noqa: S310 - the address that our own server told
                answer.read()
            first = time.perf_counter() - begun
        finally:
            process.terminate()
    print(f"onrecord serve: up in {up:.2f} s, first page after {first:.2f} s")
    return ["onrecord serve"] if up > START_UP_SECONDS else []


if __name__ == "__main__":
    main()
