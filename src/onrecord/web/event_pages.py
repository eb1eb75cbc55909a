"""Pages about events: the list, one event, and the files of their charts over time."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.charts.drawing import Chart, draw, picture
from onrecord.charts.quads import CLASSES, Span, balance, classes, spans
from onrecord.errors import QueryError
from onrecord.model import EventType, Quad, Status
from onrecord.ontology import contexts
from onrecord.record import Wanted
from onrecord.web import acts, lookup
from onrecord.web.addresses import one_of, with_query
from onrecord.web.citation import digest, event_citation
from onrecord.web.figures import Place, answer, places
from onrecord.web.library import Library, library_of
from onrecord.web.paging import neighbours
from onrecord.web.questions import CountedQuestion, EventsPage, OverTimeQuestion, Window, checked, complaints, filled_in
from onrecord.web.views import country_name, page

PER_PAGE = 25
_PLOTS = {Window.WIDE: (1060, 170), Window.NARROW: (270, 150)}
"""Pixels of a chart without its axes."""

_SIZES = {Window.WIDE: (1156, 200), Window.NARROW: (366, 180)}
"""About those that it has with them."""

_CHARTS = {"quads": classes, "balance": balance}


def events(request: Request) -> Response:
    """Events, newest first, narrowed down by conditions that stand in the address."""
    given = filled_in(request.query_params)
    values: dict[str, Any] = {
        "given": given,
        "types": list(EventType),
        "quads": CLASSES,
        "statuses": list(Status),
        "contexts": contexts(),
        "outlets": library_of(request).outlets(),
        "found": None,
        "problems": [],
    }
    try:
        question = EventsPage.model_validate(given)
        wanted, offset = question.wanted(), (question.page - 1) * PER_PAGE
        found = library_of(request).record().event_page(wanted, limit=PER_PAGE, offset=offset)
    except ValidationError as error:
        return page(request, "events.html", 422, **values | {"problems": complaints(error)})
    except QueryError as error:
        return page(request, "events.html", 422, **values | {"problems": [("", str(error))]})
    values |= {"found": found, "number": question.page, "pages": neighbours(found, question.page, PER_PAGE)}
    return page(request, "events.html", **values)


def chart(request: Request) -> Response:
    """A chart of events over time as a file, or what it shows as CSV."""
    name, suffix = one_of(request, "name", _CHARTS), one_of(request, "suffix", ("svg", "png", "csv"))
    conditions = filled_in(request.query_params)
    question = checked(OverTimeQuestion if suffix == "svg" else CountedQuestion, conditions)
    window = question.inline if isinstance(question, OverTimeQuestion) else None
    library = library_of(request)
    found = over_time(library, question.wanted())
    if suffix == "csv":
        return _download(table(found).encode("utf-8"), "text/csv; charset=utf-8", f"{name}.csv")
    conditions.pop("inline", None)
    about = ", ".join(map(country_name, conditions.values())) or "the record"

    def link(span: str, quad: Quad | None) -> str:
        return with_query("/events", {**conditions, "since": span, "until": span, "quad": quad})

    def made(window: Window | None) -> Chart:
        return _CHARTS[name](about, found, link, *_PLOTS[window or Window.WIDE], for_file=window is None)

    if window is not None:
        return answer(library, request.url.path, conditions, window, lambda: made(window))
    if suffix == "svg":
        return _download(draw(made(None), linked=False).encode("utf-8", "replace"), "image/svg+xml", f"{name}.svg")
    return _download(picture(made(None)), "image/png", f"{name}.png")


def _download(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def over_time(library: Library, wanted: Wanted) -> list[Span]:
    """Return the events that are wanted by month or year; worked out once for each state of the record."""
    return library.once(("months", wanted), lambda: spans(library.record().countries.months(wanted)))


def table(found: Sequence[Span]) -> str:
    """Return what both charts show as CSV."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(("period", *(str(quad) for quad in Quad), "cooperation", "conflict", "mean_goldstein"))
    for span in found:
        mean = "" if span.mean is None else f"{span.mean:.2f}"
        writer.writerow((span.name, *span.events.values(), f"{span.cooperation:.1f}", f"{span.conflict:.1f}", mean))
    return written.getvalue()


def charts(library: Library, conditions: dict[str, object]) -> dict[str, list[Place]]:
    """Return the places of both charts of the events that meet conditions, by their names."""
    return {name: places(library, f"/events/{name}.svg", conditions, _SIZES) for name in _CHARTS}


def event(request: Request) -> Response:
    """One event: who did what to whom, when, where, how that is told, why it was read so, and a citation to copy."""
    id_ = request.path_params["id"]
    found, one = lookup.event(library_of(request).record(), id_)
    if one.id != id_:
        replaced = "?replaced=1" if found.succeeds else ""
        return RedirectResponse(f"/events/{one.id}{replaced}", 307)
    reading = found.reading
    return page(
        request,
        "event.html",
        reading=reading,
        text=reading.article.text,
        event=one,
        people=found.people,
        fields=acts.fields(reading, one),
        passage=acts.passage(reading, one),
        roles=acts.roles(one),
        citation=event_citation(reading.article, one),
        digest=digest(reading.article),
        told_in=next((each for each in reading.quotations if each.id == one.quotation), None),
        replaced="replaced" in request.query_params,
    )


ROUTES = (
    Route("/events", events),
    Route("/events/{name}.{suffix}", chart),
    Route("/events/{id}", event),
)
