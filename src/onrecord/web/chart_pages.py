"""The pages that are charts: timeline, map and network, each with its table, and each as a file to keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.charts import Chart, draw, picture
from onrecord.charts.network import DASHES, MEANS
from onrecord.charts.palette import ACCENT, QUADS, SAID
from onrecord.charts.timeline import LANES
from onrecord.errors import QueryError
from onrecord.export.geography import country_name
from onrecord.limits import MAX_MOMENTS
from onrecord.model import EntityType, EventType, Quad, Status
from onrecord.ontology import contexts
from onrecord.record import Page
from onrecord.record.timeline import latest_first
from onrecord.web import plotting
from onrecord.web.addresses import one_of
from onrecord.web.chart_questions import MapFilter, NetworkFilter, TimelineFilter, TimelinePage
from onrecord.web.figures import Sizes, answer, places
from onrecord.web.library import Library, library_of
from onrecord.web.moments import lines
from onrecord.web.paging import neighbours
from onrecord.web.questions import Inlined, Question, Window, checked, complaints, filled_in
from onrecord.web.views import page

_TOP = 12
_MOMENTS = 50
"""Lines of a page of a timeline."""

_ROWS = 50
"""Lines of a table of a map or network; the CSV has all."""

_NAMES = ("activity", "timeline", "map", "network")


def timeline_page(request: Request) -> Response:
    """What somebody said and took part in, in time order."""
    library = library_of(request)
    given = filled_in(request.query_params)
    values: dict[str, Any] = {"given": given, "problems": [], "found": None, "people": [], **_choices()}
    values |= {"contexts": contexts(), "outlets": library.outlets()}
    if "who" not in given:
        people = [one for one in library.stats().top_speakers if one.type is EntityType.PERSON][:_TOP]
        return page(request, "timeline.html", **values | {"people": people})
    try:
        question = TimelinePage.model_validate(given)
        found = plotting.points(library, question)
    except (ValidationError, QueryError) as error:
        return page(request, "timeline.html", 422, **values | {"problems": _problems(error, "who")})
    asked = {name: value for name, value in given.items() if name != "page"}
    dated = any(point.first for point in found)
    passed = (question.page - 1) * _MOMENTS
    shown = library.record().moments(latest_first(found)[passed : passed + _MOMENTS])
    values |= {
        "asked": asked,
        "found": found,
        "lines": list(lines(shown)),
        "undated": sum(point.first is None for point in found),
        "limited": len(found) == MAX_MOMENTS,
        "most": MAX_MOMENTS,
        "charts": places(library, "/charts/timeline.svg", asked, plotting.timeline_sizes(found)) if dated else [],
        "number": question.page,
        "pages": neighbours(Page(tuple(shown), len(found), exact=True), question.page, _MOMENTS),
    }
    return page(request, "timeline.html", **values)


def map_page(request: Request) -> Response:
    """Countries by the number of events that they have part in, and the places where they were."""
    library = library_of(request)
    given = filled_in(request.query_params)
    values: dict[str, Any] = {"given": given, "problems": [], "found": None, **_choices()}
    try:
        found = plotting.geography(library, MapFilter.model_validate(given))
    except (ValidationError, QueryError) as error:
        return page(request, "map.html", 422, **values | {"problems": _problems(error, "country")})
    return page(
        request,
        "map.html",
        **values
        | {
            "found": found,
            "charts": places(library, "/charts/map.svg", given, plotting.map_sizes()),
            "shades": plotting.shades(found),
            "missing": plotting.off_the_map(found),
            "countries": sorted(found.countries, key=lambda one: (-one.total, country_name(one.country))),
            "accent": ACCENT,
            "rows": _ROWS,
            "country_name": country_name,
        },
    )


def network_page(request: Request) -> Response:
    """Who spoke about whom, and who acted on whom."""
    library = library_of(request)
    given = filled_in(request.query_params)
    values: dict[str, Any] = {"given": given, "problems": [], "found": None, **_choices()}
    try:
        found = plotting.relations(library, NetworkFilter.model_validate(given))
    except (ValidationError, QueryError) as error:
        return page(request, "network.html", 422, **values | {"problems": _problems(error, "who")})
    sizes: Sizes = plotting.network_sizes(found) if found.relations else {}
    return page(
        request,
        "network.html",
        **values
        | {
            "found": found,
            "charts": places(library, "/charts/network.svg", given, sizes),
            "left_out": plotting.left_out(found),
            "parties": {one.key: one for one in found.parties},
            "means": MEANS,
            "colours": {**QUADS, "said": SAID},
            "dashes": DASHES,
            "rows": _ROWS,
        },
    )


def file(request: Request) -> Response:
    """A chart as a file of its own, with the filters of its page; `inline`, as it stands in that page."""
    name, suffix = one_of(request, "name", _NAMES), one_of(request, "suffix", ("svg", "png"))
    library = library_of(request)
    given = filled_in(request.query_params)
    window, chart = _asked(library, name, given, in_page=suffix == "svg")
    if window is not None:
        return answer(library, request.url.path, given, window, chart)
    return _as_file(chart(), name, suffix)


def _asked(
    library: Library, name: str, given: dict[str, str], *, in_page: bool
) -> tuple[Window | None, Callable[[], Chart]]:
    """Return for which window a chart is asked, None for a file, and what makes it; `in_page` says if it may be."""
    window = checked(Inlined, {"inline": given["inline"]}).inline if in_page and "inline" in given else None
    asked = {key: value for key, value in given.items() if window is None or key != "inline"}
    if name == "activity":
        checked(Question, asked)
        return window, lambda: plotting.activity_of(library, window)
    if name == "timeline":
        timeline = checked(TimelineFilter, asked)
        return window, lambda: plotting.timeline_of(library, timeline, window)
    if name == "map":
        where = checked(MapFilter, asked)
        return window, lambda: plotting.map_of(plotting.geography(library, where), for_file=window is None)
    whom = checked(NetworkFilter, asked)
    return window, lambda: plotting.network_of(plotting.relations(library, whom), window)


def _as_file(chart: Chart, name: str, suffix: str) -> Response:
    content = picture(chart) if suffix == "png" else draw(chart, linked=False, ground="white").encode("utf-8")
    kind = "image/png" if suffix == "png" else "image/svg+xml"
    headers = {"content-disposition": f'attachment; filename="{name}.{suffix}"'}
    return Response(content, media_type=kind, headers=headers)


def _problems(error: ValidationError | QueryError, field: str) -> list[tuple[str, str]]:
    return complaints(error) if isinstance(error, ValidationError) else [(field, str(error))]


def _choices() -> dict[str, Any]:
    return {"types": list(EventType), "quads": {str(quad): LANES[quad] for quad in Quad}, "statuses": list(Status)}


ROUTES = (
    Route("/timeline", timeline_page),
    Route("/map", map_page),
    Route("/network", network_page),
    Route("/charts/{name}.{suffix}", file),
)
