"""The routes of the REST API about events and countries."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.charts.quads import Span
from onrecord.export.events_csv import write_csv
from onrecord.export.json_lines import event_row_as_dict, row_as_dict
from onrecord.record import EventRow, Wanted
from onrecord.record.countries import between
from onrecord.web import lookup, schemas
from onrecord.web.api import CSV, MISSING, PROBLEMS, AsciiJSON, Id, download, paged
from onrecord.web.citation import digest, event_citation
from onrecord.web.country_pages import named
from onrecord.web.event_pages import over_time, table
from onrecord.web.library import library_of
from onrecord.web.questions import CountryQuestion, EventsQuestion, Format

_MOST = 50
"""Countries or actors that are named at most."""

router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/events", response_model=schemas.EventPage, responses={200: CSV}, summary="List events")
def events(request: Request, question: Annotated[EventsQuestion, Query()]) -> Response:
    """Events, newest first, narrowed down by who takes part, what they did, when, and how it is told.

    An event without a date counts on its article's day of publication.
    """
    record = library_of(request).record()
    page = record.event_page(question.wanted(), limit=question.limit, offset=question.offset)
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        write_csv(page.rows, written)
        return download(written, "events")
    return paged(request, page, [event_row_as_dict(row) for row in page.rows], question.limit, question.offset)


@router.get("/events/{id}", response_model=schemas.CitedEvent, responses=MISSING, summary="One event")
def event(request: Request, id: Id) -> Response:  # noqa: A002 - the word of the model
    """An event with its article and a citation."""
    found, one = lookup.event(library_of(request).record(), id)
    reading, told = found.reading, found.reading.article
    place = next((each for each in reading.places if one.place and each.span == one.place.span), None)
    about = (told.id, told.ref, told.text, told.title, told.outlet, told.url, told.published, told.language)
    row = EventRow(one, *about, place, people=found.people)
    return AsciiJSON({**event_row_as_dict(row), "citation": event_citation(told, one), "sha256": digest(told)})


@router.get("/countries", response_model=schemas.Countries, summary="Countries")
def countries(request: Request) -> Response:
    """The countries that take part in events, those in most events first."""
    kept = library_of(request)
    listed = kept.countries()
    return AsciiJSON({"items": [_country(one.country.code, one.country.name, one.events) for one in listed]})


@router.get(
    "/countries/{code}", response_model=schemas.CountryAnswer, responses={**MISSING, 200: CSV}, summary="One country"
)
def country(request: Request, code: Id, question: Annotated[CountryQuestion, Query()]) -> Response:
    """A country's events by month (or year) and quad class, who of it acted most, and with which countries."""
    library = library_of(request)
    one = named(code)
    found = over_time(library, Wanted(country=one.code))
    if question.format is Format.CSV:
        return download(io.StringIO(table(found)), one.code)
    kept = library.record().countries
    return AsciiJSON(
        {
            "code": one.code,
            "name": one.name,
            "over_time": _over_time(found),
            "actors": [
                {"key": each.person.id if each.person else None, "name": each.name, "events": each.events}
                for each in kept.actors(one.code)
            ],
            "partners": [
                _country(each.country.code, each.country.name, each.events) for each in kept.partners(one.code, _MOST)
            ],
        }
    )


@router.get(
    "/countries/{code}/{other}",
    response_model=schemas.PairAnswer,
    responses={**MISSING, 200: CSV},
    summary="Two countries",
)
def pair(request: Request, code: Id, other: Id, question: Annotated[CountryQuestion, Query()]) -> Response:
    """The events in which both countries take part by month (or year) and quad class; what each did to the other."""
    library = library_of(request)
    one, two = named(code), named(other)
    found = over_time(library, between(one.code, two.code))
    if question.format is Format.CSV:
        return download(io.StringIO(table(found)), f"{one.code}-{two.code}")
    sides = []
    for here, there in ((one, two), (two, one)):
        kept = library.record()
        done = kept.event_page(Wanted(actor=here.code, recipient=there.code), limit=0)
        said = kept.countries.quotations(here, there, limit=_MOST)
        sides.append(
            {
                "code": here.code,
                "name": here.name,
                "events": done.total,
                "about_the_other": [row_as_dict(row) for row in said.rows],
            }
        )
    return AsciiJSON({"over_time": _over_time(found), "sides": sides})


def _country(code: str, name: str, events: int) -> dict[str, object]:
    return {"code": code, "name": name, "events": events}


def _over_time(found: Sequence[Span]) -> list[dict[str, object]]:
    return [
        {
            "period": span.name,
            "events": {str(quad): number for quad, number in span.events.items()},
            "cooperation": span.cooperation,
            "conflict": span.conflict,
            "mean_goldstein": span.mean,
        }
        for span in found
    ]
