"""How many events each country has part in, by month and quad class, and each two have together: kept, not counted.

Reach for it where a page tells of all events of a country: there may be tens of thousands. It follows from the tables
of events and participants; `writing` takes out what an earlier reading told and adds what the new one does, in the same
transaction. A test holds it against counting anew.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, Table, Text, func, select, text

from onrecord.record.schema import metadata

country_month = Table(
    "country_month",
    metadata,
    Column("country", Text, primary_key=True),
    Column("month", Text, primary_key=True, comment="of the first day, YYYY-MM; empty: no day is known"),
    Column("quad", Text, primary_key=True),
    Column("events", Integer, nullable=False, comment="0 where an earlier reading had some"),
    Column("done", Integer, nullable=False, comment="of these, what `countries.months` counts"),
    Column("scored", Integer, nullable=False, comment="of these done, with a Goldstein score"),
    Column("goldstein", Integer, nullable=False, comment="the sum of these scores, in tenths"),
)

country_pair = Table(
    "country_pair",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("events", Integer, nullable=False, comment="0 where an earlier reading had some"),
    comment="events that both have part in; there is a row for either order",
)

_TABLES = (
    """CREATE TABLE country_month (
        country TEXT NOT NULL, month TEXT NOT NULL, quad TEXT NOT NULL, events INTEGER NOT NULL, done INTEGER NOT NULL,
        scored INTEGER NOT NULL, goldstein INTEGER NOT NULL, PRIMARY KEY (country, month, quad)) WITHOUT ROWID""",
    """CREATE TABLE country_pair (
        one TEXT NOT NULL, other TEXT NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID""",
)

_PARTS = """SELECT DISTINCT t.country, t.event FROM event v CROSS JOIN participant t ON t.event = v.number
    WHERE v.article BETWEEN :first AND :last AND t.country IS NOT NULL"""

_MONTHS = f"""INSERT INTO country_month
    SELECT country, month, quad, :sign * count(*), :sign * sum(done), :sign * sum(done AND goldstein IS NOT NULL),
        :sign * coalesce(sum(iif(done, CAST(round(10 * goldstein) AS INTEGER), 0)), 0)
    FROM (SELECT p.country, coalesce(substr(v.first_day, 1, 7), '') AS month, v.quad, v.goldstein,
            v.first_day IS NOT NULL AND (v.status IN ('asserted', 'claimed')
                OR v.status = 'past' AND v.date_value IS NOT NULL) AS done
        FROM ({_PARTS}) p CROSS JOIN event v ON v.number = p.event)
    WHERE true GROUP BY country, month, quad
    ON CONFLICT (country, month, quad) DO UPDATE SET events = events + excluded.events, done = done + excluded.done,
        scored = scored + excluded.scored, goldstein = goldstein + excluded.goldstein"""  # noqa: S608 - ours

_PAIRS = f"""INSERT INTO country_pair
    SELECT a.country, b.country, :sign * count(*) FROM ({_PARTS}) a JOIN ({_PARTS}) b ON b.event = a.event
    WHERE a.country <> b.country GROUP BY a.country, b.country
    ON CONFLICT (one, other) DO UPDATE SET events = events + excluded.events"""  # noqa: S608 - ours


def make(connection: Connection) -> None:
    """Migration: make the tables, and count the events that a record has."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM article").scalar_one()
    add(connection, 0, last)


def events_of(connection: Connection, code: str) -> int:
    """Return how many events a country has part in."""
    counted = select(func.coalesce(func.sum(country_month.c.events), 0)).where(country_month.c.country == code)
    return int(connection.execute(counted).scalar_one())


def add(connection: Connection, first: int, last: int) -> None:
    """Count in the events of the articles with these numbers and all between."""
    _change(connection, first, last, 1)


def remove(connection: Connection, number: int) -> None:
    """Take the events of an article out of the count, before they are taken out of the record."""
    _change(connection, number, number, -1)


def _change(connection: Connection, first: int, last: int, sign: int) -> None:
    for statement in (_MONTHS, _PAIRS):
        connection.execute(text(statement), {"first": first, "last": last, "sign": sign})
