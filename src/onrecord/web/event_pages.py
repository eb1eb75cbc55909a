"""Pages about events: the list, one event, and the files of their charts over time."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from onrecord.charts.drawing import Chart, draw, picture
from onrecord.charts.quads import CLASSES, Link, Span, balance, classes, spans
from onrecord.errors import ChartError, QueryError
from onrecord.model import EventType, Quad, Status
from onrecord.ontology import contexts
from onrecord.record import Page, Wanted
from onrecord.web import acts, lookup
from onrecord.web.addresses import with_query
from onrecord.web.citation import digest, event_citation
from onrecord.web.library import Library
from onrecord.web.questions import EventsPage, OverTimeQuestion, complaints, filled_in
from onrecord.web.views import page

PER_PAGE = 25
_WIDE, _NARROW = (1060, 170), (270, 150)
"""Pixels of a chart where there is room for it, and on a phone."""

Name = Literal["quads", "balance"]
_CHARTS = {"quads": classes, "balance": balance}

router = APIRouter(include_in_schema=False)
_log = logging.getLogger("onrecord.web")


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


@router.get("/events")
def events(request: Request) -> Response:
    """Events, newest first, narrowed down by conditions that stand in the address."""
    given = filled_in(request.query_params)
    values: dict[str, Any] = {
        "given": given,
        "types": list(EventType),
        "quads": CLASSES,
        "statuses": list(Status),
        "contexts": contexts(),
        "outlets": _library(request).outlets(),
        "found": None,
        "problems": [],
    }
    try:
        question = EventsPage.model_validate(given)
        wanted, offset = question.wanted(), (question.page - 1) * PER_PAGE
        found = _library(request).record().event_page(wanted, limit=PER_PAGE, offset=offset)
    except ValidationError as error:
        return page(request, "events.html", 422, **values | {"problems": complaints(error)})
    except QueryError as error:
        return page(request, "events.html", 422, **values | {"problems": [("", str(error))]})
    values |= {"found": found, "number": question.page, "pages": _pages(found, question.page)}
    return page(request, "events.html", **values)


def _pages(found: Page[Any], number: int) -> tuple[int | None, int | None]:
    """Return the numbers of the pages before and behind this one, None where there is none."""
    following = bool(found.rows) and (not found.exact or number * PER_PAGE < found.total)
    return number - 1 if number > 1 else None, number + 1 if following else None


@router.get("/events/{name}.{format}")
def chart(
    request: Request,
    name: Name,
    format: Literal["svg", "png", "csv"],  # noqa: A002 - the word of the API
    question: Annotated[OverTimeQuestion, Query()],
) -> Response:
    """A chart of events over time as a file, or what it shows as CSV."""
    conditions = filled_in(request.query_params)
    found = over_time(_library(request), question.wanted())
    if format == "csv":
        return _download(table(found).encode("utf-8"), "text/csv; charset=utf-8", f"{name}.csv")
    about = ", ".join(conditions.values()) or "the record"
    made = _CHARTS[name](about, found, lambda *_: "/events", *_WIDE, for_file=True)
    if format == "svg":
        return _download(draw(made, linked=False).encode("utf-8", "replace"), "image/svg+xml", f"{name}.svg")
    return _download(picture(made), "image/png", f"{name}.png")


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


def drawn(about: str, found: list[Span], conditions: dict[str, object]) -> dict[str, list[Markup]]:
    """Return each chart by its name, once for wide and once for narrow windows; none where it cannot be drawn.

    `conditions` are those of the events counted, for the links of the marks.
    """
    if not found:
        return {}

    def link(span: str, quad: Quad | None) -> str:
        return with_query("/events", {**conditions, "since": span, "until": span, "quad": quad})

    made = {name: _drawn(about, found, link, name) for name in _CHARTS}
    return {name: charts for name, charts in made.items() if charts}


def _drawn(about: str, found: list[Span], link: Link, name: str) -> list[Markup]:
    charts: list[Chart] = [_CHARTS[name](about, found, link, *size) for size in (_WIDE, _NARROW)]
    try:
        # The drawing holds nothing but elements and attributes of a list of ours (charts.drawing).
        return [Markup(draw(each)) for each in charts]  # noqa: S704
    except ChartError as error:
        _log.error("%s", error)
        return []


@router.get("/events/{id}")
def event(request: Request, id: str) -> Response:  # noqa: A002 - the word of the model
    """One event: who did what to whom, when, where, how that is told, why it was read so, and a citation to copy."""
    found, one = lookup.event(_library(request).record(), id)
    if one.id != id:
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
