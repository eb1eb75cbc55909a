"""Questions to the record: what a speaker said, what was said about a subject, where words occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from onrecord.authority import Authority
from onrecord.model import Span
from onrecord.record import choosing, mapping, query, references, schema, sqlite, ways
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
    found: dict[int, QuotationRow] = {}
    for i in range(0, len(numbers), mapping.BATCH):
        batch = numbers[i : i + mapping.BATCH]
        statement = with_article(mapping.QUOTATION_COLUMNS).where(schema.quotation.c.number.in_(batch))
        content_of = mapping.contents(connection, batch)
        found |= {row.number: _row(row, content_of[row.number]) for row in connection.execute(statement)}
    return [found[number] for number in numbers]


def latest(connection: Connection, made: Choice, limit: int | None) -> Sequence[Row[Any]]:
    """Return where the last of the chosen quotations stand, whose speakers are given, from back to front.

    A row has their `number`, their article's `published` and id (`article`), and where in it they `start`.
    """
    numbers = ways.newest(connection, made, limit)
    told, fragment, quotation = schema.listing, schema.fragment, schema.quotation
    if limit and len(numbers) == limit:
        # Those of their last day may not be the ones that stand last.
        day = connection.execute(
            select(told.c.published)
            .join_from(quotation, told, told.c.article == quotation.c.article)
            .where(quotation.c.number == numbers[-1])
        ).scalar_one()
        numbers = list({*numbers, *ways.of_day(connection, made, day)})
    first = (fragment.c.quotation == quotation.c.number) & (fragment.c.position == 0)
    columns: list[Any] = [quotation.c.number, told.c.published, told.c.id.label("article"), fragment.c.start]
    within = told.c.article == quotation.c.article
    statement = select(*columns).join_from(quotation, told, within).join(fragment, first)
    those = statement.where(quotation.c.number.in_(sqlite.among("numbers")))
    backwards = (told.c.published.desc().nulls_last(), told.c.id.desc(), quotation.c.position.desc())
    return connection.execute(those.order_by(*backwards).limit(limit), {"numbers": numbers}).all()


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
    article, quotation = schema.article, schema.quotation
    numbers = list(scores)
    if kind == "quotation":
        statement = with_article(mapping.QUOTATION_COLUMNS).where(quotation.c.number.in_(numbers))
    else:
        statement = select(article.c.number, article.c.id, *_article_columns()).where(article.c.number.in_(numbers))
    rows = {row.number: row for row in connection.execute(statement)}
    content_of = mapping.contents(connection, numbers if kind == "quotation" else [])
    texts = _texts(connection, [row.article_id for row in rows.values()])
    found = []
    for number, score in scores.items():
        row = rows[number]
        article_text = texts[row.article_id]
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


def _texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    article = schema.article
    wanted = sorted(set(ids))
    rows: list[Row[Any]] = []
    for i in range(0, len(wanted), mapping.BATCH):
        batch = article.c.id.in_(wanted[i : i + mapping.BATCH])
        rows += connection.execute(select(article.c.id, article.c.text).where(batch))
    return {row.id: row.text for row in rows}
