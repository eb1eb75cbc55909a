"""The pages on people, organisations and countries: who occurs in the record, and all that it has on one."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.charts import Chart, draw, picture
from onrecord.charts.presence import Presence, presence, presences
from onrecord.errors import NotFoundError, QueryError
from onrecord.export.people import script
from onrecord.model import EntityType
from onrecord.record import EventRow, Page, Record
from onrecord.record.appearing import Act
from onrecord.record.dossier import MOST_ARTICLES
from onrecord.record.people_rows import Circle, PersonPage
from onrecord.web.addresses import one_of
from onrecord.web.figures import answer, places
from onrecord.web.library import Library, library_of
from onrecord.web.paging import neighbours
from onrecord.web.people_questions import PeoplePage, PersonQuestion
from onrecord.web.questions import Inlined, Question, Window, checked, complaints, filled_in
from onrecord.web.views import page

PER_PAGE = 50
SAID_PER_PAGE = 20
_EVENTS = 20
_ARTICLES = 20
_PLOTS = {Window.WIDE: (1060, 150), Window.NARROW: (270, 130)}
"""Pixels of the chart without its axes."""

_SUFFIXES = ("svg", "png", "csv")

_SIZES = {Window.WIDE: (1132, 180), Window.NARROW: (342, 160)}
"""About those that it has with them."""


def people(request: Request) -> Response:
    """Who occurs in the record, those quoted most first."""
    library = library_of(request)
    given = filled_in(request.query_params)
    values: dict[str, Any] = {"given": given, "problems": [], "found": None, "kinds": list(EntityType)}
    try:
        question = PeoplePage.model_validate(given)
        offset = (question.page - 1) * PER_PAGE
        found = library.record().people.page(**question.wanted(), limit=PER_PAGE, offset=offset)
    except ValidationError as error:
        return page(request, "people.html", 422, **values | {"problems": complaints(error)})
    except (NotFoundError, QueryError) as error:
        return page(request, "people.html", 422, **values | {"problems": [("", str(error))]})
    pages = neighbours(found, question.page, PER_PAGE)
    return page(request, "people.html", **values | {"found": found, "number": question.page, "pages": pages})


def person(request: Request) -> Response:
    """All that the record has on somebody."""
    id_ = request.path_params["id"]
    library = library_of(request)
    found = library.record().people.find(id_)
    if found != id_:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/people/{found}{query}", 307)
    given = filled_in(request.query_params)
    told, acts, circle = _known(library, id_)
    periods = _periods(library, id_, acts)
    values: dict[str, Any] = {
        "given": given,
        "told": told,
        "looked_at": MOST_ARTICLES,
        "person": told.person,
        "spellings": [(one, script(one.text)) for one in told.spellings],
        "periods": periods,
        "charts": places(library, f"/people/{id_}/timeline.svg", {}, _SIZES) if periods else [],
        "circle": circle,
        "problems": [],
    }
    try:
        question = PersonQuestion.model_validate(given)
    except ValidationError as error:
        empty = {"said": None, "events": None, "number": 1, "pages": (None, None)}
        return page(request, "person.html", 422, **values | empty | {"problems": complaints(error)})
    return page(request, "person.html", **values | _narrowed(library.record(), id_, question, acts))


def _known(library: Library, id_: str) -> tuple[PersonPage, list[Act], Circle]:
    """Return what does not depend on what is asked, told once for each state of the record."""
    people = library.record().people
    return library.once(
        ("person", id_),  # together, since only so many answers are kept
        lambda: (
            people.show(id_, articles=_ARTICLES, newest=MOST_ARTICLES),
            people.acts(id_),
            people.circle(id_),
        ),
    )


def _narrowed(record: Record, id_: str, question: PersonQuestion, acts: Sequence[Act]) -> dict[str, Any]:
    """Return what somebody said and did in the time that is asked for."""
    since, until = question.since, question.until
    said = record.people.quotations(
        id_,
        since=since,
        until=until,
        limit=SAID_PER_PAGE,
        offset=(question.page - 1) * SAID_PER_PAGE,
        oldest_first=question.order == "oldest",
    )
    return {
        "said": said,
        "events": _events(record, acts, since, until),
        "number": question.page,
        "pages": neighbours(said, question.page, SAID_PER_PAGE),
    }


def timeline(request: Request) -> Response:
    """What somebody said and took part in over time, as a file to keep; `inline`, as it stands in their page."""
    suffix = one_of(request, "suffix", _SUFFIXES)
    given = filled_in(request.query_params)
    window = checked(Inlined if suffix == "svg" else Question, given).model_dump().get("inline")
    library = library_of(request)
    found = library.record().people.find(request.path_params["id"])
    periods = _periods(library, found)
    if suffix == "csv":
        written = io.StringIO(newline="")
        writer = csv.writer(written)
        writer.writerow(("period", "quotations", "events"))
        writer.writerows((one.name, one.quotations, one.events) for one in periods)
        return _file(written.getvalue().encode(), "text/csv", found, suffix)
    name = library.record().people.row(found).name

    def made(window: Window | None) -> Chart:
        path = f"/people/{found}"
        return presence(name, path, periods, *_PLOTS[window or Window.WIDE], for_file=window is None)

    if window is not None:
        return answer(library, f"/people/{found}/timeline.svg", {}, window, lambda: made(window))
    chart = made(None)
    if suffix == "png":
        return _file(picture(chart), "image/png", found, suffix)
    return _file(draw(chart, linked=False, ground="white").encode(), "image/svg+xml", found, suffix)


def _file(content: bytes, kind: str, id_: str, suffix: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{id_}-timeline.{suffix}"'}
    return Response(content, media_type=kind, headers=headers)


def _events(
    record: Record, acts: Sequence[Act], since: datetime.date | None, until: datetime.date | None
) -> Page[EventRow]:
    """Return the newest of somebody's events that reach into a time."""
    wanted = [
        act
        for act in acts
        if (since is None or (act.last_day is not None and act.last_day >= since))
        and (until is None or (act.first_day is not None and act.first_day <= until))
    ]
    return Page(tuple(record.people.taken_part(wanted, _EVENTS)), len(wanted), exact=True)


def _periods(library: Library, id_: str, acts: Sequence[Act] | None = None) -> list[Presence]:
    """Return what somebody said and did over time, counted once for each state of the record."""

    def counted() -> list[Presence]:
        found = library.record().people.days(id_, acts)
        return presences((one.day, one.quotations, one.events) for one in found)

    return library.once(("days", id_), counted)


ROUTES = (
    Route("/people", people),
    Route("/people/{id}", person),
    Route("/people/{id}/timeline.{suffix}", timeline),
)
