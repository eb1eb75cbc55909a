"""Questions to the record: what a speaker said, what was said about a subject, where words occur."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, Select, select

from onrecord.authority import Authority
from onrecord.model import Span
from onrecord.record import choosing, mapping, plans, query, references, schema, sqlite, ways
from onrecord.record.choosing import Choice, Filter
from onrecord.record.rows import Hit, QuotationRow
from onrecord.record.snippets import QUOTED, WIDTH, passage

_ABOUT_ARTICLE = ("ref", "title", "outlet", "url", "published")


def quotations(
    connection: Connection, known: Authority, about: str | None, wanted: Filter, limit: int | None
) -> list[QuotationRow]:
    """Return the quotations that meet every condition; see `Record.quotations`. `known` is the authority to ask."""
    words = query.parse(about) if about is not None else None
    made = choosing.choice(connection, known, "quotation", words, wanted, said=True)
    numbers = ways.page(connection, made, -1 if limit is None else limit).page
    return quotations_of(connection, numbers)


def quotations_of(connection: Connection, numbers: Sequence[int]) -> list[QuotationRow]:
    """Return the quotations of these numbers, in this order."""
    content_of = mapping.contents(connection, numbers)
    rows = connection.execute(_quotations(), {"numbers": numbers})
    found = {row.number: _row(row, content_of[row.number]) for row in rows}
    return [found[number] for number in numbers]


class Place(NamedTuple):
    """Where a quotation stands: its number, its article's day of publication and id, and where in it it begins."""

    number: int
    published: datetime.date | None
    article: str
    start: int


_PLACES = f"""SELECT g.value, l.published, l.id, f.start FROM json_each(:given) AS g
    CROSS JOIN listing l ON l.article = {plans.article_of("g.value")}
    CROSS JOIN fragment f ON f.quotation = g.value AND f.position = 0
    ORDER BY l.published DESC, l.id DESC, g.value DESC LIMIT :limit"""  # noqa: S608 - ours

_DAY = f"SELECT l.published FROM listing l WHERE l.article = {plans.article_of(':number')}"  # noqa: S608 - ours


def latest(connection: Connection, made: Choice, limit: int | None) -> list[Place]:
    """Return where the last of the chosen quotations stand, whose speakers are given, from back to front."""
    numbers = ways.newest(connection, made, limit)
    if limit and len(numbers) == limit:
        # Those of their last day may not be the ones that stand last.
        [(day,)] = sqlite.rows(connection, _DAY, {"number": numbers[-1]})
        numbers = list({*numbers, *ways.of_day(connection, made, day)})
    given = {"given": json.dumps(numbers), "limit": -1 if limit is None else limit}
    rows = sqlite.rows(connection, _PLACES, given)
    return [Place(number, day and datetime.date.fromisoformat(day), *rest) for number, day, *rest in rows]


def _row(row: Row[Any], content: tuple[Span, ...]) -> QuotationRow:
    return QuotationRow(
        quotation=mapping.quotation_of(row, content),
        person=references.reference(row),
        article_id=row.article_id,
        **{name: getattr(row, f"article_{name}") for name in _ABOUT_ARTICLE},
    )


def search(connection: Connection, text: str, limit: int) -> list[Hit]:
    """Return the quotations and articles that match a query best; see `Record.search`."""
    wanted = query.parse(text)
    found = [
        *_hits(connection, wanted, limit, "quotation"),
        *_hits(connection, wanted, limit, "article"),
    ]
    # Quotations before articles where they match alike: they are what the record is for.
    return sorted(found, key=lambda hit: (-hit.score, hit.kind == "article", hit.id))[:limit]


def _hits(connection: Connection, wanted: query.Query, limit: int, kind: Literal["quotation", "article"]) -> list[Hit]:
    article, quotation = schema.article, schema.quotation
    ranked = sqlite.ranked(kind, wanted).subquery()
    if kind == "quotation":
        statement = with_article((quotation.c.number,)).join(ranked, ranked.c.number == quotation.c.number)
        statement = statement.order_by(ranked.c.score.desc(), quotation.c.id)
    else:
        statement = select(article.c.number).join(ranked, ranked.c.number == article.c.number)
        statement = statement.order_by(ranked.c.score.desc(), article.c.id)
    rows = connection.execute(statement.add_columns(ranked.c.score).limit(limit)).all()
    return hits(connection, kind, {row.number: row.score for row in rows}, wanted)


def hits(
    connection: Connection,
    kind: Literal["quotation", "article"],
    scores: Mapping[int, float],
    wanted: query.Query | None,
) -> list[Hit]:
    """Return the quotations or articles of these numbers, in this order, each with the passage that shows most."""
    numbers = list(scores)
    statement = _quotation_hits() if kind == "quotation" else _article_hits()
    rows = {row.number: row for row in connection.execute(statement, {"numbers": numbers})}
    content_of = mapping.contents(connection, numbers if kind == "quotation" else [])
    found = []
    for number, score in scores.items():
        row = rows[number]
        article_text = row.article_text
        said = mapping.quotation_of(row, content_of[number]) if kind == "quotation" else None
        within = said.content if said else (Span(0, len(article_text)),)
        shown = passage(article_text, wanted or query.Query(()), within, QUOTED if said else WIDTH)
        found.append(
            Hit(
                kind=kind,
                id=row.id,
                article_id=row.article_id,
                ref=row.article_ref,
                title=row.article_title,
                outlet=row.article_outlet,
                published=row.article_published,
                speaker=(row.person_name or row.speaker_name) if kind == "quotation" else None,
                person=references.reference(row) if kind == "quotation" else None,
                snippet=shown.span.of(article_text),
                span=shown.span,
                highlights=shown.highlights,
                score=score,
                quotation=said,
            )
        )
    return found


def with_article(columns: Sequence[Any]) -> Select[Any]:
    """Return a query for columns of quotations, what tells their articles apart, and who their speakers are."""
    article, quotation = schema.article, schema.quotation
    statement = select(*columns, *_article_columns(), *references.COLUMNS).join_from(quotation, article)
    return references.joined(statement, quotation.c.entity)


def _article_columns() -> list[Any]:
    return [schema.article.c[name].label(f"article_{name}") for name in ("id", *_ABOUT_ARTICLE)]


# Built once: for SQLAlchemy, to build a statement of thirty columns and to see that it has compiled it before takes as
# long as to run it.
@functools.cache
def _quotations() -> Select[Any]:
    return with_article(mapping.QUOTATION_COLUMNS).where(schema.quotation.c.number.in_(sqlite.among("numbers")))


@functools.cache
def _quotation_hits() -> Select[Any]:
    return _quotations().add_columns(schema.article.c.text.label("article_text"))


@functools.cache
def _article_hits() -> Select[Any]:
    article = schema.article
    columns = (article.c.number, article.c.id, article.c.text.label("article_text"), *_article_columns())
    return select(*columns).where(article.c.number.in_(sqlite.among("numbers")))
