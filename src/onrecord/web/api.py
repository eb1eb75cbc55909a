"""The REST API: the record in JSON and CSV, with the filters of the pages. All routes read, none writes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from onrecord.export.json_lines import article_row_as_dict, as_dict, hit_as_dict, row_as_dict, stats_as_dict
from onrecord.export.spreadsheet import cell, write_csv
from onrecord.limits import MAX_OFFSET
from onrecord.quotations.voices import told_apart
from onrecord.record import ArticleRow, Hit, Order, Page, QuotationRow
from onrecord.web import lookup, schemas
from onrecord.web.addresses import with_query
from onrecord.web.citation import citation, digest
from onrecord.web.library import library_of
from onrecord.web.questions import ArticlesQuestion, Format, FormatQuestion, QuotationsQuestion, SearchQuestion

CSV: dict[str, Any] = {"content": {"text/csv": {"schema": {"type": "string"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    422: {"model": schemas.Problem, "description": "A parameter cannot be."},
    503: {"model": schemas.Problem, "description": "The record cannot answer, or not in time."},
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": schemas.Problem, "description": "There is no such id."}}

router = APIRouter(prefix="/api", responses=PROBLEMS)

Id = Annotated[str, Path(min_length=1, max_length=64, description="An id, or an unambiguous beginning of one.")]


class AsciiJSON(Response):
    """JSON in ASCII, which carries every text, halves of surrogate pairs included."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """Return the value in bytes."""
        return json.dumps(content, ensure_ascii=True, allow_nan=False).encode("ascii")


@router.get("/articles", response_model=schemas.ArticlePage, responses={200: CSV}, summary="List articles")
def articles(request: Request, question: Annotated[ArticlesQuestion, Query()]) -> Response:
    """Articles, newest first, narrowed down by words, days of publication and outlet."""
    page = (
        library_of(request)
        .record()
        .articles(question.about, question.filter(), limit=question.limit, offset=question.offset)
    )
    if question.format is Format.CSV:
        names = list(ArticleRow.__dataclass_fields__)
        return _csv(names, ([getattr(row, name) for name in names] for row in page.rows), "articles")
    return paged(request, page, [article_row_as_dict(row) for row in page.rows], question.limit, question.offset)


@router.get("/articles/{id}", response_model=schemas.Reading, responses=MISSING, summary="One article")
def article(request: Request, id: Id) -> Response:  # noqa: A002 - the word of the model
    """The whole reading of an article: its text and blocks, the people in it, what they said."""
    return AsciiJSON(as_dict(lookup.article(library_of(request).record(), id).reading))


@router.get("/quotations", response_model=schemas.QuotationPage, responses={200: CSV}, summary="List quotations")
def quotations(request: Request, question: Annotated[QuotationsQuestion, Query()]) -> Response:
    """Quotations, newest article first, narrowed down by speaker, words, kind, days of publication and outlet."""
    page = (
        library_of(request)
        .record()
        .quotation_page(question.about, question.filter(), limit=question.limit, offset=question.offset)
    )
    if question.format is Format.CSV:
        written = io.StringIO(newline="")
        write_csv(page.rows, written)
        return download(written, "quotations")
    return paged(request, page, [row_as_dict(row) for row in page.rows], question.limit, question.offset)


@router.get("/quotations/{id}", response_model=schemas.CitedQuotation, responses=MISSING, summary="One quotation")
def quotation(request: Request, id: Id) -> Response:  # noqa: A002 - the word of the model
    """A quotation with its article and a citation; an id that a later reading replaced leads to what replaced it."""
    found, one = lookup.quotation(library_of(request).record(), id)
    told = found.reading.article
    apart = told_apart(found.reading, one)
    person = found.people.get(one.speaker.key) if one.speaker else None
    row = QuotationRow(one, told.id, told.ref, told.title, told.outlet, told.url, told.published, person)
    return AsciiJSON({**row_as_dict(row, apart), "citation": citation(found.reading, one), "sha256": digest(told)})


@router.get("/search", response_model=schemas.HitPage, responses={200: CSV}, summary="Search")
def search(request: Request, question: Annotated[SearchQuestion, Query()]) -> Response:
    """Quotations and articles, best matches first; without words, all that meet the conditions, newest first.

    The newest come first, too, where too many hold the words to be ranked; `order` says which it is.
    """
    page = (
        library_of(request)
        .record()
        .search_page(question.q, question.filter(), order=question.order, limit=question.limit, offset=question.offset)
    )
    if question.format is Format.CSV:
        names = ("kind", "id", "article", "published", "outlet", "title", "speaker", "snippet", "start", "end", "score")
        return _csv(names, map(_hit_cells, page.rows), "search")
    offered = question.offset + question.limit <= MAX_OFFSET
    items = [hit_as_dict(hit) for hit in page.rows]
    order = Order.RELEVANCE if page.ranked else Order.DATE
    return paged(request, page, items, question.limit, question.offset, more=offered, order=str(order))


@router.get("/stats", response_model=schemas.Stats, responses={200: CSV}, summary="What the record holds")
def stats(request: Request, question: Annotated[FormatQuestion, Query()]) -> Response:
    """Counts of articles, quotations and speakers, who is quoted most, and what was rejected."""
    figures = stats_as_dict(library_of(request).stats())
    if question.format is Format.CSV:
        return _csv(("figure", "value"), _flat("", figures), "stats")
    return AsciiJSON(figures)


def paged(
    request: Request,
    page: Page[Any],
    items: list[dict[str, object]],
    limit: int,
    offset: int,
    *,
    more: bool = True,
    **about: object,
) -> Response:
    """Return a page of items as a list answers, with the address of the next; without `more` this is the last.

    `about` are fields that only this list has.
    """
    following = offset + limit
    last = not more or not items or (page.exact and following >= page.total)
    address = with_query(request.url.path, {**request.query_params, "limit": limit, "offset": following})
    answer = {"total": page.total, "exact": page.exact, "limit": limit, "offset": offset, **about}
    return AsciiJSON({**answer, "next": None if last else address, "items": items})


def _hit_cells(hit: Hit) -> Sequence[object]:
    told = (hit.kind, hit.id, hit.article_id, hit.published, hit.outlet, hit.title, hit.speaker, hit.snippet)
    return *told, hit.span.start, hit.span.end, f"{hit.score:.4f}"


def _flat(name: str, value: object) -> Iterable[tuple[str, object]]:
    """Yield figures that are nested with their paths."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _flat(f"{name}.{i}", inner)
    else:
        yield name, value


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> Response:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if value is None else cell(str(value)) for value in row])
    return download(written, name)


def download(written: io.StringIO, name: str) -> Response:
    """Return CSV as a file to keep."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(written.getvalue().encode("utf-8", "replace"), media_type="text/csv", headers=headers)
