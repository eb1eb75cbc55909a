"""What is done when the pages start to be served, beside the first requests, so that nobody has to wait for it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import functools
import gc
import threading
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, unquote

from starlette.types import Message

from onrecord.errors import OnrecordError
from onrecord.web import plotting
from onrecord.web.addresses import with_query
from onrecord.web.library import Library
from onrecord.web.questions import Window
from onrecord.web.safety import Application
from onrecord.web.views import environment

WARMING = "onrecord-warming"
"""The name of the thread in which that is done."""


def warm_up(library: Library, application: Application, ended: threading.Event) -> None:
    """Read the record ahead, count what it holds, load what finds people and what draws, ask each page once.

    So statements are compiled, and what they look at is in memory. What is there by then stays, and is no longer
    looked through for garbage, which would take a tenth of a second now and then. It is left off where the server has
    `ended`.
    """
    steps: list[Callable[[], object]] = [
        lambda: library.record().preload(),
        lambda: (library.stats(), library.outlets(), library.countries()),
        lambda: asyncio.run(_visit(application, _BARS, ended)),
        lambda: library.record().authority().find("Nobody By That Name"),
        lambda: [environment().get_template(name) for name in environment().list_templates()],
        _draw_each_kind,
        lambda: asyncio.run(_visit(application, _addresses(library), ended)),
        _settle,
    ]
    for step in steps:
        if ended.is_set():
            return
        with contextlib.suppress(OnrecordError):
            step()


_BARS = tuple(with_query(plotting.ACTIVITY, {"inline": window}) for window in Window)
"""The addresses of what the home page draws."""


def _addresses(library: Library) -> Iterator[str]:
    """Yield addresses of pages of each kind, about those who are quoted or take part most."""
    yield from ("/", "/search?q=the", "/search?q=the&since=1900", "/articles", "/people", "/events", "/countries")
    yield from ("/map", "/network", "/api/stats")
    named = next((one for one in library.stats().top_speakers if one.person is not None), None)
    if named is not None:
        yield f"/people/{quote(named.person or '')}"
        for path, name in (("/search", "q"), ("/search", "by"), ("/events", "party")):
            yield with_query(path, {name: named.name})
        for path in ("/timeline", "/network"):
            yield with_query(path, {"who": named.name})
            yield with_query(path, {"who": named.name, "since": "1900"})
    codes = [row.country.code for row in library.countries()[:2]]
    for code in codes[:1]:
        yield from (f"/countries/{code}", f"/events?country={code}")
        for path in ("/timeline", "/network"):
            yield from (f"{path}?who={code}", f"{path}?who={code}&since=1900")
    if len(codes) == 2:
        yield f"/countries/{codes[0]}/{codes[1]}"


async def _visit(application: Application, addresses: Iterable[str], ended: threading.Event) -> None:
    """Ask for addresses as a browser on this machine would, and let go of the answers."""

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        pass

    for address in addresses:
        if ended.is_set():
            return
        path, _, query = address.partition("?")
        given = {"path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "headers": []}
        await application({"type": "http", "method": "GET", "scheme": "http", **given}, receive, send)


_COLLECTED_AFTER = (10_000, 10, 50)
"""Objects that are made and not let go of before the newest are looked through for garbage, such searches before one of
the middle generation, and those before one of all. Python's own would look through all remembered answers every few
pages, which takes longer than most pages do."""


@functools.cache
def _settle() -> None:
    """Take what is in memory out of the search for garbage, once a process, and have the rest searched less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)


def _draw_each_kind() -> None:
    """Draw a chart of each kind, so that the next one only differs in its data."""
    from onrecord.charts import draw
    from onrecord.charts.atlas import Land, Spot, atlas
    from onrecord.charts.network import network, part
    from onrecord.charts.presence import Presence, presence
    from onrecord.charts.quads import Span, balance, classes
    from onrecord.charts.timeline import Dot, timeline
    from onrecord.model import EntityType, Quad
    from onrecord.record import Network, Party, Relation

    day = datetime.date(2000, 1, 1)
    span = Span("2000", dict.fromkeys(Quad, 1), 1.0, -1.0, 4)
    parties = tuple(Party(code, code, EntityType.COUNTRY) for code in ("NOR", "SWE"))
    relations = tuple(Relation("NOR", "SWE", quad, 1, "") for quad in (None, *Quad))
    for chart in (
        presence("", "/", [Presence("2000", 1, 1)]),
        classes("", [span], lambda *_: "/"),
        balance("", [span], lambda *_: "/"),
        timeline("", (Dot(day, day, "said", "", "/"),)),
        network(part(Network(parties, relations))),
        atlas((Land("NOR", "Norway", 1),), (Spot("", 60.0, 10.0, 1, "/"),)),
    ):
        draw(chart)
