"""Lists of people, and all that the record has on one."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.authority import Authority
from onrecord.model import EntityType, MentionKind
from onrecord.record import appearing, judging, mapping, query, schema, sqlite
from onrecord.record.counting import counted, page
from onrecord.record.people_rows import AppearanceRow, OfficeRow, PersonPage, PersonRow, SpellingRow
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.rows import Page
from onrecord.record.sqlite import among
from onrecord.record.standing import standing

SPELLINGS = 20
"""Spellings that a page shows, the commonest."""

_NAMED = """SELECT m.entity, m.start, m.stop FROM json_each(:entities) AS g
    CROSS JOIN mention m ON m.entity = g.value WHERE m.kind = :kind"""
"""Where names of these entities stand in their articles."""


def rows(connection: Connection, *, country: str | None, kind: EntityType, limit: int | None) -> list[PersonRow]:
    """Return the identities of a kind, most quotations first, then most articles, then by name."""
    return [_row(row) for row in connection.execute(_listed(country, kind, None).limit(limit))]


def of(connection: Connection, ids: Iterable[str]) -> list[PersonRow]:
    """Return the identities of these ids, in no order."""
    statement = _counted().where(standing.c.identity.in_(among("ids")))
    return [_row(row) for row in connection.execute(statement, {"ids": sorted(ids)})]


def listing(
    connection: Connection, country: str | None, kind: EntityType | None, name: str | None, limit: int, offset: int
) -> Page[PersonRow]:
    """Return a page of identities in that order; `name` holds the beginning of any words of theirs."""
    statement = _listed(country, kind, name)
    total = counted(connection, statement.with_only_columns(identity.c.id).order_by(None))
    found = connection.execute(statement.limit(limit).offset(offset))
    return page((_row(row) for row in found), total)


def _listed(country: str | None, kind: EntityType | None, name: str | None) -> Select[Any]:
    statement = _counted()
    if kind is not None:
        statement = statement.where(identity.c.type == str(kind))
    if country is not None:
        statement = statement.where(identity.c.countries.like(f"% {country} %"))
    if name is not None:
        words = query.name(name).tokens
        statement = statement.where(*(identity.c.folded.like(f"% {word}%") for word in words))
    most = (standing.c.quotations.desc(), standing.c.articles.desc())
    return statement.order_by(*most, identity.c.name, identity.c.id)


def row(connection: Connection, id_: str) -> PersonRow:
    """Return the line on an identity that exists."""
    return _row(connection.execute(_counted().where(identity.c.id == id_)).one())


def person(connection: Connection, id_: str, known: Authority, articles: int, newest: int | None = None) -> PersonPage:
    """Return the page of an identity that exists; see `People.show`."""
    row = connection.execute(_counted().where(identity.c.id == id_)).one()
    people = [one for key in row.keys_ if (one := known.person(key))]
    offices = [
        OfficeRow(office.called(one.sex), office.place, term.start.text, term.end.text if term.end else None,
                  term.known_until)
        for one in people
        for term in known.offices_of(one.key)
        if (office := known.office(term.office))
    ]  # fmt: skip
    return PersonPage(
        person=_row(row),
        keys=tuple(row.keys_),
        names=tuple(dict.fromkeys(name for one in people for name in one.names)),
        born=next((one.born for one in people if one.born), None),
        died=next((one.died for one in people if one.died), None),
        offices=tuple(offices),
        spellings=_spellings(connection, id_, newest),
        years=_years(connection, id_),
        appearances=_appearances(connection, id_, articles),
        judgements=tuple(judging.on(connection, id_)),
    )


def _counted() -> Select[Any]:
    return select(
        *(identity.c[name] for name in ("id", "name", "type", "wikidata", "countries")),
        identity.c.known.label("keys_"),
        standing.c.quotations,
        standing.c.articles,
    ).join_from(standing, identity, identity.c.id == standing.c.identity)


def _row(row: Any) -> PersonRow:
    return PersonRow(
        row.id, row.name, EntityType(row.type), row.wikidata, tuple(row.countries.split()), row.quotations, row.articles
    )


def _spellings(connection: Connection, id_: str, most: int | None) -> tuple[SpellingRow, ...]:
    """Return the commonest names of somebody, as `most` of the newest articles have them (all where None)."""
    within = {one.entity: one.article for one in appearing.articles(connection, id_, -1 if most is None else most)}
    places: dict[int, list[tuple[int, int]]] = {}
    asked = {"entities": json.dumps(list(within)), "kind": str(MentionKind.NAME)}
    for entity, start, stop in sqlite.rows(connection, _NAMED, asked):
        places.setdefault(within[entity], []).append((start, stop))
    found = Counter[str]()
    for number, text in mapping.texts(connection, list(places)).items():
        found.update(" ".join(text[start:stop].split()) for start, stop in places[number])
    return tuple(SpellingRow(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:SPELLINGS])


def _years(connection: Connection, id_: str) -> dict[int | None, int]:
    years = Counter[int | None]()
    for published, number in appearing.quoted(connection, id_).items():
        years[published.year if published else None] += number
    return dict(sorted(years.items(), key=lambda item: (item[0] is None, item[0] or 0)))


def _appearances(connection: Connection, id_: str, limit: int) -> tuple[AppearanceRow, ...]:
    newest = {one.entity: one for one in appearing.articles(connection, id_, limit)}
    rows = {row.entity: row for row in connection.execute(_seen(), {"entities": list(newest)})}
    return tuple(
        AppearanceRow(
            row.id, row.article_id, row.ref, row.title, row.outlet, row.published, row.name, row.why, one.quotations
        )
        for one in newest.values()
        if (row := rows[one.entity])
    )


@functools.cache
def _seen() -> Select[Any]:
    article = schema.article
    columns = [article.c[name] for name in ("ref", "title", "outlet", "published")]
    return (
        select(occurrence, article.c.id.label("article_id"), *columns)
        .join(schema.entity, schema.entity.c.number == occurrence.c.entity)
        .join(article, article.c.number == schema.entity.c.article)
        .where(occurrence.c.entity.in_(among("entities")))
    )
