"""The pages. Each answers without scripts and has an address that says all that it shows."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Literal, cast
from urllib.parse import parse_qs

from markupsafe import Markup
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import QueryError
from onrecord.export.arrangement import as_printed, context
from onrecord.limits import MAX_FORM_BYTES, MAX_OFFSET
from onrecord.model import EntityType, EventType, Quotation, Reading
from onrecord.quotations.voices import Voices, told_apart
from onrecord.record import Filter, Hit, Page, Record
from onrecord.web import annotation, lookup, plotting
from onrecord.web.addresses import inward
from onrecord.web.asking import asked
from onrecord.web.citation import citation, digest
from onrecord.web.figures import places
from onrecord.web.library import library_of
from onrecord.web.paging import neighbours
from onrecord.web.questions import ArticlesPage, SearchPage, complaints, filled_in
from onrecord.web.rendering import Renderer, highlighted
from onrecord.web.safety import admitted, same
from onrecord.web.views import THEME_COOKIE, THEMES, page

PER_PAGE = 20
_RECENT = 8
_BESIDE = 5
_TOP = 10
_log = logging.getLogger("onrecord.web")


def home(request: Request) -> Response:
    """What the record holds, what was published last, who is quoted most."""
    library = library_of(request)
    stats = library.stats()
    people = [one for one in stats.top_speakers if one.type is EntityType.PERSON][:_TOP]
    periods = library.activity()
    return page(
        request,
        "home.html",
        stats=stats,
        people=people,
        recent=library.record().articles(limit=_RECENT).rows,
        periods=periods,
        charts=places(library, plotting.ACTIVITY, {}, plotting.activity_sizes(periods)) if periods else [],
    )


def search(request: Request) -> Response:
    """What is found by words and conditions, which all stand in the address.

    Quotations come first, with the people, events and articles that fit best beside them; how well things of different
    kinds fit cannot be compared.
    """
    library = library_of(request)
    given = filled_in(request.query_params)
    values: dict[str, Any] = {
        "given": given,
        "types": list(EventType),
        "outlets": library.outlets(),
        "problems": [],
        "found": None,
    }
    try:
        question = SearchPage.model_validate(given)
        values |= _answered(library.record(), question)
    except ValidationError as error:
        return page(request, "search.html", 422, **values | {"problems": complaints(error)})
    except QueryError as error:
        return page(request, "search.html", 422, **values | {"problems": [("", str(error))]})
    return page(request, "search.html", **values)


def _answered(record: Record, question: SearchPage) -> dict[str, Any]:
    """Return what is found; where no quotation has all words of a question, what is found without those that ask."""
    of, found = _found(record, question)
    plainer = asked(question.q) if question.q else None
    if plainer is not None and not ([of] == _possible(question)[:1] and found.total):
        without = question.model_copy(update={"q": plainer.about})
        other, instead = _found(record, without)
        if instead.total and (other != of or not found.total):
            return _shown_with(record, without, other, instead) | {"plainer": plainer}
    return _shown_with(record, question, of, found)


def _find(record: Record, question: SearchPage, of: str, limit: int, offset: int) -> Page[Any]:
    if of == "event":
        return record.event_page(question.wanted(), order=question.order, limit=limit, offset=offset)
    wanted = replace(question.filter(), of=cast("Literal['quotation', 'article']", of))
    return record.search_page(question.q, wanted, order=question.order, limit=limit, offset=offset)


def _found(record: Record, question: SearchPage) -> tuple[str, Page[Any]]:
    """Return what is found: of the kind that is asked for, else of the first kind that has something."""
    offset = (question.page - 1) * PER_PAGE
    only = _only(question)
    possible = _possible(question)
    of = only or possible[0]
    found = _find(record, question, of, PER_PAGE, offset) if of in possible else Page((), 0, exact=True)
    for other in possible[1:]:
        if only is None and not found.total:
            of, found = other, _find(record, question, other, PER_PAGE, offset)
    return of, found


def _only(question: SearchPage) -> str | None:
    """Return the kind that is asked for, None where all are."""
    return "event" if question.type else question.of


def _shown_with(record: Record, question: SearchPage, of: str, found: Page[Any]) -> dict[str, Any]:
    """Return what is found with what stands beside it."""
    beside: dict[str, Page[Any]] = {}
    if _only(question) is None and question.page == 1:
        beside = {other: _find(record, question, other, _BESIDE, 0) for other in _possible(question) if other != of}
    return {
        "of": of,
        "plainer": None,
        "found": found,
        "hits": found.rows if of == "event" else _shown(found),
        "figures": record.figures(question.q, limit=_BESIDE) if question.q and question.page == 1 else [],
        "events": beside.get("event"),
        "articles": beside.get("article"),
        "article_hits": _shown(beside["article"]) if "article" in beside else [],
        "number": question.page,
        "pages": neighbours(found, question.page, PER_PAGE, MAX_OFFSET),
    }


def _possible(question: SearchPage) -> list[str]:
    """Return the kinds of things that can meet the conditions, those that come first first."""
    kinds: list[str] = [] if question.type else list(question.filter().kinds())
    if not question.kind and question.of in (None, "event"):
        kinds.insert(1 if kinds else 0, "event")
    return [kind for kind in kinds if question.of in (None, kind)]


def _shown(found: Page[Hit]) -> list[tuple[Hit, Markup]]:
    return [(hit, highlighted(hit.snippet, hit.span.start, hit.highlights)) for hit in found.rows]


def articles(request: Request) -> Response:
    """All articles, newest first."""
    given = filled_in(request.query_params)
    values: dict[str, Any] = {"given": given, "outlets": library_of(request).outlets(), "problems": [], "found": None}
    try:
        question = ArticlesPage.model_validate(given)
        wanted = Filter(since=question.since, until=question.until, outlet=question.outlet)
        offset = (question.page - 1) * PER_PAGE
        found = library_of(request).record().articles(question.about, wanted, limit=PER_PAGE, offset=offset)
    except ValidationError as error:
        return page(request, "articles.html", 422, **values | {"problems": complaints(error)})
    except QueryError as error:
        return page(request, "articles.html", 422, **values | {"problems": [("about", str(error))]})
    values |= {"found": found, "number": question.page, "pages": neighbours(found, question.page, PER_PAGE)}
    return page(request, "articles.html", **values)


def article(request: Request) -> Response:
    """An article as it stands, with everything that was read in it."""
    id_ = request.path_params["id"]
    found = lookup.article(library_of(request).record(), id_)
    reading = found.reading
    if reading.article.id != id_:
        return RedirectResponse(f"/articles/{reading.article.id}", 307)
    text, title = reading.article.text, reading.article.title
    paragraphs = annotation.paragraphs(text, reading.blocks, title)
    shown = annotation.annotate(reading)
    return page(
        request,
        "article.html",
        found=found,
        reading=reading,
        text=text,
        digest=digest(reading.article),
        body=Renderer(text, shown.marks).article(paragraphs),
        titled=any(paragraph.element == "h1" for paragraph in paragraphs),
        notes=shown.notes,
        framing=shown.framing,
        legend=_legend(reading),
        people=found.people,
    )


def _legend(reading: Reading) -> list[tuple[str, str, str]]:
    """Return the speakers of an article with their colours and keys, in the order in which they begin to speak."""
    names: dict[str, str] = {}
    for quotation in reading.quotations:
        if quotation.speaker is not None:
            names.setdefault(quotation.speaker.key, quotation.speaker.name)
    return [(names[key], colour, key) for key, colour in annotation.colours(reading.quotations).items()]


def quotation(request: Request) -> Response:
    """One quotation: who said what, how sure that is and why, its passage, and a citation to copy."""
    id_ = request.path_params["id"]
    found, one = lookup.quotation(library_of(request).record(), id_)
    if one.id != id_:
        replaced = "?replaced=1" if found.succeeds else ""
        return RedirectResponse(f"/quotations/{one.id}{replaced}", 307)
    reading = found.reading
    apart = told_apart(reading, one)
    return page(
        request,
        "quotation.html",
        reading=reading,
        text=reading.article.text,
        quotation=one,
        said=as_printed(one, apart),
        colour=annotation.colour(one, annotation.colours(reading.quotations)),
        voices=apart,
        passage=_passage(reading, one, apart),
        citation=citation(reading, one),
        outer=next((other for other in reading.quotations if other.id == one.within), None),
        events=[event for event in reading.events if event.quotation == one.id],
        inner=[other for other in reading.quotations if other.within == one.id],
        replaced="replaced" in request.query_params,
        person=found.people.get(one.speaker.key) if one.speaker else None,
    )


def _passage(reading: Reading, one: Quotation, apart: Voices) -> Markup:
    text = reading.article.text
    colour = annotation.colour(one, annotation.colours(reading.quotations))
    renderer = Renderer(text, annotation.quotation_marks(one, apart, colour, None))
    shown = annotation.paragraphs(text, context(reading.blocks, one))
    return Markup("").join(renderer.paragraph(paragraph) for paragraph in shown)


async def theme(request: Request) -> Response:
    """Keep a visitor's choice of light or dark."""
    form = await _form(request)
    answer = RedirectResponse(inward(form.get("back", "/")), 303)
    if form.get("theme") in THEMES:
        answer.set_cookie(THEME_COOKIE, form["theme"], max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return answer


async def token(request: Request) -> Response:
    """Let in a visitor who shows the token; where none is asked for, everybody is in already."""
    form = await _form(request)
    expected: str | None = request.app.state.token
    if expected is None:
        return RedirectResponse("/", 303)
    if not same(form.get("token", ""), expected):
        return await run_in_threadpool(page, request, "token.html", 401, wrong=True, back=inward(form.get("back", "/")))
    return admitted(inward(form.get("back", "/")), expected)


async def _form(request: Request) -> dict[str, str]:
    """Return the fields of a form, the last of each name; more than a form of ours can hold is passed over."""
    received = b""
    async for part in request.stream():
        received += part
        if len(received) > MAX_FORM_BYTES:
            return {}
    return {name: values[-1] for name, values in parse_qs(received.decode("utf-8", "replace")).items()}


ROUTES = (
    Route("/", home),
    Route("/search", search),
    Route("/articles", articles),
    Route("/articles/{id}", article),
    Route("/quotations/{id}", quotation),
    Route("/theme", theme, methods=["POST"]),
    Route("/token", token, methods=["POST"]),
)
