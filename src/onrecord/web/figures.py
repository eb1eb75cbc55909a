"""Charts in the pages: what was drawn before stands in a page, what was not is fetched by it from its own address.

To draw takes a tenth of a second and more, and nobody should wait for that to read the rest. So a page has, for each
chart, a place as large as it for a wide and for a narrow window; a script fills the one that is seen
(`static/onrecord.js`). The address of a chart is that of its file, with the window as `inline`; drawings are kept by it
for as long as the record stays as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from onrecord.charts import Chart, draw
from onrecord.errors import ChartError
from onrecord.web.addresses import with_query
from onrecord.web.library import Library
from onrecord.web.questions import Window

Sizes = Mapping[Window, tuple[int, int]]
"""Width and height of a chart with its axes, in pixels, for each window that it is drawn for."""

_log = logging.getLogger("onrecord.web")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart stands in a page: `drawn`, or None where it is to be had at `address`.

    `width` and `height` are about those of the drawing, so that nothing moves when it comes.
    """

    window: Window
    address: str
    width: int
    height: int
    drawn: Markup | None


def places(library: Library, path: str, conditions: Mapping[str, object], sizes: Sizes) -> list[Place]:
    """Return the places of a chart whose file is at `path`, under the conditions of its page."""
    found = []
    for window, (width, height) in sizes.items():
        address = with_query(path, {**conditions, "inline": window})
        found.append(Place(window, address, width, height, _drawn(library, path, conditions, window)))
    return found


def _drawn(library: Library, path: str, conditions: Mapping[str, object], window: Window) -> Markup | None:
    kept = library.drawn_before(_key(path, conditions, window))
    # The drawing holds nothing but elements and attributes of a list of ours (charts.drawing).
    return None if kept is None else Markup(kept)  # noqa: S704


def answer(
    library: Library, path: str, conditions: Mapping[str, object], window: Window, chart: Callable[[], Chart]
) -> Response:
    """Return a chart as it stands in a page; drawn, and kept, where it was not before. Raises ChartError."""
    try:
        svg = library.drawn(_key(path, conditions, window), lambda: draw(chart()))
    except ChartError as error:
        _log.error("%s", error)
        raise
    return Response(svg.encode("utf-8", "replace"), media_type="image/svg+xml")


def _key(path: str, conditions: Mapping[str, object], window: Window) -> tuple[object, ...]:
    told = sorted((name, str(value)) for name, value in conditions.items() if name != "inline")
    return path, window, *told
