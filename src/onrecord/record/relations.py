"""Rows of events and quotations to who acted on whom and who spoke about whom, for `network`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from onrecord.authority import Authority
from onrecord.limits import MAX_RELATED
from onrecord.model import EntityType, MentionKind, Quad
from onrecord.record import appearing, choosing, events, mapping, plans, query, references, schema, sqlite, ways
from onrecord.record.choosing import Filter
from onrecord.record.events import Wanted
from onrecord.record.folding import fold
from onrecord.record.people_rows import PersonReference
from onrecord.record.sqlite import among
from onrecord.record.timeline import said_by

_PARTIES = [str(kind) for kind in (EntityType.PERSON, EntityType.ORGANISATION, EntityType.COUNTRY)]

_MOST_ARTICLES = MAX_RELATED // 10
"""Articles whose quotations are looked at where nobody is asked for: there are about ten in each that is long."""

_MOST_WITH_THEM = MAX_RELATED
"""Articles with somebody who is asked for in which it is looked for what others say of them: the newest."""

_NAMING = f"""SELECT DISTINCT q.number, l.published, l.id, q.position FROM json_each(:entities) AS g
    CROSS JOIN presence p ON p.entity = g.value
    CROSS JOIN quotation q ON q.article = p.article AND q.speaker_key IS NOT NULL
    CROSS JOIN fragment f ON f.quotation = q.number
    CROSS JOIN mention m ON m.entity = p.entity AND m.start >= f.start AND m.stop <= f.stop
    CROSS JOIN listing l ON l.article = p.article
    ORDER BY {plans.NEWEST["quotation"]} LIMIT :most"""  # noqa: S608 - ours
"""The newest quotations whose words name one of these entities, however they are spelt."""


@dataclass
class Tally:
    """What is counted while rows are read, latest first.

    `names` are what a party is called, by its key, and `ids` the identities that it is; `people` is who it is, where
    that is one. `found` are the ids of the events or quotations behind a relation of a source, a target and a quad
    class (None: spoke about). `complete` is false where there may be more than was looked at.
    """

    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: dict[str, EntityType] = field(default_factory=dict)
    people: dict[str, PersonReference] = field(default_factory=dict)
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    found: dict[tuple[str, str, Quad | None], list[str]] = field(default_factory=dict)
    complete: bool = True

    def country(self, code: str) -> str:
        """Count a country as a party, and return its key."""
        return self._party(code, _country_name(code), EntityType.COUNTRY)

    def entity(self, one: PersonReference) -> str:
        """Count an entity of an article as a party, and return its key."""
        code = events.country_code(one.name) if one.type is EntityType.COUNTRY else None
        key = code or (one.id if one.apart else fold(one.name))
        self.ids[key].add(one.id)
        if code is not None:
            return self.country(code)
        if one.apart:
            self.people[key] = one
        return self._party(key, one.name, one.type)

    def _party(self, key: str, name: str, type_: EntityType) -> str:
        self.names[key][name] += 1
        self.types.setdefault(key, type_)
        return key

    def name(self, key: str) -> str:
        """Return what a party is called, most often where that differs."""
        return min(self.names[key].items(), key=lambda item: (-item[1], item[0]))[0]

    def relation(self, source: str, target: str, quad: Quad | None, id_: str) -> None:
        """Count an event or quotation; what somebody does to themselves is no relation."""
        if source != target:
            self.found.setdefault((source, target, quad), []).append(id_)


def acts(connection: Connection, known: Authority, wanted: Wanted, centre: str | None, tally: Tally) -> int:
    """Count who acted on whom in the latest events that are wanted, and return how many these are."""
    event, participant, entity = schema.event, schema.participant, schema.entity
    chosen = select(events.newest(connection, known, wanted, MAX_RELATED).subquery().c.number)
    taking_part = [event.c.number, event.c.id, event.c.quad, participant.c.role, participant.c.country]
    statement = (
        references.joined(
            select(*taking_part, _named(entity).label("named"), *references.COLUMNS)
            .join_from(event, participant)
            .outerjoin(entity, entity.c.number == participant.c.entity),
            participant.c.entity,
        )
        .where(event.c.number.in_(chosen))
        .order_by(event.c.first_day.desc().nulls_last(), event.c.id, participant.c.role, participant.c.position)
    )
    sides: dict[int, tuple[str, Quad, list[str], list[str]]] = {}
    for row in connection.execute(statement):
        _, _, actors, recipients = sides.setdefault(row.number, (row.id, Quad(row.quad), [], []))
        side = actors if row.role == "actor" else recipients
        party = _taking_part(row, centre, tally)
        if party is not None and party not in side:
            side.append(party)
    for id_, quad, actors, recipients in sides.values():
        # "The ministers met": nobody else is acted on, so that they cooperate with one another.
        together = quad in (Quad.VCOOP, Quad.MCOOP) and not recipients
        for source, target in combinations(actors, 2) if together else product(actors, recipients):
            tally.relation(source, target, quad, id_)
    return len(sides)


def _taking_part(row: Any, centre: str | None, tally: Tally) -> str | None:
    if row.country is not None and (row.country == centre or not row.named):
        return tally.country(row.country)
    person = references.reference(row)
    return tally.entity(person) if person is not None and row.named else None


def _country_name(code: str) -> str:
    from onrecord.authority import places

    return places().countries[code].name if code in places().countries else code


def _named(entity: Any) -> ColumnElement[bool]:
    """Return the condition that an entity can be a party: that its article calls it by a name, not only otherwise."""
    mention = schema.mention
    named = select(mention.c.entity).where(mention.c.entity == entity.c.number, mention.c.kind == str(MentionKind.NAME))
    by_name = named.correlate(entity).exists()
    return and_(entity.c.type.in_(_PARTIES), by_name)


def speeches(
    connection: Connection, known: Authority, wanted: Wanted, centre: str | None, meant: Set[str], tally: Tally
) -> int:
    """Count who spoke about whom in the latest quotations, and return how many these are.

    `centre` is the country, `meant` the identities by which a network was asked for.
    """
    seen: set[int] = set()
    for chosen, of_centre in _spoken(connection, known, wanted, centre, meant, tally):
        tally.complete &= len(chosen) < MAX_RELATED
        numbers = [number for number in chosen if number not in seen]
        seen.update(numbers)
        places = {number: place for place, number in enumerate(numbers)}
        rows: list[Any] = []
        for i in range(0, len(numbers), mapping.BATCH):
            rows += connection.execute(_mentioning(numbers[i : i + mapping.BATCH]))
        speakers = _speakers(connection, {row.speaker for row in rows})
        for row in sorted(rows, key=lambda row: (places[row.number], row.key)):
            target = references.reference(row)
            if target is not None and row.speaker in speakers:
                source = tally.country(centre) if centre and of_centre else tally.entity(speakers[row.speaker])
                tally.relation(source, tally.entity(target), None, row.id)
    return len(seen)


def _speakers(connection: Connection, numbers: set[int]) -> dict[int, PersonReference]:
    """Return who the entities of these numbers are."""
    entity = schema.entity
    statement = references.joined(select(entity.c.number, *references.COLUMNS).select_from(entity), entity.c.number)
    rows = connection.execute(statement.where(entity.c.number.in_(among("numbers"))), {"numbers": [*numbers]})
    return {row.number: one for row in rows if (one := references.reference(row)) is not None}


def _spoken(
    connection: Connection, known: Authority, wanted: Wanted, centre: str | None, meant: Set[str], tally: Tally
) -> Iterator[tuple[list[int], bool]]:
    """Yield numbers of the latest quotations, and whether they are those of a country asked for."""
    when = Filter(since=wanted.since, until=wanted.until)
    if wanted.party is None:
        yield _latest(connection, when), False
        return
    by_them = said_by(connection, known, wanted.party, when)
    yield ways.newest(connection, by_them, MAX_RELATED), centre is not None
    yield _about(connection, when, centre) if centre else _naming(connection, when, meant, tally), False


def _latest(connection: Connection, when: Filter) -> list[int]:
    """Return the quotations of the newest articles: to put these in order takes less than to do so with quotations."""
    made = choosing.choice(connection, None, "article", None, when)
    articles = ways.page(connection, made, _MOST_ARTICLES).page
    told, quotation = schema.listing, schema.quotation
    chosen = (
        select(quotation.c.number)
        .join_from(quotation, told, told.c.article == quotation.c.article)
        .where(quotation.c.article.in_(articles), quotation.c.speaker_key.is_not(None))
        .order_by(told.c.published.desc().nulls_last(), told.c.id, quotation.c.position)
    )
    return list(connection.execute(chosen.limit(MAX_RELATED)).scalars())


def _about(connection: Connection, when: Filter, code: str) -> list[int]:
    """Return the newest quotations whose words hold a name of a country."""
    from onrecord.authority import places

    country = places().countries[code]
    names = dict.fromkeys([country.name, *country.names])
    made = choosing.choice(connection, None, "quotation", None, when)
    saying = connection.execute(sqlite.quotations_saying([query.name(name) for name in names]))
    made.speakers = sorted(row.number for row in saying)
    made.own.append("q.speaker_key IS NOT NULL")
    return ways.newest(connection, made, MAX_RELATED)


def _naming(connection: Connection, when: Filter, ids: Set[str], tally: Tally) -> list[int]:
    """Return the newest quotations whose words name one of these identities."""
    entities: list[int] = []
    for id_ in sorted(ids):
        theirs = appearing.articles(connection, id_, _MOST_WITH_THEM + 1, since=when.since, until=when.until)
        tally.complete &= len(theirs) <= _MOST_WITH_THEM
        entities += [one.entity for one in theirs[:_MOST_WITH_THEM]]
    return sqlite.numbers(connection, _NAMING, {"entities": json.dumps(entities), "most": MAX_RELATED})


def _mentioning(numbers: Sequence[int]) -> Select[Any]:
    """Return a query for named entities in the words of quotations by named speakers."""
    quotation, fragment = schema.quotation, schema.fragment
    mention, entity, speaker = schema.mention, schema.entity, schema.entity.alias("speaker")
    within = and_(
        mention.c.entity == entity.c.number, mention.c.start >= fragment.c.start, mention.c.stop <= fragment.c.stop
    )
    return references.joined(
        select(quotation.c.number, quotation.c.id, entity.c.key, speaker.c.number.label("speaker"), *references.COLUMNS)
        .select_from(quotation)
        .join(fragment, fragment.c.quotation == quotation.c.number)
        .join(entity, entity.c.article == quotation.c.article)
        .join(mention, within)
        .join(speaker, speaker.c.number == quotation.c.entity),
        entity.c.number,
    ).where(
        quotation.c.number.in_(numbers),
        entity.c.number != quotation.c.entity,
        _named(entity),
        _named(speaker),
    )
