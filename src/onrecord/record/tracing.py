"""Who is who across articles, kept up to date: whatever a change touches is clustered anew, the rest is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.authority import Authority
from onrecord.identities import Identity, Occurrence, cluster, occurrence_id, occurrences
from onrecord.identities.fitting import Profile, keys, profile
from onrecord.identities.known import known_identity
from onrecord.model import Entity, MentionKind, Reading, Span
from onrecord.record import mapping, people_schema, schema, sqlite
from onrecord.record.components import Component, batches, complete, load
from onrecord.record.folding import fold
from onrecord.record.people_schema import identity, name_key, occurrence, occurrence_succession
from onrecord.record.succession import successors


@dataclass(frozen=True, slots=True)
class Before:
    """What an article's occurrences were before it was read again.

    `content` is where each was named that any reading ever found, by id; `touched` all that those there now can be one
    with, themselves included; `identities` whom they were taken for.
    """

    content: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()


_PAGE = 100


def trace(connection: Connection, reading: Reading, entities: Sequence[int], known: Authority) -> None:
    """Find out who the entities of a reading are, which are in the record under these numbers, in order."""
    found = occurrences(reading, known)
    rows = [_row(number, one) for number, one in zip(entities, found, strict=True)]
    _file(connection, {told.id: told for one in found if (told := profile(one))})
    if rows:
        connection.execute(insert(occurrence), rows)
    refresh(connection, (one.id for one in found), known)


def before(connection: Connection, article: int) -> Before:
    """Return what an article's occurrences are, to be asked before its reading is taken out."""
    entity, mention, succession = schema.entity, schema.mention, occurrence_succession
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
    touched = load(connection, (row.id for row in there)).occurrences
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
    left = {*gone, *component.named, *component.asked, *(identity for identity, _ in component.before.values())}
    moved: set[int] = set()
    changes = []
    for one in found:
        for member in one.members:
            if component.before[member.occurrence] != (one.id, member.why):
                number = component.entities[member.occurrence]
                changes.append({"number": number, "identity": one.id, "why": member.why})
                moved.add(number)
    _move(connection, changes)
    for one in found:
        moved |= _follow(connection, one, component)
    _respeak(connection, moved, renamed)
    _tidy(connection, left)


def _clustered(component: Component, known: Authority) -> tuple[Identity, ...]:
    judgements = list(component.judgements.values())
    return cluster(component.occurrences.values(), judgements, lambda key: known_identity(key, known))


def _scattered(component: Component, found: Iterable[Identity]) -> set[str]:
    """Return the profiles whose occurrences have to be placed one by one, and are not all loaded."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        for member in one.members:
            told = component.profiles.get(member.occurrence)
            if told is not None and member.occurrence not in component.named:
                homes[told].add("" if member.why in ("alone", "context") else one.id)
    return {told for told, ids in homes.items() if told in component.partial and (len(ids) > 1 or "" in ids)}


def catch_up(connection: Connection, known: Authority) -> None:
    """Trace the entities of articles that were added before identities were kept."""
    entity = schema.entity
    while True:
        missing = select(entity.c.article).outerjoin(occurrence).where(occurrence.c.entity.is_(None)).distinct()
        numbers = connection.execute(missing.order_by(entity.c.article).limit(_PAGE)).scalars().all()
        if not numbers:
            return
        for number, reading in zip(numbers, mapping.readings(connection, numbers), strict=True):
            rows = select(entity.c.number).where(entity.c.article == number).order_by(entity.c.position)
            trace(connection, reading, connection.execute(rows).scalars().all(), known)


def _row(number: int, one: Occurrence) -> dict[str, object]:
    told = profile(one)
    return {
        "entity": number,
        "id": one.id,
        "known": one.known,
        "profile": told.id if told else None,
        "name": one.name,
        "around": tuple(sorted(one.around)),
        "identity": "",  # until `refresh` has found it
        "why": "",
    }


def _file(connection: Connection, profiles: Mapping[str, Profile]) -> None:
    """Keep profiles that the record does not have, and the keys under which those alike are found."""
    table = people_schema.profile
    there: set[str] = set()
    for batch in batches(profiles):
        there.update(connection.execute(select(table.c.id).where(table.c.id.in_(batch))).scalars())
    new = [told for key, told in sorted(profiles.items()) if key not in there]
    if not new:
        return
    rows = [{"id": one.id, "type": str(one.type), "name": one.name, "home": tuple(sorted(one.home))} for one in new]
    connection.execute(insert(table), rows)
    filed = [{"key": key, "profile": one.id} for one in new for key in sorted(keys(one))]
    if filed:
        connection.execute(insert(name_key), filed)


def _named(one: Entity) -> tuple[Span, ...]:
    return tuple(mention.span for mention in one.mentions if mention.kind is MentionKind.NAME)


def _store_identities(connection: Connection, found: Iterable[Identity]) -> set[str]:
    """Store identities that are new or have changed; return the ids of those whose name has."""
    rows = {one.id: _identity_row(one) for one in found}
    there = {
        row.id: row._asdict()
        for batch in batches(rows)
        for row in connection.execute(select(identity).where(identity.c.id.in_(batch)))
    }
    new = [row for key, row in rows.items() if key not in there]
    changed = [row for key, row in rows.items() if key in there and there[key] != row]
    if new:
        connection.execute(insert(identity), new)
    for row in changed:
        connection.execute(update(identity).where(identity.c.id == row["id"]), row)
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


def _move(connection: Connection, changes: Sequence[Mapping[str, object]]) -> None:
    for row in changes:
        moved = update(occurrence).where(occurrence.c.entity == row["number"])
        connection.execute(moved, {"identity": row["identity"], "why": row["why"]})


def _follow(connection: Connection, one: Identity, component: Component) -> set[int]:
    """Let those follow who go wherever others of their profile, or of the authority's key, go; return their numbers.

    They are not loaded: there may be tens of thousands, and they move together.
    """
    column = occurrence.c
    reasons = {
        component.profiles[member.occurrence]: member.why
        for member in one.members
        if component.profiles.get(member.occurrence) in component.partial and member.occurrence not in component.named
    }
    keys = (component.named | component.asked).intersection(one.keys)
    groups = [(column.profile == told, why) for told, why in reasons.items()]
    groups += [(column.known == key, "authority") for key in keys]
    moved: set[int] = set()
    for condition, why in groups:
        elsewhere = (column.identity < one.id) | (column.identity > one.id)  # ranges, for the index's sake
        rows = connection.execute(select(column.entity, column.id).where(condition, elsewhere))
        numbers = [row.entity for row in rows if row.id not in component.occurrences]
        _move(connection, [{"number": number, "identity": one.id, "why": why} for number in numbers])
        moved.update(numbers)
    return moved


def _respeak(connection: Connection, moved: set[int], renamed: set[str]) -> None:
    """Let quotations be found by what their speakers are called now."""
    entity, quotation = schema.entity, schema.quotation
    spoken = (
        select(quotation.c.number, identity.c.name)
        .join(entity, (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key))
        .join(occurrence, occurrence.c.entity == entity.c.number)
        .join(identity, identity.c.id == occurrence.c.identity)
    )
    conditions = [occurrence.c.identity.in_(batch) for batch in batches(renamed)]
    numbers = sorted(moved)
    conditions += [entity.c.number.in_(numbers[i : i + mapping.BATCH]) for i in range(0, len(numbers), mapping.BATCH)]
    for condition in conditions:
        names = {row.number: fold(row.name) for row in connection.execute(spoken.where(condition))}
        sqlite.rename_speakers(connection, names)


def _tidy(connection: Connection, ids: set[str]) -> None:
    """Forget identities that nobody has any more."""
    for batch in batches(ids):
        kept = select(occurrence.c.identity).where(occurrence.c.identity.in_(batch))
        connection.execute(delete(identity).where(identity.c.id.in_(batch), identity.c.id.not_in(kept)))
