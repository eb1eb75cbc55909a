"""Who spoke about whom, and who acted on whom: parties and the relations between them, counted.

A party is somebody who is named: a person, a body, a country. Others ("police", "a spokesman") count for their
country, where it is known, and for nobody otherwise: the same words mean others in the next article.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from onrecord.limits import MAX_CHARTED
from onrecord.model import EntityType, MentionKind, Quad
from onrecord.record import events, query, schema, sqlite
from onrecord.record.events import Wanted
from onrecord.record.finding import people_called
from onrecord.record.folding import words
from onrecord.record.timeline import said_by


_PARTIES = [str(kind) for kind in (EntityType.PERSON, EntityType.ORGANISATION, EntityType.COUNTRY)]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a network. `key` is a country's ISO 3166 alpha-3 code, else an entity's key (a Wikidata id or name).

    `name` is the one that most articles have; `central` says that the network was asked for around this party.
    """

    key: str
    name: str
    type: EntityType
    central: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How often `source` acted on `target` in events of a quad class, or, where it is None, spoke about `target`.

    Both are keys of parties; `latest` is the id of the last such event or quotation.
    """

    source: str
    target: str
    quad: Quad | None
    number: int
    latest: str


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, those with most relations first, and relations, the most frequent first.

    `events` and `quotations` were looked at; `complete` is false where there may be more than those latest ones.
    """

    parties: tuple[Party, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: int = 0
    quotations: int = 0
    complete: bool = True


@dataclass
class _Tally:
    """What is counted while rows are read, latest first."""

    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: dict[str, EntityType] = field(default_factory=dict)
    found: dict[tuple[str, str, Quad | None], list[str]] = field(default_factory=dict)

    def party(self, key: str, name: str, type_: EntityType) -> str:
        self.names[key][name] += 1
        self.types.setdefault(key, type_)
        return key

    def relation(self, source: str, target: str, quad: Quad | None, id_: str) -> None:
        if source != target:
            self.found.setdefault((source, target, quad), []).append(id_)


def network(connection: Connection, wanted: Wanted) -> Network:
    """Return who spoke about and acted on whom; see `Record.network`."""
    who = wanted.party
    centre = events.country_code(who) if who else None
    tally = _Tally()
    acts = _acts(connection, wanted, centre, tally)
    said = _speeches(connection, wanted, centre, tally) if wanted.quad is None and wanted.type is None else 0
    central = _central(who, centre, tally) if who else None
    return replace(
        _network(tally, central),
        events=acts,
        quotations=said,
        complete=acts < MAX_CHARTED and said < MAX_CHARTED,
    )


def _acts(connection: Connection, wanted: Wanted, centre: str | None, tally: _Tally) -> int:
    event, participant, entity = schema.event, schema.participant, schema.entity
    chosen = select(events.newest(wanted, MAX_CHARTED).subquery().c.number)
    same = and_(entity.c.article == event.c.article, entity.c.key == participant.c.key)
    statement = (
        select(
            event.c.number, event.c.id, event.c.quad, participant.c.role, participant.c.name, participant.c.country,
            entity.c.key, entity.c.name.label("called"), entity.c.type, _named(entity).label("named"),
        )
        .join_from(event, participant)
        .outerjoin(entity, same)
        .where(event.c.number.in_(chosen))
        .order_by(event.c.first_day.desc().nulls_last(), event.c.id, participant.c.role, participant.c.position)
    )  # fmt: skip
    sides: dict[int, tuple[str, Quad, list[str], list[str]]] = {}
    for row in connection.execute(statement):
        side = sides.setdefault(row.number, (row.id, Quad(row.quad), [], []))[2 if row.role == "actor" else 3]
        party = _taking_part(row, centre, tally)
        if party is not None and party not in side:
            side.append(party)
    for id_, quad, actors, recipients in sides.values():
        # "The ministers met": nobody else is acted on, so that they cooperate with one another.
        together = quad in (Quad.VCOOP, Quad.MCOOP) and not recipients
        for source, target in combinations(actors, 2) if together else product(actors, recipients):
            tally.relation(source, target, quad, id_)
    return len(sides)


def _taking_part(row: Any, centre: str | None, tally: _Tally) -> str | None:
    if row.country is not None and (row.country == centre or not row.named):
        return tally.party(row.country, _country_name(row.country), EntityType.COUNTRY)
    if row.key is None or not row.named:
        return None
    return _entity(row.key, row.called, row.type, tally)


def _entity(key: str, name: str, type_: str, tally: _Tally) -> str:
    """Count an entity of an article as a party, a country under its code."""
    if type_ == EntityType.COUNTRY and (code := events.country_code(name)) is not None:
        return tally.party(code, _country_name(code), EntityType.COUNTRY)
    return tally.party(key, name, EntityType(type_))


def _country_name(code: str) -> str:
    from onrecord.authority import places

    return places().countries[code].name if code in places().countries else code


def _named(entity: Any) -> ColumnElement[bool]:
    """Return the condition that an entity can be a party: that its article calls it by a name, not only otherwise."""
    mention = schema.mention
    named = select(mention.c.entity).where(mention.c.entity == entity.c.number, mention.c.kind == str(MentionKind.NAME))
    by_name = named.correlate(entity).exists()
    return and_(entity.c.type.in_(_PARTIES), by_name)


def _speeches(connection: Connection, wanted: Wanted, centre: str | None, tally: _Tally) -> int:
    seen: set[int] = set()
    for condition, of_centre in _spoken(wanted, centre):
        for row in connection.execute(_mentioning(condition)):
            if row.number not in seen:
                source = _speaker(row, centre if of_centre else None, tally)
                target = _entity(row.key, row.name, row.type, tally)
                tally.relation(source, target, None, row.id)
        numbers = connection.execute(condition).scalars()
        seen.update(numbers)
    return len(seen)


def _speaker(row: Any, centre: str | None, tally: _Tally) -> str:
    if centre is not None:
        return tally.party(centre, _country_name(centre), EntityType.COUNTRY)
    return _entity(row.speaker_key, row.speaker_name, row.speaker_type, tally)


def _spoken(wanted: Wanted, centre: str | None) -> Iterator[tuple[Any, bool]]:
    """Yield queries for the numbers of the latest quotations, and whether they are those of a country asked for."""
    article, quotation = schema.article, schema.quotation
    number = select(quotation.c.number).join_from(quotation, article)
    newest = article.c.published.desc().nulls_last()
    if wanted.party is None:
        # Articles are put in order, of which there are fewer than quotations.
        latest = select(article.c.number).where(*_published(wanted.since, wanted.until)).order_by(newest)
        within = latest.limit(MAX_CHARTED // 10).subquery()
        chosen = select(quotation.c.number).where(quotation.c.article.in_(select(within.c.number)))
        yield chosen.where(quotation.c.speaker_key.is_not(None)).limit(MAX_CHARTED), False
        return
    by_them = said_by(wanted.party, wanted.since, wanted.until)
    yield number.where(by_them).order_by(newest).limit(MAX_CHARTED), centre is not None
    names = [sqlite.quotations_matching(None, query.Query((query.name(name),))) for name in _names(wanted.party)]
    about = or_(*(quotation.c.number.in_(matching) for matching in names))
    spoken = number.where(about, quotation.c.speaker_key.is_not(None), *_published(wanted.since, wanted.until))
    yield spoken.order_by(newest).limit(MAX_CHARTED), False


def _names(who: str) -> list[str]:
    code = events.country_code(who)
    if code is None:
        return [who]
    from onrecord.authority import places

    country = places().countries[code]
    return list(dict.fromkeys([country.name, *country.names]))


def _published(since: datetime.date | None, until: datetime.date | None) -> Iterator[ColumnElement[bool]]:
    published = schema.article.c.published
    if since is not None:
        yield published >= since
    if until is not None:
        yield published <= until


def _mentioning(numbers: Any) -> Any:
    """Return a query for named entities in the words of quotations by named speakers, latest first."""
    article, quotation, fragment = schema.article, schema.quotation, schema.fragment
    mention, entity, speaker = schema.mention, schema.entity, schema.entity.alias("speaker")
    within = and_(
        mention.c.entity == entity.c.number, mention.c.start >= fragment.c.start, mention.c.stop <= fragment.c.stop
    )
    who = and_(speaker.c.article == quotation.c.article, speaker.c.key == quotation.c.speaker_key)
    about = [quotation.c[name] for name in ("number", "id", "speaker_key", "speaker_name", "speaker_type")]
    return (
        select(*about, entity.c.key, entity.c.name, entity.c.type)
        .distinct()
        .select_from(quotation)
        .join(article, article.c.number == quotation.c.article)
        .join(fragment, fragment.c.quotation == quotation.c.number)
        .join(entity, entity.c.article == quotation.c.article)
        .join(mention, within)
        .join(speaker, who)
        .where(
            quotation.c.number.in_(select(numbers.subquery().c.number)),
            entity.c.key != quotation.c.speaker_key,
            _named(entity),
            _named(speaker),
        )
        .order_by(article.c.published.desc().nulls_last(), quotation.c.id, entity.c.key)
    )


def _central(who: str, centre: str | None, tally: _Tally) -> set[str]:
    """Return the keys of the parties that a network was asked for around."""
    if centre is not None:
        return {centre}
    wanted = words(who)
    known = set(people_called(who))
    return {key for key, names in tally.names.items() if key in known or any(_in_row(wanted, name) for name in names)}


def _in_row(wanted: list[str], name: str) -> bool:
    tokens = words(name)
    return any(tokens[i : i + len(wanted)] == wanted for i in range(len(tokens) - len(wanted) + 1))


def _network(tally: _Tally, central: set[str] | None) -> Network:
    relations = [
        Relation(source, target, quad, len(set(ids)), ids[0])
        for (source, target, quad), ids in tally.found.items()
        if central is None or source in central or target in central
    ]
    relations.sort(key=lambda one: (-one.number, one.source, one.target, one.quad or ""))
    weight: Counter[str] = Counter()
    for one in relations:
        weight[one.source] += one.number
        weight[one.target] += one.number
    around = central or set()
    keys = sorted(weight, key=lambda key: (key not in around, -weight[key], key))
    parties = [
        Party(
            key, min(tally.names[key].items(), key=lambda item: (-item[1], item[0]))[0], tally.types[key], key in around
        )
        for key in keys
    ]
    return Network(tuple(parties), tuple(relations))
