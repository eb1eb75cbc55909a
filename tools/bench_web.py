"""How soon the pages and the REST API answer over a large record of made-up articles.

    make bench ARTICLES=100000
    python tools/bench_web.py [--articles 2000] [--questions 40] [--limit-ms 100] [--clock wall] [--only WORDS]

Each route is asked a mix of questions that is always the same: words that most articles hold and words that few do,
phrases, beginnings, speakers, outlets, days, and pages far down. Told are the milliseconds that half of the answers
(p50), 95 in 100 (p95) and all of them took: `cold`, when a question is asked for the first time since the record was
opened, and `warm`, when it is asked again; what the server makes ready when it starts is ready. Ends
with 1 where a p95 is over the limit, an answer is no answer, or `onrecord serve` takes longer than two seconds.

The record is kept in out/, and made where it is not there (100,000 articles take forty minutes). `--clock cpu` counts
the time of this process's processors instead of the wall's, for a machine that is busy with other things.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import httpx

import generate_record
import made_up
from onrecord.model import Reading
from onrecord.web.app import WARMING, create_app
from onrecord.web.safety import Application

OUT = Path(__file__).parents[1] / "out"
SEED = 1
START_UP_SECONDS = 2.0
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
    routes = {name: asked for name, asked in questions(options.articles, options.questions) if options.only in name}
    clock = CLOCKS[options.clock]
    print(f"{options.articles:,} articles, {options.questions} questions a route, ms by the {options.clock} clock")
    print(f"{'':34}{'cold p50':>9}{'p95':>8}{'max':>8}{'warm p50':>10}{'p95':>8}{'max':>8}")
    over = asyncio.run(_routes(create_app(path), routes, clock, options.limit_ms, options.slowest))
    if not options.only:
        over += _start_up(path)
    sys.exit(f"over the limit: {', '.join(over)}" if over else 0)


def questions(articles: int, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each route by name, with so many addresses to ask."""
    mix = Mix(articles)
    get, many = mix.address, range(count)
    yield "home", ["/"] * 10
    yield "search: any", [get("/search", **mix.words(i), **mix.narrowed(i), **mix.page(i)) for i in many]
    yield "search: common words", [get("/search", q=mix.common(i)) for i in many]
    yield "search: common words by date", [get("/search", q=mix.common(i), order="date") for i in many]
    yield "search: common, narrowed", [get("/search", q=mix.common(i), **mix.condition(i)) for i in many]
    yield "search: speaker", [get("/search", by=mix.speaker(i), **mix.page(i)) for i in many]
    yield "search: no words", [get("/search", of=("quotation", "article")[i % 2], **mix.condition(i)) for i in many]
    yield "search: articles", [get("/search", of="article", **mix.words(i), **mix.page(i)) for i in many]
    yield "articles", [get("/articles", **mix.dated(i), **mix.page(i)) for i in many]
    yield "articles: words", [get("/articles", **mix.words(i, "about"), **mix.page(i)) for i in many]
    yield "article", [f"/articles/{mix.reading(i).article.id}" for i in many]
    yield "quotation", [f"/quotations/{mix.reading(i).quotations[i % 10].id}" for i in many]
    yield "beginning of an id", [f"/quotations/{mix.reading(i).quotations[i % 10].id[:10]}" for i in many]
    yield "api: search", [get("/api/search", **mix.words(i), **mix.narrowed(i), limit=20) for i in many]
    yield "api: articles", [get("/api/articles", **mix.words(i, "about"), **mix.dated(i)) for i in many]
    yield "api: articles far down", [get("/api/articles", offset=articles * i // count) for i in many]
    yield "api: quotations", [get("/api/quotations", **mix.words(i, "about"), **mix.narrowed(i)) for i in many]
    yield "api: quotations by", [get("/api/quotations", by=mix.speaker(i)) for i in many]
    yield "api: quotations far down", [get("/api/quotations", offset=articles * 10 * i // count) for i in many]
    yield "api: article", [f"/api/articles/{mix.reading(i).article.id}" for i in many]
    yield "api: quotation", [f"/api/quotations/{mix.reading(i).quotations[i % 10].id}" for i in many]
    yield "api: stats", ["/api/stats"] * 10


class Mix:
    """Questions about a record of made-up articles, which depend on nothing but their number."""

    def __init__(self, articles: int) -> None:
        self._articles = articles
        self._world = made_up.world(SEED)

    def address(self, path: str, **parameters: object) -> str:
        """Return an address with its question."""
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def reading(self, i: int) -> Reading:
        """Return an article of the record, any of them."""
        return made_up.reading(_spread(i, self._articles), SEED)

    def common(self, i: int) -> str:
        """Return a word that many articles hold: some are in all, some in a tenth."""
        return self._world.words.things[(0, 3, 12, 45, 60, 70, 90, 120, 200, 400)[i % 10] + i // 10]

    def words(self, i: int, name: str = "q") -> dict[str, str]:
        """Return words to look for, of every sort in turn."""
        things, said = self._world.words.things, self.reading(i).quotations[i % 10].text
        sorts = (
            self.common(i),
            things[len(things) - 1 - i],
            f'"{" ".join(said.split()[2:4])}"',
            f"{things[80 + i][:3]}*",
            f"{self.common(i)} {things[70 + i]}",
            " ".join(said.split()[:3]),
            f"{things[90 + i]} -{things[75 + i]}",
            self.speaker(i),
        )
        return {name: sorts[i % len(sorts)]}

    def speaker(self, i: int) -> str:
        """Return the name of somebody who speaks: the most quoted, one of the least, a family name, a body."""
        people = self._world.people.things
        sorts = (people[i // 4], people[-1 - i], people[i].split()[1], self._world.bodies.things[i])
        return sorts[i % len(sorts)]

    def dated(self, i: int) -> dict[str, str]:
        """Return days of publication, an outlet, both or neither."""
        year = 2016 + i % 8
        conditions: tuple[dict[str, str], ...] = (
            {},
            {"since": f"{year}"},
            {"until": f"{year}-06"},
            {"outlet": self.outlet(i)},
        )
        return conditions[i % 4] | ({"until": f"{2018 + i % 8}"} if i % 8 == 1 else {})

    def outlet(self, i: int) -> str:
        """Return the name of an outlet, or a word of many outlets' names."""
        return (self._world.outlets.things[i], "courier")[i % 2]

    def condition(self, i: int) -> dict[str, str]:
        """Return one condition."""
        day = f"{2015 + i % 10}-{1 + i % 12:02}"
        conditions = ({"kind": "direct"}, {"since": day}, {"since": day, "until": day}, {"outlet": self.outlet(i)})
        return conditions[i % 4]

    def narrowed(self, i: int) -> dict[str, str]:
        """Return several conditions at once, or none."""
        sorts: tuple[dict[str, str], ...] = (
            {},
            self.dated(i),
            {"kind": "indirect"},
            {"by": self.speaker(i // 2)},
            self.condition(i) | self.dated(i),
        )
        return sorts[i % 5]

    def page(self, i: int) -> dict[str, int]:
        """Return the number of a page: mostly the first, sometimes far down."""
        return {} if i % 3 else {"page": (2, 10, 100, 500)[i // 3 % 4]}


def _spread(i: int, count: int) -> int:
    return random.Random(i).randrange(count)  # noqa: S311 - a repeatable sample, not a secret


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
            if max(figures[1], figures[4]) > limit:
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
