"""What lists and figures need of articles and speakers, kept apart in narrow tables so that both are quick.

An article's row is thousands of bytes, most of them text; to sort, count or leaf through 100,000 of them takes a
second. A row of `listing` is a hundred bytes, and its index in the order of publication holds all that a filter asks.
`speaker` counts quotations by name, which would otherwise be counted one by one. Both follow from the other tables:
`writing` keeps them in step, in the same transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.model import QuotationKind, Reading
from onrecord.record import schema, sqlite
from onrecord.record.folding import fold

_TABLES = (
    """CREATE TABLE listing (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE, id TEXT NOT NULL,
        published DATE, outlet TEXT, outlet_folded TEXT, unread BOOLEAN NOT NULL, words INTEGER NOT NULL,
        first INTEGER, last INTEGER,
        direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL, unattributed INTEGER NOT NULL)""",
    """CREATE TABLE speaker (
        name TEXT NOT NULL, type TEXT NOT NULL, folded TEXT NOT NULL, quotations INTEGER NOT NULL,
        PRIMARY KEY (name, type)) WITHOUT ROWID""",
)

_FILL = """INSERT INTO listing
    SELECT a.number, a.id, a.published, a.outlet, a.outlet_folded, a.unread IS NOT NULL, a.words,
        min(q.number), max(q.number), coalesce(sum(q.kind = 'direct'), 0), coalesce(sum(q.kind = 'mixed'), 0),
        coalesce(sum(q.kind = 'indirect'), 0), coalesce(sum(q.number IS NOT NULL AND q.speaker_key IS NULL), 0)
    FROM article a LEFT JOIN quotation q ON q.article = a.number GROUP BY a.number"""

_INDICES = (
    "CREATE INDEX listing_newest ON listing (published DESC, id, outlet_folded, first, last, direct, mixed, indirect)",
    "CREATE INDEX listing_outlet ON listing (outlet)",
    "DROP INDEX ix_quotation_article",
    "CREATE INDEX quotation_place ON quotation (article, position, kind)",
    "CREATE INDEX quotation_speaker ON quotation (speaker_key) WHERE speaker_key IS NOT NULL",
)


def make(connection: Connection) -> None:
    """Migration: make the tables, fill them from those that a record has, and index what is asked of them."""
    for statement in (*_TABLES, _FILL):
        connection.exec_driver_sql(statement)
    rows = connection.exec_driver_sql(
        "SELECT speaker_name, speaker_type, count(*) FROM quotation WHERE speaker_name IS NOT NULL GROUP BY 1, 2"
    ).all()
    filled = [(name, type_, fold(_text(name)) or name, number) for name, type_, number in rows]
    if filled:
        connection.exec_driver_sql("INSERT INTO speaker VALUES (?, ?, ?, ?)", filled)
    for statement in _INDICES:
        connection.exec_driver_sql(statement)


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


def speakers(readings: Iterable[Reading]) -> Counter[tuple[str, str]]:
    """Return the number of quotations by each name and type of a speaker."""
    said = (quotation.speaker for reading in readings for quotation in reading.quotations)
    return Counter((speaker.name, str(speaker.type)) for speaker in said if speaker is not None)


def add(connection: Connection, number: int, reading: Reading, quotations: Collection[int]) -> None:
    """Count in a reading: of article `number`, with the quotations of these numbers."""
    connection.execute(insert(schema.listing), row(number, reading, quotations))
    count(connection, speakers([reading]))


def count(connection: Connection, found: Mapping[tuple[str, str], int]) -> None:
    """Add numbers of quotations to those by name and type."""
    rows = [
        {"name": name, "type": type_, "folded": fold(name) or name, "quotations": quotations}
        for (name, type_), quotations in found.items()
    ]
    sqlite.add_up(connection, schema.speaker, rows, "quotations")


def remove(connection: Connection, number: int) -> None:
    """Take the reading of article `number` out of the count; call it while its quotations are still there."""
    quotation, speaker = schema.quotation, schema.speaker
    said = select(quotation.c.speaker_name, quotation.c.speaker_type, func.count())
    said = said.where(quotation.c.article == number, quotation.c.speaker_name.is_not(None))
    said = said.group_by(quotation.c.speaker_name, quotation.c.speaker_type)
    count(connection, {(name, type_): -quotations for name, type_, quotations in connection.execute(said)})
    connection.execute(delete(speaker).where(speaker.c.quotations == 0))
    connection.execute(delete(schema.listing).where(schema.listing.c.article == number))


def _text(stored: str | bytes) -> str:
    return stored.decode("utf-8", "surrogatepass") if isinstance(stored, bytes) else stored
