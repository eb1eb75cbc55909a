"""Who is who across articles, kept up to date: whatever a change touches is clustered anew, the rest is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from onrecord.authority import Authority
from onrecord.identities import Identity, Occurrence, occurrence_id
from onrecord.identities.clustering import cluster
from onrecord.identities.fitting import Profile, keys, profile
from onrecord.identities.known import known_identity
from onrecord.model import Entity, MentionKind, Reading, Span
from onrecord.record import joining, mapping, people_schema, references, schema, sqlite
from onrecord.record.components import Component, complete, load
from onrecord.record.folding import fold
from onrecord.record.joining import Place
from onrecord.record.people_schema import identity, name_key, occurrence, occurrence_succession
from onrecord.record.schema import entity, quotation
from onrecord.record.sqlite import among
from onrecord.record.succession import successors


@dataclass(frozen=True, slots=True)
class Before:
    """What an article's occurrences were before it was read again.

    `content` is where each was named that any reading ever found, by id; `touched` all nodes that those there now can
    be one with, themselves included; `identities` whom they were taken for.
    """

    content: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()


_PAGE = 100


def trace(connection: Connection, traced: Iterable[tuple[Reading, Sequence[int]]], known: Authority) -> None:
    """Find out who the entities of readings are, which are in the record under these numbers, in order.

    Of several readings at once the same as of one after the other, in much less time.
    """
    from onrecord.identities.evidence import occurrences

    found: dict[int, Occurrence] = {}
    for reading, entities in traced:
        found |= dict(zip(entities, occurrences(reading, known), strict=True))
    if not found:
        return
    profiles = {one.id: told for one in found.values() if (told := profile(one))}
    _file(connection, {told.id: told for told in profiles.values()})
    single = joining.alone(connection, found.values(), profiles)
    renamed = _store_identities(connection, single)
    places = joining.joined(connection, found.values(), profiles, known)
    places |= {one.id: Place(one.id, member.why) for one in single for member in one.members}
    rows = [_row(number, one, profiles.get(one.id), places.get(one.id, _NOWHERE)) for number, one in found.items()]
    connection.execute(insert(occurrence), rows)
    _respeak(connection, {number for number, one in found.items() if one.id in places}, renamed)
    open_ = [one for one in found.values() if one.id not in places]
    # What the authority knows is called what the authority says; the rest, what most articles say.
    told_by_all = {one.known for one in open_ if one.known and known_identity(one.known, known) is None}
    if open_:
        refresh(connection, {*(one.id for one in open_), *told_by_all}, known)


def before(connection: Connection, article: int) -> Before:
    """Return what an article's occurrences are, to be asked before its reading is taken out."""
    mention, succession = schema.mention, occurrence_succession
    content = {
        row.id: row.content
        for row in connection.execute(select(succession).where(succession.c.article == article))
    }  # fmt: skip
    there = connection.execute(select(occurrence).join(entity).where(entity.c.article == article)).all()
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    named = select(mention).join(entity).where(entity.c.article == article, mention.c.kind == str(MentionKind.NAME))
    for row in connection.execute(named.order_by(mention.c.position)):
        spans[row.entity].append(Span(row.start, row.stop))
    content |= {row.id: tuple(spans[row.entity]) for row in there}
    component = load(connection, (row.id for row in there))
    touched = {*component.occurrences, *component.shared.values()}
    return Before(content, frozenset(touched), frozenset(row.identity for row in there))


def succeed(connection: Connection, article: int, reading: Reading, before: Before) -> None:
    """Remember which occurrence of a new reading takes the place of each that earlier ones found."""
    content = {occurrence_id(reading.article.id, one.key): _named(one) for one in reading.people}
    found = successors(before.content, content)
    connection.execute(delete(occurrence_succession).where(occurrence_succession.c.article == article))
    rows = [
        {"id": old, "article": article, "content": before.content[old], "successor": successor}
        for old, successor in found.items()
    ]
    if rows:
        connection.execute(insert(occurrence_succession), rows)


def refresh(connection: Connection, seeds: Iterable[str], known: Authority, gone: Iterable[str] = ()) -> None:
    """Cluster anew all that can be one with these occurrences, profiles and keys, and store what has changed.

    `gone` are identities that may have lost everybody.
    """
    component = load(connection, seeds)
    found = _clustered(component, known)
    if scattered := _scattered(component, found):
        complete(connection, component, scattered)
        found = _clustered(component, known)
    renamed = _store_identities(connection, found)
    moves = [*_moves(component, found), *_followers(connection, component, found)]
    if moves:
        connection.execute(_MOVE, [move._asdict() for move in moves])
    _respeak(connection, {move.number for move in moves}, renamed)
    _tidy(connection, {*gone, *(move.before for move in moves if move.before)})


def _clustered(component: Component, known: Authority) -> tuple[Identity, ...]:
    judgements = list(component.judgements.values())
    return cluster(component.occurrences.values(), judgements, lambda key: known_identity(key, known))


def _scattered(component: Component, found: Iterable[Identity]) -> set[str]:
    """Return the profiles whose occurrences have to be placed one by one, and are not all loaded."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        for member in one.members:
            told = component.shared.get(member.occurrence)
            if told is not None and member.occurrence not in component.named:
                homes[told].add("" if member.why in ("alone", "context") else one.id)
    return {told for told in component.partial() if len(homes[told]) > 1 or "" in homes[told]}


def catch_up(connection: Connection, known: Authority) -> None:
    """Trace the entities of articles that were added before identities were kept."""
    while True:
        missing = select(entity.c.article).outerjoin(occurrence).where(occurrence.c.entity.is_(None)).distinct()
        numbers = connection.execute(missing.order_by(entity.c.article).limit(_PAGE)).scalars().all()
        if not numbers:
            return
        rows = connection.execute(_ENTITIES, {"articles": numbers}).all()
        entities: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows:
            entities[row.article].append(row.number)
        readings = mapping.readings(connection, numbers)
        traced = ((reading, entities[number]) for number, reading in zip(numbers, readings, strict=True))
        trace(connection, traced, known)


def _row(number: int, one: Occurrence, told: Profile | None, place: Place) -> dict[str, object]:
    return {
        "entity": number,
        "id": one.id,
        "known": one.known,
        "profile": told.id if told else None,
        "name": one.name,
        "around": tuple(sorted(one.around)),
        "identity": place.identity,
        "why": place.why,
    }


def _file(connection: Connection, profiles: Mapping[str, Profile]) -> None:
    """Keep profiles that the record does not have, and the keys under which those alike are found."""
    there = set(connection.execute(_FILED, {"ids": tuple(sorted(profiles))}).scalars())
    new = {id_: told for id_, told in sorted(profiles.items()) if id_ not in there}
    if not new:
        return
    rows = [
        {"id": id_, "type": str(told.type), "name": told.name, "home": tuple(sorted(told.home))}
        for id_, told in new.items()
    ]
    connection.execute(insert(people_schema.profile), rows)
    filed = [{"key": key, "profile": id_} for id_, told in new.items() for key in sorted(keys(told))]
    if filed:
        connection.execute(insert(name_key), filed)


def _named(one: Entity) -> tuple[Span, ...]:
    return tuple(mention.span for mention in one.mentions if mention.kind is MentionKind.NAME)


def _store_identities(connection: Connection, found: Iterable[Identity]) -> set[str]:
    """Store identities that are new or have changed; return the ids of those whose name has."""
    rows = {one.id: _identity_row(one) for one in found}
    stored = connection.execute(references.IDENTITIES, {"ids": tuple(sorted(rows))})
    there = {row.id: row._asdict() for row in stored}
    new = [row for id_, row in rows.items() if id_ not in there]
    changed = [row for id_, row in rows.items() if id_ in there and there[id_] != row]
    if new:
        connection.execute(insert(identity), new)
    if changed:
        connection.execute(_CHANGE, [{"there": row["id"], **row} for row in changed])
    return {str(row["id"]) for row in changed if row["name"] != there[str(row["id"])]["name"]}


def _identity_row(one: Identity) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "folded": f" {fold(one.name)} ",
        "type": str(one.type),
        "wikidata": one.wikidata,
        "countries": f" {' '.join(one.countries)} ",
        "known": one.keys,
    }


class _Move(NamedTuple):
    """An occurrence, by its entity's number, whom it was taken for before ("" for a new one), and whom now and why."""

    number: int
    before: str
    after: str
    reason: str


def _moves(component: Component, found: Iterable[Identity]) -> list[_Move]:
    """Return what has changed of the occurrences that are loaded."""
    return [
        _Move(component.entities[member.occurrence], component.before[member.occurrence][0], one.id, member.why)
        for one in found
        for member in one.members
        if component.before[member.occurrence] != (one.id, member.why)
    ]


def _followers(connection: Connection, component: Component, found: Iterable[Identity]) -> list[_Move]:
    """Return the moves of those that are not loaded: they go wherever those go that stand for them.

    There may be tens of thousands. They are where those were that stand for them, unless each was placed on its own
    before; where one that stood for them stays, so do they.
    """
    partial = component.partial()
    goals: dict[str, tuple[str, str]] = {}
    stay = set[str]()
    for one in found:
        for member in one.members:
            shared = component.shared.get(member.occurrence)
            if shared in partial and member.occurrence not in component.named:
                goals[shared] = (one.id, member.why)
                if component.before[member.occurrence] == goals[shared]:
                    stay.add(shared)
    moves = []
    for shared in sorted(goals.keys() - stay):
        id_, why = goals[shared]
        elsewhere = connection.execute(_ELSEWHERE, {"node": shared, "home": id_, "reason": why})
        moves += [_Move(row.entity, row.identity, id_, why) for row in elsewhere if row.id not in component.occurrences]
    return moves


def _respeak(connection: Connection, moved: set[int], renamed: set[str]) -> None:
    """Let quotations be found by what their speakers are called now."""
    if moved:
        _rename(connection, connection.execute(_SPOKEN_BY_ENTITIES, {"numbers": tuple(sorted(moved))}))
    if renamed:
        _rename(connection, connection.execute(_SPOKEN_BY_IDENTITIES, {"ids": tuple(sorted(renamed))}))


def _rename(connection: Connection, rows: Iterable[Row[Any]]) -> None:
    sqlite.rename_speakers(connection, {row.number: fold(row.name) for row in rows})


def _tidy(connection: Connection, ids: set[str]) -> None:
    """Forget identities that nobody has any more."""
    if ids:
        connection.execute(_FORGET, {"ids": tuple(sorted(ids))})


_NOWHERE = Place("", "")
"""Until `refresh` has found the place."""

_ENTITIES = (
    select(entity.c.article, entity.c.number)
    .where(entity.c.article.in_(among("articles")))
    .order_by(entity.c.article, entity.c.position)
)
_FILED = select(people_schema.profile.c.id).where(people_schema.profile.c.id.in_(among("ids")))
_CHANGE = update(identity).where(identity.c.id == bindparam("there"))
_FORGET = delete(identity).where(
    identity.c.id.in_(among("ids")), ~select(occurrence).where(occurrence.c.identity == identity.c.id).exists()
)
_MOVE = (
    update(occurrence)
    .where(occurrence.c.entity == bindparam("number"))
    .values(identity=bindparam("after"), why=bindparam("reason"))
)
# Ranges, for the index's sake.
_ELSEWHERE = select(occurrence.c.entity, occurrence.c.id, occurrence.c.identity).where(
    occurrence.c.shared == bindparam("node"),
    (occurrence.c.identity < bindparam("home"))
    | (occurrence.c.identity > bindparam("home"))
    | ((occurrence.c.identity == bindparam("home")) & (occurrence.c.why != bindparam("reason"))),
)
_SPOKEN = (
    select(quotation.c.number, identity.c.name)
    .join(occurrence, occurrence.c.entity == quotation.c.entity)
    .join(identity, identity.c.id == occurrence.c.identity)
)
_SPOKEN_BY_ENTITIES = _SPOKEN.where(quotation.c.entity.in_(among("numbers")))
_SPOKEN_BY_IDENTITIES = _SPOKEN.where(occurrence.c.identity.in_(among("ids")))
