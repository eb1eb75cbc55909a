"""Pages about countries: the list, one country, and two of them."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.authority import Country
from onrecord.errors import NotFoundError, QueryError
from onrecord.record import Record, Wanted
from onrecord.record.countries import between
from onrecord.record.speaking import known_country
from onrecord.web.event_pages import charts, over_time
from onrecord.web.library import library_of
from onrecord.web.views import page

_EVENTS = 12
_QUOTATIONS = 8
_LEADING = 8
_PARTNERS = 24


def countries(request: Request) -> Response:
    """The countries that take part in events, those in most events first."""
    kept = library_of(request)
    listed = kept.countries()
    return page(request, "countries.html", countries=listed)


def named(form: str) -> Country:
    """Return the country that a part of an address names; raises NotFoundError."""
    try:
        return known_country(form)
    except QueryError as error:
        raise NotFoundError(str(error)) from error


def country(request: Request) -> Response:
    """One country: its events over time, what was said for it, who acted most, and with whom."""
    code = request.path_params["code"]
    one = named(code)
    if one.code != code:
        return RedirectResponse(f"/countries/{one.code}", 307)
    library = library_of(request)
    record, wanted = library.record(), Wanted(country=one.code)
    found = over_time(library, wanted)
    held = library.once(
        ("country", one.code),
        lambda: {
            "events": record.event_page(wanted, limit=_EVENTS),
            "said": record.countries.quotations(one, limit=_QUOTATIONS),
            "partners": record.countries.partners(one.code, _PARTNERS),
            "actors": record.countries.actors(one.code, limit=_LEADING),
        },
    )
    conditions: dict[str, object] = {"country": one.code}
    drawn = charts(library, conditions) if found else {}
    return page(request, "country.html", country=one, conditions=conditions, spans=found, charts=drawn, **held)


def pair(request: Request) -> Response:
    """Two countries: events between them over time, and what was said for each about the other."""
    code, other = request.path_params["code"], request.path_params["other"]
    one, two = named(code), named(other)
    if one.code == two.code:
        return RedirectResponse(f"/countries/{one.code}", 307)
    if (one.code, two.code) != (code, other):
        return RedirectResponse(f"/countries/{one.code}/{two.code}", 307)
    library = library_of(request)
    record, wanted = library.record(), between(one.code, two.code)
    found = over_time(library, wanted)
    held = library.once(
        ("pair", one.code, two.code),
        lambda: {
            "events": record.event_page(wanted, limit=_EVENTS),
            "sides": [_side(record, one, two), _side(record, two, one)],
        },
    )
    conditions: dict[str, object] = {"party": one.code, "country": two.code}
    drawn = charts(library, conditions) if found else {}
    return page(request, "pair.html", one=one, two=two, conditions=conditions, spans=found, charts=drawn, **held)


def _side(record: Record, one: Country, other: Country) -> dict[str, Any]:
    """Return what one country did to another, who of it did most, and what was said for it about the other."""
    done = Wanted(actor=one.code, recipient=other.code)
    return {
        "country": one,
        "other": other,
        "done": record.event_page(done, limit=0).total,
        "actors": record.countries.actors(one.code, other.code, _LEADING),
        "said": record.countries.quotations(one, other, limit=_QUOTATIONS),
    }


ROUTES = (
    Route("/countries", countries),
    Route("/countries/{code}", country),
    Route("/countries/{code}/{other}", pair),
)
