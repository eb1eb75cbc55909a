"""Answers a page at a time, with how many there are in all: what a reader leafs through."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Date, func, select, type_coerce

from onrecord.authority import Authority
from onrecord.record import choosing, finding, query, schema, ways
from onrecord.record.choosing import Candidate, Filter, Kind, Order
from onrecord.record.counting import page
from onrecord.record.daily import daily
from onrecord.record.rows import ArticleRow, DayCount, Hit, Page, QuotationRow

__all__ = ["Filter", "Kind", "Order", "activity", "articles", "outlets", "quotations", "search"]


def search(
    connection: Connection, known: Authority, text: str | None, wanted: Filter, order: Order, limit: int, offset: int
) -> Page[Hit]:
    """Return a page of the quotations and articles that are found; see `Record.search_page`."""
    words = query.parse(text) if text else None
    choices = [choosing.choice(connection, known, kind, words, wanted) for kind in wanted.kinds()]
    if words is None or any(made.many for made in choices):
        order = Order.DATE
    if len(choices) == 1:
        found = [ways.find(connection, choices[0], order, limit, offset)]
        chosen = found[0].candidates
    else:
        found = [ways.find(connection, made, order, offset + limit) for made in choices]
        best = sorted((one for each in found for one in each.candidates), key=_KEYS[order])
        chosen = best[offset : offset + limit]
    shown = {
        kind: iter(finding.hits(connection, kind, {one.number: one.score for one in chosen if one.kind == kind}, words))
        for kind in wanted.kinds()
    }
    return page(
        (next(shown[one.kind]) for one in chosen),
        sum(each.total for each in found),
        exact=all(each.exact for each in found),
        ranked=order is Order.RELEVANCE,
    )


def _relevance(one: Candidate) -> tuple[float, bool, str]:
    # Quotations before articles where they match alike: they are what the record is for.
    return -one.score, one.kind == "article", one.id


def _recency(one: Candidate) -> tuple[bool, int, str, int]:
    return one.published is None, -(one.published or datetime.date.min).toordinal(), one.article, one.position


_KEYS: dict[Order, Callable[[Candidate], tuple[Any, ...]]] = {Order.RELEVANCE: _relevance, Order.DATE: _recency}


def quotations(
    connection: Connection, known: Authority, about: str | None, wanted: Filter, limit: int, offset: int
) -> Page[QuotationRow]:
    """Return a page of quotations, newest article first; see `Record.quotation_page`."""
    words = query.parse(about) if about is not None else None
    made = choosing.choice(connection, known, "quotation", words, wanted, said=True)
    total, numbers, exact = ways.page(connection, made, limit, offset)
    return page(finding.quotations_of(connection, numbers), total, exact=exact)


def articles(connection: Connection, about: str | None, wanted: Filter, limit: int, offset: int) -> Page[ArticleRow]:
    """Return a page of articles, newest first; see `Record.articles`."""
    words = query.parse(about) if about is not None else None
    made = choosing.choice(connection, None, "article", words, wanted)
    total, numbers, exact = ways.page(connection, made, limit, offset)
    article, listing = schema.article, schema.listing
    names = [name for name in ArticleRow.__dataclass_fields__ if name != "quotations"]
    said = (listing.c.direct + listing.c.mixed + listing.c.indirect).label("quotations")
    statement = select(article.c.number, *(article.c[name] for name in names), said)
    statement = statement.join_from(article, listing).where(article.c.number.in_(numbers))
    rows = {row.number: ArticleRow(*row[1:]) for row in connection.execute(statement)}
    return page((rows[number] for number in numbers), total, exact=exact)


def activity(connection: Connection) -> Iterator[DayCount]:
    """Yield, day by day, what was published; articles without a date are left out."""
    said = daily.c.direct + daily.c.mixed + daily.c.indirect
    counted = (
        select(type_coerce(daily.c.day, Date), daily.c.articles, said).where(daily.c.day > "").order_by(daily.c.day)
    )
    for row in connection.execute(counted):
        yield DayCount(*row)


def outlets(connection: Connection) -> list[str]:
    """Return the names of the outlets, those with most articles first."""
    outlet = schema.listing.c.outlet
    counted = select(outlet).where(outlet.is_not(None)).group_by(outlet).order_by(func.count().desc(), outlet)
    return [row.outlet for row in connection.execute(counted)]
