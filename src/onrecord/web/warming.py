"""What is done when the pages start to be served, beside the first requests, so that nobody has to wait for it."""

from __future__ import annotations

import contextlib
import datetime
import functools
import gc

from onrecord.errors import OnrecordError
from onrecord.web import pages
from onrecord.web.library import Library
from onrecord.web.views import environment

WARMING = "onrecord-warming"
"""The name of the thread in which that is done."""


def warm_up(library: Library) -> None:
    """Count what the home page tells and each country's events, load what finds those in public office and what draws.

    What is in memory by then stays there, and is no longer looked through for garbage, which would take a tenth of a
    second now and then.
    """
    with contextlib.suppress(OnrecordError):
        library.stats()
        library.outlets()
        library.countries()
        pages.drawn(library.activity())
        library.record().authority().find("Nobody By That Name")
    for name in environment().list_templates():
        environment().get_template(name)
    with contextlib.suppress(OnrecordError):
        _draw_each_kind()
    with contextlib.suppress(OnrecordError):
        library.record().preload()
    _settle()


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
