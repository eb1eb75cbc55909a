"""The REST API on people, organisations and countries across articles."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.export import people as writing
from onrecord.export.json_lines import row_as_dict
from onrecord.export.spreadsheet import write_csv
from onrecord.record.dossier import MOST_ARTICLES
from onrecord.web import people_schemas as schemas
from onrecord.web.api import CSV, MISSING, PROBLEMS, AsciiJSON, Id, download, paged
from onrecord.web.library import library_of
from onrecord.web.people_questions import PeopleQuestion, PersonDetail, SaidQuestion
from onrecord.web.questions import Format
from onrecord.web.schemas import QuotationPage

router = APIRouter(prefix="/api/people", responses=PROBLEMS)


@router.get("", response_model=schemas.PeoplePage, responses={200: CSV, **MISSING}, summary="List people")
def people(request: Request, question: Annotated[PeopleQuestion, Query()]) -> Response:
    """People, or others that speak and act, across articles: those quoted most first."""
    asked = library_of(request).record().people
    page = asked.page(**question.wanted(), limit=question.limit, offset=question.offset)
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        writing.write_csv(page.rows, written)
        return download(written, "people")
    items = [writing.person_as_dict(row) for row in page.rows]
    return paged(request, page, items, question.limit, question.offset)


@router.get("/{id}", response_model=schemas.PersonInFull, responses=MISSING, summary="One person")
def person(request: Request, id: Id, question: Annotated[PersonDetail, Query()]) -> Response:  # noqa: A002
    """All that the record has on somebody; a former id leads to who they are now."""
    library = library_of(request)
    asked = library.record().people
    found = asked.find(id)
    told = writing.page_as_dict(asked.show(found, articles=question.articles, newest=MOST_ARTICLES))
    circle = library.once(("circle", found), lambda: asked.circle(found))
    return AsciiJSON({**told, "circle": writing.circle_as_dict(circle)})


@router.get(
    "/{id}/quotations",
    response_model=QuotationPage,
    responses={200: CSV, **MISSING},
    summary="What somebody said",
)
def quotations(request: Request, id: Id, question: Annotated[SaidQuestion, Query()]) -> Response:  # noqa: A002
    """Somebody's quotations by the day of publication, the newest first unless `order` says otherwise."""
    page = (
        library_of(request)
        .record()
        .people.quotations(
            id,
            since=question.since,
            until=question.until,
            limit=question.limit,
            offset=question.offset,
            oldest_first=question.order == "oldest",
        )
    )
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        write_csv(page.rows, written)
        return download(written, "quotations")
    return paged(request, page, [row_as_dict(row) for row in page.rows], question.limit, question.offset)
