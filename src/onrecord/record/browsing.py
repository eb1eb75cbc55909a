"""Answers a page at a time, with how many there are in all: what a reader leafs through."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select

from onrecord.authority import Authority
from onrecord.limits import MAX_COUNTED
from onrecord.model import QuotationKind
from onrecord.record import calling, finding, query, schema, sqlite
from onrecord.record.rows import ArticleRow, DayCount, Hit, Page, QuotationRow

Kind = Literal["quotation", "article"]


class Order(StrEnum):
    """What comes first in a list of what was found: what fits the words best, or what was published last."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is narrowed down to; None leaves a condition out. See `Record.quotations` for their meanings.

    `of` keeps to quotations or articles. `by`, `kind` and `country` (whose speakers they are by) are of quotations:
    where one of them is given, no article is found.
    """

    of: Kind | None = None
    by: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: QuotationKind | None = None
    outlet: str | None = None
    country: str | None = None

    def kinds(self) -> tuple[Kind, ...]:
        """Return what can be found under these conditions."""
        possible: tuple[Kind, ...] = (
            ("quotation",) if self.by or self.kind or self.country else ("quotation", "article")
        )
        return tuple(kind for kind in possible if self.of in (None, kind))


class _Candidate(NamedTuple):
    kind: Kind
    number: int
    score: float
    id: str
    published: datetime.date | None
    article: str
    position: int


def search(
    connection: Connection, known: Authority, text: str | None, wanted: Filter, order: Order, limit: int, offset: int
) -> Page[Hit]:
    """Return a page of the quotations and articles that are found; see `Record.search_page`."""
    words = query.parse(text) if text else None
    order = order if words else Order.DATE
    totals = [0]
    candidates: list[_Candidate] = []
    by = _speaker(connection, known, wanted)
    for kind in wanted.kinds():
        statement = _candidates(kind, words, wanted, by)
        totals.append(_counted(connection, statement))
        rows = connection.execute(_ordered(statement, kind, order).limit(offset + limit))
        candidates += [_Candidate(kind, *row) for row in rows]
    chosen = sorted(candidates, key=_relevance if order is Order.RELEVANCE else _recency)[offset : offset + limit]
    shown = {
        kind: iter(finding.hits(connection, kind, {one.number: one.score for one in chosen if one.kind == kind}, words))
        for kind in wanted.kinds()
    }
    total = sum(totals)
    return Page(tuple(next(shown[one.kind]) for one in chosen), min(total, MAX_COUNTED), total <= MAX_COUNTED)


def _speaker(connection: Connection, known: Authority, wanted: Filter) -> ColumnElement[bool] | None:
    return None if wanted.by is None else calling.spoken_by(connection, wanted.by, known)


def _candidates(kind: Kind, words: query.Query | None, wanted: Filter, by: ColumnElement[bool] | None) -> Select[Any]:
    article, quotation = schema.article, schema.quotation
    table = quotation if kind == "quotation" else article
    if kind == "quotation":
        position: Any = quotation.c.position
        statement = select().join_from(quotation, article)
    else:
        position = literal(-1)
        statement = select().select_from(article)
    score: Any = literal(0.0)
    if words is not None:
        ranked = sqlite.ranked(kind, words).subquery()
        statement = statement.join(ranked, ranked.c.number == table.c.number)
        score = ranked.c.score
    columns = (table.c.number, score.label("score"), table.c.id, article.c.published, article.c.id, position)
    return finding.narrowed(
        statement.add_columns(*columns),
        by=by,
        since=wanted.since,
        until=wanted.until,
        kind=wanted.kind,
        outlet=wanted.outlet,
        country=wanted.country,
    )


def _ordered(statement: Select[Any], kind: Kind, order: Order) -> Select[Any]:
    article, quotation = schema.article, schema.quotation
    if order is Order.RELEVANCE:
        table = quotation if kind == "quotation" else article
        return statement.order_by(statement.selected_columns["score"].desc(), table.c.id)
    newest = (article.c.published.desc().nulls_last(), article.c.id)
    return statement.order_by(*newest, *((quotation.c.position,) if kind == "quotation" else ()))


def _relevance(one: _Candidate) -> tuple[float, bool, str]:
    # Quotations before articles where they match alike: they are what the record is for.
    return -one.score, one.kind == "article", one.id


def _recency(one: _Candidate) -> tuple[bool, int, str, int]:
    return one.published is None, -(one.published or datetime.date.min).toordinal(), one.article, one.position


def quotations(
    connection: Connection, known: Authority, about: str | None, wanted: Filter, limit: int, offset: int
) -> Page[QuotationRow]:
    """Return a page of quotations, newest article first; see `Record.quotation_page`."""
    conditions: dict[str, Any] = {
        "about": about,
        "since": wanted.since,
        "until": wanted.until,
        "kind": wanted.kind,
        "outlet": wanted.outlet,
    }
    by = _speaker(connection, known, wanted)
    statement = select(schema.quotation.c.number).join_from(schema.quotation, schema.article)
    total = _counted(connection, finding.narrowed(statement, by=by, **conditions))
    rows = finding.quotations(connection, known, by=wanted.by, **conditions, limit=limit, offset=offset)
    return Page(tuple(rows), min(total, MAX_COUNTED), total <= MAX_COUNTED)


def articles(connection: Connection, about: str | None, wanted: Filter, limit: int, offset: int) -> Page[ArticleRow]:
    """Return a page of articles, newest first; see `Record.articles`."""
    article, quotation = schema.article, schema.quotation
    found = select(func.count()).where(quotation.c.article == article.c.number).scalar_subquery()
    names = [name for name in ArticleRow.__dataclass_fields__ if name != "quotations"]
    statement = select(*(article.c[name] for name in names), found.label("quotations"))
    narrowed = finding.narrowed(statement, since=wanted.since, until=wanted.until, outlet=wanted.outlet)
    if about is not None:
        matching = sqlite.ranked("article", query.parse(about)).subquery()
        narrowed = narrowed.where(article.c.number.in_(select(matching.c.number)))
    total = _counted(connection, narrowed.with_only_columns(article.c.number))
    newest = narrowed.order_by(article.c.published.desc().nulls_last(), article.c.id)
    rows = connection.execute(newest.limit(limit).offset(offset))
    return Page(tuple(ArticleRow(**row._mapping) for row in rows), min(total, MAX_COUNTED), total <= MAX_COUNTED)


def activity(connection: Connection) -> Iterator[DayCount]:
    """Yield, day by day, what was published; articles without a date are left out."""
    article, quotation = schema.article, schema.quotation
    dated = article.c.published.is_not(None)
    counted = select(article.c.published, func.count()).where(dated).group_by(article.c.published)
    said = select(article.c.published, func.count()).join_from(quotation, article).where(dated)
    said = said.group_by(article.c.published)
    quotations_of = {row[0]: row[1] for row in connection.execute(said)}
    for day, number in connection.execute(counted.order_by(article.c.published)):
        yield DayCount(day, number, quotations_of.get(day, 0))


def outlets(connection: Connection) -> list[str]:
    """Return the names of the outlets, those with most articles first."""
    outlet = schema.article.c.outlet
    counted = select(outlet).where(outlet.is_not(None)).group_by(outlet).order_by(func.count().desc(), outlet)
    return [row.outlet for row in connection.execute(counted)]


def _counted(connection: Connection, statement: Select[Any]) -> int:
    """Return how many rows a query has, looking no further than one beyond `MAX_COUNTED`."""
    some = statement.limit(MAX_COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())
