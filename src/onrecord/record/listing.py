"""What lists and figures need of articles, kept apart in a narrow table so that both are quick.

An article's row is thousands of bytes, most of them text; to sort, count or leaf through 100,000 of them takes a
second. A row of `listing` is a hundred bytes, and its index in the order of publication holds all that a filter asks.
It follows from the other tables: `writing` keeps it in step, in the same transaction. Who is quoted how often is in
`standing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from onrecord.model import QuotationKind, Reading
from onrecord.record import query, remembering, schema
from onrecord.record.folding import fold

_TABLES = (
    """CREATE TABLE listing (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE, id TEXT NOT NULL,
        published DATE, outlet TEXT, outlet_folded TEXT, unread BOOLEAN NOT NULL, words INTEGER NOT NULL,
        first INTEGER, last INTEGER,
        direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL, unattributed INTEGER NOT NULL)""",
    """CREATE TABLE speaker (
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, entity INTEGER,
        name TEXT NOT NULL, type TEXT NOT NULL, quotations INTEGER NOT NULL)""",
)

_FILL = """INSERT INTO listing
    SELECT a.number, a.id, a.published, a.outlet, a.outlet_folded, a.unread IS NOT NULL, a.words,
        min(q.number), max(q.number), coalesce(sum(q.kind = 'direct'), 0), coalesce(sum(q.kind = 'mixed'), 0),
        coalesce(sum(q.kind = 'indirect'), 0), coalesce(sum(q.number IS NOT NULL AND q.speaker_key IS NULL), 0)
    FROM article a LEFT JOIN quotation q ON q.article = a.number GROUP BY a.number"""

_COUNT_SPEAKERS = """INSERT INTO speaker
    SELECT q.article, e.number, q.speaker_name, q.speaker_type, count(*)
    FROM quotation q LEFT JOIN entity e ON e.article = q.article AND e.key = q.speaker_key
    WHERE q.speaker_name IS NOT NULL AND q.article BETWEEN ? AND ?
    GROUP BY q.article, e.number, q.speaker_name, q.speaker_type"""

_INDICES = (
    "CREATE INDEX listing_newest ON listing (published DESC, id, outlet_folded, first, last, direct, mixed, indirect)",
    "CREATE INDEX listing_outlet ON listing (outlet)",
    "CREATE INDEX ix_speaker_article ON speaker (article)",
    "DROP INDEX ix_quotation_article",
    "CREATE INDEX quotation_place ON quotation (article, position, kind)",
)


def make(connection: Connection) -> None:
    """Migration: make the tables, fill them from those that a record has, and index what is asked of them."""
    for statement in (*_TABLES, _FILL):
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM article").scalar_one()
    connection.exec_driver_sql(_COUNT_SPEAKERS, (0, last))
    for statement in _INDICES:
        connection.exec_driver_sql(statement)


_OUTLETS = """WITH RECURSIVE one(outlet) AS (
        SELECT min(outlet) FROM listing
        UNION ALL SELECT (SELECT min(outlet) FROM listing WHERE outlet > one.outlet) FROM one WHERE outlet IS NOT NULL)
    SELECT outlet FROM one WHERE outlet IS NOT NULL"""
"""Each name of an outlet once: a look into the index for each, not for each article."""


def outlets(connection: Connection, name: str) -> list[str]:
    """Return the names of the outlets that hold the words of `name` in a row; raises QueryError where it has none."""
    words = f" {' '.join(query.name(name).tokens)} "

    def named() -> list[str]:
        every = connection.execute(text(_OUTLETS).columns(outlet=schema.listing.c.outlet.type)).scalars()
        return [outlet for outlet in every if words in f" {fold(outlet)} "]

    return remembering.once(connection, ("outlets", words), named)


def row(number: int, reading: Reading, quotations: Collection[int]) -> dict[str, Any]:
    """Return the row of `listing` for a reading: of article `number`, with the quotations of these numbers."""
    article = reading.article
    kinds = Counter(quotation.kind for quotation in reading.quotations)
    return {
        "article": number,
        "id": article.id,
        "published": article.published,
        "outlet": article.outlet,
        "outlet_folded": f" {fold(article.outlet)} " if article.outlet else None,
        "unread": reading.unread is not None,
        "words": len(article.text.split()),
        "first": min(quotations, default=None),
        "last": max(quotations, default=None),
        **{str(kind): kinds[kind] for kind in QuotationKind},
        "unattributed": sum(quotation.speaker is None for quotation in reading.quotations),
    }


def add(connection: Connection, number: int, reading: Reading, quotations: Collection[int]) -> None:
    """Count in a reading: of article `number`, with the quotations of these numbers."""
    connection.execute(insert(schema.listing), row(number, reading, quotations))


def remove(connection: Connection, number: int) -> None:
    """Take the reading of article `number` out of the count."""
    connection.execute(delete(schema.listing).where(schema.listing.c.article == number))
