"""What the record has on one identity, piece by piece: what they said and did, when, and with whom.

Each function takes the id of an identity, as `calling.one` gives it. None looks at more than all that is theirs; whom
they speak about is looked for in their newest articles only (`MOST_ARTICLES`), since that reads mention by mention.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, select

from onrecord.model import EntityType
from onrecord.record import appearing, events, finding, references, sqlite
from onrecord.record.appearing import Act, Appearance
from onrecord.record.counting import page
from onrecord.record.events import EventRow
from onrecord.record.people_rows import Acquaintance, Circle, PersonDay
from onrecord.record.rows import Page, QuotationRow
from onrecord.record.standing import standing

MOST_ARTICLES = 100
"""Articles in which it is looked for how somebody is spelt, whom they speak about and act with: 20 ms of work."""

CIRCLE = 24
"""Others that are named at most, those most often met."""

_SPOKEN_OF = """SELECT o.identity, count(DISTINCT q.number) AS number FROM json_each(:entities) AS g
    CROSS JOIN quotation q ON q.entity = g.value
    CROSS JOIN spoken_of a ON a.quotation = q.number
    CROSS JOIN presence o ON o.entity = a.entity AND o.identity <> :id
    GROUP BY o.identity"""
"""Other identities that are mentioned in what these entities say, and in how many quotations."""

_SAID = """SELECT q.article, q.position, q.number FROM json_each(:articles) AS g
    CROSS JOIN quotation q INDEXED BY quotation_place ON q.article = g.value
    CROSS JOIN presence p ON p.entity = q.entity AND p.identity = :id"""
"""Where the quotations by an identity stand in some articles."""

_ACTING_WITH = """SELECT f.identity, count(DISTINCT p.event) AS number FROM json_each(:entities) AS g
    CROSS JOIN participant p ON p.entity = g.value
    CROSS JOIN participant f ON f.event = p.event AND f.identity <> :id
    GROUP BY f.identity"""
"""Other identities that take part in events with these entities, and in how many."""


def quotations(
    connection: Connection,
    id_: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    offset: int,
    *,
    oldest_first: bool,
) -> Page[QuotationRow]:
    """Return a page of what somebody said, in time order; without a day of publication last either way."""
    if since is None and until is None:
        total = connection.execute(select(standing.c.quotations).where(standing.c.identity == id_)).scalar() or 0
    else:
        total = sum(appearing.quoted(connection, id_, since, until).values())
    # Each of these articles has a quotation at least.
    found = appearing.articles(
        connection, id_, offset + limit, speaking=True, since=since, until=until, oldest_first=oldest_first
    )
    return page(finding.quotations_of(connection, _quotations(connection, id_, found, limit, offset)), total)


def _quotations(connection: Connection, id_: str, found: Sequence[Appearance], limit: int, offset: int) -> list[int]:
    """Return the numbers of the quotations from `offset` on in these articles, in their order and that of the text."""
    counts = Counter[int]()
    for one in found:
        counts[one.article] += one.quotations
    articles = list(counts)
    while articles and counts[articles[0]] <= offset:
        offset -= counts[articles.pop(0)]
    places = {article: place for place, article in enumerate(articles)}
    said = sqlite.rows(connection, _SAID, {"id": id_, "articles": json.dumps(articles[: offset + limit])})
    in_order = sorted((places[article], position, number) for article, position, number in said)
    return [number for _, _, number in in_order[offset : offset + limit]]


def taken_part(
    connection: Connection,
    id_: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    offset: int,
) -> Page[EventRow]:
    """Return a page of the events that somebody takes part in, newest first, undated ones last."""
    found = appearing.acts(connection, id_, since, until)
    return page(events.rows(connection, appearing.these_acts(connection, found, limit, offset)), len(found))


def days(connection: Connection, id_: str, acts: Sequence[Act]) -> list[PersonDay]:
    """Return, day by day, how much somebody said (by publication) and took part in (by the event's first day).

    `acts` are all of theirs.
    """
    quoted = appearing.quoted(connection, id_)
    acted = Counter(act.first_day for act in acts)
    known = (day for day in quoted.keys() | acted.keys() if day is not None)
    return [PersonDay(day, quoted.get(day, 0), acted[day]) for day in sorted(known)]


def circle(connection: Connection, id_: str) -> Circle:
    """Return whom somebody speaks about and takes part in events with, most often first, of the newest articles."""
    recent = appearing.articles(connection, id_, MOST_ARTICLES + 1)
    entities = [one.entity for one in recent]
    asked = {"id": id_, "entities": json.dumps(entities[:MOST_ARTICLES])}
    about = Counter(dict(sqlite.rows(connection, _SPOKEN_OF, asked)))
    beside = Counter(dict(sqlite.rows(connection, _ACTING_WITH, asked)))
    often = sorted(about.keys() | beside.keys(), key=lambda other: (-about[other] - beside[other], other))[:CIRCLE]
    told = {row.id: row for row in connection.execute(references.IDENTITIES, {"ids": often})}
    others = tuple(
        Acquaintance(one, told[one].name, EntityType(told[one].type), about[one], beside[one]) for one in often
    )
    return Circle(others, len(entities) <= MOST_ARTICLES)
