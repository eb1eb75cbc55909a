"""Rows of events and quotations to who acted on whom and who spoke about whom, for `network`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations, product

from sqlalchemy import Connection, select

from onrecord.authority import Authority
from onrecord.limits import MAX_RELATED
from onrecord.model import EntityType, Quad
from onrecord.record import choosing, events, plans, query, references, schema, sqlite, ways
from onrecord.record.choosing import Filter
from onrecord.record.events import Wanted
from onrecord.record.folding import fold
from onrecord.record.people_rows import PersonReference
from onrecord.record.timeline import said_by

_MOST_ARTICLES = MAX_RELATED // 10
"""Articles whose quotations are looked at where nobody is asked for: there are about ten in each that is long."""

_TAKING_PART = """SELECT t.event, t.role, t.country, o.identity, o.entity FROM json_each(:events) AS g
    CROSS JOIN participant t ON t.event = g.value
    LEFT JOIN presence o ON o.entity = t.entity AND o.named
    ORDER BY g.key, t.number"""
"""Who takes part in events: by a name, or only for a country."""

_SPOKEN_OF = f"""SELECT q.id, s.identity, s.entity, o.identity, o.entity FROM json_each(:quotations) AS g
    CROSS JOIN spoken_of a ON a.quotation = g.value
    CROSS JOIN {plans.spoken("g.value")} AND q.entity <> a.entity
    CROSS JOIN presence s ON s.entity = q.entity AND s.named
    CROSS JOIN presence o ON o.entity = a.entity AND o.named
    ORDER BY g.key, a.entity"""  # noqa: S608 - ours
"""Named speakers, and whom their words name."""

_APPEARING = """SELECT p.entity, p.quotations FROM presence p CROSS JOIN listing l
    WHERE p.identity IN (SELECT value FROM json_each(:ids)) AND {} ORDER BY l.published DESC, l.id, p.entity"""
"""The entities of articles that are one of these identities, newest first, and how much each is quoted."""

_SAID = """SELECT q.number FROM json_each(:entities) AS g
    CROSS JOIN quotation q INDEXED BY quotation_entity ON q.entity = g.value LIMIT :most"""
_NAMING = """SELECT a.quotation FROM json_each(:entities) AS g
    CROSS JOIN spoken_of a ON a.entity = g.value LIMIT :most"""
"""Quotations by entities, and those whose words name them: in the order of the entities, which is that of the tables
(CROSS JOIN)."""


@dataclass
class Tally:
    """What is counted while rows are read, latest first.

    `names` are what the identities of a party are called, by its key, and `ids` are these; `people` is who it is, where
    that is one. `identities` has who each identity is, `keys` its key. `found` are the ids of the events or quotations
    behind a relation of a source, a target and a quad class (None: spoke about).
    """

    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: dict[str, EntityType] = field(default_factory=dict)
    people: dict[str, PersonReference] = field(default_factory=dict)
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    found: dict[tuple[str, str, Quad | None], list[str]] = field(default_factory=dict)
    identities: dict[str, PersonReference] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def learn(self, connection: Connection, entities: Mapping[str, int]) -> None:
        """Look up who identities are, by an entity of each, as far as that is not known."""
        unknown = {identity: entity for identity, entity in entities.items() if identity not in self.identities}
        self.identities |= references.of_identities(connection, unknown)

    def country(self, code: str) -> str:
        """Count a country as a party, and return its key."""
        if code not in self.types:
            self.types[code] = EntityType.COUNTRY
            self.names[code][_country_name(code)] = 1
        return code

    def entity(self, one: PersonReference) -> str:
        """Count an entity of an article as a party, and return its key."""
        key = self.keys.get(one.id)
        return self._met(one) if key is None else key

    def _met(self, one: PersonReference) -> str:
        """Count an identity that is met for the first time, and return its key."""
        code = events.country_code(one.name) if one.type is EntityType.COUNTRY else None
        if code is not None:
            key = self.country(code)
        else:
            key = one.id if one.apart else fold(one.name)
            self.types.setdefault(key, one.type)
            self.names[key][one.name] += 1
            if one.apart:
                self.people[key] = one
        self.ids[key].add(one.id)
        self.keys[one.id] = key
        return key

    def name(self, key: str) -> str:
        """Return what a party is called, by most of its identities where that differs."""
        return min(self.names[key].items(), key=lambda item: (-item[1], item[0]))[0]

    def relation(self, source: str, target: str, quad: Quad | None, id_: str) -> None:
        """Count an event or quotation; what somebody does to themselves is no relation."""
        if source != target:
            self.found.setdefault((source, target, quad), []).append(id_)


def _most(wanted: Wanted) -> int:
    """Return how many events are looked at, and quotations: around somebody, of those by and of those about them."""
    return MAX_RELATED if wanted.party is None else MAX_RELATED // 2


def acts(
    connection: Connection, known: Authority, wanted: Wanted, centre: str | None, tally: Tally
) -> tuple[int, bool]:
    """Count who acted on whom in the latest events that are wanted; return how many these are, and whether all."""
    most = _most(wanted)
    newest = events.newest(connection, known, wanted, most)
    chosen = connection.execute(newest.add_columns(schema.event.c.id, schema.event.c.quad)).all()
    rows = sqlite.rows(connection, _TAKING_PART, {"events": json.dumps([row.number for row in chosen])})
    tally.learn(connection, {identity: entity for *_, identity, entity in rows if entity is not None})
    sides: dict[int, tuple[list[str], list[str]]] = {row.number: ([], []) for row in chosen}
    for number, role, country, identity, _ in rows:
        side = sides[number][role != "actor"]
        party = _party(tally.identities.get(identity), country, centre, tally)
        if party is not None and party not in side:
            side.append(party)
    for row in chosen:
        actors, recipients = sides[row.number]
        # "The ministers met": nobody else is acted on, so that they cooperate with one another.
        together = row.quad in (Quad.VCOOP, Quad.MCOOP) and not recipients
        for source, target in combinations(actors, 2) if together else product(actors, recipients):
            tally.relation(source, target, Quad(row.quad), row.id)
    return len(chosen), len(chosen) < most


def _party(person: PersonReference | None, country: str | None, centre: str | None, tally: Tally) -> str | None:
    """Count who takes part, where that is a party: somebody who is named, or else a country."""
    if country is not None and (country == centre or person is None):
        return tally.country(country)
    return None if person is None else tally.entity(person)


def _country_name(code: str) -> str:
    from onrecord.authority import places

    return places().countries[code].name if code in places().countries else code


def speeches(
    connection: Connection, known: Authority, wanted: Wanted, centre: str | None, meant: Set[str], tally: Tally
) -> tuple[int, bool]:
    """Count who spoke about whom in the latest quotations; return how many these are, and whether they are all.

    `centre` is the country, `meant` the identities by which a network was asked for: then one half of the quotations is
    theirs, the other about them.
    """
    seen: set[int] = set()
    complete = True
    most = _most(wanted)
    for chosen, of_centre in _spoken(connection, known, wanted, centre, meant, most):
        complete = complete and len(chosen) < most
        numbers = [number for number in dict.fromkeys(chosen) if number not in seen]
        seen.update(numbers)
        rows = sqlite.rows(connection, _SPOKEN_OF, {"quotations": json.dumps(numbers)})
        tally.learn(connection, {identity: entity for row in rows for identity, entity in (row[1:3], row[3:])})
        people = tally.identities
        for id_, speaker, _, other, _ in rows:
            source = tally.country(centre) if centre and of_centre else tally.entity(people[speaker])
            tally.relation(source, tally.entity(people[other]), None, id_)
    return len(seen), complete


def _spoken(
    connection: Connection, known: Authority, wanted: Wanted, centre: str | None, meant: Set[str], most: int
) -> Iterator[tuple[list[int], bool]]:
    """Yield numbers of the latest quotations, `most` at a time, and whether they are those of a country asked for."""
    when = Filter(since=wanted.since, until=wanted.until)
    if wanted.party is None:
        yield _latest(connection, when, most), False
        return
    if centre is None:
        appearing = _appearing(connection, meant, when)
        speaking = [entity for entity, quotations in appearing if quotations]
        for statement, entities in ((_SAID, speaking), (_NAMING, [entity for entity, _ in appearing])):
            yield sqlite.numbers(connection, statement, {"entities": json.dumps(entities), "most": most}), False
        return
    by_it = said_by(connection, known, wanted.party, when)
    yield ways.newest(connection, by_it, most), True
    about = choosing.choice(connection, None, "quotation", None, when)
    about.speakers = _about(connection, centre)
    yield ways.newest(connection, about, most), False


def _appearing(connection: Connection, ids: Set[str], when: Filter) -> list[tuple[int, int]]:
    """Return the entities of articles that are one of these identities, newest first, and how much each is quoted."""
    made = choosing.choice(connection, None, "article", None, when)
    statement = _APPEARING.format(" AND ".join(["l.article = p.article", *made.dated]))
    given = made.parameters | {"ids": json.dumps(sorted(ids))}
    return [(entity, quotations) for entity, quotations in sqlite.rows(connection, statement, given)]


def _latest(connection: Connection, when: Filter, most: int) -> list[int]:
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
    return list(connection.execute(chosen.limit(most)).scalars())


def _about(connection: Connection, code: str) -> list[int]:
    """Return the quotations whose words hold a name of a country."""
    from onrecord.authority import places

    country = places().countries[code]
    names = dict.fromkeys([country.name, *country.names])
    return sorted(sqlite.quotations_saying(connection, [query.name(name) for name in names]))
